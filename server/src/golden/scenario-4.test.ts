import { addDays } from '@portico/domain/time';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { sweepDealsWith } from '../deals/jobs.ts';
import { deals } from '../deals/table.ts';
import { goodClaim, person, seedWorld } from '../deals/testing.ts';
import { events } from '../outbox/table.ts';
import { appRouter } from '../router.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { callerFor } from '../trpc/testing.ts';
import { letDaysPass } from './testing/let-days-pass.ts';

const anna = person('nord-anna', 'nord', 'seller');
const dora = person('sued-dora', 'sued', 'seller');
const emil = person('velo-emil', 'velo', 'deal_desk');
const finn = person('velo-finn', 'velo', 'analyst');

type Outcome<D> = { ok: true; deal: D } | { ok: false };
function done<D>(outcome: Outcome<D>): D {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.deal;
}
const reference = (deal: { id: string; version: number }) => ({ dealId: deal.id, version: deal.version });

describe('golden scenario 4: sweeper down for two days, protection that ended yesterday already reads as expired everywhere', () => {
  let test: TestDatabase;
  let dealId: string;
  const as = (actor: UserActor) => callerFor(appRouter, { db: test.db, actor });
  const toldOf = async (id: string) => {
    const rows = await test.db.read
      .select({ name: events.name })
      .from(events)
      .where(eq(events.aggregateId, id));
    return rows.map(({ name }) => name);
  };

  beforeAll(async () => {
    test = await openTestDatabase();
    await seedWorld(test.db);
    const claim = await goodClaim(test.db, { estAmountMinor: 2_000_000, estCurrency: 'EUR' });
    const deal = done(await as(anna).deals.submit({ claim }));
    const approved = done(await as(emil).desk.approve(reference(deal)));
    dealId = deal.id;
    // Protection lasts to the end of its 90th or 91st day; two days later it ended yesterday, and no sweep has run since.
    await letDaysPass(test.db, dealId, 92);
    expect(approved.protection).toBe('active');
  });
  afterAll(() => test[Symbol.asyncDispose]());

  it('nothing was stored or told: only the clock has moved', async () => {
    const [row] = await test.db.read.select().from(deals).where(eq(deals.id, dealId));
    expect(row).toMatchObject({ review: 'approved', outcome: 'open', toldUntil: null });
    const now = await test.db.now();
    expect(row?.protectionEnd && row.protectionEnd <= addDays(now, -1)).toBe(true);
    expect(await toldOf(dealId)).not.toContain('deal.expired');
  });

  it('in the deal, to its partner, the desk and every reader, and its benefits have stopped', async () => {
    for (const reader of [anna, emil, finn])
      expect(await as(reader).deals.get({ dealId })).toMatchObject({
        protection: 'expired',
        benefitState: 'stopped',
      });
    expect(await as(emil).desk.get({ dealId })).toMatchObject({ protection: 'expired' });
  });

  it('in lists and in counts', async () => {
    for (const reader of [anna, emil, finn]) {
      const { rows } = await as(reader).deals.list({});
      expect(rows.find(({ id }) => id === dealId)?.protection).toBe('expired');
      const expired = await as(reader).deals.list({ protections: ['expired'] });
      expect(expired.rows.map(({ id }) => id)).toEqual([dealId]);
      const alive = await as(reader).deals.list({ protections: ['active', 'expiring', 'held'] });
      expect(alive.rows).toEqual([]);
      expect((await as(reader).deals.summary()).protections).toEqual({ expired: 1 });
    }
  });

  it('to the rules: no change of it, and a rival is clear, approved and given the customer', async () => {
    const amended = await as(anna).deals.amend({
      ...reference(await as(anna).deals.get({ dealId })),
      changes: { competitor: 'Rapid' },
      reason: 'New facts',
    });
    expect(amended).toMatchObject({ ok: false, refusal: { rule: 'DM39', key: 'expired' } });
    const again = await as(anna).deals.submit({ claim: await goodClaim(test.db) });
    expect(again).toMatchObject({ ok: false, refusal: { rule: 'DM45', key: 'too_soon' } });
    const theirs = done(await as(dora).deals.submit({ claim: await goodClaim(test.db) }));
    expect(await as(emil).desk.get({ dealId: theirs.id })).toMatchObject({ verdict: 'clear', conflicts: [] });
    expect(done(await as(emil).desk.approve(reference(theirs)))).toMatchObject({ protection: 'active' });
  });

  it('the sweeper, back again, tells it once and changes nothing of how it reads', async () => {
    const sweep = () =>
      sweepDealsWith(test.db)({ id: 'job', payload: {}, attempt: 1, signal: new AbortController().signal });
    const before = await as(anna).deals.get({ dealId });
    await sweep();
    await sweep();
    expect((await toldOf(dealId)).filter((name) => name === 'deal.expired')).toHaveLength(1);
    expect(await toldOf(dealId)).not.toContain('deal.expiring');
    expect(await as(anna).deals.get({ dealId })).toEqual(before);
  });
});

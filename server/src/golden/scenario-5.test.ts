import { addDays } from '@portico/domain/time';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { goodClaim, overriding, person, seedWorld } from '../deals/testing.ts';
import { appRouter } from '../router.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { callerFor } from '../trpc/testing.ts';
import { letDaysPass } from './testing/let-days-pass.ts';

const anna = person('nord-anna', 'nord', 'seller');
const dora = person('sued-dora', 'sued', 'seller');
const emil = person('velo-emil', 'velo', 'deal_desk');

type Outcome<D> = { ok: true; deal: D } | { ok: false };
function done<D>(outcome: Outcome<D>): D {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.deal;
}
const reference = (deal: { id: string; version: number }) => ({ dealId: deal.id, version: deal.version });

describe('golden scenario 5: extension pending at expiry: held, then approved → new end counts from old end; refused → expired at decision', () => {
  let test: TestDatabase;
  const as = (actor: UserActor) => callerFor(appRouter, { db: test.db, actor });
  beforeEach(async () => {
    test = await openTestDatabase();
    await seedWorld(test.db);
  });
  afterEach(() => test[Symbol.asyncDispose]());

  /** A deal whose protection would have ended three or four days ago, with an extension that was asked for before. */
  async function pendingAtExpiry() {
    const claim = await goodClaim(test.db);
    const submitted = done(await as(anna).deals.submit({ claim }));
    const { id: dealId } = done(await as(emil).desk.approve(reference(submitted)));
    await letDaysPass(test.db, dealId, 85);
    const open = await as(anna).deals.get({ dealId });
    done(
      await as(anna).deals.requestExtension({ ...reference(open), evidence: 'Three demos, dates inside' }),
    );
    await letDaysPass(test.db, dealId, 10);
    return { claim, deal: await as(anna).deals.get({ dealId }) };
  }

  it('held: the partner keeps the customer past the end, for every reader and against every rival', async () => {
    const { claim, deal } = await pendingAtExpiry();
    expect(deal.protection).toBe('held');
    expect(deal.protectionEnd && deal.protectionEnd < (await test.db.now())).toBe(true);
    const held = await as(emil).deals.list({ protections: ['held'] });
    expect(held.rows.map(({ id }) => id)).toContain(deal.id);
    const theirs = done(await as(dora).deals.submit({ claim }));
    expect(theirs.verdict).not.toBe('clear');
    const taken = await as(emil).desk.approve({ ...reference(theirs), ...overriding });
    expect(taken).toMatchObject({ ok: false, refusal: { key: 'already_reserved' } });
  });

  it('approved: the new end is 60 days after the old end, not after the decision', async () => {
    const { deal } = await pendingAtExpiry();
    const granted = done(await as(emil).desk.decideExtension({ ...reference(deal), granted: true }));
    const end = addDays(deal.protectionEnd ?? '', 60);
    expect(granted).toMatchObject({ protection: 'active', protectionEnd: end, extensionCount: 1 });
    expect(granted.protectionEndOriginal).toBe(deal.protectionEnd);
  });

  it('refused: expired at the very decision, the customer is free for a rival at once', async () => {
    const { claim, deal } = await pendingAtExpiry();
    const noteShared = 'The dates are from before the registration';
    const refused = done(
      await as(emil).desk.decideExtension({ ...reference(deal), granted: false, noteShared }),
    );
    expect(refused).toMatchObject({ protection: 'expired', extension: { status: 'refused', noteShared } });
    expect(refused.protectionEnd).toBe(refused.extension?.decidedAt);
    const again = await as(anna).deals.requestExtension({ ...reference(refused), evidence: 'One more demo' });
    expect(again).toMatchObject({ ok: false, refusal: { rule: 'DM36', key: 'refused_at_end' } });
    const theirs = done(await as(dora).deals.submit({ claim }));
    expect(done(await as(emil).desk.approve(reference(theirs)))).toMatchObject({ protection: 'active' });
  });
});

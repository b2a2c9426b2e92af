import { addDays } from '@portico/domain/time';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { deskRouter } from '../deals/desk.ts';
import { sweepDealsWith } from '../deals/jobs.ts';
import { dealsRouter } from '../deals/router.ts';
import { customer, goodClaim, person, seedWorld } from '../deals/testing.ts';
import { letDaysPass } from '../golden/testing/let-days-pass.ts';
import { events } from '../outbox/table.ts';
import { callerFor } from '../trpc/testing.ts';
import { listCoverage } from './coverage-store.ts';
import { findVerdict } from './store.ts';
import { coverages } from './table.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
  await seedWorld(test.db);
});
afterAll(() => test[Symbol.asyncDispose]());

const nord = person('nord-anna', 'nord', 'seller');
const sued = person('sued-dora', 'sued', 'partner_admin');
const emil = person('velo-emil', 'velo', 'deal_desk');
const as = (actor: typeof nord) => callerFor(dealsRouter, { db: test.db, actor });
const desk = () => callerFor(deskRouter, { db: test.db, actor: emil });
const reference = (deal: { id: string; version: number }) => ({ dealId: deal.id, version: deal.version });

type Outcome<D> = { ok: true; deal: D } | { ok: false };
function done<D>(outcome: Outcome<D>): D {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.deal;
}
async function registered(actor: typeof nord, changes: Parameters<typeof goodClaim>[1] = {}) {
  return done(await as(actor).submit({ claim: await goodClaim(test.db, changes) }));
}
const approve = async (deal: { id: string; version: number }) => desk().approve(reference(deal));

describe('incumbents', () => {
  it('RC31: who won a deal has the first right on its renewal; others are told to wait, and the incumbent of them', async () => {
    const won = done(await approve(await registered(nord, customer(10))));
    done(await as(nord).close({ ...reference(won), outcome: 'won' }));
    const filter = { kind: 'incumbent' as const, now: await test.db.now(), limit: 50 };
    const { rows } = await listCoverage(test.db.read, filter);
    expect(rows).toMatchObject([
      {
        partnerId: 'nord',
        source: 'deal',
        enteredById: 'nord-anna',
        products: { kind: 'products', productIds: ['fuse'] },
      },
    ]);
    // Told again, it stays one.
    done(await as(nord).close({ ...reference(won), outcome: 'won' }));
    expect((await listCoverage(test.db.read, filter)).rows).toHaveLength(1);

    const renewal = await registered(sued, { ...customer(10), dealType: 'renewal' });
    expect(await findVerdict(test.db.read, renewal.id)).toMatchObject({
      result: 'soft_conflict',
      ruleId: 'RC9',
    });
    const told = await test.db.read.select().from(events).where(eq(events.name, 'coverage.renewal_noted'));
    expect(told.map(({ orgId, visibility }) => [orgId, visibility])).toEqual([['nord', 'internal']]);
    expect(JSON.stringify(told)).not.toContain('sued');
    const own = await registered(nord, { ...customer(10), dealType: 'renewal' });
    expect((await findVerdict(test.db.read, own.id))?.opposing.map(({ rule }) => rule)).not.toContain('RC9');
    const fresh = await registered(sued, { ...customer(10), dealType: 'new', customerName: 'Ilmtaler Senf' });
    expect((await findVerdict(test.db.read, fresh.id))?.ruleId).not.toBe('RC9');
  });

  it('RC31: a renewal that another partner wins makes it the incumbent in place of the first', async () => {
    const won = done(await approve(await registered(nord, customer(12))));
    done(await as(nord).close({ ...reference(won), outcome: 'won' }));
    const renewal = done(await approve(await registered(sued, { ...customer(12), dealType: 'renewal' })));
    done(await as(sued).close({ ...reference(renewal), outcome: 'won' }));
    const { rows } = await listCoverage(test.db.read, {
      kind: 'incumbent',
      now: await test.db.now(),
      limit: 50,
    });
    const accountId = (await findVerdict(test.db.read, renewal.id))?.accountId;
    expect(rows.filter((row) => row.accountId === accountId).map(({ partnerId }) => partnerId)).toEqual([
      'sued',
    ]);
  });

  it('RC9: a renewal that waits is judged again when the first right has run out, once, and no partner is told', async () => {
    const won = done(await approve(await registered(nord, customer(14))));
    done(await as(nord).close({ ...reference(won), outcome: 'won' }));
    const renewal = await registered(sued, { ...customer(14), dealType: 'renewal' });
    const sweep = () =>
      sweepDealsWith(test.db)({
        id: 'job',
        payload: {},
        attempt: 1,
        signal: new AbortController().signal,
      });
    const told = async () =>
      (await test.db.read.select().from(events).where(eq(events.name, 'deal.first_right_ended'))).map(
        ({ aggregateId, visibility, payload }) => [aggregateId, visibility, payload['result']],
      );
    await sweep();
    expect(await told()).toEqual([]);
    expect((await findVerdict(test.db.read, renewal.id))?.ruleId).toBe('RC9');
    const earlier = addDays(await test.db.now(), -60);
    await test.db.write((tx) => tx.update(coverages).set({ enteredAt: earlier, startsAt: earlier }));
    await letDaysPass(test.db, renewal.id, 31);
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect(await told()).toEqual([[renewal.id, 'internal', 'clear']]);
    expect((await findVerdict(test.db.read, renewal.id))?.result).toBe('clear');
  });
});

import type { InfoRequest } from '@portico/domain/deals/deal';
import { addDays, addMs, type Instant } from '@portico/domain/time';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { events } from '../outbox/table.ts';
import { callerFor } from '../trpc/testing.ts';
import { deskRouter } from './desk.ts';
import { sweepDealsWith } from './jobs.ts';
import { letDaysPass } from '../golden/testing/let-days-pass.ts';
import { dealsRouter } from './router.ts';
import { deals, dealSweeps } from './table.ts';
import { customer, goodClaim, person, seedWorld } from './testing.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
  await seedWorld(test.db);
  await sweep();
});
afterAll(() => test[Symbol.asyncDispose]());

const seller = person('nord-anna', 'nord', 'seller');
const reviewer = person('velo-emil', 'velo', 'deal_desk');
const sweep = () =>
  sweepDealsWith(test.db)({ id: 'job', payload: {}, attempt: 1, signal: new AbortController().signal });

async function submitted(changes = {}) {
  const outcome = await callerFor(dealsRouter, { db: test.db, actor: seller }).submit({
    claim: await goodClaim(test.db, changes),
  });
  if (!outcome.ok) throw new Error('refused');
  return { dealId: outcome.deal.id, version: outcome.deal.version };
}
const desk = () => callerFor(deskRouter, { db: test.db, actor: reviewer });
const change = (dealId: string, changes: Partial<typeof deals.$inferInsert>) =>
  test.db.write((tx) => tx.update(deals).set(changes).where(eq(deals.id, dealId)));
const told = async (dealId: string) => {
  const rows = await test.db.read
    .select({ name: events.name })
    .from(events)
    .where(eq(events.aggregateId, dealId))
    .orderBy(asc(events.seq));
  // What the conflict rules made of it is told beside it.
  return rows.map((row) => row.name).filter((name) => name !== 'deal.judged');
};
/** An instant behind every sweep so far, and already past. */
async function nextInstant(): Promise<Instant> {
  const next = addMs(await test.db.now(), 1);
  await vi.waitUntil(async () => (await test.db.now()) > next, { interval: 1 });
  return next;
}

describe('the sweeper', () => {
  it('withdraws a deal whose questions lapsed, once, and says so (DM10)', async () => {
    const deal = await submitted();
    const asked = await desk().requestInfo({ ...deal, items: [{ question: 'Who?', kind: 'missing' }] });
    if (!asked.ok) throw new Error('refused');
    const due = addDays(await test.db.now(), -8);
    const info: InfoRequest = { items: asked.deal.info?.items ?? [], askedAt: due, dueAt: due };
    await change(deal.dealId, { info, infoLapsesAt: addDays(due, 7) });
    await sweep();
    await sweep();
    const [row] = await test.db.read.select().from(deals).where(eq(deals.id, deal.dealId));
    expect(row).toMatchObject({ review: 'withdrawn', withdrawReason: 'no_answer' });
    expect(await told(deal.dealId)).toEqual([
      'deal.submitted',
      'deal.taken',
      'deal.info_requested',
      'deal.lapsed',
    ]);
  });

  it('DS1: tells once that a decision is overdue', async () => {
    const deal = await submitted();
    await change(deal.dealId, { decisionDueAt: await nextInstant() });
    await sweep();
    await sweep();
    expect(await told(deal.dealId)).toEqual(['deal.submitted', 'deal.decision_overdue']);
  });

  it('DS2: tells those above, once and not the partner, of one that is still open two days later', async () => {
    await sweep();
    const deal = await submitted({ customerName: 'Late', customerWeb: 'late.example' });
    await change(deal.dealId, { decisionDueAt: addDays(await nextInstant(), -2) });
    await sweep();
    await sweep();
    expect(await told(deal.dealId)).toEqual(['deal.submitted', 'deal.decision_escalated']);
    const seen = await callerFor(dealsRouter, { db: test.db, actor: seller }).timeline({
      dealId: deal.dealId,
    });
    expect(seen.map(({ name }) => name)).toEqual(['deal.submitted']);
  });

  it('DS1: tells nothing of a decision that stood still for a question, until the clock that went on runs out', async () => {
    const deal = await submitted({ customerName: 'Asked', customerWeb: 'asked.example' });
    const asked = await desk().requestInfo({ ...deal, items: [{ question: 'Who?', kind: 'clarifying' }] });
    if (!asked.ok) throw new Error('refused');
    await change(deal.dealId, { decisionDueAt: await nextInstant() });
    await sweep();
    expect(await told(deal.dealId)).toEqual(['deal.submitted', 'deal.taken', 'deal.info_requested']);
  });

  it('tells 30, 14 and 3 days before the end and at it, each exactly once, however many sweep at once (DP8)', async () => {
    const deal = await submitted();
    await desk().approve(deal);
    await sweep();
    expect(await told(deal.dealId)).toEqual(['deal.submitted', 'deal.taken', 'deal.approved']);
    const left: unknown[] = [];
    for (const days of [61, 15, 1, 10, 1, 4]) {
      await letDaysPass(test.db, deal.dealId, days);
      await Promise.all([sweep(), sweep()]);
      await sweep();
      left.push((await told(deal.dealId)).length - 3);
    }
    expect(left).toEqual([1, 1, 2, 2, 3, 4]);
    expect((await told(deal.dealId)).slice(3)).toEqual([
      'deal.expiring',
      'deal.expiring',
      'deal.expiring',
      'deal.expired',
    ]);
    const kept = await test.db.read.select().from(events).where(eq(events.aggregateId, deal.dealId));
    expect(kept.flatMap(({ payload }) => payload['daysLeft'] ?? [])).toEqual([30, 14, 3, 0]);
  });

  it('tells nothing of before anyone planned notices: an upgrade is no news (DP8)', async () => {
    const deal = await submitted({ customerName: 'Old', customerWeb: 'old.example' });
    await desk().approve(deal);
    await letDaysPass(test.db, deal.dealId, 80);
    await change(deal.dealId, { expiresSoonAt: null, nextNoticeAt: null, toldUntil: null });
    await sweep();
    expect(await told(deal.dealId)).toEqual(['deal.submitted', 'deal.taken', 'deal.approved']);
    await letDaysPass(test.db, deal.dealId, 12);
    await sweep();
    expect(await told(deal.dealId)).toEqual([
      'deal.submitted',
      'deal.taken',
      'deal.approved',
      'deal.expired',
    ]);
  });

  it('DS3: tells the desk once of an objection and of a wish for longer protection that nobody answered in time', async () => {
    const refused = await submitted(customer(20));
    const rejection = await desk().reject({ ...refused, reason: 'not_genuine', noteShared: 'No' });
    if (!rejection.ok) throw new Error('refused');
    const partner = callerFor(dealsRouter, { db: test.db, actor: seller });
    const { id: dealId, version } = rejection.deal;
    expect((await partner.appeal({ dealId, version, ground: 'We met them' })).ok).toBe(true);

    const second = await submitted(customer(21));
    const approval = await desk().approve(second);
    if (!approval.ok) throw new Error('refused');
    await letDaysPass(test.db, second.dealId, 80);
    const wish = { dealId: second.dealId, version: approval.deal.version, evidence: 'Demo' };
    expect((await partner.requestExtension(wish)).ok).toBe(true);

    await sweep();
    expect(await told(dealId)).not.toContain('deal.appeal_overdue');
    // As if the last sweep had been a month ago, and nobody had looked since.
    const monthAgo = addDays(await test.db.now(), -30);
    await test.db.write((tx) =>
      tx.update(dealSweeps).set({ until: monthAgo }).where(eq(dealSweeps.kind, 'waiting')),
    );
    await letDaysPass(test.db, dealId, 29);
    await letDaysPass(test.db, second.dealId, 20);
    await Promise.all([sweep(), sweep()]);
    await sweep();
    const overdue = async (id: string) => (await told(id)).filter((name) => name.endsWith('_overdue'));
    expect(await overdue(dealId)).toEqual(['deal.appeal_overdue']);
    expect(await overdue(second.dealId)).toEqual(['deal.extension_overdue']);
  });
});

import type { CoverageDraft } from '@portico/domain/reservations/coverage';
import { addDays } from '@portico/domain/time';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { testIdentity } from '../identity/testing.ts';
import { listNamedEvents } from '../outbox/named-store.ts';
import { someAccount } from '../reservations/testing.ts';
import { appRouter } from '../router.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { callerFor } from '../trpc/testing.ts';
import { goodClaim, overriding, person, seedWorld } from './testing.ts';

let test: TestDatabase;
let desk: UserActor;
let admin: UserActor;
beforeEach(async () => {
  test = await openTestDatabase();
  const identity = testIdentity(test.db);
  desk = await identity.actor('vendor', ['deal_desk']);
  admin = await identity.actor('vendor', ['vendor_admin'], desk.orgId);
  await seedWorld(test.db);
});
afterEach(() => test[Symbol.asyncDispose]());

const anna = person('nord-anna', 'nord', 'seller');
const dora = person('sued-dora', 'sued', 'seller');
const as = (actor: UserActor) => callerFor(appRouter, { db: test.db, actor });
const reference = (deal: { id: string; version: number }) => ({ dealId: deal.id, version: deal.version });
type Outcome<D> = { ok: true; deal: D } | { ok: false };
function done<D>(outcome: Outcome<D>): D {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.deal;
}
const submit = async (actor = anna) =>
  done(await as(actor).deals.submit({ claim: await goodClaim(test.db) }));

/** A deal of a customer that is covered in this way before it comes in. */
async function covered(kind: CoverageDraft['kind']) {
  const accountId = await test.db.write((tx) =>
    someAccount(tx, { legalName: 'Alfreds Futterkiste', domains: ['alfreds.example'] }),
  );
  const happenedAt = addDays(await test.db.now(), -1);
  const saved = await as(desk).coverage.save({
    draft: {
      kind,
      accountId,
      predicate: null,
      sites: { kind: 'all' },
      products: { kind: 'all' },
      from: '2026-01-01T00:00:00.000Z',
      until: null,
      ownerId: null,
      partnerId: null,
      reason: 'Ours',
      disclose: 'none',
    },
    activity: { happenedAt, note: null },
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  return submit();
}
const overrides = async () => {
  const now = await test.db.now();
  const span = { from: addDays(now, -1), until: addDays(now, 1) };
  return (await as(admin).reports.fairness(span)).periods.flatMap((period) => period.overrides);
};

describe('approving against the verdict', () => {
  it.each(['blocked', 'house'] as const)(
    'DA8: of a %s customer takes a reason, a note and a second person; the fairness report counts it for who gave the reason',
    async (kind) => {
      const deal = await covered(kind);
      expect(await as(desk).desk.get({ dealId: deal.id })).toMatchObject({
        needsOverride: true,
        needsSecond: true,
        override: null,
      });
      expect(await as(desk).desk.approve(reference(deal))).toEqual({
        ok: false,
        refusal: { rule: 'DA8', key: 'override_needed', field: 'override' },
      });
      const { override } = overriding;
      expect(await as(desk).desk.approve({ ...reference(deal), override })).toEqual({
        ok: false,
        refusal: { rule: 'DA8', key: 'required', field: 'noteInternal' },
      });
      const signed = done(await as(desk).desk.approve({ ...reference(deal), ...overriding }));
      expect(signed).toMatchObject({
        review: 'in_review',
        protection: 'provisional',
        needsOverride: false,
        nextSignature: { name: 'override', role: 'region_manager' },
        override: { ground: 'shared_verdict', byId: desk.userId, note: overriding.noteInternal },
      });
      expect(await as(desk).desk.approve(reference(signed))).toMatchObject({ ok: false });
      expect(await overrides()).toEqual([]);
      const approved = done(await as(admin).desk.approve(reference(signed)));
      expect(approved).toMatchObject({ review: 'approved', protection: 'active' });
      expect(await overrides()).toMatchObject([
        { person: { id: desk.userId }, decided: 1, forPartner: 1, againstPartner: 0 },
      ]);
    },
  );

  it('DA8: is an event of the deal, for the vendor alone', async () => {
    const deal = await covered('house');
    const signed = done(await as(desk).desk.approve({ ...reference(deal), ...overriding }));
    done(await as(admin).desk.approve(reference(signed)));
    const told = await listNamedEvents(test.db.read, [deal.id], ['deal.verdict_overridden']);
    expect(told.get(deal.id)).toHaveLength(1);
    const forVendor = await as(desk).deals.timeline({ dealId: deal.id });
    expect(forVendor.find(({ name }) => name === 'deal.verdict_overridden')?.facts).toMatchObject({
      ground: 'shared_verdict',
      result: 'not_available',
    });
    const forPartner = JSON.stringify([
      await as(anna).deals.timeline({ dealId: deal.id }),
      await as(anna).deals.get({ dealId: deal.id }),
    ]);
    for (const secret of ['overrid', 'shared_verdict', overriding.noteInternal])
      expect(forPartner).not.toContain(secret);
  });

  it('DA8, RC24: of what another partner holds exclusively stays refused, whatever the reason', async () => {
    done(await as(desk).desk.approve(reference(await submit())));
    const theirs = await submit(dora);
    expect(await as(desk).desk.approve({ ...reference(theirs), ...overriding })).toEqual({
      ok: false,
      refusal: { rule: 'RC24', key: 'already_reserved' },
    });
    expect(await as(desk).desk.get({ dealId: theirs.id })).toMatchObject({
      review: 'submitted',
      override: null,
    });
    expect(await overrides()).toEqual([]);
  });

  it('DA8: of a customer whose holder became known since it was judged takes a reason too', async () => {
    const first = await submit();
    const second = await submit(dora);
    done(await as(desk).desk.approve({ ...reference(second), ...overriding }));
    expect(await as(desk).desk.approve(reference(first))).toMatchObject({
      refusal: { rule: 'DA8', key: 'override_needed' },
    });
    expect((await as(desk).desk.get({ dealId: first.id })).judgement).toMatchObject({
      result: 'hard_conflict',
    });
    expect(await as(desk).desk.approve({ ...reference(first), ...overriding })).toMatchObject({
      refusal: { rule: 'RC24' },
    });
  });
});

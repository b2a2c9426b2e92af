import type { DealClaim } from '@portico/domain/deals/claim';
import type { CoverageDraft } from '@portico/domain/reservations/coverage';
import { addDays } from '@portico/domain/time';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { testIdentity } from '../identity/testing.ts';
import { listNamedEvents } from '../outbox/named-store.ts';
import { saveProduct } from '../products/save.ts';
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
const submit = async (actor = anna, customer: Partial<DealClaim> = {}) =>
  done(await as(actor).deals.submit({ claim: await goodClaim(test.db, customer) }));

/** Covers the customer in this way. */
async function cover(kind: CoverageDraft['kind'], products: CoverageDraft['products'] = { kind: 'all' }) {
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
      products,
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
}
async function covered(kind: CoverageDraft['kind']) {
  await cover(kind);
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
        override: { ground: 'value_add', byId: desk.userId, note: overriding.noteInternal },
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
      ground: 'value_add',
      result: 'not_available',
    });
    const forPartner = JSON.stringify([
      await as(anna).deals.timeline({ dealId: deal.id }),
      await as(anna).deals.get({ dealId: deal.id }),
    ]);
    for (const secret of ['overrid', 'value_add', overriding.noteInternal])
      expect(forPartner).not.toContain(secret);
  });

  it('DA8, RC24: of what another partner holds stays refused for any other reason than that they share it', async () => {
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
    const told = await listNamedEvents(test.db.read, [theirs.id], ['deal.verdict_overridden']);
    expect(told.get(theirs.id) ?? []).toEqual([]);
  });

  it('RC10: of those who came first, too, once somebody else was given the customer', async () => {
    const customer = { customerName: 'Quittenbaum Mosterei', customerWeb: 'quittenbaum.example' };
    const first = await submit(anna, customer);
    const second = await submit(dora, customer);
    done(await as(desk).desk.approve({ ...reference(second), ...overriding }));
    expect(await as(desk).desk.get({ dealId: first.id })).toMatchObject({
      version: first.version,
      judgement: { result: 'hard_conflict', ruleId: 'RC10' },
      needsOverride: true,
    });
  });

  it('RC17: of whom the leader stood before reads clear once the leader was refused', async () => {
    const customer = { customerName: 'Zwetschgenhof Brennerei', customerWeb: 'zwetschgenhof.example' };
    const first = await submit(anna, customer);
    const second = await submit(dora, customer);
    const read = async () => (await as(desk).desk.get({ dealId: second.id })).judgement;
    expect(await read()).toMatchObject({ result: 'hard_conflict', ruleId: 'RC17' });
    done(await as(desk).desk.reject({ ...reference(first), reason: 'incomplete' }));
    expect(await read()).toMatchObject({ result: 'clear' });
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

describe('approving because the holder agreed to share', () => {
  const sharing = { ...overriding, override: { ground: 'shared_verdict' as const, text: null } };
  async function shared() {
    const held = done(await as(desk).desk.approve(reference(await submit())));
    const joined = done(await as(desk).desk.approve({ ...reference(await submit(dora)), ...sharing }));
    return { held, joined };
  }

  it('DA8, RC32: makes the holder’s reservation and the new one shared; each keeps deal, protection and benefits', async () => {
    const { held, joined } = await shared();
    expect(joined).toMatchObject({ review: 'approved', protection: 'active', override: sharing.override });
    const { rows } = await as(desk).reservations.list({});
    const kept = new Map(rows.map(({ originId, exclusivity }) => [originId, exclusivity]));
    expect([kept.get(held.id), kept.get(joined.id), kept.size]).toEqual(['shared', 'shared', 2]);
    const { version: _version, updatedAt: _at, ...before } = await as(anna).deals.get({ dealId: held.id });
    expect(before).toMatchObject({ protection: 'active', protectionEnd: held.protectionEnd });
    expect(before.benefits).toEqual(held.benefits);
    expect((await as(dora).deals.get({ dealId: joined.id })).benefits).not.toBeNull();
  });

  it('RC32: is told to both in words they may read, and names neither to the other', async () => {
    const { held, joined } = await shared();
    for (const [actor, own, other, names] of [
      [anna, held, joined, ['Süd', 'sued', 'dora']],
      [dora, joined, held, ['Nord', 'nord', 'anna']],
    ] as const) {
      const history = await as(actor).deals.timeline({ dealId: own.id });
      expect(history.map(({ name }) => name)).toContain('deal.customer_shared');
      const read = JSON.stringify([history, await as(actor).deals.get({ dealId: own.id })]);
      for (const secret of [...names, other.id, String(other.number), sharing.noteInternal, 'overrid'])
        expect(read).not.toContain(secret);
    }
  });

  it('RC32: takes the internal note, and lets no third one in', async () => {
    done(await as(desk).desk.approve(reference(await submit())));
    const second = await submit(dora);
    const { override } = sharing;
    expect(await as(desk).desk.approve({ ...reference(second), override })).toMatchObject({
      refusal: { rule: 'DA8', key: 'required', field: 'noteInternal' },
    });
    done(await as(desk).desk.approve({ ...reference(second), ...sharing }));
    const third = await submit(person('nord-ole', 'ost', 'seller'));
    expect(await as(desk).desk.get({ dealId: third.id })).toMatchObject({
      judgement: { result: 'hard_conflict', ruleId: 'RC10' },
      needsOverride: true,
    });
    expect(await as(desk).desk.approve({ ...reference(third), ...overriding })).toMatchObject({
      refusal: { rule: 'RC24', key: 'already_reserved' },
    });
  });

  it('RC15: lets the holder’s own change go through as before', async () => {
    const { held } = await shared();
    const changes = { valueBand: 'over_1m' };
    const asked = await as(anna).deals.amend({ ...reference(held), changes, reason: 'Two more halls' });
    if (!asked.ok) throw new Error(JSON.stringify(asked));
    const { amendmentNeedsOverride } = await as(desk).desk.get({ dealId: held.id });
    expect(amendmentNeedsOverride).toBe(false);
    done(await as(desk).desk.decideAmendment({ ...reference(asked.deal), granted: true }));
  });
});

describe('granting a change against its verdict', () => {
  const flo = person('velo-flo', 'velo', 'deal_desk');
  /** A deal that was approved, and a wish for the product the vendor sells to this customer itself. */
  async function wished() {
    await test.db.write((tx) =>
      saveProduct(tx, { id: 'volt', sku: 'VOLT-1', name: 'VOLT 1', family: 'Volt', registrable: true }),
    );
    await cover('house', { kind: 'products', productIds: ['volt'] });
    const deal = done(await as(desk).desk.approve(reference(await submit())));
    const changes = { productId: 'volt' };
    const asked = await as(anna).deals.amend({ ...reference(deal), changes, reason: 'They want the other' });
    if (!asked.ok) throw new Error(JSON.stringify(asked));
    return asked.deal;
  }
  const answer = { granted: true };

  it('DA8: takes a reason, a note and a second person; the partner sees a change that waits until then', async () => {
    const deal = await wished();
    expect(await as(desk).desk.get({ dealId: deal.id })).toMatchObject({
      amendmentVerdict: { result: 'not_available' },
      amendmentNeedsOverride: true,
      amendmentNeedsSecond: true,
      amendmentOverride: null,
    });
    expect(await as(flo).desk.decideAmendment({ ...reference(deal), ...answer })).toMatchObject({
      ok: false,
      refusal: { rule: 'DA8', key: 'override_needed' },
    });
    const first = done(await as(flo).desk.decideAmendment({ ...reference(deal), ...answer, ...overriding }));
    expect(first).toMatchObject({
      claim: { productId: 'fuse' },
      amendment: { status: 'pending' },
      amendmentNeedsOverride: false,
      amendmentNeedsSecond: true,
      amendmentOverride: { ground: 'value_add', byId: flo.userId, note: overriding.noteInternal },
    });
    const seen = await as(anna).deals.get({ dealId: deal.id });
    expect(seen).toMatchObject({ amendment: { status: 'pending' }, claim: { productId: 'fuse' } });
    const read = JSON.stringify([seen, await as(anna).deals.timeline({ dealId: deal.id })]);
    for (const secret of ['overrid', 'value_add', overriding.noteInternal])
      expect(read).not.toContain(secret);

    for (const nobody of [flo, desk])
      expect(await as(nobody).desk.decideAmendment({ ...reference(first), ...answer })).toMatchObject({
        refusal: { rule: 'DA8', key: 'second_needed' },
      });
    const granted = done(await as(admin).desk.decideAmendment({ ...reference(first), ...answer }));
    expect(granted).toMatchObject({
      claim: { productId: 'volt' },
      amendment: { status: 'approved' },
      override: { byId: flo.userId },
    });
    expect((await overrides()).map(({ person: { id }, forPartner }) => [id, forPartner])).toContainEqual([
      flo.userId,
      1,
    ]);
    const told = await listNamedEvents(test.db.read, [deal.id], ['deal.verdict_overridden']);
    expect(told.get(deal.id)).toHaveLength(1);
    const history = await as(desk).deals.timeline({ dealId: deal.id });
    expect(history.find(({ name }) => name === 'deal.verdict_overridden')?.facts['of']).toBe('change');
  });

  it('DA8: a manager of the partner’s region may be the second, and no more than that', async () => {
    const manager = { ...person('velo-mia', 'velo', 'region_manager'), grantedOrgIds: ['nord'] };
    const deal = await wished();
    const toSign = async () => (await as(manager).deals.list({ toSign: true })).rows.map(({ id }) => id);
    expect(await toSign()).toEqual([]);
    const refusedDm40 = { ok: false, refusal: { rule: 'DM40', key: 'not_your_step' } };
    expect(
      await as(manager).desk.decideAmendment({ ...reference(deal), ...answer, ...overriding }),
    ).toMatchObject(refusedDm40);
    const first = done(await as(desk).desk.decideAmendment({ ...reference(deal), ...answer, ...overriding }));
    // DA9: it is in the list of who may be the second, until they have signed.
    expect(await toSign()).toEqual([deal.id]);
    expect(
      await as(manager).desk.decideAmendment({ ...reference(first), granted: false, noteShared: 'No' }),
    ).toMatchObject(refusedDm40);
    expect(done(await as(manager).desk.decideAmendment({ ...reference(first), ...answer }))).toMatchObject({
      amendment: { status: 'approved' },
    });
    expect(await toSign()).toEqual([]);
  });

  it('DA8: a customer’s choice is a letter that was accepted', async () => {
    const deal = await wished();
    const override = { ground: 'customer_choice' as const, text: null };
    expect(
      await as(desk).desk.decideAmendment({ ...reference(deal), ...answer, ...overriding, override }),
    ).toMatchObject({ refusal: { rule: 'DA8', key: 'no_accepted_letter' } });
  });

  it('DA8: refusing it takes no reason', async () => {
    const deal = await wished();
    const refused = { ...reference(deal), granted: false, noteShared: 'It stays' };
    expect(done(await as(desk).desk.decideAmendment(refused))).toMatchObject({
      claim: { productId: 'fuse' },
      amendment: { status: 'refused' },
    });
  });

  it('DA8: what stood in its way and is gone by now needs no reason', async () => {
    const deal = await wished();
    const [row] = (await as(desk).coverage.list({})).rows;
    if (!row) throw new Error('the customer is covered');
    await as(desk).coverage.end({ id: row.id, version: row.version, reason: 'Given up' });
    expect(done(await as(desk).desk.decideAmendment({ ...reference(deal), ...answer }))).toMatchObject({
      claim: { productId: 'volt' },
      override: null,
    });
  });
});

import type { CoverageDraft } from '@portico/domain/reservations/coverage';
import { addDays } from '@portico/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { goodClaim, person, seedWorld, overriding } from '../deals/testing.ts';
import { testIdentity } from '../identity/testing.ts';
import { appRouter } from '../router.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { callerFor } from '../trpc/testing.ts';
import { listVerdictsOf } from './store.ts';
import { someAccount } from './testing.ts';
import { judgeClaim } from '@portico/domain/reservations/verdict';
import { verdictFacts } from '@portico/domain/reservations/verdict-facts';
import { defaultConflictPolicy } from '@portico/domain/reservations/policy';
import { sha256 } from '../outbox/append.ts';

let test: TestDatabase;
let desk: UserActor;
let manager: UserActor;
beforeAll(async () => {
  test = await openTestDatabase();
  const identity = testIdentity(test.db);
  desk = await identity.actor('vendor', ['deal_desk']);
  manager = await identity.actor('vendor', ['channel_manager'], desk.orgId);
  await seedWorld(test.db);
});
afterAll(() => test[Symbol.asyncDispose]());

const as = (actor: UserActor) => callerFor(appRouter, { db: test.db, actor });
let count = 0;
const NAMES = [
  'Ahrens',
  'Bockelmann',
  'Czerny',
  'Dittrich',
  'Eulenburg',
  'Falkenhayn',
  'Gruber',
  'Hollstein',
  'Ilgen',
];
async function customer() {
  const word = NAMES[count] ?? `Zusatz${count}`;
  count += 1;
  const claim = {
    customerName: `${word} Pumpenbau GmbH`,
    customerWeb: `${word.toLowerCase()}-pumpen.example`,
  };
  const id = await test.db.write((tx) =>
    someAccount(tx, { legalName: claim.customerName, domains: [claim.customerWeb] }),
  );
  return { id, claim };
}
function draft(accountId: string, changes: Partial<CoverageDraft> = {}): CoverageDraft {
  return {
    kind: 'house',
    accountId,
    predicate: null,
    sites: { kind: 'all' },
    products: { kind: 'all' },
    from: '2026-01-01T00:00:00.000Z',
    until: null,
    ownerId: null,
    partnerId: null,
    reason: null,
    disclose: 'none',
    ...changes,
  };
}
const yesterday = async () => ({ happenedAt: addDays(await test.db.now(), -1), note: null });
const saved = (outcome: Awaited<ReturnType<ReturnType<typeof as>['coverage']['save']>>) => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome;
};
async function submit(
  claim: { customerName: string; customerWeb: string },
  seller = person('nord-a', 'nord', 'seller'),
) {
  const outcome = await as(seller).deals.submit({ claim: await goodClaim(test.db, claim) });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.deal;
}

describe('a coverage row', () => {
  it('RC20: gets the database’s time, whatever is typed, and keeps it over an edit that narrows', async () => {
    const { id } = await customer();
    const before = await test.db.now();
    const { coverage } = saved(await as(desk).coverage.save({ draft: draft(id) }));
    expect(coverage.enteredAt >= before).toBe(true);
    const until = addDays(before, 30);
    const edit = { id: coverage.id, version: coverage.version };
    const narrowed = saved(await as(desk).coverage.save({ edit, draft: draft(id, { until }) }));
    expect(narrowed).toMatchObject({
      replaced: false,
      coverage: { id: coverage.id, enteredAt: coverage.enteredAt, until },
    });
  });

  it('RC20: that is widened is a new row with a time of its own; the old one has ended', async () => {
    const { id } = await customer();
    const { coverage } = saved(
      await as(desk).coverage.save({
        draft: draft(id, { products: { kind: 'products', productIds: ['fuse'] } }),
      }),
    );
    const wider = saved(
      await as(desk).coverage.save({ edit: { id: coverage.id, version: 1 }, draft: draft(id) }),
    );
    expect(wider.replaced).toBe(true);
    expect(wider.coverage.id).not.toBe(coverage.id);
    expect(wider.coverage.enteredAt >= coverage.enteredAt).toBe(true);
    expect(wider.coverage.replacesId).toBe(coverage.id);
    const { rows } = await as(manager).coverage.list({ accountId: id });
    expect(rows.map((row) => row.id)).toEqual([wider.coverage.id]);
    expect((await as(manager).coverage.list({ accountId: id, ended: true })).rows).toHaveLength(2);
  });

  it('is not edited on an old version, nor ended twice', async () => {
    const { id } = await customer();
    const { coverage } = saved(await as(desk).coverage.save({ draft: draft(id) }));
    const edit = { id: coverage.id, version: coverage.version, reason: 'Contract ran out' };
    await as(desk).coverage.end(edit);
    const { rows } = await as(manager).coverage.list({ accountId: id, ended: true });
    expect(rows[0]).toMatchObject({ endReason: 'Contract ran out' });
    await expect(as(desk).coverage.end(edit)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(as(desk).coverage.end({ ...edit, version: 2 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is not ended without a reason', async () => {
    const { id } = await customer();
    const { coverage } = saved(await as(desk).coverage.save({ draft: draft(id) }));
    await expect(
      as(desk).coverage.end({ id: coverage.id, version: coverage.version, reason: ' ' }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const { rows } = await as(manager).coverage.list({ accountId: id });
    expect(rows[0]).toMatchObject({ id: coverage.id, endedAt: null, endReason: null });
  });

  it('can be limited to products that the vendor sells', async () => {
    const { id } = await customer();
    const [product] = await as(manager).coverage.products();
    if (!product) throw new Error('the seeded vendor sells something');
    const products = { kind: 'products' as const, productIds: [product.id] };
    const { coverage } = saved(await as(desk).coverage.save({ draft: draft(id, { products }) }));
    expect(coverage.products).toEqual(products);
  });

  it('RC21, RC22: of a named account needs reason and activity, and stands in the published count', async () => {
    const { id } = await customer();
    const named = draft(id, { kind: 'vendor_direct', ownerId: desk.userId, reason: 'Contract' });
    expect(await as(desk).coverage.save({ draft: named })).toMatchObject({
      ok: false,
      refusal: { rule: 'RC21' },
    });
    const seller = person('nord-b', 'nord', 'seller');
    const before = (await as(seller).prechecks.terms()).namedAccounts;
    const { coverage } = saved(await as(desk).coverage.save({ draft: named, activity: await yesterday() }));
    expect(coverage.ownerName).not.toBeNull();
    expect(coverage.until).not.toBeNull();
    expect((await as(seller).prechecks.terms()).namedAccounts).toBe(before + 1);
    expect(await as(manager).coverage.named()).toContainEqual(
      expect.objectContaining({ ownerId: desk.userId, count: before + 1 }),
    );
  });

  it.each([
    ['account', { accountId: 'acc_nobody' }, 'unknown_account'],
    ['owner', { ownerId: 'user_nobody' }, 'unknown_owner'],
    ['partner', { kind: 'incumbent', partnerId: 'org_nobody' }, 'unknown_partner'],
  ] as const)('RC20: of an unknown %s is refused', async (_, changes, key) => {
    const { id } = await customer();
    expect(await as(desk).coverage.save({ draft: draft(id, changes) })).toMatchObject({
      refusal: { rule: 'RC20', key },
    });
  });

  it('RC23: is not active by what is logged for tomorrow', async () => {
    const { id } = await customer();
    const { coverage } = saved(await as(desk).coverage.save({ draft: draft(id) }));
    const tomorrow = { happenedAt: addDays(await test.db.now(), 1), note: null };
    expect(await as(desk).coverage.logActivity({ id: coverage.id, activity: tomorrow })).toMatchObject({
      refusal: { rule: 'RC23' },
    });
    expect(await as(desk).coverage.logActivity({ id: coverage.id, activity: await yesterday() })).toEqual({
      ok: true,
    });
    const { rows } = await as(manager).coverage.list({ accountId: id });
    expect(rows[0]?.activities).toHaveLength(1);
  });

  it('is read by channel managers and changed by the desk alone', async () => {
    const { id } = await customer();
    await expect(as(manager).coverage.save({ draft: draft(id) })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(as(person('nord-c', 'nord', 'partner_admin')).coverage.list({})).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('a verdict', () => {
  it('RC5: of what the vendor sells directly is not available, and shows the partner its class alone', async () => {
    const { id, claim } = await customer();
    saved(await as(desk).coverage.save({ draft: draft(id), activity: await yesterday() }));
    const deal = await submit(claim);
    expect(await as(desk).reservations.verdict({ dealId: deal.id })).toMatchObject({
      result: 'not_available',
      ruleId: 'RC5',
      accountId: id,
    });
    const shown = JSON.stringify(await as(person('nord-a', 'nord', 'seller')).deals.get({ dealId: deal.id }));
    for (const secret of ['RC5', 'vendor_direct', 'house', id]) expect(shown).not.toContain(secret);
  });

  it('RC19: keeps its facts, gives the same answer from them again, and hashes them', async () => {
    const { claim } = await customer();
    const deal = await submit(claim);
    const [kept] = await listVerdictsOf(test.db.read, [deal.id]);
    if (!kept) throw new Error('not judged');
    const { result, ruleId, opposing } = kept.verdict;
    expect(judgeClaim(kept.inputs, defaultConflictPolicy)).toMatchObject({ result, ruleId, opposing });
    expect(sha256(verdictFacts(kept.inputs))).toBe(kept.verdict.inputsHash);
  });

  it('RC17: of two claims at once sees the other, whichever is begun and judged first', async () => {
    const sued = person('sued-a', 'sued', 'seller');
    for (let round = 0; round < 8; round += 1) {
      const { claim } = await customer();
      const both = await Promise.all([submit(claim), submit(claim, sued)]);
      const verdicts = await Promise.all(both.map(({ id }) => as(desk).reservations.verdict({ dealId: id })));
      expect(verdicts.map((verdict) => verdict?.result ?? '').toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
        'clear',
        'hard_conflict',
      ]);
    }
  });

  it('RC17: of a claim that is overtaken is made again, as when the desk finds whose customer an earlier one is', async () => {
    const { id, claim } = await customer();
    const earlier = await submit({ customerName: 'Anlagenbau am Hafen', customerWeb: 'am-hafen.example' });
    const later = await submit(claim, person('sued-a', 'sued', 'seller'));
    const standing = (dealId: string) => as(desk).reservations.verdict({ dealId });
    expect(await standing(later.id)).toMatchObject({ result: 'clear' });
    const { id: dealId, version } = earlier;
    expect(await as(desk).desk.chooseAccount({ dealId, version, accountId: id })).toMatchObject({ ok: true });
    expect(await standing(dealId)).toMatchObject({ result: 'clear' });
    expect(await standing(later.id)).toMatchObject({ result: 'hard_conflict', ruleId: 'RC17' });
  });

  it('RC10: of a reserved customer is a hard conflict, and approving it is refused with the rule', async () => {
    const { claim } = await customer();
    const first = await submit(claim);
    expect(await as(desk).desk.approve({ dealId: first.id, version: first.version })).toMatchObject({
      ok: true,
    });
    const second = await submit(claim, person('sued-b', 'sued', 'seller'));
    expect(await as(desk).reservations.verdict({ dealId: second.id })).toMatchObject({
      result: 'hard_conflict',
      ruleId: 'RC10',
    });
    const { id: dealId, version } = second;
    expect(await as(desk).desk.approve({ dealId, version })).toMatchObject({ refusal: { rule: 'DA8' } });
    expect(await as(desk).desk.approve({ dealId, version, ...overriding })).toMatchObject({
      ok: false,
      refusal: { rule: 'RC24' },
    });
    const { rows } = await as(manager).reservations.list({ partnerId: 'nord' });
    expect(rows[0]).toMatchObject({ active: true, partnerName: 'Nord Räder', originId: first.id });
  });
});

import type { Deal } from '@portico/domain/deals/deal';
import type { DraftClaim } from '@portico/domain/deals/claim';
import { addDays, addMs } from '@portico/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeAccounts } from '../accounts/merge.ts';
import { getAccount } from '../accounts/store.ts';
import { isUniqueClash } from '../db/clash.ts';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { seedWorld } from '../deals/testing.ts';
import { events } from '../outbox/table.ts';
import { saveProduct } from '../products/save.ts';
import { insertCells, listCells } from './cells.ts';
import { changeEnd, grantForDeal, releaseForDeal } from './grant.ts';
import { onBuyingModeChanged } from './register-changes.ts';
import { listByOrigin } from './store.ts';
import { grantNow, someAccount, someDealOf, someSite } from './testing.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
  await seedWorld(test.db);
});
afterAll(() => test[Symbol.asyncDispose]());

let count = 0;
async function customer(...cities: string[]): Promise<{ id: string; sites: string[] }> {
  count += 1;
  return test.db.write(async (tx) => {
    const id = await someAccount(tx, {
      legalName: `Kunde ${'abcdefghijklmnopqrstuvwxyz'.charAt(count)}${count} Werke`,
    });
    const sites: string[] = [];
    for (const city of cities) sites.push(await someSite(tx, id, city));
    return { id, sites };
  });
}
const at = (...cities: string[]): DraftClaim => ({
  siteScope: 'listed',
  sites: cities.map((city) => ({ name: city, city })),
});
const grant = (deal: Deal, terms: Parameters<typeof grantNow>[2] = {}) => grantNow(test.db, deal, terms);
const cellsOf = async (accountId: string) =>
  (await listCells(test.db.read, accountId)).map((cell) => `${cell.partnerId} ${cell.productKey}`).toSorted();
const taken = { ok: false, refusal: { rule: 'RC24', key: 'already_reserved' } };
const soon = async (ms: number) => addMs(await test.db.now(), ms);
const passed = async (instant: string): Promise<void> => {
  while ((await test.db.now()) < instant) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('a grant', () => {
  it('RC24: of the same sites and products is refused to another partner, and changes nothing', async () => {
    const { id } = await customer();
    expect((await grant(someDealOf('nord', id))).ok).toBe(true);
    const before = await listCells(test.db.read, id);
    const rival = someDealOf('sued', id);
    expect(await grant(rival)).toEqual(taken);
    expect(await listCells(test.db.read, id)).toEqual(before);
    expect(await listByOrigin(test.db.read, rival.id)).toEqual([]);
  });

  it('RC24: of other sites, or other products, stands beside it', async () => {
    const { id } = await customer('München', 'Lyon');
    expect((await grant(someDealOf('nord', id, at('München')))).ok).toBe(true);
    expect((await grant(someDealOf('sued', id, at('Lyon')))).ok).toBe(true);
    expect((await grant(someDealOf('sued', id, { productId: 'old' }))).ok).toBe(true);
    expect(await grant(someDealOf('third', id, at('Lyon')))).toEqual(taken);
  });

  it('RC24: to several partners at once goes to exactly one, in every one of many rounds', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id } = await customer();
      const outcomes = await Promise.all(
        ['nord', 'sued', 'third', 'fourth', 'fifth'].map((partner) => grant(someDealOf(partner, id))),
      );
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      for (const outcome of outcomes) if (!outcome.ok) expect(outcome).toEqual(taken);
    }
  });

  it('RC24: a writer that skips lock and check is stopped by the constraint', async () => {
    const { id } = await customer();
    const granted = await grant(someDealOf('nord', id));
    if (!granted.ok || !granted.reservation) throw new Error('not granted');
    const forged = { ...granted.reservation, id: 'rsv_forged', partnerId: 'sued' };
    const cells = [{ siteKey: '*', productKey: 'fuse' }];
    const rogue = test.db.write((tx) => insertCells(tx, cells, { accountId: id, reservation: forged }));
    expect(isUniqueClash(await rogue.catch((error: unknown) => error))).toBe(true);
    expect(await cellsOf(id)).toEqual(['nord fuse']);
  });

  it('RC25: is free again from the very instant of its end, by the database’s clock', async () => {
    const { id } = await customer();
    let until = await soon(1000);
    // Where a machine is so slow that the end is there before the grant, it is asked for again.
    while (!(await grant(someDealOf('nord', id), { until })).ok) until = await soon(1000);
    const early = await grant(someDealOf('sued', id));
    if (early.ok) expect((early.reservation?.from ?? '') >= until).toBe(true);
    else expect(early).toEqual(taken);
    await passed(until);
    expect((await grant(someDealOf('sued', id))).ok).toBe(true);
    expect(await cellsOf(id)).toEqual(['sued fuse']);
  });

  it('RC25: that would end before it begins is refused', async () => {
    const { id } = await customer();
    expect(await grant(someDealOf('nord', id), { until: '2026-01-01T00:00:00.000Z' })).toMatchObject({
      refusal: { rule: 'RC25' },
    });
  });

  it('of the same deal again replaces what it had, with another scope', async () => {
    const { id } = await customer('München', 'Lyon');
    const deal = someDealOf('nord', id, at('München'));
    await grant(deal);
    await grant({ ...deal, claim: { ...deal.claim, ...at('Lyon') } });
    const kept = await listByOrigin(test.db.read, deal.id);
    expect(new Set(kept.map(({ releasedFor }) => releasedFor))).toEqual(new Set([null, 'replaced']));
    expect((await grant(someDealOf('sued', id, at('München')))).ok).toBe(true);
    expect(await grant(someDealOf('sued', id, at('Lyon')))).toEqual(taken);
  });

  it('without an account is refused', async () => {
    const { id } = await customer();
    expect(await grant({ ...someDealOf('nord', id), accountId: null })).toMatchObject({
      refusal: { rule: 'RC24', key: 'no_account' },
    });
  });
});

describe('the end of a reservation', () => {
  it('RC27: is moved, and held open while something is to be decided', async () => {
    const { id } = await customer();
    const deal = someDealOf('nord', id);
    const until = await soon(400);
    await grant(deal, { until });
    expect(await test.db.write((tx) => changeEnd(tx, deal.id, null))).toMatchObject({
      ok: true,
      reservation: { until: '9999-12-31T23:59:59.999Z' },
    });
    await passed(until);
    expect(await grant(someDealOf('sued', id))).toEqual(taken);
    const end = await soon(60_000);
    expect(await test.db.write((tx) => changeEnd(tx, deal.id, end))).toMatchObject({
      reservation: { until: end },
    });
    expect(await test.db.write((tx) => changeEnd(tx, deal.id, addDays(tx.now, -1)))).toMatchObject({
      ok: true,
    });
    expect((await grant(someDealOf('sued', id))).ok).toBe(true);
  });

  it('RC27: that has passed is taken up again while nobody has come, and refused when somebody has', async () => {
    const [free, gone] = [await customer(), await customer()];
    const until = await soon(300);
    const [first, second] = [someDealOf('nord', free.id), someDealOf('nord', gone.id)];
    await grant(first, { until });
    await grant(second, { until });
    await passed(until);
    await grant(someDealOf('sued', gone.id));
    const later = await soon(60_000);
    expect(await test.db.write((tx) => changeEnd(tx, first.id, later))).toMatchObject({ ok: true });
    expect(await grant(someDealOf('sued', free.id))).toEqual(taken);
    expect(await test.db.write((tx) => changeEnd(tx, second.id, later))).toMatchObject({
      refusal: { rule: 'RC27', key: 'taken_meanwhile' },
    });
    const [kept, old] = await listByOrigin(test.db.read, first.id);
    expect(kept && old && kept.from >= old.until).toBe(true);
  });

  it('RC28: comes at once with a release, and the partner’s other reservation keeps its own', async () => {
    const { id } = await customer('München', 'Lyon');
    const [whole, part] = [someDealOf('nord', id), someDealOf('nord', id, at('Lyon'))];
    await grant(part, { until: addDays(await test.db.now(), 10) });
    await grant(whole);
    await test.db.write((tx) => releaseForDeal(tx, whole.id, 'lost'));
    expect((await grant(someDealOf('sued', id, at('München')))).ok).toBe(true);
    expect(await grant(someDealOf('sued', id, at('Lyon')))).toEqual(taken);
    expect((await listByOrigin(test.db.read, whole.id))[0]).toMatchObject({ releasedFor: 'lost' });
    expect(await test.db.write((tx) => changeEnd(tx, whole.id, null))).toMatchObject({
      refusal: { rule: 'RC27', key: 'released' },
    });
  });

  it('RC27: of a deal that reserved nothing is no matter', async () => {
    expect(await test.db.write((tx) => changeEnd(tx, 'deal_without', null))).toEqual({
      ok: true,
      reservation: null,
    });
  });
});

describe('what is added later', () => {
  it('RC26: a site goes to who reserved all of them', async () => {
    const { id } = await customer('München');
    await grant(someDealOf('nord', id));
    await test.db.write((tx) => someSite(tx, id, 'Ulm'));
    expect((await listCells(test.db.read, id)).length).toBe(3 + 1 - 1);
    expect(await grant(someDealOf('sued', id, at('Ulm')))).toEqual(taken);
  });

  it('RC26: a product goes to who reserved all of them', async () => {
    const { id } = await customer();
    const deal = someDealOf('nord', id);
    await grant({ ...deal, claim: {} });
    await test.db.write((tx) =>
      saveProduct(tx, { id: 'volt', sku: 'VOLT', name: 'Volt', family: 'V', registrable: true }),
    );
    expect(await cellsOf(id)).toContain('nord volt');
    expect(await grant(someDealOf('sued', id, { productId: 'volt' }))).toEqual(taken);
  });

  it('AC8: accounts that two partners hold do not become one, and nothing of them is changed', async () => {
    const [one, other] = [await customer(), await customer()];
    await grant(someDealOf('nord', one.id));
    await grant(someDealOf('sued', other.id));
    const accounts = () =>
      Promise.all([getAccount(test.db.read, one.id), getAccount(test.db.read, other.id)]);
    const before = await accounts();
    const [survivor, merged] = before;
    expect(
      await test.db.write((tx) => mergeAccounts(tx, { survivor, merged, reason: 'twice', actorId: 'x' })),
    ).toEqual({ ok: false, refusals: [{ rule: 'AC8', key: 'merge_two_holders' }] });
    expect(await accounts()).toEqual(before);
    expect(await cellsOf(one.id)).toEqual(['nord fuse']);
    expect(await cellsOf(other.id)).toEqual(['sued fuse']);
  });

  it('RC14: buying centrally from now on leaves what is reserved, and names what lies over each other', async () => {
    const { id } = await customer('München', 'Lyon');
    await grant(someDealOf('nord', id, at('München')));
    await grant(someDealOf('sued', id, at('Lyon')));
    await test.db.write((tx) =>
      onBuyingModeChanged(tx, { accountId: id, from: 'by_site', to: 'central', actorId: 'x' }),
    );
    const told = await test.db.read.select().from(events);
    const overlap = told.find(
      ({ name, payload }) => name === 'reservation.overlap_found' && payload['accountId'] === id,
    );
    expect(overlap?.payload).toMatchObject({ reason: 'buying_mode' });
    expect(await cellsOf(id)).toEqual(['nord fuse', 'sued fuse']);
  });
});

it('RC24: a grant that fails later leaves no cell behind', async () => {
  const { id } = await customer();
  const failed = test.db.write(async (tx) => {
    await grantForDeal(tx, someDealOf('nord', id), { from: tx.now, until: addDays(tx.now, 1) });
    throw new Error('later');
  });
  await expect(failed).rejects.toThrow('later');
  expect(await cellsOf(id)).toEqual([]);
});

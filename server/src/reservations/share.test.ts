import type { DraftClaim } from '@portico/domain/deals/claim';
import { addDays, addMs } from '@portico/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeAccounts } from '../accounts/merge.ts';
import { getAccount } from '../accounts/store.ts';
import { isUniqueClash } from '../db/clash.ts';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { seedWorld } from '../deals/testing.ts';
import { insertCells, listCells } from './cells.ts';
import { changeEnd, grantForDeal, releaseForDeal } from './grant.ts';
import { listByOrigin } from './store.ts';
import { grantNow, someAccount, someDealOf, someSite } from './testing.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
  await seedWorld(test.db);
});
afterAll(() => test[Symbol.asyncDispose]());

const names = [
  'Amselhof',
  'Birkenau',
  'Dachsberg',
  'Eulenspiegel',
  'Falkenried',
  'Ginsterheide',
  'Hasenkamp',
];
let count = 0;
async function customer(...cities: string[]): Promise<string> {
  const legalName = `${names[count] ?? ''} Betriebe`;
  count += 1;
  return test.db.write(async (tx) => {
    const id = await someAccount(tx, { legalName });
    for (const city of cities) await someSite(tx, id, city);
    return id;
  });
}
const at = (...cities: string[]): DraftClaim => ({
  siteScope: 'listed',
  sites: cities.map((city) => ({ name: city, city })),
});
type Deal = ReturnType<typeof someDealOf>;
const grant = (deal: Deal) => grantNow(test.db, deal);
/** Grants with the agreement of whoever holds it, put down now. */
const share = (deal: Deal, days = 90) =>
  test.db.write(async (tx) =>
    grantForDeal(tx, deal, { from: tx.now, until: addDays(tx.now, days), agreedAt: tx.now }),
  );
const latest = async ({ id }: Deal) => (await listByOrigin(test.db.read, id))[0];
const cells = async (accountId: string) =>
  (await listCells(test.db.read, accountId)).map((cell) => `${cell.partnerId} ${cell.productKey}`).toSorted();
const taken = { ok: false, refusal: { rule: 'RC24', key: 'already_reserved' } };

describe('a grant that the holder agreed to share', () => {
  it('RC32: makes both reservations shared, in one set of cells', async () => {
    const id = await customer();
    const [first, second] = [someDealOf('nord', id), someDealOf('sued', id)];
    await grant(first);
    const before = await latest(first);
    expect(await share(second, 30)).toMatchObject({ ok: true, sharedWith: [{ originId: first.id }] });
    expect(await latest(first)).toMatchObject({ exclusivity: 'shared', until: before?.until });
    expect(await latest(second)).toMatchObject({ exclusivity: 'shared' });
    expect(await cells(id)).toEqual(['nord fuse']);
  });

  it('RC32: lets nobody else in, with a claim, as a writer past lock and check, or over what was not shared', async () => {
    const id = await customer('München', 'Lyon');
    await grant(someDealOf('nord', id));
    await share(someDealOf('sued', id, at('München')));
    for (const claim of [{}, at('München'), at('Lyon')])
      expect(await grant(someDealOf('third', id, claim))).toEqual(taken);
    // Who shares one office has no share in the other.
    expect(await grant(someDealOf('sued', id, at('Lyon')))).toEqual(taken);
    const [cell] = await listCells(test.db.read, id);
    const other = await customer();
    const forged = await grant(someDealOf('third', other));
    if (!cell || !forged.ok || !forged.reservation) throw new Error('not granted');
    const { reservation } = forged;
    const rogue = test.db.write((tx) => insertCells(tx, [cell], { accountId: id, reservation }));
    expect(isUniqueClash(await rogue.catch((error: unknown) => error))).toBe(true);
  });

  it('RC32: is good for who held the customer when it was put down, and nobody who came later', async () => {
    const id = await customer();
    const agreedAt = addMs(await test.db.now(), -1);
    await grant(someDealOf('nord', id));
    const late = await test.db.write((tx) =>
      grantForDeal(tx, someDealOf('sued', id), { from: tx.now, until: addDays(tx.now, 9), agreedAt }),
    );
    expect(late).toEqual(taken);
  });

  it('RC32: leaves each its own end, and the cells to whoever is left', async () => {
    const id = await customer();
    const [first, second] = [someDealOf('nord', id), someDealOf('sued', id)];
    await grant(first);
    await share(second, 200);
    expect(await cells(id)).toEqual(['sued fuse']);
    await test.db.write((tx) => releaseForDeal(tx, second.id, 'lost'));
    expect(await latest(first)).toMatchObject({ releasedFor: null });
    expect(await cells(id)).toEqual(['nord fuse']);
    expect(await grant(someDealOf('third', id))).toEqual(taken);
    await test.db.write((tx) => releaseForDeal(tx, first.id, 'lost'));
    expect(await grant(someDealOf('third', id))).toMatchObject({
      ok: true,
      reservation: { exclusivity: 'exclusive' },
    });
  });

  it('RC32: holds for a change of the end, a grant anew and a second deal within the share', async () => {
    const id = await customer();
    const [first, second] = [someDealOf('nord', id), someDealOf('sued', id)];
    await grant(first);
    await share(second);
    const until = addDays(await test.db.now(), 150);
    expect(await test.db.write((tx) => changeEnd(tx, second.id, until))).toMatchObject({
      reservation: { until, exclusivity: 'shared' },
    });
    expect(await cells(id)).toEqual(['sued fuse']);
    expect(await grant(first)).toMatchObject({ ok: true, reservation: { exclusivity: 'shared' } });
    expect(await grant(someDealOf('sued', id))).toMatchObject({
      ok: true,
      reservation: { exclusivity: 'shared' },
    });
  });

  it('AC8: does not keep its account from taking up another one that nobody holds', async () => {
    const [one, other] = [await customer(), await customer()];
    await grant(someDealOf('nord', one));
    await share(someDealOf('sued', one));
    const survivor = await getAccount(test.db.read, one);
    const merged = await getAccount(test.db.read, other);
    expect(
      await test.db.write((tx) => mergeAccounts(tx, { survivor, merged, reason: 'twice', actorId: 'x' })),
    ).toMatchObject({ ok: true });
  });
});

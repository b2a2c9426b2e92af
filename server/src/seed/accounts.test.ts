import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { domainHolders } from '../accounts/check.ts';
import { findAccount, getAccount, listAccounts, listSites } from '../accounts/store.ts';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { accountIdOf, settleAccounts } from './accounts.ts';
import { castOf } from './cast.ts';
import { readDataSets } from './data-sets.ts';
import { planDeals } from './deal-plans.ts';
import { History } from './history.ts';

let test: TestDatabase;
const sets = readDataSets();
let count: number;
beforeAll(async () => {
  test = await openTestDatabase();
  count = await test.db.write((tx) => settleAccounts(new History(test.db, tx), sets));
});
afterAll(async () => {
  await test[Symbol.asyncDispose]();
});

describe('the accounts of the demo', () => {
  it('are several hundred, with families, sites and all three ways of buying', async () => {
    expect(count).toBeGreaterThan(600);
    const held = await listAccounts(test.db.read, { limit: 100, search: 'Consolidated Holdings' });
    expect(held.rows.map(({ id }) => id)).toEqual([accountIdOf('CONSH')]);
    expect(await getAccount(test.db.read, accountIdOf('AROUT'))).toMatchObject({
      legalName: 'Around the Horn',
      ultimateParentId: accountIdOf('CONSH'),
    });
    expect(await listSites(test.db.read, accountIdOf('AROUT'))).toMatchObject([
      { city: 'London', main: true },
    ]);
    const page = await listAccounts(test.db.read, { limit: 100 });
    expect(new Set(page.rows.map(({ buyingMode }) => buyingMode)).size).toBe(3);
    expect(await getAccount(test.db.read, accountIdOf('GOOGL'))).toMatchObject({
      legalName: 'Alphabet Inc.',
      aliases: [{ name: 'Alphabet Inc. (Class A)' }, { name: 'Alphabet Inc. (Class C)' }],
    });
  });

  it('are those that the demo’s deals name, under the same web address', async () => {
    const customers = planDeals(sets, castOf(sets)).map(({ customer }) => customer);
    const hosts = customers.map(({ customerWeb }) => customerWeb.replace('https://www.', ''));
    const holders = await domainHolders(test.db.read, [...new Set(hosts)], '');
    const missed = [];
    for (const [index, { customerName }] of customers.entries()) {
      const account = await findAccount(test.db.read, holders.get(hosts[index] ?? '') ?? '');
      const names = [account?.legalName, ...(account?.aliases ?? []).map(({ name }) => name)];
      if (!names.includes(customerName)) missed.push([customerName, names]);
    }
    expect(missed).toEqual([]);
  });
});

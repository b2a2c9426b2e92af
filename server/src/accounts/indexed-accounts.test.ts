import { expect, it } from 'vitest';
import { databaseSource } from '../matching/database-source.ts';
import { indexedAccounts } from './indexed-accounts.ts';
import { testRegister } from './testing.ts';

it('an index built anew from the register holds what the register put into it one by one', async () => {
  await using register = await testRegister();
  const top = await register.add({ domains: ['schraubenhandel-oldenburg.de'] });
  const below = await register.add({ parentId: top.account.id });
  const gone = await register.add();
  await register.as(register.desk).archive({ ...(await register.again(gone)), reason: 'closed' });
  const listed = [];
  for await (const some of indexedAccounts(register.test.db.read)) listed.push(...some);
  expect(listed.map(({ id }) => id)).toEqual([top.account.id, below.account.id]);
  const kept = await databaseSource(register.test.db.read).byId([
    top.account.id,
    below.account.id,
    gone.account.id,
  ]);
  expect(
    kept.map(({ accountId: id, party, parentId, ultimateParentId }) => ({
      id,
      party,
      parentId,
      ultimateParentId,
    })),
  ).toEqual(listed);
});

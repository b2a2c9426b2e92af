import { isInUse } from '@portico/domain/accounts/account';
import { asc, gt } from 'drizzle-orm';
import type { Query } from '../db/database.ts';
import type { IndexedAccount } from '../matching/source.ts';
import { factsOf, partyOf } from './facts.ts';
import { accounts } from './table.ts';

const ACCOUNTS_PER_READ = 250;

/** All accounts in use as matching keeps them, some hundred at a time, by ascending id: what its index is built from. */
export async function* indexedAccounts(query: Query): AsyncGenerator<IndexedAccount[]> {
  for (let behind = ''; ;) {
    const rows = await query
      .select()
      .from(accounts)
      .where(gt(accounts.id, behind))
      .orderBy(asc(accounts.id))
      .limit(ACCOUNTS_PER_READ);
    const last = rows.at(-1);
    if (!last) return;
    const facts = await factsOf(
      query,
      rows.map(({ id }) => id),
    );
    yield rows.filter(isInUse).flatMap((row) => {
      const its = facts.get(row.id);
      const { id, parentId, ultimateParentId } = row;
      return its ? [{ id, party: partyOf(row, its), parentId, ultimateParentId }] : [];
    });
    behind = last.id;
  }
}

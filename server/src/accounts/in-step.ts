import { isInUse } from '@portico/domain/accounts/account';
import { eq } from 'drizzle-orm';
import type { Tx } from '../db/database.ts';
import { indexAccounts, unindexAccount } from '../matching/index-account.ts';
import { type AccountRow, type Facts, factsOf, partyOf, searchTextOf } from './facts.ts';
import { findRows } from './store.ts';
import { accounts } from './table.ts';

/**
 * Brings matching and search in step with what was just written, in the same transaction. Everything that changes names,
 * domains, numbers, sites, parents, merges or archiving ends with this. It reads what is there rather than being told, so
 * that it cannot differ from it. Accounts out of use are taken out of matching (AC10).
 */
export async function keepInStep(tx: Tx, accountIds: readonly string[]): Promise<void> {
  const ids = [...new Set(accountIds)];
  const rows = await findRows(tx, ids);
  const facts = await factsOf(tx, ids);
  const inUse: { row: AccountRow; its: Facts }[] = [];
  for (const row of rows) {
    const its = facts.get(row.id);
    if (!its) continue;
    if (isInUse(row)) inUse.push({ row, its });
    else await unindexAccount(tx, row.id);
    await keepSearchable(tx, row, its);
  }
  if (inUse.length === 0) return;
  await indexAccounts(
    tx,
    inUse.map(({ row, its }) => ({
      id: row.id,
      party: partyOf(row, its),
      parentId: row.parentId,
      ultimateParentId: row.ultimateParentId,
    })),
  );
}

async function keepSearchable(tx: Tx, row: AccountRow, facts: Facts): Promise<void> {
  const searchText = searchTextOf(row, {
    names: facts.names.map(({ name }) => name),
    domains: facts.domains.map(({ key }) => key),
    numbers: facts.numbers.map(({ value }) => value),
  });
  if (searchText !== row.searchText)
    await tx.update(accounts).set({ searchText }).where(eq(accounts.id, row.id));
}

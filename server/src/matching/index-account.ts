import { matchingVersion } from '@portico/domain/matching/keys';
import { eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../db/database.ts';
import { appendBlocks, bucketGroups } from './append-postings.ts';
import { hashedKeys } from './hashed-keys.ts';
import { PairList } from './pair-list.ts';
import type { IndexedAccount } from './source.ts';
import { databaseSource } from './database-source.ts';
import { lockPostings, takeNos } from './store.ts';
import { matchFresh, matchProfiles } from './table.ts';

/** From so many accounts at once on, their keys go into the postings right away, unless these are just being built. */
const MANY = 200;
const ROWS_PER_STATEMENT = 500;

/**
 * Puts a new or changed account into the index, in the transaction that changes it: from then on `resolve` with that
 * transaction finds it, and everybody else after the commit. An account that has not changed costs one read.
 */
export function indexAccount(tx: Tx, account: IndexedAccount): Promise<void> {
  return indexAccounts(tx, [account]);
}

/**
 * The same for many. Two hundred and more at once hold back other writers of the index until the transaction ends, so an
 * import calls this with some hundred accounts for each of its transactions. Ids must be distinct.
 */
export async function indexAccounts(tx: Tx, accounts: readonly IndexedAccount[]): Promise<void> {
  // The lock of the postings comes before those of the accounts, as it does for the merging job.
  const isBulk = accounts.length >= MANY && (await lockPostings(tx)).version === matchingVersion;
  const changed = await keepProfiles(tx, accounts);
  if (changed.length === 0) return;
  await removeFresh(tx, changed);
  if (isBulk) await addToPostings(tx, changed);
  else await addFresh(tx, changed);
}

/** Takes an account out of the index, in the transaction that closes it. Nothing happens when it is not there. */
export async function unindexAccount(tx: Tx, accountId: string): Promise<void> {
  await tx.delete(matchProfiles).where(eq(matchProfiles.accountId, accountId));
  await tx.delete(matchFresh).where(eq(matchFresh.accountId, accountId));
}

/** Writes the profiles; answers the accounts whose keys may be others than before. */
async function keepProfiles(tx: Tx, accounts: readonly IndexedAccount[]): Promise<IndexedAccount[]> {
  const known = new Map(
    (await databaseSource(tx).byId(accounts.map(({ id }) => id))).map((profile) => [
      profile.accountId,
      profile,
    ]),
  );
  const changed: IndexedAccount[] = [];
  for (const account of accounts) {
    const { id, party, parentId, ultimateParentId } = account;
    const before = known.get(id);
    if (!before || JSON.stringify(before.party) !== JSON.stringify(party)) changed.push(account);
    else if (before.parentId !== parentId || before.ultimateParentId !== ultimateParentId)
      await tx
        .update(matchProfiles)
        .set({ parentId, ultimateParentId })
        .where(eq(matchProfiles.accountId, id));
  }
  for (let from = 0; from < changed.length; from += ROWS_PER_STATEMENT) {
    await tx
      .insert(matchProfiles)
      .values(changed.slice(from, from + ROWS_PER_STATEMENT).map((account) => profileRow(account, null)))
      .onConflictDoUpdate({
        target: matchProfiles.accountId,
        set: {
          no: null,
          party: sql`excluded.party`,
          parentId: sql`excluded.parent_id`,
          ultimateParentId: sql`excluded.ultimate_parent_id`,
        },
      });
  }
  return changed;
}

/** The row of an account. */
export function profileRow(account: IndexedAccount, no: number | null): typeof matchProfiles.$inferInsert {
  const { id, party, parentId, ultimateParentId } = account;
  return { accountId: id, no, party, parentId, ultimateParentId };
}

async function removeFresh(tx: Tx, accounts: readonly IndexedAccount[]): Promise<void> {
  for (let from = 0; from < accounts.length; from += ROWS_PER_STATEMENT) {
    const ids = accounts.slice(from, from + ROWS_PER_STATEMENT).map(({ id }) => id);
    await tx.delete(matchFresh).where(inArray(matchFresh.accountId, ids));
  }
}

async function addFresh(tx: Tx, accounts: readonly IndexedAccount[]): Promise<void> {
  const rows = accounts.flatMap((account) =>
    [...hashedKeys(account)].map((key) => ({ key, accountId: account.id })),
  );
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT)
    await tx.insert(matchFresh).values(rows.slice(from, from + ROWS_PER_STATEMENT));
}

async function addToPostings(tx: Tx, accounts: readonly IndexedAccount[]): Promise<void> {
  const first = await takeNos(tx, accounts.length);
  const pairs = new PairList();
  for (const [n, account] of accounts.entries()) {
    await tx
      .update(matchProfiles)
      .set({ no: first + n })
      .where(eq(matchProfiles.accountId, account.id));
    pairs.add(hashedKeys(account), first + n);
  }
  for (const group of bucketGroups(pairs)) await appendBlocks(tx, group);
}

import { matchingVersion } from '@portico/domain/matching/keys';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Database, Query, Tx } from '../db/database.ts';
import { appendBlocks, bucketGroups } from './append-postings.ts';
import { PairList } from './pair-list.ts';
import { lockPostings, takeNos } from './store.ts';
import { matchFresh, matchProfiles } from './table.ts';

/** Accounts of one transaction, so that other writers wait for a tenth of a second at most. */
const ACCOUNTS_PER_STEP = 250;

/**
 * Puts fresh keys into the postings, step by step, until none are left; other work goes on in between. No answer changes:
 * an account is found by the same keys before and after, and equals stand in the same order.
 *
 * @returns how many accounts were merged
 */
export async function mergeFresh(db: Database): Promise<number> {
  for (let merged = 0; ;) {
    // Mostly there is nothing to do: a look costs no write.
    if ((await waitingFrom(db.read, 1)).length === 0) return merged;
    const step = await db.write(mergeSome);
    merged += step;
    if (step < ACCOUNTS_PER_STEP) return merged;
  }
}

async function mergeSome(tx: Tx): Promise<number> {
  // While they are built, the postings take the numbers of that build alone, which must ascend.
  if ((await lockPostings(tx)).version !== matchingVersion) return 0;
  const waiting = await waitingFrom(tx, ACCOUNTS_PER_STEP);
  if (waiting.length === 0) return 0;
  const nos = await giveNos(tx, waiting);
  // Read only now that the accounts are ours: whoever wanted to change one waits, and its keys are the last committed.
  const ids = [...nos.keys()];
  const rows = await tx.select().from(matchFresh).where(inArray(matchFresh.accountId, ids));
  const keys = Map.groupBy(rows, ({ accountId }) => accountId);
  const pairs = new PairList();
  for (const [id, no] of nos) {
    const own = keys.get(id) ?? [];
    pairs.add(
      own.map(({ key }) => key),
      no,
    );
  }
  for (const group of bucketGroups(pairs)) await appendBlocks(tx, group);
  await tx.delete(matchFresh).where(inArray(matchFresh.accountId, ids));
  return waiting.length;
}

async function waitingFrom(query: Query, limit: number): Promise<string[]> {
  const rows = await query
    .select({ id: matchProfiles.accountId })
    .from(matchProfiles)
    .where(isNull(matchProfiles.no))
    .orderBy(asc(matchProfiles.accountId))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** The numbers of the accounts that are still waiting for one, ascending. */
async function giveNos(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
  const first = await takeNos(tx, ids.length);
  const given = new Map<string, number>();
  for (const [n, id] of ids.entries()) {
    const mine = and(eq(matchProfiles.accountId, id), isNull(matchProfiles.no));
    const [row] = await tx
      .update(matchProfiles)
      .set({ no: first + n })
      .where(mine)
      .returning({ id: matchProfiles.accountId });
    if (row) given.set(id, first + n);
  }
  return given;
}

import { Fault } from '@portico/domain/fault';
import { matchingVersion } from '@portico/domain/matching/keys';
import { eq, sql } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { preparedRead } from '../db/prepared.ts';
import { matchState } from './table.ts';

const stateRow = preparedRead('match_state', (on) =>
  on.select().from(matchState).where(eq(matchState.id, 1)),
);

/** The index as a whole. */
export type IndexState = Omit<typeof matchState.$inferSelect, 'id' | 'touchedAt'>;

const NO_INDEX: IndexState = { version: matchingVersion, generation: '', total: 0, nextNo: 1, countedNo: 1 };

/**
 * Reads how the index stands.
 *
 * @throws Fault('unavailable') while it is being built, or when another version of the keys has written it
 */
export async function readState(query: Query): Promise<IndexState> {
  const state = (await findState(query)) ?? NO_INDEX;
  if (state.version !== matchingVersion) throw new Fault('unavailable', { retryAfterSeconds: 30 });
  return state;
}

/** The index's row as it is; none before the first account. */
export async function findState(query: Query): Promise<typeof matchState.$inferSelect | undefined> {
  const [row] = await stateRow(query, {});
  return row;
}

/**
 * Locks the postings until the transaction ends: nobody else writes to them or takes a number. Other locks of the index come
 * after this one.
 */
export function lockPostings(tx: Tx): Promise<IndexState> {
  return advance(tx, 0);
}

/** Takes `count` numbers for accounts, and locks the postings. Answers the first. */
export async function takeNos(tx: Tx, count: number): Promise<number> {
  return (await advance(tx, count)).nextNo - count;
}

async function advance(tx: Tx, count: number): Promise<IndexState> {
  const [state] = await tx
    .insert(matchState)
    .values({ id: 1, ...NO_INDEX, nextNo: 1 + count, touchedAt: tx.now })
    .onConflictDoUpdate({
      target: matchState.id,
      set: { nextNo: sql`${matchState.nextNo} + ${count}`, touchedAt: tx.now },
    })
    .returning();
  if (!state) throw new Error('the index has no state');
  return state;
}

import { Fault } from '@portico/domain/fault';
import { matchingVersion } from '@portico/domain/matching/keys';
import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { preparedByIds, preparedRead } from '../db/prepared.ts';
import { Frequencies, noFrequencies, PARTS } from './frequencies.ts';
import type { MatchingSource } from './source.ts';
import { matchFrequencies, matchFresh, matchPostings, matchProfiles, matchState } from './table.ts';

const GENERATIONS_KEPT = 3;
const TRIES_MAX = 3;

const stateRow = preparedRead('match_state', (on) =>
  on.select().from(matchState).where(eq(matchState.id, 1)),
);
const freshOf = preparedByIds<{ key: number; accountId: string }, number>('match_fresh_of', (on, keys) =>
  on.select().from(matchFresh).where(inArray(matchFresh.key, keys)),
);
const blocksOf = preparedByIds<{ bucket: number; block: Buffer }, number>('match_blocks_of', (on, buckets) =>
  on.select().from(matchPostings).where(inArray(matchPostings.bucket, buckets)),
);
type ProfileRow = typeof matchProfiles.$inferSelect;
const profilesByNo = preparedByIds<ProfileRow, number>('match_profile_by_no', (on, nos) =>
  on.select().from(matchProfiles).where(inArray(matchProfiles.no, nos)),
);
const profilesById = preparedByIds<ProfileRow>('match_profile_by_id', (on, ids) =>
  on.select().from(matchProfiles).where(inArray(matchProfiles.accountId, ids)),
);

/** The index in the database, as `query` sees it: inside a transaction with what that has written so far. */
export function databaseSource(query: Query): MatchingSource {
  return {
    state: async () => {
      for (let tries = 1; tries <= TRIES_MAX; tries += 1) {
        const state = await readState(query);
        const frequencies = await frequenciesOf(query, state);
        if (frequencies) return { frequencies, noMax: state.nextNo };
      }
      throw new Fault('unavailable', { retryAfterSeconds: 1 });
    },
    fresh: (keys) => freshOf(query, keys),
    blocks: (buckets) => blocksOf(query, buckets),
    byNo: (nos) => profilesByNo(query, nos),
    byId: (ids) => profilesById(query, ids),
  };
}

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

const kept = new Map<string, Frequencies>();

/**
 * The frequencies of a generation. They are read once for each generation and process; every query asks which generation
 * its database is in, so all processes weigh alike.
 *
 * @returns null when the keys have been counted anew since the state was read
 */
async function frequenciesOf(query: Query, { generation, total }: IndexState): Promise<Frequencies | null> {
  if (generation === '') return noFrequencies;
  const known = kept.get(generation);
  if (known) return known;
  const rows = await query
    .select({ block: matchFrequencies.block })
    .from(matchFrequencies)
    .where(eq(matchFrequencies.generation, generation))
    .orderBy(asc(matchFrequencies.part));
  if (rows.length !== PARTS) return null;
  const frequencies = Frequencies.read(
    total,
    rows.map(({ block }) => block),
  );
  kept.set(generation, frequencies);
  for (const old of [...kept.keys()].slice(0, -GENERATIONS_KEPT)) kept.delete(old);
  return frequencies;
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

import { Fault } from '@portico/domain/fault';
import { matchingVersion } from '@portico/domain/matching/keys';
import { asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Query } from '../db/database.ts';
import { engine } from '../db/engine.ts';
import { preparedByIds } from '../db/prepared.ts';
import { Frequencies, noFrequencies, PARTS } from './frequencies.ts';
import { bucketOf } from './key-hash.ts';
import { KEPT_BYTES_MAX, KEPT_FROM_BYTES, KeptBlocks } from './kept-blocks.ts';
import { preparedByNumbers } from './number-list.ts';
import type { WeightedKey } from './rank.ts';
import type { FreshKey, Look, MatchingSource } from './source.ts';
import { readState } from './store.ts';
import { matchFrequencies, matchFresh, matchPostings, matchProfiles, matchState } from './table.ts';

const TRIES_MAX = 3;

type ProfileRow = typeof matchProfiles.$inferSelect;
const profilesByNo = preparedByNumbers<ProfileRow>('match_profile_by_no', (on, among) =>
  on.select().from(matchProfiles).where(among(matchProfiles.no, 'nos')),
);
const profilesById = preparedByIds<ProfileRow>('match_profile_by_id', (on, ids) =>
  on.select().from(matchProfiles).where(inArray(matchProfiles.accountId, ids)),
);
const freshOf = preparedByNumbers<FreshKey>('match_fresh_of', (on, among) =>
  on.select().from(matchFresh).where(among(matchFresh.key, 'keys')),
);

/** The index in the database, as `query` sees it: inside a transaction with what that has written so far. */
export function databaseSource(query: Query): MatchingSource {
  return {
    look: (choose) => look(query, choose),
    fresh: (keys) => freshOf(query, { keys: keys.map(({ key }) => key) }),
    byNo: (nos) => (nos.length === 0 ? Promise.resolve([]) : profilesByNo(query, { nos })),
    byId: (ids) => profilesById(query, ids),
  };
}

/** Frequencies that are in force in some database, the id of their count, and the long blocks read since. */
interface Generation {
  id: string;
  frequencies: Frequencies;
  kept: KeptBlocks;
}

/** Nothing is kept of an index without a generation: only that tells one database from another. */
const NOTHING_COUNTED: Generation = { id: '', frequencies: noFrequencies, kept: new KeptBlocks(0) };

/** What this process read last. */
let last = NOTHING_COUNTED;

/**
 * Looks up with the frequencies read last, and again when the answer says that others are in force: one trip to the database
 * instead of two. Every process weighs by the same count, the one its database is in, and all it reads is of one
 * moment: an account that is being merged is among the fresh or in the postings.
 */
async function look(
  query: Query,
  choose: (frequencies: Frequencies) => readonly WeightedKey[],
): Promise<Look> {
  for (let tries = 1; tries <= TRIES_MAX; tries += 1) {
    const { id, frequencies, kept } = last;
    const keys = choose(frequencies);
    const { generation, fresh, blocks } = await lookUp(query, keys, kept);
    if (generation === id) return { frequencies, keys, fresh, blocks };
    last = await readGeneration(query);
  }
  throw new Fault('unavailable', { retryAfterSeconds: 1 });
}

/** Some megabytes for a large register, once for each count. */
async function readGeneration(query: Query): Promise<Generation> {
  const { generation, total } = await readState(query);
  if (generation === '') return NOTHING_COUNTED;
  const rows = await query
    .select({ block: matchFrequencies.block })
    .from(matchFrequencies)
    .where(eq(matchFrequencies.generation, generation))
    .orderBy(asc(matchFrequencies.part));
  // Counted anew since the state was read: the next try finds the new ones.
  if (rows.length !== PARTS) return NOTHING_COUNTED;
  const parts = rows.map(({ block }) => block);
  return {
    id: generation,
    frequencies: Frequencies.read(total, parts),
    kept: new KeptBlocks(KEPT_BYTES_MAX),
  };
}

const STATE = 0;
const FRESH = 1;
const POSTINGS = 2;

interface Found {
  generation: string;
  fresh: FreshKey[];
  blocks: Map<number, Uint8Array>;
}

async function lookUp(query: Query, keys: readonly WeightedKey[], kept: KeptBlocks): Promise<Found> {
  const found: Found = { generation: '', fresh: [], blocks: new Map() };
  const hashed = keys.map(({ key }) => key);
  const buckets = [...new Set(hashed.map(bucketOf))];
  // Held until the answer is here: meanwhile others may make room.
  const known = kept.stamped(buckets);
  for (const row of await lookRows(query, { keys: hashed, buckets }, { known: [...known.keys()] })) {
    if (row.kind === FRESH && row.name !== null) found.fresh.push({ key: row.key, accountId: row.name });
    else if (row.kind === STATE) found.generation = generationOf(row);
    else if (row.kind === POSTINGS) {
      const block = row.block === null ? known.get(row.name ?? '') : keptBlock(query, row, kept);
      if (block !== undefined) found.blocks.set(row.key, block);
    }
  }
  return found;
}

/** The block of a row. What a transaction sees may never be committed, and is not kept under a stamp. */
function keptBlock(query: Query, { key, name, block }: LookRow, kept: KeptBlocks): Uint8Array | undefined {
  if (block === null) return undefined;
  return engine === 'postgres' && 'pending' in query ? block : kept.keep(key, block, name ?? '');
}

function generationOf({ key: version, name }: LookRow): string {
  if (version !== matchingVersion) throw new Fault('unavailable', { retryAfterSeconds: 30 });
  return name ?? '';
}

/** A row of the index's state, of a fresh key, or of a bucket's block, which lacks when its stamp is a known one. */
interface LookRow {
  kind: number;
  key: number;
  name: string | null;
  block: Buffer | null;
}

const lookRows = preparedByNumbers<LookRow>('match_look', (on, among) => {
  const noBlock = sql<Buffer | null>`null`;
  const state = on
    .select({
      kind: sql<number>`0`,
      key: matchState.version,
      name: sql<string | null>`${matchState.generation}`,
      block: noBlock,
    })
    .from(matchState)
    .where(eq(matchState.id, 1));
  const fresh = on
    .select({
      kind: sql<number>`1`,
      key: matchFresh.key,
      name: sql<string | null>`${matchFresh.accountId}`,
      block: noBlock,
    })
    .from(matchFresh)
    .where(among(matchFresh.key, 'keys'));
  const postings = on
    .select({
      kind: sql<number>`2`,
      key: matchPostings.bucket,
      ...(engine === 'postgres' ? unknownBlock() : everyBlock()),
    })
    .from(matchPostings)
    .where(among(matchPostings.bucket, 'buckets'));
  // In this order: PostgreSQL takes a column's type from the first two parts, and two nulls would be text.
  return postings.unionAll(fresh).unionAll(state);
});

function everyBlock(): { name: SQL<string | null>; block: SQL<Buffer | null> } {
  return { name: sql`null`, block: sql`${matchPostings.block}` };
}

/**
 * On PostgreSQL a block that this process has in memory is not sent again: unpacking, sending and reading some tens of kilobytes
 * cost more than all the rest of the look-up. The stamp names one version of the row: where it lies, the transaction that wrote it,
 * and its length, should a server that was set back to an earlier state count its transactions anew.
 */
function unknownBlock(): { name: SQL<string | null>; block: SQL<Buffer | null> } {
  const { block } = matchPostings;
  const version = sql`concat_ws(' ', ${matchPostings}.ctid, ${matchPostings}.xmin, octet_length(${block}))`;
  const known = sql`any(${sql.placeholder('known')}::text[])`;
  return {
    name: sql`case when octet_length(${block}) >= ${KEPT_FROM_BYTES}::int then ${version} end`,
    block: sql`case when octet_length(${block}) >= ${KEPT_FROM_BYTES}::int and ${version} = ${known} then null else ${block} end`,
  };
}

import { inArray, sql } from 'drizzle-orm';
import type { Query } from '../db/database.ts';
import { extendedBlock } from './edit-block.ts';
import type { BucketRuns, PairList } from './pair-list.ts';
import { matchPostings } from './table.ts';

/** Blocks read and written with one statement each. */
const BLOCKS_PER_STATEMENT = 256;

/** Groups of buckets to write with {@link appendBlocks}, so that a long append can be cut into several transactions. */
export function* bucketGroups(pairs: PairList): Generator<BucketRuns[]> {
  let group: BucketRuns[] = [];
  for (const runs of pairs.buckets()) {
    group.push(runs);
    if (group.length < BLOCKS_PER_STATEMENT) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

/**
 * Adds numbers to the postings of a group of buckets. Whoever calls holds the row of the index's state, so that no two do
 * it at a time.
 */
export async function appendBlocks(query: Query, group: readonly BucketRuns[]): Promise<void> {
  const buckets = group.map(({ bucket }) => bucket);
  const rows = await query.select().from(matchPostings).where(inArray(matchPostings.bucket, buckets));
  const existing = new Map(rows.map(({ bucket, block }) => [bucket, block]));
  const values = group.map(({ bucket, runs }) => ({
    bucket,
    block: extendedBlock(existing.get(bucket), runs),
  }));
  await writeBlocks(query, values);
}

/** Writes blocks over what is there. */
export async function writeBlocks(query: Query, values: { bucket: number; block: Buffer }[]): Promise<void> {
  for (let from = 0; from < values.length; from += BLOCKS_PER_STATEMENT) {
    await query
      .insert(matchPostings)
      .values(values.slice(from, from + BLOCKS_PER_STATEMENT))
      .onConflictDoUpdate({ target: matchPostings.bucket, set: { block: sql`excluded.block` } });
  }
}

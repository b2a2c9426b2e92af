import { randomUUID } from 'node:crypto';
import { matchingVersion } from '@portico/domain/matching/keys';
import { and, asc, between, count, eq, gt, isNotNull, ne } from 'drizzle-orm';
import type { Database, Query } from '../db/database.ts';
import { writeBlocks } from './append-postings.ts';
import { tidiedBlock } from './edit-block.ts';
import { BUCKETS_PER_PART, PARTS, packFrequencies } from './frequencies.ts';
import { BUCKETS } from './key-hash.ts';
import { lockPostings, readState } from './store.ts';
import { matchFrequencies, matchPostings, matchProfiles, matchState } from './table.ts';

/** Keys are counted anew when one account in so many is new or has changed. */
const DRIFT = 10;
const NOS_PER_READ = 20_000;
const BUCKETS_PER_STEP = 512;

/**
 * Counts anew how many accounts are under each key when a tenth of the register is new or has changed since the last count:
 * then, and only then, the weights of keys change, for all processes at once. On the way the numbers of accounts that have
 * changed or gone are cleared out of the postings. Works in steps, other work goes on in between.
 *
 * @returns whether it has counted
 */
export async function countKeys(db: Database): Promise<boolean> {
  const { nextNo, countedNo, total } = await readState(db.read);
  const drift = nextNo - countedNo;
  if (drift === 0 || drift < total / DRIFT) return false;
  await tidyPostings(db);
  await storeFrequencies(db);
  return true;
}

/** Counts all keys and puts the new frequencies in force, in one moment for all processes. */
export async function storeFrequencies(db: Database): Promise<void> {
  const generation = randomUUID();
  for (let part = 0; part < PARTS; part += 1) {
    await db.write(async (tx) => {
      const rows = await readBlocks(tx, part * BUCKETS_PER_PART, (part + 1) * BUCKETS_PER_PART);
      const block = packFrequencies(part, rows);
      await tx.insert(matchFrequencies).values({ generation, part, block });
    });
  }
  await db.write(async (tx) => {
    const { nextNo: countedNo } = await lockPostings(tx);
    const total = await countLive(tx);
    const own = eq(matchFrequencies.generation, generation);
    const parts = await tx.select({ part: matchFrequencies.part }).from(matchFrequencies).where(own);
    // Another process has counted at the same time, was sooner and has cleared this count away.
    if (parts.length < PARTS) return;
    await tx.update(matchState).set({ generation, total, countedNo, version: matchingVersion });
    await tx.delete(matchFrequencies).where(ne(matchFrequencies.generation, generation));
  });
}

async function countLive(query: Query): Promise<number> {
  const [live] = await query
    .select({ count: count() })
    .from(matchProfiles)
    .where(isNotNull(matchProfiles.no));
  return live?.count ?? 0;
}

async function readBlocks(query: Query, from: number, to: number): Promise<Map<number, Buffer>> {
  const rows = await query
    .select()
    .from(matchPostings)
    .where(between(matchPostings.bucket, from, to - 1));
  return new Map(rows.map(({ bucket, block }) => [bucket, block]));
}

/** Clears numbers out of the postings that lead nowhere any more. Answers stay the same. */
async function tidyPostings(db: Database): Promise<void> {
  const { nextNo } = await readState(db.read);
  const live = await liveNos(db.read, nextNo);
  if (live.reduce((sum, one) => sum + one, 0) === nextNo - 1) return;
  // A number that was given since is not among those read, and stays.
  const isLive = (no: number) => no >= nextNo || live[no] === 1;
  for (let from = 0; from < BUCKETS; from += BUCKETS_PER_STEP) {
    await db.write(async (tx) => {
      await lockPostings(tx);
      const blocks = await readBlocks(tx, from, from + BUCKETS_PER_STEP);
      const tidied = [...blocks].flatMap(([bucket, block]) => {
        const without = tidiedBlock(block, isLive);
        return without ? [{ bucket, block: without }] : [];
      });
      await writeBlocks(tx, tidied);
    });
  }
}

async function liveNos(query: Query, nextNo: number): Promise<Uint8Array> {
  const live = new Uint8Array(nextNo);
  for (let last = 0; ;) {
    const rows = await query
      .select({ no: matchProfiles.no })
      .from(matchProfiles)
      .where(and(isNotNull(matchProfiles.no), gt(matchProfiles.no, last)))
      .orderBy(asc(matchProfiles.no))
      .limit(NOS_PER_READ);
    for (const { no } of rows) live[no ?? 0] = 1;
    last = rows.at(-1)?.no ?? last;
    if (rows.length < NOS_PER_READ) return live;
  }
}

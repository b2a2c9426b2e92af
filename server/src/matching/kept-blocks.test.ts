import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Query, Tx } from '../db/database.ts';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { appendBlocks, bucketGroups } from './append-postings.ts';
import { beginBuild } from './build-index.ts';
import { databaseSource } from './database-source.ts';
import { KEPT_FROM_BYTES, KeptBlocks } from './kept-blocks.ts';
import { bucketOf, hashKey, slotOf } from './key-hash.ts';
import { PairList } from './pair-list.ts';
import { findEntry, nosOf } from './posting-block.ts';
import { lockPostings } from './store.ts';

const KEY = hashKey('tholding');
const MANY = Array.from({ length: 1500 }, (_, n) => n + 1);

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
  const building = await beginBuild(test.db);
  await building.finish();
  await test.db.write((tx) => append(tx, MANY));
});
afterAll(() => test[Symbol.asyncDispose]());

async function append(tx: Tx, nos: readonly number[]): Promise<void> {
  await lockPostings(tx);
  const pairs = new PairList();
  for (const no of nos) pairs.add([KEY], no);
  for (const group of bucketGroups(pairs)) await appendBlocks(tx, group);
}

async function blockBy(query: Query): Promise<Uint8Array> {
  const { blocks } = await databaseSource(query).look(() => [{ key: KEY, weight: 1 }]);
  return blocks.get(bucketOf(KEY)) ?? new Uint8Array();
}

async function nosBy(query: Query): Promise<number[]> {
  const block = await blockBy(query);
  const entry = findEntry(block, slotOf(KEY));
  return entry === null ? [] : [...nosOf(block, entry)];
}

it('a long block that has not changed is the one in memory', async () => {
  const first = await blockBy(test.db.read);
  expect(first.length).toBeGreaterThan(KEPT_FROM_BYTES);
  expect(await blockBy(test.db.read)).toBe(first);
});

it('what a transaction adds to a block in memory it sees itself, everybody else once it is committed, nobody when it is not', async () => {
  const before = await blockBy(test.db.read);
  const broken = test.db.write(async (tx) => {
    await append(tx, [1501]);
    expect(await nosBy(tx)).toEqual([...MANY, 1501]);
    expect(await nosBy(test.db.read)).toEqual(MANY);
    await append(tx, [1502]);
    expect(await nosBy(tx)).toEqual([...MANY, 1501, 1502]);
    throw new Error('taken back');
  });
  await expect(broken).rejects.toThrow('taken back');
  expect(await nosBy(test.db.read)).toEqual(MANY);
  expect(await blockBy(test.db.read)).toStrictEqual(before);
  await test.db.write(async (tx) => {
    expect(await nosBy(tx)).toEqual(MANY);
    await append(tx, [1503]);
    expect(await nosBy(tx)).toEqual([...MANY, 1503]);
  });
  expect(await nosBy(test.db.read)).toEqual([...MANY, 1503]);
  expect(await test.db.write((tx) => nosBy(tx))).toEqual([...MANY, 1503]);
});

it('blocks that nobody has used for longest make room', () => {
  const kept = new KeptBlocks(20 * KEPT_FROM_BYTES);
  const blocks = [1, 2, 3, 4].map((fill) => Buffer.alloc(KEPT_FROM_BYTES, fill));
  const stamps = () => [...kept.stamped([0, 1, 2, 3, 4]).keys()];
  for (const [bucket, block] of blocks.entries()) kept.keep(bucket, block, `stamp ${bucket}`);
  expect(stamps()).toEqual(['stamp 0', 'stamp 1', 'stamp 2', 'stamp 3']);
  kept.stamped([0]);
  kept.keep(4, Buffer.alloc(KEPT_FROM_BYTES, 5), 'stamp 4');
  expect(stamps()).toEqual(['stamp 0', 'stamp 2', 'stamp 3', 'stamp 4']);
  kept.keep(5, Buffer.alloc(KEPT_FROM_BYTES - 1), 'short');
  expect([...kept.stamped([5]).keys()]).toEqual([]);
});

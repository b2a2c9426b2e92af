import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extendedBlock, tidiedBlock } from './edit-block.ts';
import { Frequencies, PARTS, packFrequencies } from './frequencies.ts';
import { bucketOf, hashKey, slotOf } from './key-hash.ts';
import { PairList } from './pair-list.ts';
import { entriesOf, findEntry, nosOf } from './posting-block.ts';

/** Blocks of a register: which keys each account has, numbers from 1. */
function blocksOf(register: readonly (readonly number[])[]): Map<number, Buffer> {
  const pairs = new PairList();
  for (const [n, keys] of register.entries()) pairs.add(new Set(keys), n + 1);
  const blocks = new Map<number, Buffer>();
  for (const { bucket, runs } of pairs.buckets()) blocks.set(bucket, extendedBlock(undefined, runs));
  return blocks;
}

function listOf(blocks: ReadonlyMap<number, Uint8Array>, key: number): number[] {
  const block = blocks.get(bucketOf(key));
  const entry = block ? findEntry(block, slotOf(key)) : null;
  const nos = block && entry ? [...nosOf(block, entry)] : [];
  expect(nos.length).toBe(entry?.count ?? 0);
  return nos;
}

function expected(register: readonly (readonly number[])[], key: number): number[] {
  return register.flatMap((keys, n) => (keys.includes(key) ? [n + 1] : []));
}

/** Few keys, some in one bucket, so that they meet. */
const key = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 0, max: 12 }).map((n) => hashKey(`t${n}`)),
  fc.constantFrom(2 ** 32 - 1, 2 ** 32, 2 ** 50 - 1),
);
/** Each goes over all buckets. */
const fewRuns = { numRuns: 25 };
const register = fc.array(fc.array(key, { maxLength: 8 }), { maxLength: 60 });

describe('postings', () => {
  it('give every key exactly the accounts that have it, ascending', () => {
    fc.assert(
      fc.property(register, (accounts) => {
        const blocks = blocksOf(accounts);
        for (const one of new Set(accounts.flat()))
          expect(listOf(blocks, one)).toEqual(expected(accounts, one));
        expect(listOf(blocks, 99)).toEqual([]);
      }),
      fewRuns,
    );
  });

  it('are the same bytes whether written at once or in two goes', () => {
    fc.assert(
      fc.property(register, fc.nat(60), (accounts, cut) => {
        const blocks = blocksOf(accounts.slice(0, cut));
        const more = new PairList();
        for (const [n, keys] of accounts.entries()) if (n >= cut) more.add(new Set(keys), n + 1);
        for (const { bucket, runs } of more.buckets())
          blocks.set(bucket, extendedBlock(blocks.get(bucket), runs));
        expect(new Map([...blocks].toSorted(([a], [b]) => a - b))).toEqual(blocksOf(accounts));
      }),
      fewRuns,
    );
  });

  it('hold numbers of any distance', () => {
    const nos = [1, 127, 128, 129, 16_511, 16_512, 2_000_000, 70_000_000, 2 ** 31 - 1];
    const pairs = new PairList();
    for (const no of nos) pairs.add([7], no);
    const [only] = [...pairs.buckets()];
    const block = extendedBlock(undefined, only?.runs ?? []);
    expect(listOf(new Map([[0, block]]), 7)).toEqual(nos);
  });

  it('lose what is gone and nothing else', () => {
    fc.assert(
      fc.property(register, fc.array(fc.nat(60)), (accounts, gone) => {
        const isLive = (no: number) => !gone.includes(no);
        for (const [bucket, block] of blocksOf(accounts)) {
          const tidied = tidiedBlock(block, isLive);
          const had = [...entriesOf(block)].flatMap(({ slot }) =>
            listOf(new Map([[bucket, block]]), bucket * 2 ** 32 + slot),
          );
          expect(tidied === null).toBe(had.every(isLive));
          for (const { slot } of entriesOf(block)) {
            const one = bucket * 2 ** 32 + slot;
            expect(listOf(new Map([[bucket, tidied ?? block]]), one)).toEqual(
              expected(accounts, one).filter(isLive),
            );
          }
        }
      }),
      fewRuns,
    );
  });
});

/** The same bytes somewhere inside a larger buffer, as drivers hand them out. */
function odd(part: Buffer): Buffer {
  return Buffer.concat([Buffer.alloc(3), part, Buffer.alloc(5)]).subarray(3, 3 + part.length);
}

describe('frequencies', () => {
  it('are the counts of the postings, and 1 for keys that nobody shares', () => {
    fc.assert(
      fc.property(register, (accounts) => {
        const blocks = blocksOf(accounts);
        const parts = Array.from({ length: PARTS }, (_, part) => odd(packFrequencies(part, blocks)));
        const frequencies = Frequencies.read(accounts.length, parts);
        for (const one of [...accounts.flat(), 99, 2 ** 49])
          expect(frequencies.of(one)).toBe(Math.max(1, expected(accounts, one).length));
      }),
      fewRuns,
    );
  });
});

describe('hashed keys', () => {
  it('spread over buckets and slots, and hardly ever meet', () => {
    const keys = Array.from({ length: 200_000 }, (_, n) => hashKey(`t${n.toString(36)}`));
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(keys.map(bucketOf)).size).toBeGreaterThan(130_000);
    expect(keys.every((one) => Number.isSafeInteger(one) && one >= 0 && one < 2 ** 50)).toBe(true);
  });

  it('stay what they are, because they are stored', () => {
    expect([hashKey('tacme'), hashKey('dacme.com'), hashKey('')]).toMatchInlineSnapshot(`
      [
        41860285995167,
        178591746325552,
        992097265121403,
      ]
    `);
  });
});

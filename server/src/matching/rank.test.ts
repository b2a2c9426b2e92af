import fc from 'fast-check';
import { expect, it } from 'vitest';
import { extendedBlock } from './edit-block.ts';
import { PairList } from './pair-list.ts';
import { keepLists } from './posting-block.ts';
import { rankNos, type Ranked, type RankLimits, type WeightedKey } from './rank.ts';

interface Drawn {
  keys: WeightedKey[];
  lists: ReadonlyMap<number, readonly number[]>;
  blocks: Map<number, Buffer>;
}

const ACCOUNTS = 6000;

/** Lists of all lengths, as of rare and common words; weights fall as lists grow, but not strictly. */
function drawn(kinds: readonly { every: number; from: number; weight: number }[]): Drawn {
  const lists = new Map(
    kinds.map(({ every, from }, key) => [
      key,
      Array.from({ length: ACCOUNTS }, (_, n) => n + 1).filter((no) => (no * 7919 + from) % every === 0),
    ]),
  );
  const pairs = new PairList();
  for (let no = 1; no <= ACCOUNTS; no += 1)
    pairs.add(
      [...lists].flatMap(([key, nos]) => (nos.includes(no) ? [key] : [])),
      no,
    );
  const blocks = new Map<number, Buffer>();
  for (const { bucket, runs } of pairs.buckets()) blocks.set(bucket, extendedBlock(undefined, runs));
  const keys = kinds.map(({ weight }, key) => ({ key, weight }));
  return { keys: keys.toSorted((a, b) => b.weight - a.weight || a.key - b.key), lists, blocks };
}

/** Every list summed up whole, everybody sorted, then cut. */
function plainly({ keys, lists }: Drawn, { count, floor, reached }: RankLimits): Ranked[] {
  const sums = new Map<number, number>();
  for (const { key, weight } of keys)
    for (const no of lists.get(key) ?? []) sums.set(no, (sums.get(no) ?? 0) + weight);
  const best = Math.max(reached, ...sums.values());
  return [...sums]
    .map(([no, score]) => ({ no, score }))
    .filter(({ score }) => score >= best * floor)
    .toSorted((a, b) => b.score - a.score || a.no - b.no)
    .slice(0, count);
}

const kind = fc
  .record({ every: fc.constantFrom(2, 3, 5, 7, 11, 40, 41, 300, 2500, 5999), from: fc.nat(5000) })
  .chain(({ every, from }) =>
    fc
      .constantFrom(0.2, 0.25, 0.3, 1, 1, 3)
      .map((worth) => ({ every, from, weight: worth * Math.log(1 + every) })),
  );

it('ranks as if every list had been summed up whole, to the bit', () => {
  let shortened = 0;
  fc.assert(
    fc.property(
      fc.array(kind, { minLength: 1, maxLength: 10 }),
      fc.record({
        count: fc.constantFrom(1, 8, 64),
        floor: fc.constantFrom(0, 0.2, 0.6, 1),
        reached: fc.constantFrom(0, 0, 3, 40),
      }),
      (kinds, limits) => {
        const register = drawn(kinds);
        const expected = plainly(register, limits);
        if (expected.length < limits.count) shortened += 1;
        expect(rankNos(register.keys, register.blocks, limits)).toEqual(expected);
        for (const block of register.blocks.values()) keepLists(block);
        for (const again of [1, 2])
          expect(rankNos(register.keys, register.blocks, limits), `kept lists, ${again}`).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
  expect(shortened).toBeGreaterThan(0);
});

it('ranks the smaller number first among equals, and leaves nothing behind for the next query', () => {
  const register = drawn([
    { every: 2, from: 0, weight: 1 },
    { every: 3000, from: 0, weight: 9 },
  ]);
  const limits = { count: 3, floor: 0, reached: 0 };
  const first = rankNos(register.keys, register.blocks, limits);
  expect(first).toEqual(plainly(register, limits));
  expect(rankNos(register.keys, register.blocks, limits)).toEqual(first);
});

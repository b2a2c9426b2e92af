import { bucketOf, slotOf } from './key-hash.ts';
import { type Entry, findEntry, nosOf } from './posting-block.ts';

/** A key of a query, hashed, and what an account that shares it gains; more than nothing. */
export interface WeightedKey {
  key: number;
  weight: number;
}

/** An account by its number, and the sum of the weights of the keys it shares. */
export interface Ranked {
  no: number;
  score: number;
}

/** Which accounts are asked for. */
export interface RankLimits {
  /** How many at most. */
  count: number;
  /** None whose sum is below this share of the greatest. */
  floor: number;
  /** A sum that is known to be reached elsewhere: the floor is a share of it when it is the greatest. */
  reached: number;
}

interface List {
  block: Uint8Array;
  entry: Entry;
  weight: number;
  /** What an account that is in none of the lists before this one can still gain, with a hair for rounding. */
  rest: number;
}

/** Lists shorter than this are summed up sooner than it could be said whether they need to be. */
const SHORT = 256;
const HAIR = 1 + 1e-9;

/** Sums by account number, all zero between two calls; as long as the longest register this process has seen. */
let sums = new Float64Array(1 << 10);
let touched = new Uint32Array(1 << 10);

/**
 * The accounts with the greatest sums, greatest first; of equals the one with the smaller number, which is longer in the
 * index. Sums are added in the order of the keys, so that the same shared keys give the same bits everywhere.
 *
 * Keys should come heaviest first: as soon as those that are left cannot lift an account of none of the others into the
 * answer, their lists, the longest, are only searched for the accounts that can still be in it.
 */
export function rankNos(
  keys: readonly WeightedKey[],
  blocks: ReadonlyMap<number, Uint8Array>,
  limits: RankLimits,
): Ranked[] {
  let found = 0;
  let best = limits.reached;
  const lists = listsOf(keys, blocks);
  for (const [n, { block, entry, weight, rest }] of lists.entries()) {
    if (entry.count > SHORT && rest < best) {
      const bound = Math.max(best * limits.floor, nthSum(found, limits.count));
      if (rest < bound) {
        found = addToAlive(lists.slice(n), keepAlive(found, bound - rest));
        break;
      }
    }
    for (const no of nosOf(block, entry)) {
      if (no >= sums.length) makeRoom(no);
      const before = sums[no] ?? 0;
      if (before === 0) {
        touched[found] = no;
        found += 1;
      }
      const sum = before + weight;
      sums[no] = sum;
      if (sum > best) best = sum;
    }
  }
  return takeGreatest(found, limits);
}

function listsOf(keys: readonly WeightedKey[], blocks: ReadonlyMap<number, Uint8Array>): List[] {
  const lists: List[] = [];
  for (const { key, weight } of keys) {
    const block = blocks.get(bucketOf(key));
    const entry = block ? findEntry(block, slotOf(key)) : null;
    if (block && entry) lists.push({ block, entry, weight, rest: 0 });
  }
  let rest = 0;
  for (const list of lists.toReversed()) {
    rest += list.weight;
    list.rest = rest * HAIR;
  }
  return lists;
}

let greatest = new Float64Array(0);

/** The sum that the first `found` touched accounts reach or exceed `count` times; 0 when they are fewer. */
function nthSum(found: number, count: number): number {
  if (found < count) return 0;
  if (greatest.length !== count) greatest = new Float64Array(count);
  // Ascending, so that the least of them stands first.
  greatest.fill(0);
  for (let at = 0; at < found; at += 1) {
    const sum = sums[touched[at] ?? 0] ?? 0;
    if (sum <= (greatest[0] ?? 0)) continue;
    let place = 1;
    for (; place < count && (greatest[place] ?? 0) < sum; place += 1)
      greatest[place - 1] = greatest[place] ?? 0;
    greatest[place - 1] = sum;
  }
  return greatest[0] ?? 0;
}

/** Leaves only the touched accounts with such a sum, by ascending number; answers how many. */
function keepAlive(found: number, least: number): number {
  let alive = 0;
  for (let at = 0; at < found; at += 1) {
    const no = touched[at] ?? 0;
    if ((sums[no] ?? 0) < least) {
      sums[no] = 0;
      continue;
    }
    touched[alive] = no;
    alive += 1;
  }
  touched.subarray(0, alive).sort();
  return alive;
}

/** Adds to the sums of the touched accounts alone, which ascend as the lists do. */
function addToAlive(lists: readonly List[], alive: number): number {
  for (const { block, entry, weight } of lists) {
    let at = 0;
    let next = touched[0] ?? 0;
    for (const no of nosOf(block, entry)) {
      if (no < next) continue;
      while (at < alive && next < no) next = touched[(at += 1)] ?? 0;
      if (at === alive) break;
      if (next === no) sums[no] = (sums[no] ?? 0) + weight;
    }
  }
  return alive;
}

function makeRoom(no: number): void {
  const longer = new Float64Array(Math.ceil(no * 1.25) + 1);
  longer.set(sums);
  sums = longer;
  const more = new Uint32Array(longer.length);
  more.set(touched);
  touched = more;
}

/** Picks the greatest and clears all sums. */
function takeGreatest(found: number, { count, floor, reached }: RankLimits): Ranked[] {
  const best: Ranked[] = [];
  let least = reached * floor;
  for (let at = 0; at < found; at += 1) {
    const no = touched[at] ?? 0;
    const score = sums[no] ?? 0;
    sums[no] = 0;
    if (score < least) continue;
    let low = 0;
    let high = best.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const there = best[middle];
      if (there && (there.score > score || (there.score === score && there.no < no))) low = middle + 1;
      else high = middle;
    }
    if (low >= count) continue;
    best.splice(low, 0, { no, score });
    if (best.length > count) best.pop();
    least = Math.max(least, (best[0]?.score ?? 0) * floor, best[count - 1]?.score ?? 0);
  }
  return best.filter(({ score }) => score >= least);
}

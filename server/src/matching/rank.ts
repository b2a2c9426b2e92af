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
/** Finding one number in a list takes as long as passing so many of them. */
const SEARCH = 24;

/** Sums by account number, all zero between two calls; as long as the longest register this process has seen. */
let sums = new Float64Array(1 << 10);
let touched = new Uint32Array(1 << 10);
/** A bit for each account that can still be in the answer, all zero between two calls. */
let isAlive = new Uint32Array(1 << 5);
/** The greatest sum so far. */
let heaviest = 0;

/**
 * The accounts with the greatest sums, greatest first; of equals the one with the smaller number, which is longer in the
 * index. Sums are added in the order of the keys, so that the same shared keys give the same bits everywhere.
 *
 * Keys should come heaviest first: as soon as those that are left cannot lift an account of none of the others into the
 * answer, their lists, the longest, are only searched for the accounts that can still be in it, fewer with every list.
 */
export function rankNos(
  keys: readonly WeightedKey[],
  blocks: ReadonlyMap<number, Uint8Array>,
  limits: RankLimits,
): Ranked[] {
  let found = 0;
  let isClosed = false;
  heaviest = limits.reached;
  for (const { block, entry, weight, rest } of listsOf(keys, blocks)) {
    if (entry.count > SHORT && rest < heaviest && !(isClosed && isFew(found, entry))) {
      const bound = Math.max(heaviest * limits.floor, sumOfBest(found, limits.count));
      if (rest < bound) found = keepAlive(found, bound - rest);
      isClosed ||= rest < bound;
    }
    const nos = nosOf(block, entry);
    if (!isClosed) found = addToAll(nos, weight, found);
    else if (isFew(found, entry)) addToFew(nos, weight, found);
    else addToAlive(nos, weight);
  }
  if (isClosed) isAlive.fill(0);
  return takeGreatest(found, limits);
}

/** Whether searching a list for each of them is sooner done than walking it. */
function isFew(found: number, { count }: Entry): boolean {
  return found * SEARCH < count;
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

const BINS = 512;
const bins = new Uint32Array(BINS);

/**
 * A sum that `count` of the first `found` touched accounts reach, at most one bin below the greatest such; 0 when they are
 * fewer. It only says who can be left out: counting into bins is several times as fast as picking the greatest.
 */
function sumOfBest(found: number, count: number): number {
  if (found < count) return 0;
  bins.fill(0);
  const scale = BINS / heaviest;
  for (let at = 0; at < found; at += 1) {
    const bin = Math.min(BINS - 1, Math.floor((sums[touched[at] ?? 0] ?? 0) * scale));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  let bin = BINS - 1;
  for (let reached = bins[bin] ?? 0; reached < count; reached += bins[bin] ?? 0) bin -= 1;
  return bin / scale / HAIR;
}

/** Adds to the sums of everybody in a list; answers how many accounts are touched now. */
function addToAll(nos: Uint32Array, weight: number, before: number): number {
  const last = nos.at(-1) ?? 0;
  if (last >= sums.length) makeRoom(last);
  const [all, seen] = [sums, touched];
  let found = before;
  let most = heaviest;
  // A counted loop: iterating a typed array costs several times as much, and this is the heart of it.
  for (let at = 0; at < nos.length; at += 1) {
    const no = nos[at] ?? 0;
    const sum = all[no] ?? 0;
    if (sum === 0) {
      seen[found] = no;
      found += 1;
    }
    all[no] = sum + weight;
    if (sum + weight > most) most = sum + weight;
  }
  heaviest = most;
  return found;
}

/** Leaves only the touched accounts with such a sum; answers how many. */
function keepAlive(found: number, least: number): number {
  if (isAlive.length * 32 < sums.length) isAlive = new Uint32Array(Math.ceil(sums.length / 32));
  let alive = 0;
  for (let at = 0; at < found; at += 1) {
    const no = touched[at] ?? 0;
    if ((sums[no] ?? 0) < least) {
      sums[no] = 0;
      isAlive[no >>> 5] = (isAlive[no >>> 5] ?? 0) & ~(1 << (no & 31));
      continue;
    }
    isAlive[no >>> 5] = (isAlive[no >>> 5] ?? 0) | (1 << (no & 31));
    touched[alive] = no;
    alive += 1;
  }
  return alive;
}

/** Adds to the sums of the accounts that are kept alone. Their bits fit a cache where the sums do not. */
function addToAlive(nos: Uint32Array, weight: number): void {
  const bits = isAlive;
  for (let at = 0; at < nos.length; at += 1) {
    const no = nos[at] ?? 0;
    if (((bits[no >>> 5] ?? 0) & (1 << (no & 31))) !== 0) sums[no] = (sums[no] ?? 0) + weight;
  }
}

/** The same for few of them: each is searched for. */
function addToFew(nos: Uint32Array, weight: number, found: number): void {
  for (let at = 0; at < found; at += 1) {
    const no = touched[at] ?? 0;
    let low = 0;
    let high = nos.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((nos[middle] ?? 0) < no) low = middle + 1;
      else high = middle;
    }
    if (nos[low] === no) sums[no] = (sums[no] ?? 0) + weight;
  }
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

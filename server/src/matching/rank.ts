import { bucketOf, slotOf } from './key-hash.ts';
import { eachNo, findEntry } from './posting-block.ts';

/** A key of a query, hashed, and what an account that shares it gains. */
export interface WeightedKey {
  key: number;
  weight: number;
}

/** An account by its number, and the sum of the weights of the keys it shares. */
export interface Ranked {
  no: number;
  score: number;
}

/** Sums by account number, all zero between two calls; as long as the longest register this process has seen. */
let sums = new Float64Array(1 << 10);
let touched = new Uint32Array(1 << 10);

/**
 * The `count` accounts with the greatest sums, greatest first; of equals the one with the smaller number, which is longer in
 * the index. Sums are added in the order of the keys, so that the same shared keys give the same bits everywhere.
 */
export function rankNos(
  keys: readonly WeightedKey[],
  blocks: ReadonlyMap<number, Uint8Array>,
  count: number,
): Ranked[] {
  let found = 0;
  for (const { key, weight } of keys) {
    const block = blocks.get(bucketOf(key));
    const entry = block ? findEntry(block, slotOf(key)) : null;
    if (!block || !entry) continue;
    eachNo(block, entry, (no) => {
      if (no >= sums.length) makeRoom(no);
      const sum = sums[no] ?? 0;
      if (sum === 0) {
        touched[found] = no;
        found += 1;
      }
      sums[no] = sum + weight;
    });
  }
  return takeGreatest(found, count);
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
function takeGreatest(found: number, count: number): Ranked[] {
  const best: Ranked[] = [];
  for (let at = 0; at < found; at += 1) {
    const no = touched[at] ?? 0;
    const score = sums[no] ?? 0;
    sums[no] = 0;
    const last = best[count - 1];
    if (last && (score < last.score || (score === last.score && no > last.no))) continue;
    let low = 0;
    let high = best.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const there = best[middle];
      if (there && (there.score > score || (there.score === score && there.no < no))) low = middle + 1;
      else high = middle;
    }
    best.splice(low, 0, { no, score });
    if (best.length > count) best.pop();
  }
  return best;
}

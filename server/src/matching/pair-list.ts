import { BUCKETS, bucketOf, slotOf } from './key-hash.ts';

/** The numbers to add to one key's list, ascending. */
export interface KeyRun {
  slot: number;
  nos: Uint32Array;
}

/** The keys of one bucket, slots ascending. */
export interface BucketRuns {
  bucket: number;
  runs: KeyRun[];
}

/** Ranges of buckets that are sorted one at a time, so that a long list is never sorted in one go. */
const RANGES = 64;
const BUCKETS_PER_RANGE = BUCKETS / RANGES;

/**
 * Pairs of a key and an account's number, gathered in the order of the numbers and given back in the order of the keys.
 * Twelve bytes a pair.
 */
export class PairList {
  readonly #ranges = new Map<number, PairRange>();

  /** @param no greater than any added before */
  add(keys: Iterable<number>, no: number): void {
    for (const key of keys) {
      const at = Math.floor(bucketOf(key) / BUCKETS_PER_RANGE);
      let range = this.#ranges.get(at);
      if (!range) this.#ranges.set(at, (range = new PairRange(at * BUCKETS_PER_RANGE)));
      range.add(key, no);
    }
  }

  /** The buckets that have any, ascending; sorted as they are asked for. */
  *buckets(): Generator<BucketRuns> {
    for (let at = 0; at < RANGES; at += 1) yield* this.#ranges.get(at)?.buckets() ?? [];
  }
}

/** A slot and a place in the range fit one exact number, which sorts without a comparer. */
const PLACES = 2 ** 21;

class PairRange {
  readonly #first: number;
  #keys = new Float64Array(64);
  #nos = new Uint32Array(64);
  #length = 0;

  constructor(first: number) {
    this.#first = first;
  }

  add(key: number, no: number): void {
    if (this.#length === this.#keys.length) this.#grow();
    this.#keys[this.#length] = key;
    this.#nos[this.#length] = no;
    this.#length += 1;
  }

  *buckets(): Generator<BucketRuns> {
    const { order, starts } = this.#byBucket();
    for (let n = 0; n < BUCKETS_PER_RANGE; n += 1) {
      const [from = 0, to = 0] = [starts[n], starts[n + 1]];
      if (from < to) yield { bucket: this.#first + n, runs: this.#runs(order.subarray(from, to)) };
    }
  }

  /** Counting sort: the places of each bucket's pairs, in the order they came. */
  #byBucket(): { order: Uint32Array; starts: Uint32Array } {
    const starts = new Uint32Array(BUCKETS_PER_RANGE + 1);
    for (const key of this.#keys.subarray(0, this.#length)) {
      const next = bucketOf(key) - this.#first + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let n = 1; n <= BUCKETS_PER_RANGE; n += 1) starts[n] = (starts[n] ?? 0) + (starts[n - 1] ?? 0);
    const next = starts.slice();
    const order = new Uint32Array(this.#length);
    for (let place = 0; place < this.#length; place += 1) {
      const n = bucketOf(this.#keys[place] ?? 0) - this.#first;
      order[next[n] ?? 0] = place;
      next[n] = (next[n] ?? 0) + 1;
    }
    return { order, starts };
  }

  #runs(places: Uint32Array): KeyRun[] {
    const sorted = Float64Array.from(
      places,
      (place, n) => slotOf(this.#keys[place] ?? 0) * PLACES + n,
    ).toSorted();
    const runs: KeyRun[] = [];
    for (let from = 0; from < sorted.length;) {
      const slot = Math.floor((sorted[from] ?? 0) / PLACES);
      let to = from + 1;
      while (to < sorted.length && Math.floor((sorted[to] ?? 0) / PLACES) === slot) to += 1;
      const nos = Uint32Array.from(
        sorted.subarray(from, to),
        (entry) => this.#nos[places[entry % PLACES] ?? 0] ?? 0,
      );
      runs.push({ slot, nos });
      from = to;
    }
    return runs;
  }

  #grow(): void {
    const keys = new Float64Array(this.#keys.length * 2);
    keys.set(this.#keys);
    const nos = new Uint32Array(this.#nos.length * 2);
    nos.set(this.#nos);
    this.#keys = keys;
    this.#nos = nos;
  }
}

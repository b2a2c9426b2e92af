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

/** A slot and a place in the list fit one exact number, which sorts without a comparer. */
const PLACES = 2 ** 21;

/**
 * Pairs of a key and an account's number, gathered in the order of the numbers and given back in the order of the keys.
 * Twelve bytes a pair; a bucket may have two million.
 */
export class PairList {
  #keys = new Float64Array(1 << 12);
  #nos = new Uint32Array(1 << 12);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** @param no greater than any added before */
  add(keys: Iterable<number>, no: number): void {
    for (const key of keys) {
      if (this.#length === this.#keys.length) this.#grow();
      this.#keys[this.#length] = key;
      this.#nos[this.#length] = no;
      this.#length += 1;
    }
  }

  /** The buckets that have any, ascending. */
  *buckets(): Generator<BucketRuns> {
    const { order, starts } = this.#byBucket();
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      const [from = 0, to = 0] = [starts[bucket], starts[bucket + 1]];
      if (from < to) yield { bucket, runs: this.#runs(order.subarray(from, to)) };
    }
  }

  /** Counting sort: the places of each bucket's pairs, in the order they came. */
  #byBucket(): { order: Uint32Array; starts: Uint32Array } {
    const starts = new Uint32Array(BUCKETS + 1);
    for (const key of this.#keys.subarray(0, this.#length)) {
      const next = bucketOf(key) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let bucket = 1; bucket <= BUCKETS; bucket += 1)
      starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
    const next = starts.slice();
    const order = new Uint32Array(this.#length);
    for (let place = 0; place < this.#length; place += 1) {
      const bucket = bucketOf(this.#keys[place] ?? 0);
      order[next[bucket] ?? 0] = place;
      next[bucket] = (next[bucket] ?? 0) + 1;
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

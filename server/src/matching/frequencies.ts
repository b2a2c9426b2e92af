import { BUCKETS, bucketOf, slotOf } from './key-hash.ts';
import { entriesOf } from './posting-block.ts';

/** Buckets whose frequencies are stored in one row. */
export const BUCKETS_PER_PART = 1024;

/** Rows that hold all frequencies. */
export const PARTS = BUCKETS / BUCKETS_PER_PART;

/**
 * How many accounts are under each key, at the last count. A key that is not there is under one account at most, so that
 * three quarters of all keys need no room: about 8 bytes for each of the others.
 */
export class Frequencies {
  /** Accounts at that count. */
  readonly total: number;
  readonly #starts: Uint32Array;
  readonly #slots: Uint32Array;
  readonly #counts: Uint32Array;

  private constructor(total: number, starts: Uint32Array, [slots, counts]: [Uint32Array, Uint32Array]) {
    this.total = total;
    this.#starts = starts;
    this.#slots = slots;
    this.#counts = counts;
  }

  /** Reads what {@link packFrequencies} wrote, one part for each range of buckets, ascending. */
  static read(total: number, parts: readonly Uint8Array[]): Frequencies {
    const starts = new Uint32Array(BUCKETS + 1);
    const size = parts.reduce(
      (sum, part) => sum + new DataView(part.buffer, part.byteOffset).getUint32(0, true),
      0,
    );
    const slots = new Uint32Array(size);
    const counts = new Uint32Array(size);
    let at = 0;
    for (const [n, part] of parts.entries()) {
      // A copy of its own, because a view of 32-bit numbers must begin at a multiple of four. A Buffer's `slice` is none.
      const words = new Uint32Array(new Uint8Array(part).buffer);
      const length = words[0] ?? 0;
      starts.set(
        words.subarray(1, 1 + BUCKETS_PER_PART).map((end) => end + at),
        n * BUCKETS_PER_PART + 1,
      );
      slots.set(words.subarray(1 + BUCKETS_PER_PART, 1 + BUCKETS_PER_PART + length), at);
      counts.set(words.subarray(1 + BUCKETS_PER_PART + length), at);
      at += length;
    }
    return new Frequencies(total, starts, [slots, counts]);
  }

  /** How many accounts are under a hashed key; 1 also when none is. */
  of(key: number): number {
    const bucket = bucketOf(key);
    const slot = slotOf(key);
    let low = this.#starts[bucket] ?? 0;
    let high = this.#starts[bucket + 1] ?? 0;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const found = this.#slots[middle] ?? 0;
      if (found === slot) return this.#counts[middle] ?? 1;
      if (found < slot) low = middle + 1;
      else high = middle;
    }
    return 1;
  }
}

/** Nothing counted yet. */
export const noFrequencies = Frequencies.read(0, []);

/**
 * Packs the frequencies of one range of buckets: how many, the end of each bucket, then slots, then counts, all 32 bits.
 *
 * @param blocks the blocks of the range by bucket; those without a key may lack
 */
export function packFrequencies(part: number, blocks: ReadonlyMap<number, Uint8Array>): Buffer {
  const ends: number[] = [];
  const slots: number[] = [];
  const counts: number[] = [];
  for (let n = 0; n < BUCKETS_PER_PART; n += 1) {
    for (const { slot, count } of entriesOf(blocks.get(part * BUCKETS_PER_PART + n) ?? new Uint8Array())) {
      if (count < 2) continue;
      slots.push(slot);
      counts.push(count);
    }
    ends.push(slots.length);
  }
  return Buffer.from(Uint32Array.from([slots.length, ...ends, ...slots, ...counts]).buffer);
}

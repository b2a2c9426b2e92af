import { keepLists } from './posting-block.ts';

/** Blocks from this size on are kept; smaller ones are sooner read than looked up. */
export const KEPT_FROM_BYTES = 1024;
/** What one process keeps at most. */
export const KEPT_BYTES_MAX = 64 << 20;
/** What a byte of a block costs: itself, and four for the number that it is decoded into. */
const BYTES_PER_BYTE = 5;

/** A block of the postings as it was read last, and the name of that version where the engine has one. */
interface KeptBlock {
  block: Uint8Array;
  stamp: string;
}

/**
 * Long blocks that were read a moment ago, so that the numbers of a common word are decoded once and not with every query, and
 * on PostgreSQL are not sent again. Never trusted without asking: whoever uses one has compared its bytes, or its
 * stamp within the very statement that looks the keys up. Those that nobody has used for longest make room.
 */
export class KeptBlocks {
  readonly #blocks = new Map<number, KeptBlock>();
  readonly #bytesMax: number;
  #bytes = 0;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  /** The blocks kept for some buckets, by their stamps. */
  stamped(buckets: readonly number[]): ReadonlyMap<string, Uint8Array> {
    const found = new Map<string, Uint8Array>();
    for (const bucket of buckets) {
      const kept = this.#used(bucket);
      if (kept !== undefined && kept.stamp !== '') found.set(kept.stamp, kept.block);
    }
    return found;
  }

  /** Keeps a block when it is worth it. Answers the one to use: with the same bytes, the one that is decoded already. */
  keep(bucket: number, block: Buffer, stamp: string): Uint8Array {
    if (block.length < KEPT_FROM_BYTES) return block;
    const before = this.#used(bucket);
    if (before !== undefined && block.equals(before.block)) {
      before.stamp = stamp;
      return before.block;
    }
    if (before !== undefined) this.#drop(bucket, before);
    keepLists(block);
    this.#blocks.set(bucket, { block, stamp });
    this.#bytes += block.length * BYTES_PER_BYTE;
    for (const [oldest, one] of this.#blocks) {
      if (this.#bytes <= this.#bytesMax) break;
      this.#drop(oldest, one);
    }
    return block;
  }

  /** The block kept for a bucket, now the one used last. */
  #used(bucket: number): KeptBlock | undefined {
    const kept = this.#blocks.get(bucket);
    if (kept === undefined) return undefined;
    this.#blocks.delete(bucket);
    this.#blocks.set(bucket, kept);
    return kept;
  }

  #drop(bucket: number, { block }: KeptBlock): void {
    this.#blocks.delete(bucket);
    this.#bytes -= block.length * BYTES_PER_BYTE;
  }
}

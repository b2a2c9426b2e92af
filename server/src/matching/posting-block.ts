/*
 * A block: entries by ascending slot, each
 *   slot          4 bytes, little endian
 *   count         varint: how many accounts are under the key
 *   length        varint: bytes of the list that follows
 *   list          varints: account numbers, each as the distance from the one before
 */

/** A key's entry: how many accounts are under it, and where in the block their numbers lie. */
export interface Entry {
  slot: number;
  count: number;
  from: number;
  to: number;
}

let at = 0;

function readVarint(block: Uint8Array): number {
  let value = 0;
  let shift = 1;
  for (;;) {
    const byte = block[at] ?? 0;
    at += 1;
    value += (byte & 127) * shift;
    if (byte < 128) return value;
    shift *= 128;
  }
}

function readSlot(block: Uint8Array, from: number): number {
  return (
    ((block[from] ?? 0) |
      ((block[from + 1] ?? 0) << 8) |
      ((block[from + 2] ?? 0) << 16) |
      ((block[from + 3] ?? 0) << 24)) >>>
    0
  );
}

/** The entry that begins at `from`. */
export function readEntry(block: Uint8Array, from: number): Entry {
  const slot = readSlot(block, from);
  at = from + 4;
  const count = readVarint(block);
  const length = readVarint(block);
  return { slot, count, from: at, to: at + length };
}

/** All entries of a block. */
export function* entriesOf(block: Uint8Array): Generator<Entry> {
  for (let from = 0; from < block.length;) {
    const entry = readEntry(block, from);
    yield entry;
    from = entry.to;
  }
}

/** The entry of one key. */
export function findEntry(block: Uint8Array, slot: number): Entry | null {
  for (let from = 0; from < block.length;) {
    const entry = readEntry(block, from);
    if (entry.slot === slot) return entry;
    if (entry.slot > slot) return null;
    from = entry.to;
  }
  return null;
}

let list = new Uint32Array(1 << 10);

/** The decoded lists of blocks that stay in memory, by where in the block they begin. */
const keptLists = new WeakMap<Uint8Array, Map<number, Uint32Array>>();
/** Shorter lists are decoded sooner than found. */
const KEPT_FROM = 64;

/** From now on the lists of this block are decoded once; whoever calls keeps the block, and nobody changes its bytes. */
export function keepLists(block: Uint8Array): void {
  keptLists.set(block, new Map());
}

/** The account numbers of an entry, ascending; valid until the next call. */
export function nosOf(block: Uint8Array, entry: Entry): Uint32Array {
  if (entry.count < KEPT_FROM) return decoded(block, entry);
  const lists = keptLists.get(block);
  if (lists === undefined) return decoded(block, entry);
  let nos = lists.get(entry.from);
  if (nos === undefined) lists.set(entry.from, (nos = decoded(block, entry).slice()));
  return nos;
}

function decoded(block: Uint8Array, { count, from, to }: Entry): Uint32Array {
  if (count > list.length) list = new Uint32Array(count * 2);
  const into = list;
  let no = 0;
  let found = 0;
  for (let next = from; next < to; found += 1) {
    let byte = block[next] ?? 0;
    next += 1;
    let step = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = block[next] ?? 0;
      next += 1;
      step |= (byte & 127) << shift;
    }
    no += step;
    into[found] = no;
  }
  return into.subarray(0, found);
}

/** Writes blocks; the bytes it gives are valid until it writes the next one, so they are copied out. */
export class BlockWriter {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;

  /** Adds a key's list; slots must ascend, and numbers within the list. */
  add(slot: number, nos: ArrayLike<number>): void {
    this.#room(nos.length * 5 + 16);
    const list = listBytes(nos);
    this.#head(slot, nos.length, list);
    let last = 0;
    for (let n = 0; n < nos.length; n += 1) {
      this.#varint((nos[n] ?? 0) - last);
      last = nos[n] ?? 0;
    }
  }

  /** Copies an entry of another block with more numbers behind its own, all greater than those. */
  extend(block: Uint8Array, entry: Entry, more: ArrayLike<number>): void {
    let last = more.length > 0 ? (nosOf(block, entry).at(-1) ?? 0) : 0;
    const added = listBytes(more, last);
    this.#room(entry.to - entry.from + more.length * 5 + 16);
    this.#head(entry.slot, entry.count + more.length, entry.to - entry.from + added);
    this.#bytes.set(block.subarray(entry.from, entry.to), this.#length);
    this.#length += entry.to - entry.from;
    for (let n = 0; n < more.length; n += 1) {
      this.#varint((more[n] ?? 0) - last);
      last = more[n] ?? 0;
    }
  }

  /** The block; the writer is empty again. */
  take(): Buffer {
    const block = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return block;
  }

  #head(slot: number, count: number, length: number): void {
    for (let shift = 0; shift < 32; shift += 8) this.#bytes[this.#length++] = (slot >>> shift) & 255;
    this.#varint(count);
    this.#varint(length);
  }

  #varint(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  #room(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + bytes));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

function listBytes(nos: ArrayLike<number>, before = 0): number {
  let bytes = 0;
  let last = before;
  for (let n = 0; n < nos.length; n += 1) {
    let step = (nos[n] ?? 0) - last;
    last = nos[n] ?? 0;
    for (bytes += 1; step > 127; step >>>= 7) bytes += 1;
  }
  return bytes;
}

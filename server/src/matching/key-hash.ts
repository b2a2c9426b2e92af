/** Blocks that postings lie in. A key's bucket is the upper 18 bits of its hash, its slot there the lower 32. */
export const BUCKETS = 2 ** 18;

const SLOTS = 2 ** 32;

/**
 * A key as a number of 50 bits. Two keys meet by chance once in about a hundred registers of a million accounts, and then
 * only add a candidate that the judge rejects.
 *
 * The two halves are mixed as in MurmurHash3's finaliser (public domain). Stored: a change needs a new index.
 */
export function hashKey(key: string): number {
  let a = 0x9e3779b9 ^ key.length;
  let b = 0x85ebca6b ^ key.length;
  for (let at = 0; at < key.length; at += 1) {
    const code = key.charCodeAt(at);
    a = Math.imul(a ^ code, 0xcc9e2d51);
    b = Math.imul(b ^ code, 0x1b873593);
    a = (a << 15) | (a >>> 17);
    b = (b << 13) | (b >>> 19);
  }
  a = mixed(a ^ (b >>> 7));
  b = mixed(b ^ a);
  return (a >>> 14) * SLOTS + (b >>> 0);
}

function mixed(half: number): number {
  let bits = Math.imul(half ^ (half >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

/** Where a hashed key's postings lie. */
export function bucketOf(key: number): number {
  return Math.floor(key / SLOTS);
}

/** Which of its bucket's keys it is. */
export function slotOf(key: number): number {
  return key % SLOTS;
}

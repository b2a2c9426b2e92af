/** Publishable key, secret key, embed session, API key, code of a pop-up, renewal handle. The prefix says in a log or a leak scan what was found. */
export type KeyPrefix = 'pk' | 'sk' | 'es' | 'ak' | 'ec' | 'er';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BODY_LENGTH = 30;
const CHECKSUM_LENGTH = 6;
/** How many random bytes a key is made of; more than 30 because bytes that would favour some letters are skipped. */
export const KEY_RANDOM_BYTES = 64;

const FORM = /^(pk|sk|es|ak|ec|er)_([0-9A-Za-z]{30})([0-9A-Za-z]{6})$/;

/**
 * Makes a key from randomness the caller brings: `sk_`, 30 characters of base 62 (178 bits) and their CRC32 in base 62
 * (SK4). The form is GitHub's (github.blog, "Behind GitHub's new authentication token formats").
 *
 * @param random at least 64 bytes from a cryptographic source
 * @throws RangeError when there are too few bytes
 */
export function makeKey(prefix: KeyPrefix, random: Uint8Array): string {
  // 248 is the largest multiple of 62 in a byte: taking only smaller ones makes every letter equally likely.
  const letters = Array.from(random)
    .filter((byte) => byte < 248)
    .slice(0, BODY_LENGTH);
  if (letters.length < BODY_LENGTH) throw new RangeError('a key needs more random bytes');
  const body = letters.map((byte) => ALPHABET.charAt(byte % 62)).join('');
  return `${prefix}_${body}${checksum(prefix, body)}`;
}

/** Which kind of key `text` is, or null when it is none or was mistyped: asked before any look-up (SK4). */
export function parseKey(text: string): KeyPrefix | null {
  const [, prefix, body, sum] = FORM.exec(text) ?? [];
  if (prefix === undefined || body === undefined || sum !== checksum(prefix, body)) return null;
  return prefix as KeyPrefix;
}

/** The last four characters, by which people tell their keys apart (SK5). */
export function lastFourOf(key: string): string {
  return key.slice(-4);
}

function checksum(prefix: string, body: string): string {
  let rest = crc32(`${prefix}_${body}`);
  let text = '';
  for (let place = 0; place < CHECKSUM_LENGTH; place += 1) {
    text = ALPHABET.charAt(rest % 62) + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}

/** CRC-32 as in ISO-HDLC, of ASCII text. */
function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let index = 0; index < text.length; index += 1) {
    crc ^= text.charCodeAt(index);
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

import * as v from 'valibot';

/** The kinds of thing that carry an id of ours; the prefix makes an id readable in a log. */
export type IdPrefix =
  | 'deal'
  | 'evt'
  | 'key'
  | 'job'
  | 'prod'
  | 'site'
  | 'sess'
  | 'grant'
  | 'file'
  | 'org'
  | 'acc'
  | 'asite'
  | 'amerge'
  | 'aimport'
  | 'user'
  | 'pol'
  | 'replay'
  | 'disp'
  | 'cov'
  | 'rsv'
  | 'verd'
  | 'probe'
  | 'row';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';

/** A schema for ids of one kind: `deal_` and a UUIDv7 (RFC 9562), so ids sort by the time they were made. */
export function idSchema(prefix: IdPrefix) {
  return v.pipe(v.string(), v.regex(new RegExp(`^${prefix}_${UUID}$`), 'id'));
}

/**
 * Makes an id from what the caller brings: the millisecond and ten bytes of randomness.
 * Pure, so the server decides where time and randomness come from. Ids of one millisecond have no order among themselves.
 *
 * @throws RangeError when there are not exactly ten random bytes, or the time does not fit the 48 bits it has
 */
export function makeId(prefix: IdPrefix, epochMs: number, random: Uint8Array): string {
  if (random.length !== 10) throw new RangeError('an id needs ten random bytes');
  if (!Number.isInteger(epochMs) || epochMs < 0 || epochMs >= 2 ** 48)
    throw new RangeError('an id needs a whole millisecond');
  const time = epochMs.toString(16).padStart(12, '0');
  const bytes = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = (8 + (Number.parseInt(bytes.slice(3, 4), 16) & 3)).toString(16);
  return `${prefix}_${time.slice(0, 8)}-${time.slice(8)}-7${bytes.slice(0, 3)}-${variant}${bytes.slice(4, 7)}-${bytes.slice(7, 19)}`;
}

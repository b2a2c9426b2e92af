import { randomBytes } from 'node:crypto';
import { KEY_RANDOM_BYTES, type KeyPrefix, makeKey } from '@portico/domain/sites/key';

/** A new key of ours: the only place where keys meet randomness. */
export function newKey(prefix: KeyPrefix): string {
  return makeKey(prefix, randomBytes(KEY_RANDOM_BYTES));
}

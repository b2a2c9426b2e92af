import { randomBytes } from 'node:crypto';
import { type IdPrefix, makeId } from '@portico/domain/id';

/** A new id of our own: the only place where ids meet the clock and randomness. */
export function newId(prefix: IdPrefix): string {
  return makeId(prefix, Date.now(), randomBytes(10));
}

import { createHash } from 'node:crypto';
import { type IdPrefix, makeId } from '@portico/domain/id';
import { epochMs } from '@portico/domain/time';
import { fold } from '../deals/fold.ts';

/** All seeded ids carry one time, so that the same name has the same id on every machine and every day. */
const ID_TIME = epochMs('2026-01-01T00:00:00.000Z');

/** The id of a thing of the demo, made from its name alone: valid like any other, and the same wherever the demo is loaded. */
export function seedId(prefix: IdPrefix, name: string): string {
  return makeId(prefix, ID_TIME, digest(`${prefix} ${name}`).subarray(0, 10));
}

/** A number from 0 up to 1 that depends on nothing but `name`: the demo's dice. */
export function roll(name: string): number {
  return digest(name).readUInt32BE(0) / 2 ** 32;
}

/**
 * One of `list`, chosen by `name` alone.
 *
 * @throws RangeError when there is nothing to choose from
 */
export function choose<T>(list: readonly T[], name: string): T {
  const chosen = list[Math.floor(roll(name) * list.length)];
  if (chosen === undefined) throw new RangeError(`nothing to choose for ${name}`);
  return chosen;
}

/** A name as a part of a host or a mailbox: `Lyngbysild A/S` becomes `lyngbysild-a-s`. At most 40 characters. */
export function slugOf(name: string): string {
  const ascii = fold(name)
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ł', 'l');
  return ascii
    .replaceAll(/['’.]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, '');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

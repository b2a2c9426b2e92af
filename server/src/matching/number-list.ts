import { type Column, inArray, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { Query } from '../db/database.ts';
import { engine } from '../db/engine.ts';
import { preparedRead } from '../db/prepared.ts';

/** Numbers of one statement on SQLite, whose variables are counted. */
const NUMBERS_MAX = 64;

/** What the query builder ends in, as far as preparing goes. */
interface Preparable<R> {
  prepare(name: string): { execute(values: Record<string, unknown>): PromiseLike<R> };
}

/** Whether a column is one of the numbers of the list with that name. */
export type Among = (column: Column, list: string) => SQL;

/** Reads by lists of numbers; `values` are what else the query has a placeholder for. */
type ByNumbers<R> = (
  query: Query,
  lists: Record<string, readonly number[]>,
  values?: Record<string, unknown>,
) => Promise<R[]>;

/**
 * A prepared read by lists of numbers, however long.
 *
 * PostgreSQL gets a list as one array. With a parameter for each number it plans the statement anew every time, because a
 * plan for the very numbers looks cheaper than one for any: that took four times as long as the read itself (measured with
 * PostgreSQL 15). SQLite has no arrays: a list is filled up to the next power of two by repeating its last number, so that there are
 * few statements, and cut where it is too long.
 *
 * @param build the query for one `among`
 */
export function preparedByNumbers<R>(
  name: string,
  build: (query: Query, among: Among) => Preparable<R[]>,
): ByNumbers<R> {
  return engine === 'postgres' ? byArrays(name, build) : bySlots(name, build);
}

function byArrays<R>(name: string, build: (query: Query, among: Among) => Preparable<R[]>): ByNumbers<R> {
  const read = preparedRead(name, (on) =>
    build(on, (column, list) => sql`${column} = any(${sql.placeholder(list)}::bigint[])`),
  );
  return (query, lists, others) => {
    const values: Record<string, unknown> = { ...others };
    // Written out here: the driver takes several times as long, for it quotes each number.
    for (const [list, numbers] of Object.entries(lists)) values[list] = `{${numbers.join(',')}}`;
    return read(query, values);
  };
}

function bySlots<R>(name: string, build: (query: Query, among: Among) => Preparable<R[]>): ByNumbers<R> {
  const bySize = new Map<number, ReturnType<typeof preparedRead<R[]>>>();
  const slotsOf = (list: string, size: number): Placeholder[] =>
    Array.from({ length: size }, (_, n) => sql.placeholder(`${list}${n}`));
  const readSome: (
    query: Query,
    lists: [string, readonly number[]][],
    others: Record<string, unknown> | undefined,
  ) => Promise<R[]> = (query, lists, others) => {
    const size = 2 ** Math.ceil(Math.log2(Math.max(1, ...lists.map(([, numbers]) => numbers.length))));
    let read = bySize.get(size);
    if (!read) {
      read = preparedRead(`${name}_${size}`, (on) =>
        build(on, (column, list) => inArray(column, slotsOf(list, size))),
      );
      bySize.set(size, read);
    }
    const values: Record<string, unknown> = { ...others };
    for (const [list, numbers] of lists) {
      // No key, bucket or account has the number -1.
      for (let n = 0; n < size; n += 1)
        values[`${list}${n}`] = numbers[Math.min(n, numbers.length - 1)] ?? -1;
    }
    return read(query, values);
  };
  return async (query, lists, others) => {
    const all = Object.entries(lists);
    const longest = Math.max(0, ...all.map(([, numbers]) => numbers.length));
    const found: R[] = [];
    for (let from = 0; from === 0 || from < longest; from += NUMBERS_MAX) {
      const some = all.map(([list, numbers]): [string, readonly number[]] => [
        list,
        numbers.slice(from, from + NUMBERS_MAX),
      ]);
      found.push(...(await readSome(query, some, others)));
    }
    return found;
  };
}

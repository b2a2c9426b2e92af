import { getTableColumns, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Query } from './database.ts';
import { engine } from './engine.ts';

/** The database's own time inside a query, to compare with an `instant()` column. */
export const databaseClock: SQL =
  engine === 'postgres' ? sql`clock_timestamp()` : sql`cast(unixepoch('subsec') * 1000 as integer)`;

/** What the query builder ends in, as far as preparing goes. PostgreSQL wants a name, SQLite ignores it. */
interface Preparable<R> {
  prepare(name: string): { execute(values: Record<string, unknown>): PromiseLike<R> };
}

/**
 * A read that runs with most requests: built once for each connection, then only bound and run. Building a query costs
 * about eleven times the read itself (measured). All SQLite transactions share the writer's statements; a PostgreSQL
 * transaction has its connection only for a moment and builds its own.
 *
 * @param name unique among all prepared reads; PostgreSQL keeps the statement under it
 * @param build the query, with `sql.placeholder('x')` where a value goes
 */
export function preparedRead<R>(
  name: string,
  build: (query: Query) => Preparable<R>,
): (query: Query, values: Record<string, unknown>) => Promise<R> {
  const known = new WeakMap<object, ReturnType<Preparable<R>['prepare']>>();
  return async (query, values) => {
    const connection = connections.get(query) ?? query;
    let statement = known.get(connection);
    if (!statement) {
      statement = build(query).prepare(name);
      known.set(connection, statement);
    }
    return statement.execute(values);
  };
}

/**
 * The same for writing one whole row, every column of it: for tables that nearly every mutation writes to.
 */
export function preparedInsert<T extends SQLiteTable>(
  name: string,
  table: T,
): (tx: Query, row: Required<T['$inferSelect']>) => Promise<void> {
  const row = Object.fromEntries(
    Object.keys(getTableColumns(table)).map((column) => [column, sql.placeholder(column)]),
  ) as T['$inferInsert'];
  const insert = preparedRead(name, (query) => query.insert(table).values(row));
  return async (tx, values) => void (await insert(tx, values));
}

/**
 * A text value of a prepared read, for reads that join. SQLite looks at the values bound to a join's parameters and, when
 * one has changed, plans the statement anew: ten times the cost of the read (measured with 3.54). Out of a subquery it
 * takes them as they come. The same happens with `limit ?`, so look-ups by a unique key go without a limit.
 */
export function boundText(name: string): SQL<string> {
  return sql<string>`(select cast(${sql.placeholder(name)} as text))`;
}

const IDS_MAX = 128;

/**
 * The same for a look-up by a list of ids of any length. Lists are filled up to the next power of two by repeating their
 * last id, so that there are eight statements at most.
 */
export function preparedByIds<R, Id extends string | number = string>(
  name: string,
  build: (query: Query, ids: Placeholder[]) => Preparable<R[]>,
): (query: Query, ids: readonly Id[]) => Promise<R[]> {
  const bySize = new Map<number, ReturnType<typeof preparedRead<R[]>>>();
  const readSome = (query: Query, ids: readonly Id[]): Promise<R[]> => {
    const size = 2 ** Math.ceil(Math.log2(ids.length));
    const slots = Array.from({ length: size }, (_, n) => `id${n}`);
    const read =
      bySize.get(size) ??
      preparedRead(`${name}_${size}`, (on) =>
        build(
          on,
          slots.map((slot) => sql.placeholder(slot)),
        ),
      );
    bySize.set(size, read);
    return read(query, Object.fromEntries(slots.map((slot, n) => [slot, ids[Math.min(n, ids.length - 1)]])));
  };
  return async (query, ids) => {
    const distinct = [...new Set(ids)];
    const found: R[] = [];
    for (let from = 0; from < distinct.length; from += IDS_MAX)
      found.push(...(await readSome(query, distinct.slice(from, from + IDS_MAX))));
    return found;
  };
}

const NAMES_KEPT_MS = 5_000;
const NAMES_KEPT_MAX = 10_000;

/**
 * A look-up of names by id that asks the database for a name at most once in five seconds. Names are shown, never decided
 * by: one that has just changed may be shown a moment longer.
 */
export function keptNames(
  read: (query: Query, ids: readonly string[]) => Promise<{ id: string; name: string }[]>,
): (query: Query, ids: readonly string[]) => Promise<Map<string, string>> {
  const kept = new WeakMap<object, Map<string, { name: string; until: number }>>();
  return async (query, ids) => {
    const connection = connections.get(query) ?? query;
    let names = kept.get(connection);
    if (!names || names.size > NAMES_KEPT_MAX) {
      names = new Map<string, { name: string; until: number }>();
      kept.set(connection, names);
    }
    const now = performance.now();
    const found = new Map<string, string>();
    const missing: string[] = [];
    for (const id of ids) {
      const known = names.get(id);
      if (known && known.until > now) found.set(id, known.name);
      else missing.push(id);
    }
    if (missing.length === 0) return found;
    for (const { id, name } of await read(query, missing)) {
      names.set(id, { name, until: now + NAMES_KEPT_MS });
      found.set(id, name);
    }
    return found;
  };
}

const connections = new WeakMap<object, object>();

/** Says that `query` runs on the connection of `base`, so that statements prepared on one serve the other. */
export function sharesConnection(query: object, base: object): void {
  if (engine === 'sqlite') connections.set(query, base);
}

import { type SQL, sql } from 'drizzle-orm';
import type { Query } from './database.ts';
import { engine } from './engine.ts';

/** The database's own time inside a query, to compare with an `instant()` column. */
export const databaseClock: SQL = engine === 'postgres' ? sql`clock_timestamp()` : sql`cast(unixepoch('subsec') * 1000 as integer)`;

/** What the query builder ends in, as far as preparing goes. PostgreSQL wants a name, SQLite ignores it. */
interface Preparable<R> {
  prepare(name: string): { execute(values: Record<string, unknown>): PromiseLike<R> };
}

/**
 * A read that runs with most requests: built once for each connection, then only bound and run.
 *
 * @param name unique among all prepared reads; PostgreSQL keeps the statement under it
 * @param build the query, with `sql.placeholder('x')` where a value goes
 */
export function preparedRead<R>(
  name: string,
  build: (query: Query) => Preparable<R>,
): (query: Query, values: Record<string, unknown>) => Promise<R> {
  const known = new WeakMap<Query, ReturnType<Preparable<R>['prepare']>>();
  return async (query, values) => {
    let statement = known.get(query);
    if (!statement) {
      statement = build(query).prepare(name);
      known.set(query, statement);
    }
    return statement.execute(values);
  };
}

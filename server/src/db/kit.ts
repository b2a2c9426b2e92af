import * as pg from 'drizzle-orm/pg-core';
import * as sq from 'drizzle-orm/sqlite-core';
import { engine } from './engine.ts';

/**
 * One table file, two databases. A `table.ts` is written once with these builders; at start they become drizzle's SQLite
 * or PostgreSQL columns. For the type checker they are always SQLite's: the query builder's surface that stores use is the
 * same on both, and this is the only file that knows otherwise.
 */
function either<T>(sqlite: T, postgres: unknown): T {
  return engine === 'postgres' ? (postgres as T) : sqlite;
}

/** Declares a table. Columns get their snake_case name from the key. */
export const table: typeof sq.sqliteTable = either(sq.sqliteTable, pg.pgTable);
export const index: typeof sq.index = either(sq.index, pg.index);
export const uniqueIndex: typeof sq.uniqueIndex = either(sq.uniqueIndex, pg.uniqueIndex);
export const primaryKey: typeof sq.primaryKey = either(sq.primaryKey, pg.primaryKey);

const textSqlite = () => sq.text();
/** PostgreSQL sorts text by the server's language; byte order makes both engines list and page alike. */
const textPostgres = pg.customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/** Text, compared and sorted by bytes on both engines. */
export const text: typeof textSqlite = either(textSqlite, () => textPostgres());

const intSqlite = () => sq.integer();
/** A whole number, exact up to 2^53 − 1. */
export const int: typeof intSqlite = either(intSqlite, () => pg.bigint({ mode: 'number' }));

const flagSqlite = () => sq.integer({ mode: 'boolean' });
/** True or false. */
export const flag: typeof flagSqlite = either(flagSqlite, () => pg.boolean());

const instantOfMs = sq.customType<{ data: string; driverData: number }>({
  dataType: () => 'integer',
  toDriver: (value) => Date.parse(value),
  fromDriver: (value) => new Date(value).toISOString(),
});
const instantSqlite = () => instantOfMs();
const instantPostgres = pg.customType<{ data: string; driverData: string | Date }>({
  dataType: () => 'timestamp (3) with time zone',
  fromDriver: (value) => new Date(value).toISOString(),
});
/** An `Instant`: milliseconds in SQLite, `timestamptz(3)` in PostgreSQL, one ISO string in code. */
export const instant: typeof instantSqlite = either(instantSqlite, () => instantPostgres());

const dateSqlite = () => sq.integer({ mode: 'timestamp_ms' });
/** A `Date`, only for tables whose library insists on it. */
export const date: typeof dateSqlite = either(dateSqlite, () =>
  pg.timestamp({ mode: 'date', precision: 3, withTimezone: true }),
);

const jsonSqlite = <T>() => sq.text({ mode: 'json' }).$type<T>();
const jsonOfText = pg.customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => JSON.parse(value) as unknown,
});
/** A document that is read and written whole, kept as text on both engines: no query ever looks inside. */
export const json: typeof jsonSqlite = either(jsonSqlite, () => jsonOfText());

const bytesSqlite = () => sq.blob({ mode: 'buffer' });
const bytesOfBytea = pg.customType<{ data: Buffer }>({ dataType: () => 'bytea' });
/** Bytes that are read and written whole. */
export const bytes: typeof bytesSqlite = either(bytesSqlite, () => bytesOfBytea());

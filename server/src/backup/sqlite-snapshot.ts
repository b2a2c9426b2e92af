import { GENESIS_HASH } from '@portico/domain/event';
import { instantOf } from '@portico/domain/time';
import type BetterSqlite3 from 'better-sqlite3';
import { connect } from '../db/sqlite.ts';
import type { Snapshot } from './snapshot.ts';

interface Column {
  name: string;
  /** Place in the primary key, 0 when not in it. */
  pk: number;
}

/** A read transaction on a connection of its own: under WAL it sees one moment, and writers go on. */
export function sqliteSnapshot(file: string): Promise<Snapshot> {
  const connection = connect(file, { readonly: true });
  connection.exec('begin');
  const tables = listTables(connection).map((name) => ({ name, all: columnsOf(connection, name) }));
  return Promise.resolve({
    takenAt: instantOf(
      one<{ ms: number }>(connection, "select cast(unixepoch('subsec') * 1000 as integer) as ms").ms,
    ),
    chain: connection
      .prepare<[], { position: number; hash: string }>('select position, hash from event_head')
      .get() ?? { position: 0, hash: GENESIS_HASH },
    migrations: connection
      .prepare<[], { hash: string }>('select hash from __drizzle_migrations order by created_at')
      .all()
      .map((row) => row.hash),
    tables: tables.map(({ name, all }) => ({ name, columns: all.map((column) => column.name) })),
    rows: (table) => rowsOf(connection, table),
    [Symbol.asyncDispose]: () => Promise.resolve(void connection.close()),
  });
}

async function* rowsOf(
  connection: BetterSqlite3.Database,
  table: string,
): AsyncGenerator<readonly unknown[]> {
  const key = columnsOf(connection, table)
    .filter((column) => column.pk > 0)
    .toSorted((a, b) => a.pk - b.pk)
    .map((column) => quoted(column.name));
  const rows = connection
    .prepare<[], unknown[]>(
      `select * from ${quoted(table)} order by ${key.length > 0 ? key.join(', ') : 'rowid'}`,
    )
    .raw();
  let read = 0;
  for (const row of rows.iterate()) {
    yield row;
    read += 1;
    // The driver is synchronous: let others have the thread now and then.
    if (read % 1000 === 0) await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

function listTables(connection: BetterSqlite3.Database): string[] {
  return connection
    .prepare<[], { name: string }>(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' and name <> '__drizzle_migrations' order by name",
    )
    .all()
    .map((row) => row.name);
}

function columnsOf(connection: BetterSqlite3.Database, table: string): Column[] {
  return connection
    .prepare<[string], Column>('select name, pk from pragma_table_info(?) order by cid')
    .all(table);
}

function one<R>(connection: BetterSqlite3.Database, query: string): R {
  const row = connection.prepare<[], R>(query).get();
  if (row === undefined) throw new Error('a query without rows');
  return row;
}

/** A name in SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Database } from '../db/database.ts';
import { engine } from '../db/engine.ts';
import { migrateDatabase, ourMigrations } from '../db/migrate.ts';
import { type DatabaseLocation, openDatabase } from '../db/open.ts';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { migrateUpTo } from './migrations.ts';

const ROWS = 3;
/** Where the chain of events has its one end. */
const SINGLE = 'event_head';

const Snapshot = v.object({
  tables: v.record(
    v.string(),
    v.object({
      name: v.string(),
      columns: v.record(v.string(), v.object({ name: v.string(), type: v.string() })),
    }),
  ),
});
type Table = v.InferOutput<typeof Snapshot>['tables'][string];

test('a database of the first version with rows in every table keeps every one of them, unchanged', async () => {
  await using made = await openTestDatabase();
  const location = await emptyPlace(made);
  const [first] = readMigrationFiles({ migrationsFolder: ourMigrations });
  await migrateUpTo(location, [first?.hash ?? ''], ourMigrations);
  const tables = tablesOfFirst();
  expect(tables.length).toBeGreaterThan(20);
  const before = await within(location, async (db) => {
    for (const table of tables) await fill(db, table);
    return contentsOf(db, tables);
  });
  for (const [name, rows] of before) expect(rows).toHaveLength(rowsOf(name));

  await migrateDatabase(location);
  await within(location, async (db) => {
    const after = await contentsOf(db, tables);
    for (const [name, rows] of after) expect({ name, rows }).toEqual({ name, rows: before.get(name) });
    // A server of the first version may run on beside this one: nothing it uses is taken away.
    expect(await tableNames(db)).toEqual(expect.arrayContaining(tables.map(({ name }) => name)));
  });
});

test('migrating a second time changes nothing', async () => {
  await using made = await openTestDatabase();
  await fill(made.db, tablesOfFirst().find(({ name }) => name === 'product') ?? { name: '', columns: {} });
  const read = async () => [await tableNames(made.db), await contentsOf(made.db, tablesOfFirst(['product']))];
  const before = await read();
  await migrateDatabase(made.location);
  expect(await read()).toEqual(before);
});

/** Where nothing is yet: a test's own database comes migrated. */
async function emptyPlace({ db, location }: TestDatabase): Promise<DatabaseLocation> {
  if (engine === 'sqlite') return { ...location, file: `${location.file}.first` };
  await db.write(async (tx) => {
    await tx.execute('drop schema drizzle cascade', []);
    await tx.execute('drop schema public cascade', []);
    await tx.execute('create schema public', []);
  });
  return location;
}

function tablesOfFirst(names?: readonly string[]): Table[] {
  const text = readFileSync(join(ourMigrations, 'meta/0000_snapshot.json'), 'utf8');
  const tables = Object.values(v.parse(Snapshot, JSON.parse(text)).tables);
  return names ? tables.filter(({ name }) => names.includes(name)) : tables;
}

async function within<T>(location: DatabaseLocation, work: (db: Database) => Promise<T>): Promise<T> {
  const db = openDatabase(location);
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

const rowsOf = (table: string): number => (table === SINGLE ? 1 : ROWS);

/** Puts rows into every column of a table: no two values are alike. */
async function fill(db: Database, { name, columns }: Table): Promise<void> {
  const all = Object.values(columns);
  const names = all.map((column) => `"${column.name}"`).join(', ');
  const places = all.map((_, at) => (engine === 'postgres' ? `$${at + 1}` : '?')).join(', ');
  await db.write(async (tx) => {
    for (let row = 1; row <= rowsOf(name); row += 1)
      await tx.execute(
        `insert into "${name}" (${names}) values (${places})`,
        all.map(({ name: column, type }, at) => valueOf(type, { column, number: at * 10 + row })),
      );
  });
}

function valueOf(type: string, { column, number }: { column: string; number: number }): unknown {
  if (type.startsWith('text')) return `${column} ${number} – ünï`;
  if (type === 'boolean') return number % 2 === 0;
  return type.startsWith('timestamp')
    ? new Date(Date.UTC(2026, 0, 1, 0, 0, 0, number)).toISOString()
    : number;
}

/** What the columns of a table hold, in one order. */
async function contentsOf(db: Database, tables: readonly Table[]): Promise<Map<string, string[]>> {
  const contents = new Map<string, string[]>();
  for (const { name, columns } of tables) {
    const names = Object.values(columns).map((column) => `"${column.name}"`);
    const { rows } = await db.write((tx) => tx.execute(`select ${names.join(', ')} from "${name}"`, []));
    contents.set(name, rows.map((row) => JSON.stringify(row)).toSorted());
  }
  return contents;
}

async function tableNames(db: Database): Promise<string[]> {
  const from =
    engine === 'sqlite'
      ? "select name from sqlite_master where type = 'table'"
      : "select table_name as name from information_schema.tables where table_schema = 'public'";
  const { rows } = await db.write((tx) => tx.execute(from, []));
  return rows.map(({ name }) => String(name)).toSorted();
}

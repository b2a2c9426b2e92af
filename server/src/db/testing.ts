import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Database } from './database.ts';
import { engine } from './engine.ts';
import { migrateDatabase } from './migrate.ts';
import { type DatabaseLocation, openDatabase } from './open.ts';

/** A database of a test's own on the engine under test, gone when the test is. */
export interface TestDatabase extends AsyncDisposable {
  db: Database;
  location: DatabaseLocation;
}

/**
 * Makes an empty, migrated database: a file in a temporary folder, or a database on the server that
 * `PORTICO_TEST_POSTGRES_URL` names.
 *
 * @example await using test = await openTestDatabase();
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const place = engine === 'postgres' ? await postgresPlace() : await sqlitePlace();
  await migrateDatabase(place.location);
  const db = openDatabase(place.location);
  return {
    db,
    location: place.location,
    [Symbol.asyncDispose]: async () => {
      await db.close();
      await place.remove();
    },
  };
}

async function sqlitePlace() {
  const folder = await mkdtemp(join(tmpdir(), 'portico-test-'));
  return {
    location: { url: null, file: join(folder, 'portico.db') },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function postgresPlace() {
  const server = process.env['PORTICO_TEST_POSTGRES_URL'];
  if (!server)
    throw new Error('PORTICO_TEST_POSTGRES_URL is not set: run through `pnpm test server:postgres`');
  const name = `portico_test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    location: { url: url.href, file: '' },
    remove: () => onServer(server, `drop database if exists ${name} with (force)`),
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Database } from './database.ts';
import { engine } from './engine.ts';
import { migrateDatabase, ourMigrations } from './migrate.ts';
import { type DatabaseLocation, openDatabase } from './open.ts';
import { connect } from './sqlite.ts';

/** A database of a test's own on the engine under test, gone when the test is. */
export interface TestDatabase extends AsyncDisposable {
  db: Database;
  location: DatabaseLocation;
}

/**
 * Makes an empty, migrated database: a file in a temporary folder, or a database on the server that
 * `PORTICO_TEST_POSTGRES_URL` names. Migrating takes a second where many tests run at once, so that is done once for these
 * migrations, and each database is a copy of the result.
 *
 * @example await using test = await openTestDatabase();
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const place = engine === 'postgres' ? await postgresPlace() : await sqlitePlace();
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
  const file = join(folder, 'portico.db');
  await copyFile(await sqliteTemplate(), file);
  return {
    location: { url: null, file },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Made beside its name and then renamed: who finds it finds it whole, however many make it at once. */
async function sqliteTemplate(): Promise<string> {
  const hash = migrationsHash();
  const template = join(tmpdir(), `portico-test-template-${hash}.db`);
  if (existsSync(template)) return template;
  const folder = await mkdtemp(join(tmpdir(), 'portico-test-'));
  const file = join(folder, 'portico.db');
  await migrateTemplate({ url: null, file }, hash);
  const whole = connect(file, { readonly: false });
  whole.pragma('wal_checkpoint(TRUNCATE)');
  whole.close();
  await rename(file, template);
  await rm(folder, { recursive: true, force: true });
  return template;
}

async function postgresPlace() {
  const server = process.env['PORTICO_TEST_POSTGRES_URL'];
  if (!server)
    throw new Error('PORTICO_TEST_POSTGRES_URL is not set: run through `pnpm test server:postgres`');
  const name = `portico_test_${randomBytes(6).toString('hex')}`;
  await onServer(server, async (client) => {
    const template = await postgresTemplate(server, client);
    // Not through the log: copying the files takes a quarter of the time, and these databases are small.
    await client.query(`create database ${name} template ${template} strategy file_copy`);
  });
  return {
    location: { url: addressOf(server, name), file: '' },
    remove: () => onServer(server, (client) => client.query(`drop database if exists ${name} with (force)`)),
  };
}

const TEMPLATE_LOCK = 7_405_900;

/** The same on a server: only one session makes it, and it has its name when it is whole. */
async function postgresTemplate(server: string, client: pg.Client): Promise<string> {
  const hash = migrationsHash();
  const template = `portico_template_${hash}`;
  const isThere = async () =>
    (await client.query('select 1 from pg_database where datname = $1', [template])).rows.length > 0;
  if (await isThere()) return template;
  await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  if (await isThere()) return template;
  await client.query(`drop database if exists ${template}_part with (force)`);
  await client.query(`create database ${template}_part`);
  await migrateTemplate({ url: addressOf(server, `${template}_part`), file: '' }, hash);
  await client.query(`alter database ${template}_part rename to ${template}`);
  return template;
}

/** Migrates a template; who makes migrations meanwhile must not leave one that lies about what it holds. */
async function migrateTemplate(location: DatabaseLocation, hash: string): Promise<void> {
  await migrateDatabase(location);
  if (migrationsHash() !== hash)
    throw new Error('The migrations changed while a test migrated. Run it again.');
}

/** What these migrations are; another state of them gets another template. */
function migrationsHash(): string {
  const digest = createHash('sha256');
  for (const name of readdirSync(ourMigrations, { recursive: true, encoding: 'utf8' }).toSorted())
    if (/\.(sql|json)$/.test(name)) digest.update(name).update(readFileSync(join(ourMigrations, name)));
  return digest.digest('hex').slice(0, 16);
}

function addressOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

import { fileURLToPath } from 'node:url';
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3';
import { migrate as migrateSqlite } from 'drizzle-orm/better-sqlite3/migrator';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { engine } from './engine.ts';
import type { DatabaseLocation } from './open.ts';
import { connect } from './sqlite.ts';

const MIGRATION_LOCK = 7_405_002;

/** Where this version's migrations for the engine in use are. */
export const ourMigrations: string = fileURLToPath(new URL(`../../migrations/${engine}`, import.meta.url));

/**
 * Brings the database to this version's tables. Runs the missing migrations in one transaction, so a kill in between
 * leaves the old state; several processes that start at once do it one after the other.
 *
 * @param migrationsFolder other migrations than this version's, as when an old backup is restored
 */
export async function migrateDatabase(
  location: DatabaseLocation,
  migrationsFolder: string = ourMigrations,
): Promise<void> {
  if (engine === 'sqlite') {
    const connection = connect(location.file, { readonly: false });
    try {
      connection.pragma('busy_timeout = 10000');
      migrateSqlite(drizzleSqlite(connection), { migrationsFolder });
    } finally {
      connection.close();
    }
    return;
  }
  const client = new pg.Client({ connectionString: location.url ?? '' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migratePostgres(drizzlePostgres(client), { migrationsFolder });
  } finally {
    await client.end();
  }
}

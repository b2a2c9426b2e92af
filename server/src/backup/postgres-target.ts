import pg from 'pg';
import { getConstructionPlans } from 'pg-boss';
import { BackupError } from './format.ts';
import { columnsOf, connectAlone, type PostgresColumn } from './postgres-snapshot.ts';
import type { RestoreTarget } from './restore-target.ts';

const BATCH = 500;

/**
 * Refuses a database that holds anything at all.
 *
 * @throws BackupError
 */
export async function refuseUsedPostgres(url: string): Promise<void> {
  const client = await connectAlone(url);
  try {
    const { rows } = await client.query<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname <> 'information_schema' and n.nspname !~ '^pg_' limit 1`,
    );
    if (rows[0])
      throw new BackupError(
        `The database is not empty: it holds ${rows[0].name}. Create a new one and restore into that.`,
      );
  } finally {
    await client.end();
  }
}

/** Puts rows into a freshly migrated PostgreSQL database, in one transaction. */
export async function postgresTarget(url: string, options: { withJobs: boolean }): Promise<RestoreTarget> {
  const client = await connectAlone(url);
  if (options.withJobs) await client.query(getConstructionPlans('pgboss'));
  await client.query('begin');
  let batch: (readonly unknown[])[] = [];
  let insertion = '';
  const flush = async () => {
    if (batch.length > 0) await client.query(insertion, [JSON.stringify(batch)]);
    batch = [];
  };
  return {
    begin: async ({ name, columns }) => {
      await flush();
      insertion = insertInto(name, columns, await columnsOf(client, name));
    },
    insert: async (row) => {
      batch.push(row);
      if (batch.length >= BATCH) await flush();
    },
    commit: async () => {
      await flush();
      await client.query('commit');
    },
    findDamage: () => Promise.resolve(null),
    abandon: async () => {
      await client.query('rollback');
      await client.query('drop schema if exists drizzle cascade');
      await client.query('drop schema if exists pgboss cascade');
      await client.query('drop schema public cascade');
      await client.query('create schema public');
    },
    close: () => client.end(),
  };
}

/** One parameter holds the whole batch; each value is cast from its text form. */
function insertInto(table: string, columns: readonly string[], existing: readonly PostgresColumn[]): string {
  const types = columns.map((name) => existing.find((column) => column.name === name)?.type);
  if (types.includes(undefined))
    throw new BackupError(`The backup's table ${table} has columns this version does not know.`);
  const values = types.map((type, index) => `(r ->> ${index})::${type}`);
  return `insert into ${table} (${columns.map((name) => pg.escapeIdentifier(name)).join(', ')}) select ${values.join(', ')} from jsonb_array_elements($1::jsonb) as r`;
}

import { GENESIS_HASH } from '@portico/domain/event';
import pg from 'pg';
import type { Snapshot } from './snapshot.ts';

const FETCH = 2000;

/** What pg-boss keeps that a restored queue needs; what it counts and monitors for itself it makes anew. In the order of its references. */
const JOB_TABLES = ['queue', 'schedule', 'subscription', 'job', 'job_dependency'];

/** A column and the type its text form is read back as. */
export interface PostgresColumn {
  name: string;
  type: string;
}

/** A repeatable-read transaction on a connection of its own: it sees one moment, and writers go on. */
export async function postgresSnapshot(url: string): Promise<Snapshot> {
  const client = await connectAlone(url);
  await client.query('begin isolation level repeatable read, read only');
  const read = async <R extends pg.QueryResultRow>(text: string) => (await client.query<R>(text)).rows;
  const tables: { name: string; columns: string[] }[] = [];
  for (const name of await listTables(client))
    tables.push({ name, columns: (await columnsOf(client, name)).map((column) => column.name) });
  const [clock] = await read<{ at: Date }>('select clock_timestamp() as at');
  const [head] = await read<{ position: string; hash: string }>('select position, hash from event_head');
  const migrations = await read<{ hash: string }>(
    'select hash from drizzle.__drizzle_migrations order by created_at',
  );
  return {
    takenAt: (clock?.at ?? new Date(0)).toISOString(),
    chain: head ? { position: Number(head.position), hash: head.hash } : { position: 0, hash: GENESIS_HASH },
    migrations: migrations.map((row) => row.hash),
    tables,
    rows: (table) => rowsOf(client, table),
    [Symbol.asyncDispose]: () => client.end(),
  };
}

/** A connection for long work, whose texts come out the same wherever it runs. */
export async function connectAlone(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    options: '-c timezone=UTC -c datestyle=ISO -c statement_timeout=0 -c synchronous_commit=on',
  });
  await client.connect();
  return client;
}

/** Our tables and pg-boss's, as `"schema"."table"`; of partitioned tables the whole. */
async function listTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('public', 'pgboss') order by 1 desc, 2`,
  );
  const ours = rows.filter((row) => row.schema === 'public').map((row) => row.name);
  const jobs = JOB_TABLES.filter((name) => rows.some((row) => row.schema === 'pgboss' && row.name === name));
  return [...ours.map((name) => qualified('public', name)), ...jobs.map((name) => qualified('pgboss', name))];
}

/** A table's columns that can be written: generated ones follow from the others. */
export async function columnsOf(client: pg.Client, table: string): Promise<PostgresColumn[]> {
  const { rows } = await client.query<PostgresColumn>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  );
  return rows;
}

async function* rowsOf(client: pg.Client, table: string): AsyncGenerator<readonly unknown[]> {
  const columns = await columnsOf(client, table);
  const key = await keyOf(client, table);
  const texts = columns.map((column) => `${pg.escapeIdentifier(column.name)}::text`);
  const order = columns.filter((column) => key.length === 0 || key.includes(column.name)).map(orderBy);
  await client.query(
    `declare rows_of_table no scroll cursor for select ${texts.join(', ')} from ${table} order by ${order.join(', ')}`,
  );
  try {
    for (;;) {
      const { rows } = await client.query<unknown[]>({
        text: `fetch ${FETCH} from rows_of_table`,
        rowMode: 'array',
      });
      yield* rows;
      if (rows.length < FETCH) return;
    }
  } finally {
    await client.query('close rows_of_table');
  }
}

/** By bytes, whatever the server's language, so that a restored table reads in the same order. */
function orderBy({ name, type }: PostgresColumn): string {
  const column = pg.escapeIdentifier(name);
  return type === 'bigint' || type === 'integer' ? column : `${column}::text collate "C"`;
}

async function keyOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select a.attname as name from pg_index i cross join unnest(i.indkey) with ordinality as k(attnum, place)
       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
      where i.indrelid = $1::regclass and i.indisprimary order by k.place`,
    [table],
  );
  return rows.map((row) => row.name);
}

function qualified(schema: string, name: string): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
}

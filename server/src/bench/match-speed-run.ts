/**
 * One phase of the bench `match-speed`, on the engine of the environment and in a process of its own: builds the index, or
 * answers from it. Takes {@link MatchOrders} as JSON, prints its figures as JSON.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readFile, stat } from 'node:fs/promises';
import { type Party, type PreparedParty, prepareParty } from '@portico/domain/matching/party';
import { defaultMatchingPolicy } from '@portico/domain/matching/policy';
import pg from 'pg';
import type { Database } from '../db/database.ts';
import { migrateDatabase } from '../db/migrate.ts';
import { type DatabaseLocation, openDatabase } from '../db/open.ts';
import { beginBuild } from '../matching/build-index.ts';
import { indexAccount } from '../matching/index-account.ts';
import { findCandidates } from '../matching/resolve-in.ts';
import { resolve } from '../matching/resolve.ts';
import type { IndexedAccount } from '../matching/source.ts';
import { databaseSource } from '../matching/database-source.ts';
import { madeAccount, madeQuery, type MadeQuery } from './match-register.ts';

/** What a phase is told. */
interface MatchOrders {
  phase: 'build' | 'serve';
  accounts: number;
  queries: number;
  location: DatabaseLocation;
  /** The PostgreSQL database that has the same names under trigrams. */
  trigrams: string | null;
}

const ACCOUNTS_PER_ADD = 1000;
const WARM_UP = 300;
/** Queries for `pg_trgm`, which takes its time; both sides answer so many in a turn, as a server does that is asked. */
const TRIGRAM_QUERIES = 200;
const QUERIES_PER_TURN = 10;
/** As applications ask it: the operator's default threshold of 0.3, which the GIN index serves, and the fifty most alike. */
const TRIGRAM_SQL =
  'select id from bench_name where name % $1 order by similarity(name, $1) desc, id limit 50';
const CHANGES = 50;

const orders = JSON.parse(process.argv[2] ?? '{}') as MatchOrders;
const db = await openMigrated(orders);
const figures = orders.phase === 'build' ? await build(db, orders) : await serve(db, orders);
await db.close();
process.stdout.write(`${JSON.stringify(figures)}\n`);

async function openMigrated({ phase, location }: MatchOrders): Promise<Database> {
  if (phase === 'build') await migrateDatabase(location);
  return openDatabase(location);
}

function indexed(n: number): IndexedAccount {
  const { id, party, parentId } = madeAccount(n);
  return { id, party: prepareParty(party), parentId, ultimateParentId: parentId };
}

async function build(on: Database, { accounts, location }: MatchOrders): Promise<Record<string, number>> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const began = performance.now();
  const building = await beginBuild(on);
  let memory = 0;
  for (let from = 0; from < accounts; from += ACCOUNTS_PER_ADD) {
    const some: IndexedAccount[] = [];
    for (let n = from; n < Math.min(accounts, from + ACCOUNTS_PER_ADD); n += 1) {
      some.push(indexed(n));
      // Making accounts up is not the index's work and must not hold up the loop in its name.
      if (n % 100 === 0) await new Promise((done) => setImmediate(done));
    }
    await building.add(some);
    memory = Math.max(memory, await memoryNow());
  }
  await building.finish();
  memory = Math.max(memory, await memoryNow());
  const seconds = (performance.now() - began) / 1000;
  const loopP99 = delay.percentile(99) / 1e6;
  const loopMax = delay.max / 1e6;
  if (location.url !== null) await analyse(location.url, accounts);
  return { seconds, loopP99, loopMax, megabytes: await sizeOf(location), memory };
}

async function serve(on: Database, orders: MatchOrders): Promise<Record<string, number>> {
  const { accounts, queries } = orders;
  await resolve(on.read, madeQuery(0, accounts).party);
  // Since the process was started, Node and all modules included.
  const coldSeconds = performance.now() / 1000;
  for (let n = 0; n < WARM_UP; n += 1) await resolve(on.read, madeQuery(queries + n, accounts).party);
  const parties = Array.from({ length: queries }, (_, n) => madeQuery(n, accounts).party);
  const times: number[] = [];
  const before = process.cpuUsage();
  for (const party of parties) times.push(await timed(() => resolve(on.read, party)));
  const used = process.cpuUsage(before);
  const memory = await memoryNow();
  const recall = await recallOf(on, orders);
  const change = await changeTime(on, accounts);
  const trigrams = orders.trigrams === null ? {} : await compareWithTrigrams(on, orders.trigrams, orders);
  return {
    coldSeconds,
    p50: quantile(times, 0.5),
    cpu: (used.user + used.system) / 1000 / queries,
    p99: quantile(times, 0.99),
    memory,
    recall,
    change,
    ...trigrams,
  };
}

/** Of the accounts that were meant, the share that is among the fifty looked at closely. */
async function recallOf(on: Database, { accounts, queries }: MatchOrders): Promise<number> {
  const source = databaseSource(on.read);
  let meant = 0;
  let found = 0;
  for (const { party, expect } of meantQueries(Math.min(queries, 1000), accounts)) {
    const { profiles } = await findCandidates(source, party, { ...defaultMatchingPolicy, candidates: 50 });
    meant += 1;
    if (profiles.some(({ accountId }) => accountId === expect)) found += 1;
  }
  return found / meant;
}

function meantQueries(
  count: number,
  accounts: number,
): { typed: Party; party: PreparedParty; expect: string }[] {
  return Array.from({ length: count }, (_, n): MadeQuery => madeQuery(n, accounts)).flatMap(
    ({ party, expect }) => (expect === null ? [] : [{ typed: party, party: prepareParty(party), expect }]),
  );
}

/** Milliseconds that putting a new account into the index takes within its transaction. */
async function changeTime(on: Database, accounts: number): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < CHANGES; n += 1) {
    const account = indexed(accounts + n);
    await on.write(async (tx) => void times.push(await timed(() => indexAccount(tx, account))));
  }
  return quantile(times, 0.5);
}

/**
 * The same names under PostgreSQL's trigram index, one prepared statement and a connection of its own, the same look-ups taken
 * in turns with ours. Both sides have a turn to warm up. At thresholds above 0.3 the index is quicker and finds fewer than 98 %.
 */
async function compareWithTrigrams(
  on: Database,
  url: string,
  { accounts }: MatchOrders,
): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query("select 1 from pg_extension where extname = 'pg_trgm'");
    if (rows.length === 0) return {};
    const ours: number[] = [];
    const theirs: number[] = [];
    let found = 0;
    const queries = meantQueries(TRIGRAM_QUERIES, accounts);
    for (let from = 0; from < queries.length; from += QUERIES_PER_TURN) {
      const turn = queries.slice(from, from + QUERIES_PER_TURN);
      for (const { typed } of turn) ours.push(await timed(() => resolve(on.read, typed)));
      for (const { typed, expect } of turn) {
        const values = [typed.name.toLowerCase()];
        let ids: string[] = [];
        theirs.push(
          await timed(async () => {
            const answer = await client.query<{ id: string }>({
              name: 'trigrams',
              text: TRIGRAM_SQL,
              values,
            });
            ids = answer.rows.map(({ id }) => id);
          }),
        );
        if (ids.includes(expect)) found += 1;
      }
    }
    return {
      trigramP50: quantile(theirs.slice(QUERIES_PER_TURN), 0.5),
      trigramRecall: found / queries.length,
      besideP50: quantile(ours.slice(QUERIES_PER_TURN), 0.5),
    };
  } finally {
    await client.end();
  }
}

/** Puts the names under trigrams where the server has the extension, and lets PostgreSQL look at all tables once. */
async function analyse(url: string, accounts: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query("select 1 from pg_available_extensions where name = 'pg_trgm'");
    if (rows.length > 0) {
      await client.query('create extension if not exists pg_trgm');
      await client.query('create table bench_name (id text not null, name text not null)');
      for (let from = 0; from < accounts; from += 5000) {
        const some = Array.from({ length: Math.min(5000, accounts - from) }, (_, n) => madeAccount(from + n));
        await client.query('insert into bench_name select * from unnest($1::text[], $2::text[])', [
          some.map(({ id }) => id),
          some.map(({ party }) => party.name.toLowerCase()),
        ]);
      }
      await client.query('create index on bench_name using gin (name gin_trgm_ops)');
    }
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

async function sizeOf({ url, file }: DatabaseLocation): Promise<number> {
  if (url === null) return (await stat(file)).size / 1e6;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ bytes: string }>(
    "select sum(pg_total_relation_size(oid)) as bytes from pg_class where relkind = 'r' and relname like 'match\\_%'",
  );
  await client.end();
  return Number(rows[0]?.bytes ?? 0) / 1e6;
}

/**
 * Megabytes that are this process's own, as Linux counts them: pages of the mapped database file belong to the system's cache.
 * Elsewhere all that is resident.
 */
async function memoryNow(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const kilobytes = /^RssAnon:\s+(\d+)/m.exec(status)?.[1];
  return kilobytes === undefined ? process.memoryUsage().rss / 1e6 : (Number(kilobytes) * 1024) / 1e6;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

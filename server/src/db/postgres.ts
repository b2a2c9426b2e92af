import { setTimeout as wait } from 'node:timers/promises';
import { Fault } from '@portico/domain/fault';
import { type Instant, instantOf } from '@portico/domain/time';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { appendEvents } from '../outbox/append.ts';
import { isRetryable, isUnavailable } from './clash.ts';
import { CommitListeners } from './commit-listeners.ts';
import type { Database, Query, Tx } from './database.ts';
import { insideWrite } from './inside-write.ts';
import { openTx } from './transaction.ts';

const TRIES_MAX = 6;
/** The advisory lock held by whoever appends to the event chain; any number, the same for all processes. */
export const CHAIN_LOCK = 7_405_001;
const EPOCH_MS =
  "extract(epoch from greatest(clock_timestamp(), coalesce((select at from event_head), 'epoch'))) * 1000";
const CLOCK = `select (${EPOCH_MS})::bigint as ms`;
/** Rounded down: what ends within this very millisecond has not ended yet. */
const CLOCK_FLOOR = `select floor(${EPOCH_MS})::bigint as ms`;

/**
 * Opens PostgreSQL: a pool whose connections flush every commit and give up on what hangs.
 *
 * @param url `postgres://user:password@host:port/database`
 */
export function openPostgres(url: string): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 16,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    lock_timeout: 4_000,
    idle_in_transaction_session_timeout: 15_000,
    options: '-c synchronous_commit=on -c timezone=UTC',
  });
  // An idle connection that the server drops is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  const listeners = new CommitListeners();

  return {
    engine: 'postgres',
    read: drizzle(pool, { casing: 'snake_case' }) as unknown as Query,
    write: (work) => insideWrite(() => withRetry(() => transact(pool, work, () => listeners.tell()))),
    now: async () => instantOf(Number((await pool.query<{ ms: string }>(CLOCK)).rows[0]?.ms)),
    onCommit: (listener) => listeners.add(listener),
    ping: async () => void (await pool.query('select 1')),
    close: () => pool.end(),
  };
}

async function transact<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>, told: () => void): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    // Read committed with row locks: a serializable snapshot would fail on the one chain head that every writer advances.
    await client.query('begin isolation level read committed');
    const now = instantOf(Number((await client.query<{ ms: string }>(CLOCK)).rows[0]?.ms));
    const turn = inTurn(client);
    const { tx, shut } = openTx(drizzle(turn, { casing: 'snake_case' }) as unknown as Query, executor(turn), {
      now,
      clock: () => clockOf(turn),
    });
    try {
      const value = await work(tx);
      const appended = await appendEvents(
        tx,
        async () => void (await client.query('select pg_advisory_xact_lock($1)', [CHAIN_LOCK])),
      );
      shut();
      await client.query('commit');
      if (appended > 0) told();
      return value;
    } finally {
      shut();
    }
  } catch (error) {
    await client.query('rollback').catch((cause: unknown) => {
      broken = cause instanceof Error ? cause : new Error('rollback failed');
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function clockOf(client: Pick<pg.PoolClient, 'query'>): Promise<Instant> {
  const { rows } = await client.query<{ ms: string }>(CLOCK_FLOOR);
  return instantOf(Number(rows[0]?.ms));
}

async function withRetry<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (isRetryable(error) && tries < TRIES_MAX) {
        await wait(2 ** tries * (2 + Math.random() * 6));
        continue;
      }
      throw isRetryable(error) || isUnavailable(error)
        ? new Fault('unavailable', { retryAfterSeconds: 2 }, { cause: error })
        : error;
    }
  }
}

/** A connection takes one query at a time; those a transaction asks for side by side wait for each other here. */
function inTurn(client: pg.PoolClient): pg.PoolClient {
  let last: Promise<unknown> = Promise.resolve();
  const query = (...call: Parameters<typeof client.query>): Promise<unknown> => {
    const mine = last.then(() => client.query(...call));
    last = mine.catch(() => undefined);
    return mine;
  };
  return Object.create(client, { query: { value: query } }) as pg.PoolClient;
}

function executor(client: pg.PoolClient): Tx['execute'] {
  return async (text, values) => ({ rows: (await client.query<Record<string, unknown>>(text, values)).rows });
}

import { setTimeout as wait } from 'node:timers/promises';
import { Fault } from '@portico/domain/fault';
import { type Instant, instantOf } from '@portico/domain/time';
import BetterSqlite3 from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { appendEvents } from '../outbox/append.ts';
import { driverError, isUnavailable } from './clash.ts';
import { CommitListeners } from './commit-listeners.ts';
import type { Database, Query, Tx } from './database.ts';
import { GroupCommit, type GroupConnection } from './group-commit.ts';
import { insideWrite } from './inside-write.ts';
import { openTx } from './transaction.ts';

const BUSY_LIMIT_MS = 5_000;
const CHECKPOINT_EVERY_MS = 2_000;

/**
 * Opens the SQLite file: one writer connection with group commit and a flush to disk on every commit, and a reader
 * beside it that never waits for writers (WAL).
 */
export function openSqlite(file: string): Database {
  const writer = connect(file, { readonly: false });
  const reader = connect(file, { readonly: true });
  const listeners = new CommitListeners();
  const query = drizzle(writer, { casing: 'snake_case' }) as unknown as Query;
  const clock = monotonicClock(writer);
  const execute = executor(writer);
  let appended = 0;
  // Writes of a group share a transaction and so its time: nobody else can write an event meanwhile.
  let began = clock.now();

  const checkpoints = checkpointing(writer);
  const group = new GroupCommit(
    groupConnection(writer, {
      afterBegin: () => (began = clock.behindLastEvent()),
      afterCommit: () => {
        if (appended > 0) listeners.tell();
        appended = 0;
        checkpoints.committed();
      },
    }),
  );

  return {
    engine: 'sqlite',
    read: drizzle(reader, { casing: 'snake_case' }) as unknown as Query,
    write: (work) =>
      insideWrite(() =>
        group.add(async () => {
          const { tx, shut } = openTx(query, execute, {
            now: began,
            // The file's write lock was taken before `now` was read: nobody has committed since.
            clock: () => Promise.resolve(began),
          });
          try {
            const value = await work(tx);
            appended += await appendEvents(tx, () => Promise.resolve());
            return value;
          } finally {
            shut();
          }
        }),
      ),
    now: () => Promise.resolve(clock.now()),
    onCommit: (listener) => listeners.add(listener),
    ping: () => Promise.resolve(void reader.prepare('select 1').get()),
    close: async () => {
      checkpoints.stop();
      await group.idle();
      reader.close();
      writer.pragma('wal_checkpoint(TRUNCATE)');
      writer.close();
    },
  };
}

/** Moves the log into the file every two seconds in which something was committed. */
function checkpointing(writer: BetterSqlite3.Database): { committed(): void; stop(): void } {
  let isDue = false;
  let unwritten = 0;
  // SQLite refuses a checkpoint from inside a transaction: one that falls due then waits for the commit.
  const whenFree = () => {
    if (writer.inTransaction) return;
    if (isDue && unwritten > 0) {
      writer.pragma('wal_checkpoint(PASSIVE)');
      unwritten = 0;
    }
    isDue = false;
  };
  const timer = setInterval(() => {
    isDue = true;
    whenFree();
  }, CHECKPOINT_EVERY_MS).unref();
  return {
    committed: () => {
      unwritten += 1;
      whenFree();
    },
    stop: () => clearInterval(timer),
  };
}

/**
 * A connection with the settings every connection to the file must have.
 *
 * @throws when the file is no database of ours to open; `start` says so in a sentence
 */
export function connect(file: string, options: { readonly: boolean }): BetterSqlite3.Database {
  // The writer waits for other processes itself, without blocking the event loop; a reader under WAL hardly ever waits.
  const connection = new BetterSqlite3(file, {
    readonly: options.readonly,
    timeout: options.readonly ? BUSY_LIMIT_MS : 0,
  });
  if (!options.readonly) {
    retryBusy(() => connection.pragma('journal_mode = WAL'));
    connection.pragma('synchronous = FULL');
    connection.pragma('wal_autocheckpoint = 0');
    connection.pragma('secure_delete = ON');
  }
  // Pages come from a mapping of the file, not from one read call each; it is address space, not memory.
  connection.pragma('mmap_size = 1073741824');
  connection.pragma('cache_size = -32000');
  connection.pragma('foreign_keys = ON');
  connection.pragma('trusted_schema = OFF');
  return connection;
}

/** Turning on WAL needs the file for a moment; another process that just does the same makes it busy. */
function retryBusy(action: () => void): void {
  const until = performance.now() + BUSY_LIMIT_MS;
  for (;;) {
    try {
      action();
      return;
    } catch (error) {
      if (driverError(error)?.code !== 'SQLITE_BUSY' || performance.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

/**
 * SQLite's clock, kept from going back: a transaction's time is never before the last event's, and no time is before one
 * that this process has told.
 */
function monotonicClock(writer: BetterSqlite3.Database): { now(): Instant; behindLastEvent(): Instant } {
  // Without a table a statement needs no lock on the file; the clock is asked with nearly every request.
  const clock = writer.prepare<[], { ms: number }>(
    "select cast(unixepoch('subsec') * 1000 as integer) as ms",
  );
  const lastEvent = writer.prepare<[], { ms: number }>('select at as ms from event_head');
  let told = 0;
  const tell = (ms: number): Instant => instantOf((told = Math.max(told, ms)));
  return {
    now: () => tell(clock.get()?.ms ?? 0),
    behindLastEvent: () => tell(Math.max(clock.get()?.ms ?? 0, lastEvent.get()?.ms ?? 0)),
  };
}

function groupConnection(
  writer: BetterSqlite3.Database,
  tell: { afterBegin: () => void; afterCommit: () => void },
): GroupConnection {
  const begin = writer.prepare('begin immediate');
  const commit = writer.prepare('commit');
  const rollback = writer.prepare('rollback');
  const savepoint = writer.prepare('savepoint one');
  const release = writer.prepare('release one');
  const undo = writer.prepare('rollback to one');
  return {
    begin: async () => {
      await beginWhenFree(() => begin.run());
      tell.afterBegin();
    },
    commit: () => {
      try {
        commit.run();
      } catch (error) {
        throw isUnavailable(error)
          ? new Fault('unavailable', { retryAfterSeconds: 2 }, { cause: error })
          : error;
      }
      tell.afterCommit();
    },
    rollback: () => {
      if (writer.inTransaction) rollback.run();
    },
    savepoint: () => void savepoint.run(),
    release: () => void release.run(),
    rollbackToSavepoint: () => {
      undo.run();
      release.run();
    },
  };
}

async function beginWhenFree(begin: () => void): Promise<void> {
  const until = performance.now() + BUSY_LIMIT_MS;
  for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
    try {
      begin();
      return;
    } catch (error) {
      if (driverError(error)?.code !== 'SQLITE_BUSY' || performance.now() > until) {
        throw isUnavailable(error)
          ? new Fault('unavailable', { retryAfterSeconds: 2 }, { cause: error })
          : error;
      }
      await wait(pause * (0.5 + Math.random()));
    }
  }
}

function executor(writer: BetterSqlite3.Database): Tx['execute'] {
  return (text, values) => {
    const statement = writer.prepare<unknown[], Record<string, unknown>>(text);
    return Promise.resolve({
      rows: statement.reader ? statement.all(...values) : (statement.run(...values), []),
    });
  };
}

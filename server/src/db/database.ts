import type { NewEvent } from '@portico/domain/event';
import type { Instant } from '@portico/domain/time';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';

/**
 * The query builder stores use, on either engine. Always await what it builds; `.run()`, `.get()` and `.all()` are
 * SQLite's alone and a lint rule refuses them.
 */
export type Query = Pick<
  BaseSQLiteDatabase<'async', unknown, Record<string, never>>,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'
>;

/** A transaction: the query builder and what holds for its whole length. */
export interface Tx extends Query {
  /** The database's time when the transaction began, never before the last event's. */
  readonly now: Instant;
  /** The database's time at this moment, as after waiting for a lock; rounded down, never before `now` of an earlier commit. */
  clock(): Promise<Instant>;
  /** Events to append at the end of this transaction; `publish` fills it. */
  readonly pending: NewEvent[];
  /** Runs SQL text with `$1` parameters inside this transaction; for libraries that bring their own, as the job queue. */
  execute(text: string, values: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

/** A database. Reads go past each other; writes are one transaction each and are durable when the promise resolves. */
export interface Database {
  readonly engine: 'sqlite' | 'postgres';
  /** For reading. On SQLite a connection that cannot write. */
  readonly read: Query;
  /**
   * Runs `work` in a transaction and resolves once it is committed and on disk. Nothing in `work` may wait for the
   * network: other writers stand behind it. On PostgreSQL it may run again after a serialization failure or deadlock,
   * so it must have no effect but its queries.
   *
   * @throws whatever `work` throws, after rolling back; `Fault('unavailable')` when the database cannot take the write
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The database's own clock. */
  now(): Promise<Instant>;
  /** Calls back after commits that appended events. Returns how to stop. */
  onCommit(listener: () => void): () => void;
  /** Answers when the database does. */
  ping(): Promise<void>;
  /** Waits for the writes under way, then closes. */
  close(): Promise<void>;
}

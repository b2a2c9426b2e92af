import { drizzle } from 'drizzle-orm/better-sqlite3';
import { Hono } from 'hono';
import type { Query } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { type DatabaseLocation, openDatabase } from '../db/open.ts';
import { preparedInsert } from '../db/prepared.ts';
import { connect } from '../db/sqlite.ts';
import { idempotencyKeys } from '../trpc/table.ts';
import { setFlushFloor } from './flush-floor.ts';
import { serveAsTarget } from './serve.ts';

/** Our writer, whose waiting writes share a commit, or a commit for every request. */
export type CommitKind = 'group' | 'each';

/** A server of the commit bench: how it writes, where, and how long a commit takes at least. */
export interface CommitOrders {
  kind: CommitKind;
  location: DatabaseLocation;
  floorMs: number;
}

/** One small row; its key sorts by time, as all ids of ours do. */
const row = () => ({
  principal: 'bench',
  procedure: 'bench',
  key: newId('evt'),
  requestHash: 'f'.repeat(64),
  answer: '{"ok":true}',
  createdAt: '2026-11-21T12:00:00.000Z',
});

const insert = preparedInsert('bench_insert', idempotencyKeys);

/** How a kind writes one row; the row is on disk when the promise resolves. */
export function writerOf(kind: CommitKind, location: DatabaseLocation): () => Promise<unknown> {
  if (kind === 'group') {
    const db = openDatabase(location);
    return () => db.write((tx) => insert(tx, row()));
  }
  // The same settings, and as little as a transaction can be: no savepoint, no clock, no look for events.
  const connection = connect(location.file, { readonly: false });
  const query = drizzle(connection, { casing: 'snake_case' }) as unknown as Query;
  const [begin, commit] = [connection.prepare('begin immediate'), connection.prepare('commit')];
  // As our writer does, so that neither has the longer log.
  setInterval(() => connection.pragma('wal_checkpoint(PASSIVE)'), 2_000).unref();
  let last: Promise<unknown> = Promise.resolve();
  const one = async () => {
    begin.run();
    await insert(query, row());
    commit.run();
  };
  // An insert is awaited between begin and commit, so one request has the connection at a time.
  return () => (last = last.then(one));
}

if (import.meta.main) {
  const { kind, location, floorMs } = JSON.parse(process.argv[2] ?? '{}') as CommitOrders;
  setFlushFloor(floorMs);
  const write = writerOf(kind, location);
  const app = new Hono().post('/', async (c) => {
    await write();
    return c.text('written');
  });
  serveAsTarget(app.fetch);
}

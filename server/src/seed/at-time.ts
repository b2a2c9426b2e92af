import type { Instant } from '@portico/domain/time';
import type { Tx } from '../db/database.ts';
import { CHAIN_LOCK } from '../db/postgres.ts';
import { engine } from '../db/engine.ts';
import { openTx } from '../db/transaction.ts';
import { appendEvents } from '../outbox/append.ts';

/**
 * Runs `work` inside `tx` as if it happened at `now`: rows and events carry that time, and the events join the hash chain
 * at once. The chain's clock never goes back, so call it in the order of the times; on a database that already has
 * later events they get the time of the last of those.
 */
export async function atTime<T>(tx: Tx, now: Instant, work: (then: Tx) => Promise<T>): Promise<T> {
  const { tx: then, shut } = openTx(tx, (text, values) => tx.execute(text, values), {
    now,
    clock: () => Promise.resolve(now),
  });
  try {
    const value = await work(then);
    await appendEvents(then, () => holdChain(tx));
    return value;
  } finally {
    shut();
  }
}

/** On PostgreSQL nobody else may append until this transaction ends; SQLite has one writer. */
async function holdChain(tx: Tx): Promise<void> {
  if (engine === 'postgres') await tx.execute('select pg_advisory_xact_lock($1)', [CHAIN_LOCK]);
}

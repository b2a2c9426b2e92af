import type { Tx } from './database.ts';

/**
 * Runs `work` inside the transaction so that an answer which is not ok leaves nothing behind: no row and no event. What
 * `work` throws ends the transaction as ever.
 */
export async function attempt<T extends { ok: boolean }>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const told = tx.pending.length;
  await tx.execute('savepoint attempt', []);
  const outcome = await work();
  if (!outcome.ok) {
    await tx.execute('rollback to savepoint attempt', []);
    tx.pending.length = told;
  }
  await tx.execute('release savepoint attempt', []);
  return outcome;
}

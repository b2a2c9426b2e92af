import type { Tx } from '../db/database.ts';
import { engine } from '../db/engine.ts';

/**
 * Holds deals until the transaction ends, so that what is looked up about them and what is written stay one step. SQLite has
 * one writer; on PostgreSQL their rows are locked, by id.
 */
export async function holdDeals(tx: Tx, dealIds: readonly string[]): Promise<void> {
  if (engine === 'sqlite') return;
  for (const id of [...new Set(dealIds)].toSorted())
    await tx.execute('select id from deal where id = $1 for update', [id]);
}

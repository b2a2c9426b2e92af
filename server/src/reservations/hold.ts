import { createHash } from 'node:crypto';
import { Fault } from '@portico/domain/fault';
import type { Instant } from '@portico/domain/time';
import type { Tx } from '../db/database.ts';
import { engine } from '../db/engine.ts';

/*
 * Whoever judges or grants a customer holds it until the commit, so that check and grant are one step (RC24). On PostgreSQL
 * that is a lock on the account's row; SQLite has one writer, whose transaction began with the file's write lock.
 *
 * Order of locks: account, then the deal's row, then the event chain at the commit. Of several accounts, by id.
 */

/**
 * Holds an account until the transaction ends.
 *
 * @returns the database's time now that nobody else can grant: never before what another transaction granted or released
 * @throws Fault `not_found`
 */
export async function holdAccount(tx: Tx, accountId: string): Promise<Instant> {
  if (engine === 'sqlite') return tx.now;
  const { rows } = await tx.execute('select id from customer_account where id = $1 for update', [accountId]);
  if (rows.length === 0) throw new Fault('not_found');
  return tx.clock();
}

/**
 * Holds a customer that is in no register yet, by the keys its claims share, so that two decisions do not both find nobody.
 * Call it before {@link holdAccount}. All hold their keys in one order; several customers after one another may still end
 * in a circle, which the database breaks and the transaction tries again.
 */
export async function holdUnknown(tx: Tx, keys: readonly string[]): Promise<void> {
  if (engine === 'sqlite') return;
  const ids = keys.map((key) => createHash('sha256').update(`customer\n${key}`).digest().readBigInt64BE(0));
  const ordered = [...new Set(ids)].toSorted((a, b) => (a < b ? -1 : 1));
  await tx.execute('select pg_advisory_xact_lock(key) from unnest($1::bigint[]) as key', [
    `{${ordered.join(',')}}`,
  ]);
}

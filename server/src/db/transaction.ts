import type { NewEvent } from '@portico/domain/event';
import type { Query, Tx } from './database.ts';
import { sharesConnection } from './prepared.ts';

/** A transaction that can be shut: a query that was not awaited then fails instead of running in somebody else's. */
export interface OpenTx {
  tx: Tx;
  shut(): void;
}

/** Opens a transaction over a connection's query builder. */
export function openTx(query: Query, execute: Tx['execute'], time: Pick<Tx, 'now' | 'clock'>): OpenTx {
  let open = true;
  const check = () => {
    if (!open) throw new Error('this transaction is over: a query in it was not awaited');
  };
  const pending: NewEvent[] = [];
  const guarded: Tx = {
    now: time.now,
    clock: () => {
      check();
      return time.clock();
    },
    pending,
    get select() {
      check();
      return query.select.bind(query);
    },
    get selectDistinct() {
      check();
      return query.selectDistinct.bind(query);
    },
    get insert() {
      check();
      return query.insert.bind(query);
    },
    get update() {
      check();
      return query.update.bind(query);
    },
    get delete() {
      check();
      return query.delete.bind(query);
    },
    execute: (text, values) => {
      check();
      return execute(text, values);
    },
  };
  sharesConnection(guarded, query);
  return { tx: guarded, shut: () => void (open = false) };
}

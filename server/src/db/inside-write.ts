import { AsyncLocalStorage } from 'node:async_hooks';

const writing = new AsyncLocalStorage<true>();

/**
 * Runs a write and refuses one inside another: on SQLite the inner would wait for the outer for ever. Code that is given
 * a transaction uses it.
 */
export function insideWrite<T>(write: () => Promise<T>): Promise<T> {
  if (writing.getStore()) throw new Error('db.write inside db.write: pass the transaction on instead');
  return writing.run(true, write);
}

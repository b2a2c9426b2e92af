import { AsyncLocalStorage } from 'node:async_hooks';
import type { BetterAuthOptions } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import type { Database, Query, Tx } from '../db/database.ts';
import { endEmbedding } from '../embed/endings.ts';
import * as schema from './table.ts';

/** better-auth's names for our tables. */
const tables = {
  user: schema.users,
  session: schema.sessions,
  account: schema.accounts,
  verification: schema.verifications,
  organization: schema.organisations,
  member: schema.members,
  invitation: schema.invitations,
  apikey: schema.apiKeys,
};

type Adapter = ReturnType<ReturnType<typeof drizzleAdapter>>;
type Deletion = Parameters<Adapter['deleteMany']>[0];

/**
 * Signing out, and a new password, end what pages of partners may do for the person too, in the same transaction (EM6):
 * better-auth does both by deleting sessions of the portal.
 */
async function ending(adapter: Adapter, tx: Tx, { model, where }: Deletion): Promise<void> {
  if (model !== 'session') return;
  const named = where.filter(({ field }) => field === 'userId').map(({ value }) => value);
  const found = await adapter.findMany<{ userId: string }>({ model, where });
  const userIds = new Set([...named, ...found.map(({ userId }) => userId)]);
  for (const userId of userIds) if (typeof userId === 'string') await endEmbedding(tx, { userId });
}

/** better-auth's way to our database. */
export interface IdentityAdapter {
  /** For better-auth's `database` option. */
  adapter: (options: BetterAuthOptions) => Adapter;
  /** Runs better-auth's calls in `work` inside a transaction of ours. */
  within: <T>(tx: Tx, work: () => Promise<T>) => Promise<T>;
}

/**
 * Lets better-auth work on our database: it reads through `db.read` and each of its writes is a `db.write`. On SQLite
 * a connection of its own would fight with the one writer for the file; on either engine its writes keep our settings.
 *
 * Inside a transaction everything, reads too, goes through that transaction, so it sees what it wrote.
 */
export function identityAdapter(db: Database): IdentityAdapter {
  const current = new AsyncLocalStorage<Tx>();
  const within = <T>(tx: Tx, work: () => Promise<T>): Promise<T> => current.run(tx, work);
  const adapter = (options: BetterAuthOptions): Adapter => {
    const over = (query: Query): Adapter =>
      drizzleAdapter(query, { provider: db.engine === 'postgres' ? 'pg' : 'sqlite', schema: tables })(
        options,
      );
    const reading = over(db.read);
    const read = (): Adapter => {
      const tx = current.getStore();
      return tx ? over(tx) : reading;
    };
    const write = <T>(work: (adapter: Adapter, tx: Tx) => Promise<T>): Promise<T> => {
      const inside = current.getStore();
      if (inside) return work(over(inside), inside);
      return db.write((tx) => within(tx, () => work(over(tx), tx)));
    };
    const transaction = <T>(work: (adapter: Adapter) => Promise<T>): Promise<T> => write(work);
    return {
      ...reading,
      ...(reading.options
        ? {
            options: { ...reading.options, adapterConfig: { ...reading.options.adapterConfig, transaction } },
          }
        : {}),
      findOne: (query) => read().findOne(query),
      findMany: (query) => read().findMany(query),
      count: (query) => read().count(query),
      create: (data) => write((adapter) => adapter.create(data)),
      update: (data) => write((adapter) => adapter.update(data)),
      updateMany: (data) => write((adapter) => adapter.updateMany(data)),
      delete: (data) => write(async (adapter, tx) => (await ending(adapter, tx, data), adapter.delete(data))),
      deleteMany: (data) =>
        write(async (adapter, tx) => (await ending(adapter, tx, data), adapter.deleteMany(data))),
      consumeOne: (data) => write((adapter) => adapter.consumeOne(data)),
      incrementOne: (data) => write((adapter) => adapter.incrementOne(data)),
      transaction,
    };
  };
  return { adapter, within };
}

import { randomUUID } from 'node:crypto';
import type { Actor } from '@portico/domain/access';
import type { AnyTRPCRouter } from '@trpc/server';
import type { Database } from '../db/database.ts';
import type { Context, SiteVisits } from './context.ts';

/** On which database and as whom procedures are called. */
export interface Caller {
  db: Database;
  actor: Actor;
  /** The key of every mutation; without it each call gets a fresh one, as a client would send. */
  idempotencyKey?: string | null;
  visits?: SiteVisits;
}

/**
 * Calls a router's procedures in process: the same policies, schemas and writes as over the wire.
 *
 * @example await callerFor(sitesRouter, { db: test.db, actor: admin }).list({})
 */
export function callerFor<R extends AnyTRPCRouter>(router: R, caller: Caller): ReturnType<R['createCaller']> {
  const context = (): Context => ({
    db: caller.db,
    actor: caller.actor,
    requestId: 'test',
    ...(caller.visits ? { visits: caller.visits } : {}),
    idempotencyKey: caller.idempotencyKey === undefined ? randomUUID() : caller.idempotencyKey,
  });
  return router.createCaller(context) as ReturnType<R['createCaller']>;
}

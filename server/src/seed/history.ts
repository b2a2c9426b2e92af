import type { Actor } from '@portico/domain/access';
import { addMs, type Instant } from '@portico/domain/time';
import type { Database, Tx } from '../db/database.ts';
import { appRouter } from '../router.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { atTime } from './at-time.ts';
import type { DemoPerson, DemoOrganisation } from './cast.ts';

const HOUR_MS = 3_600_000;

/**
 * The demo's past, written inside one transaction: whatever is done through it happens as it would today, by the same
 * procedures, policies and rules, only that the clock says another time.
 */
export class History {
  readonly tx: Tx;
  readonly #db: Database;

  constructor(db: Database, tx: Tx) {
    this.#db = db;
    this.tx = tx;
  }

  /** The instant so many hours before the demo is loaded. */
  ago(hours: number): Instant {
    return addMs(this.tx.now, -Math.round(hours * HOUR_MS));
  }

  /** Runs `work` at that time. */
  at<T>(now: Instant, work: (then: Tx) => Promise<T>): Promise<T> {
    return atTime(this.tx, now, work);
  }

  /** The database as it answers at that time: reads see this transaction, each write is a step of it. */
  databaseAt(now: Instant): Database {
    return {
      ...this.#db,
      read: this.tx,
      write: (work) => this.at(now, work),
      now: () => Promise.resolve(now),
    };
  }

  /** The procedures of the portal as `actor` calls them at that time. `key` names the call and is its idempotency key. */
  callAs(actor: Actor, now: Instant, key: string) {
    return appRouter.createCaller({
      db: this.databaseAt(now),
      actor,
      requestId: 'demo',
      idempotencyKey: `demo ${key}`.replaceAll(' ', '-'),
    });
  }
}

/** A person as the one who acts; in an embed when a site is named. */
export function actorOf(person: DemoPerson, organisation: DemoOrganisation, siteId?: string): UserActor {
  const { userId, orgId, name, roles } = person;
  const who = {
    kind: 'user' as const,
    userId,
    name,
    orgId,
    orgKind: organisation.kind,
    roles,
    grantedOrgIds: [],
  };
  return siteId === undefined
    ? { ...who, via: 'portal' }
    : { ...who, via: 'embed', siteId, scopes: ['deals:read', 'deals:register'] };
}

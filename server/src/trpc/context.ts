import type { Actor } from '@portico/domain/access';
import type { Database } from '../db/database.ts';

/** How pages of sites are checked. */
export interface SiteVisits {
  /** Our own origin, where the embed's script comes from. */
  portalOrigin: string;
  /** Only for development: this machine itself may be visited. */
  allowsLoopback: boolean;
}

/** What every procedure is given. */
export interface Context {
  db: Database;
  /** Who asks: from a session or a key, never from the input. */
  actor: Actor;
  requestId: string;
  /** What a check of a site's page may visit; nothing but the public web without it. */
  visits?: SiteVisits | undefined;
  /** The `Idempotency-Key` header; every mutation needs one. */
  idempotencyKey: string | null;
}

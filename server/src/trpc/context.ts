import type { Actor } from '@portico/domain/access';
import type { Database } from '../db/database.ts';

/** What every procedure is given. */
export interface Context {
  db: Database;
  /** Who asks: from a session or a key, never from the input. */
  actor: Actor;
  requestId: string;
  /** The `Idempotency-Key` header; every mutation needs one. */
  idempotencyKey: string | null;
}

import { addDays } from '@portico/domain/time';
import { lt } from 'drizzle-orm';
import * as v from 'valibot';
import type { Database } from '../db/database.ts';
import { defineJob } from '../jobs/define.ts';
import type { JobHandler } from '../jobs/queue.ts';
import { idempotencyKeys, singleUseIds } from './table.ts';

/** How long an answer is kept for whoever asks again. */
const KEPT_DAYS = 8;

/** Forgets the answers to mutations that are older than eight days. */
export const clearIdempotencyKeys = defineJob({
  name: 'clear-idempotency-keys',
  payload: v.object({}),
  tries: 2,
  backoff: { firstSeconds: 60, maxSeconds: 600 },
});

/** Does it. */
export function clearIdempotencyKeysWith(db: Database): JobHandler<object> {
  return () =>
    db.write(async (tx) => {
      const before = addDays(tx.now, -KEPT_DAYS);
      await tx.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, before));
      await tx.delete(singleUseIds).where(lt(singleUseIds.createdAt, before));
    });
}

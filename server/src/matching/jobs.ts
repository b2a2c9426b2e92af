import * as v from 'valibot';
import type { Database } from '../db/database.ts';
import { defineJob } from '../jobs/define.ts';
import type { JobHandler } from '../jobs/queue.ts';
import { countKeys } from './count-keys.ts';
import { mergeFresh } from './merge.ts';

/** How often the matching index is tended. Until then new accounts are found as well, a little slower. */
export const TEND_EVERY_MS = 60_000;

/** Puts new and changed accounts into the postings, and counts keys anew when the register has grown. */
export const tendMatching = defineJob({
  name: 'tend-matching',
  payload: v.object({}),
  tries: 2,
  backoff: { firstSeconds: 30, maxSeconds: 300 },
  timeoutSeconds: 900,
});

/** Does it. */
export function tendMatchingWith(db: Database): JobHandler<object> {
  return async () => {
    await mergeFresh(db);
    await countKeys(db);
  };
}

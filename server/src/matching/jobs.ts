import { matchingVersion } from '@portico/domain/matching/keys';
import * as v from 'valibot';
import type { Database } from '../db/database.ts';
import { defineJob } from '../jobs/define.ts';
import type { JobHandler } from '../jobs/queue.ts';
import { rebuildOutdated } from './build-index.ts';
import { countKeys } from './count-keys.ts';
import { mergeFresh } from './merge.ts';
import type { IndexedAccount } from './source.ts';
import { findState } from './store.ts';

/** How often the matching index is tended. Until then new accounts are found as well, a little slower. */
export const TEND_EVERY_MS = 60_000;

/**
 * Puts new and changed accounts into the postings, counts keys anew when the register has grown, and builds the index anew when
 * this release makes other keys than the one before.
 */
export const tendMatching = defineJob({
  name: 'tend-matching',
  payload: v.object({}),
  tries: 2,
  backoff: { firstSeconds: 30, maxSeconds: 300 },
  timeoutSeconds: 900,
});

/**
 * Does it.
 *
 * @param accounts all accounts of the register, some hundred at a time, by ascending id
 */
export function tendMatchingWith(
  db: Database,
  accounts: () => AsyncIterable<readonly IndexedAccount[]>,
): JobHandler<object> {
  return async () => {
    await rebuildOutdated(db, accounts);
    if ((await findState(db.read))?.version !== matchingVersion) return;
    await mergeFresh(db);
    await countKeys(db);
  };
}

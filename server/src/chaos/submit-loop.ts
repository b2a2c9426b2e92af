import type { Database } from '../db/database.ts';
import type { DatabaseLocation } from '../db/open.ts';
import { checkHistory } from './check-history.ts';
import { type Enough, type KillLoopResult, runKillLoop } from './kill-loop.ts';
import type { Acknowledgement, Variant } from './orders.ts';

/** The kill loop over submitting deals. */
export interface SubmitLoopOptions {
  variant: Variant;
  location: DatabaseLocation;
  writers: number;
  seconds: number;
  enough?: Enough;
}

/**
 * Four writers submit deals and are killed; nothing acknowledged may be lost, doubled or untold.
 *
 * @param db an open, migrated and seeded database at `options.location`, for the checker
 */
export function runSubmitLoop(db: Database, options: SubmitLoopOptions): Promise<KillLoopResult> {
  const { variant, location, writers, seconds, enough } = options;
  return runKillLoop<Acknowledgement>({
    module: 'worker.ts',
    location,
    writers,
    seconds,
    enough,
    orders: () => ({ variant, lanes: 4 }),
    check: (acknowledged) => checkHistory(db, acknowledged),
  });
}

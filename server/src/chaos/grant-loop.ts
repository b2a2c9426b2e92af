import type { Database } from '../db/database.ts';
import type { DatabaseLocation } from '../db/open.ts';
import { seedWorld } from '../deals/testing.ts';
import { someAccount, someSite } from '../reservations/testing.ts';
import { checkGrants } from './check-grants.ts';
import type { GrantLine, GrantVariant, Prize } from './grant-orders.ts';
import { type Enough, type KillLoopResult, runKillLoop } from './kill-loop.ts';

/** How far each writer's clock is off: right, a minute ahead, a minute behind, three seconds ahead. */
const SKEWS_MS = [0, 60_000, -60_000, 3_000];
const LEASE_MS = 250;
const PRIZES = ['Alfreds Futterkiste', 'Blauer See Delikatessen', 'Königlich Essen'];

/** The kill loop over grants. */
export interface GrantLoopOptions {
  variant: GrantVariant;
  location: DatabaseLocation;
  writers: number;
  seconds: number;
  enough?: Enough;
}

/**
 * Four writers with wrong clocks take short leases on the same accounts and are killed; no two partners may ever hold the same,
 * by the record or in truth.
 *
 * @param db an open, migrated and empty database at `options.location`, for the checker
 */
export async function runGrantLoop(db: Database, options: GrantLoopOptions): Promise<KillLoopResult> {
  const { variant, location, writers, seconds, enough } = options;
  await seedWorld(db);
  const prizes = await db.write(async (tx) => {
    const made: Prize[] = [];
    for (const legalName of PRIZES) {
      const accountId = await someAccount(tx, { legalName });
      made.push({
        accountId,
        munich: await someSite(tx, accountId, 'München'),
        lyon: await someSite(tx, accountId, 'Lyon'),
      });
    }
    if (variant === 'no-constraint') await tx.execute('drop index reservation_cell_once', []);
    return made;
  });
  return runKillLoop<GrantLine>({
    module: 'grant-worker.ts',
    location,
    writers,
    seconds,
    enough,
    orders: (n) => ({ variant, prizes, leaseMs: LEASE_MS, lanes: 3, skewMs: SKEWS_MS[n % SKEWS_MS.length] }),
    check: (lines) => checkGrants(db, lines, { variant, prizes }),
  });
}

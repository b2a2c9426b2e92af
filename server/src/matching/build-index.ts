import { matchingVersion } from '@portico/domain/matching/keys';
import type { Instant } from '@portico/domain/time';
import { and, eq } from 'drizzle-orm';
import type { Database, Tx } from '../db/database.ts';
import { appendBlocks, bucketGroups } from './append-postings.ts';
import { storeFrequencies } from './count-keys.ts';
import { hashedKeys } from './hashed-keys.ts';
import { profileRow } from './index-account.ts';
import { PairList } from './pair-list.ts';
import type { IndexedAccount } from './source.ts';
import { findState, lockPostings, takeNos } from './store.ts';
import { matchFrequencies, matchFresh, matchPostings, matchProfiles, matchState } from './table.ts';

/** Accounts whose postings are written in one go: 12 bytes a key of memory against another walk over all blocks. */
const ACCOUNTS_PER_RUN = 200_000;
const ACCOUNTS_PER_STEP = 500;
/** A build of which nothing was heard for so long has been broken off. */
const BROKEN_OFF_MS = 120_000;

/** A build that has begun: `resolve` is refused until it is finished, changes of accounts are taken. */
export interface IndexBuild {
  /** Adds accounts; those that have been indexed meanwhile stay as they are. */
  add(accounts: readonly IndexedAccount[]): Promise<void>;
  /** Writes what is left and puts the index in force. */
  finish(): Promise<void>;
}

/**
 * Builds the index anew, for the first accounts of a register and whenever one wants to. Works in steps of some ten
 * milliseconds, other work goes on in between.
 *
 * @example const build = await beginBuild(db); for await (const some of accounts) await build.add(some); await build.finish();
 */
export async function beginBuild(db: Database): Promise<IndexBuild> {
  await db.write(clearIndex);
  return openBuild(db);
}

/**
 * Builds the index anew when another version of the keys has written it, or when its last build was broken off; of several
 * processes only one does.
 *
 * @param accounts all accounts of the register, some hundred at a time, by ascending id
 */
export async function rebuildOutdated(
  db: Database,
  accounts: () => AsyncIterable<readonly IndexedAccount[]>,
): Promise<boolean> {
  const state = await findState(db.read);
  if (!state || !isOutdated(state, await db.now())) return false;
  const isMine = await db.write(async (tx) => {
    const asRead = and(eq(matchState.version, state.version), eq(matchState.touchedAt, state.touchedAt));
    const claimed = await tx
      .update(matchState)
      .set({ version: 0, touchedAt: tx.now })
      .where(asRead)
      .returning();
    if (claimed.length > 0) await clearIndex(tx);
    return claimed.length > 0;
  });
  if (!isMine) return false;
  const build = openBuild(db);
  for await (const some of accounts()) await build.add(some);
  await build.finish();
  return true;
}

/** A build touches the state with every step. */
function isOutdated({ version, touchedAt }: { version: number; touchedAt: Instant }, now: Instant): boolean {
  if (version !== 0) return version !== matchingVersion;
  return Date.parse(now) - Date.parse(touchedAt) > BROKEN_OFF_MS;
}

function openBuild(db: Database): IndexBuild {
  let pairs = new PairList();
  let inRun = 0;
  const flush = async () => {
    for (const group of bucketGroups(pairs)) {
      await db.write(async (tx) => {
        await lockPostings(tx);
        await appendBlocks(tx, group);
      });
    }
    pairs = new PairList();
    inRun = 0;
  };
  return {
    add: async (accounts) => {
      for (let from = 0; from < accounts.length; from += ACCOUNTS_PER_STEP) {
        const some = accounts.slice(from, from + ACCOUNTS_PER_STEP);
        const nos = await addProfiles(db, some);
        for (const account of some) {
          const no = nos.get(account.id);
          if (no !== undefined) pairs.add(hashedKeys(account), no);
        }
        inRun += some.length;
        if (inRun >= ACCOUNTS_PER_RUN) await flush();
      }
    },
    finish: async () => {
      await flush();
      await storeFrequencies(db);
    },
  };
}

async function addProfiles(db: Database, accounts: readonly IndexedAccount[]): Promise<Map<string, number>> {
  return db.write(async (tx) => {
    const first = await takeNos(tx, accounts.length);
    const rows = await tx
      .insert(matchProfiles)
      .values(accounts.map((account, n) => profileRow(account, first + n)))
      .onConflictDoNothing()
      .returning({ id: matchProfiles.accountId, no: matchProfiles.no });
    return new Map(rows.map(({ id, no }) => [id, no ?? 0]));
  });
}

async function clearIndex(tx: Tx): Promise<void> {
  await lockPostings(tx);
  await tx.delete(matchFresh);
  await tx.delete(matchProfiles);
  await tx.delete(matchFrequencies);
  await tx.delete(matchPostings);
  await tx.update(matchState).set({ version: 0, generation: '', total: 0 });
}

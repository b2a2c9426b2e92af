import type { Database } from '../db/database.ts';
import { appendBlocks, bucketGroups } from './append-postings.ts';
import { storeFrequencies } from './count-keys.ts';
import { hashedKeys } from './hashed-keys.ts';
import { profileRow } from './index-account.ts';
import { PairList } from './pair-list.ts';
import type { IndexedAccount } from './source.ts';
import { takeNos } from './store.ts';
import { matchFrequencies, matchFresh, matchPostings, matchProfiles, matchState } from './table.ts';

/** Accounts whose postings are written in one go: 12 bytes a key of memory against another walk over all blocks. */
const ACCOUNTS_PER_RUN = 200_000;
const ACCOUNTS_PER_STEP = 500;

/** A build that has begun: `resolve` is refused until it is finished, changes of accounts are taken. */
export interface IndexBuild {
  /** Adds accounts; those that have been indexed meanwhile stay as they are. */
  add(accounts: readonly IndexedAccount[]): Promise<void>;
  /** Writes what is left and puts the index in force. */
  finish(): Promise<void>;
}

/**
 * Builds the index anew: for the first accounts of a register, and when a new version makes other keys. Works in steps of
 * some ten milliseconds, other work goes on in between. One that was broken off is begun again.
 *
 * @example const build = await beginBuild(db); for await (const some of accounts) await build.add(some); await build.finish();
 */
export async function beginBuild(db: Database): Promise<IndexBuild> {
  await clearIndex(db);
  let pairs = new PairList();
  let inRun = 0;
  const flush = async () => {
    for (const group of bucketGroups(pairs)) {
      await db.write(async (tx) => {
        await takeNos(tx, 0);
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

async function clearIndex(db: Database): Promise<void> {
  await db.write(async (tx) => {
    await takeNos(tx, 0);
    await tx.update(matchState).set({ version: 0 });
    await tx.delete(matchFresh);
    await tx.delete(matchProfiles);
    await tx.delete(matchFrequencies);
    await tx.delete(matchPostings);
    await tx.update(matchState).set({ generation: '', total: 0 });
  });
}

import { extendedBlock } from './edit-block.ts';
import { Frequencies, packFrequencies, PARTS } from './frequencies.ts';
import { hashedKeys } from './hashed-keys.ts';
import { PairList } from './pair-list.ts';
import type { IndexedAccount, MatchingSource, Profile } from './source.ts';

/**
 * An index that lives in memory and no longer than the process, for matching two files. It packs and ranks as the one in the
 * database does, so both give the same answers.
 *
 * @param accounts in the order in which equals shall stand
 */
export function memorySource(accounts: readonly IndexedAccount[]): MatchingSource {
  const pairs = new PairList();
  const profiles: Profile[] = accounts.map((account, n) => {
    const { id, party, parentId, ultimateParentId } = account;
    pairs.add(hashedKeys(account), n + 1);
    return { accountId: id, no: n + 1, party, parentId, ultimateParentId };
  });
  const blocks = new Map<number, Uint8Array>();
  for (const { bucket, runs } of pairs.buckets()) blocks.set(bucket, extendedBlock(undefined, runs));
  const parts = Array.from({ length: PARTS }, (_, part) => packFrequencies(part, blocks));
  const frequencies = Frequencies.read(accounts.length, parts);
  const byId = new Map(profiles.map((profile) => [profile.accountId, profile]));
  return {
    look: (choose) => Promise.resolve({ frequencies, keys: choose(frequencies), fresh: [], blocks }),
    fresh: () => Promise.resolve([]),
    byNo: (nos) => Promise.resolve(nos.flatMap((no) => profiles[no - 1] ?? [])),
    byId: (ids) => Promise.resolve(ids.flatMap((id) => byId.get(id) ?? [])),
  };
}

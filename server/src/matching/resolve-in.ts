import { chooseKeys, keyWeight, type NameStats } from '@portico/domain/matching/candidates';
import { queryKeys } from '@portico/domain/matching/keys';
import { judge, type Match } from '@portico/domain/matching/match';
import { type Party, type PreparedParty, prepareParty } from '@portico/domain/matching/party';
import { defaultMatchingPolicy, type MatchingPolicy } from '@portico/domain/matching/policy';
import type { Frequencies } from './frequencies.ts';
import { bucketOf, hashKey } from './key-hash.ts';
import { rankNos, type Ranked, type WeightedKey } from './rank.ts';
import type { MatchingSource, Profile } from './source.ts';

/** More are ranked at first, for numbers that lead nowhere any more. */
const SPARE = 14;
/** A smaller register than this is weighed as if it had so many: in a handful every word would look common. */
const ACCOUNTS_MIN = 1000;

/** How a query is answered. */
export interface ResolveOptions {
  /** The weights and thresholds in force; those of this version when not given. */
  policy?: MatchingPolicy;
}

/** Finds the accounts that a party may be, from any source of an index, best first; none when there is nothing like it. */
export async function resolveIn(
  source: MatchingSource,
  typed: Party,
  options: ResolveOptions = {},
): Promise<Match[]> {
  const policy = options.policy ?? defaultMatchingPolicy;
  const party = prepareParty(typed);
  const { stats, profiles } = await findCandidates(source, party, policy);
  const candidates = profiles.map(({ accountId, party: known, parentId, ultimateParentId }) => ({
    id: accountId,
    party: known,
    parentId,
    ultimateParentId,
  }));
  return candidates.length === 0 ? [] : judge(party, candidates, { policy, stats });
}

/** The accounts that share the most telling keys with a party, at most `policy.candidates`, best first. */
export async function findCandidates(
  source: MatchingSource,
  party: PreparedParty,
  policy: MatchingPolicy,
): Promise<{ stats: NameStats; profiles: Profile[] }> {
  const { frequencies, noMax } = await source.state();
  const stats = statsOf(frequencies);
  const keys = weightedKeys(party, stats, policy);
  const count = policy.candidates;
  const hashes = keys.map(({ key }) => key);
  // Fresh before merged: an account that is merged in between is then found in one of the two, or in both.
  const fresh = await rankFresh(source, keys);
  const found = await source.blocks([...new Set(hashes.map(bucketOf))]);
  const blocks = new Map(found.map(({ bucket, block }) => [bucket, block]));
  for (let more = SPARE; ; more *= 4) {
    const ranked = rankNos(keys, blocks, { noMax, count: count + more });
    const { profiles, isComplete } = await profilesOf(source, ranked);
    const isEnough = profiles.length >= count || ranked.length < count + more;
    if (!isEnough) continue;
    // An account that has just changed is nowhere in between: its old number is gone, its new keys were not yet read.
    const late = isComplete ? fresh : await rankFresh(source, keys);
    return { stats, profiles: await merged(source, { profiles, late, count }) };
  }
}

interface Scored {
  profile: Profile;
  score: number;
}

async function profilesOf(
  source: MatchingSource,
  ranked: readonly Ranked[],
): Promise<{ profiles: Scored[]; isComplete: boolean }> {
  const rows = new Map(
    (await source.byNo(ranked.map(({ no }) => no))).map((profile) => [profile.no, profile]),
  );
  const profiles = ranked.flatMap(({ no, score }) => {
    const profile = rows.get(no);
    return profile ? [{ profile, score }] : [];
  });
  return { profiles, isComplete: profiles.length === ranked.length };
}

async function merged(
  source: MatchingSource,
  { profiles, late, count }: { profiles: Scored[]; late: Map<string, number>; count: number },
): Promise<Profile[]> {
  if (late.size === 0) return profiles.slice(0, count).map(({ profile }) => profile);
  const known = new Set(profiles.map(({ profile }) => profile.accountId));
  const best = [...late]
    .filter(([id]) => !known.has(id))
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, count);
  const others = (await source.byId(best.map(([id]) => id))).map((profile) => ({
    profile,
    score: late.get(profile.accountId) ?? 0,
  }));
  return [...profiles, ...others]
    .toSorted(byRank)
    .slice(0, count)
    .map(({ profile }) => profile);
}

/** As they will stand when all are merged: fresh ones come last among equals, and get their numbers in the order of their ids. */
function byRank(a: Scored, b: Scored): number {
  const age = (a.profile.no ?? Number.MAX_SAFE_INTEGER) - (b.profile.no ?? Number.MAX_SAFE_INTEGER);
  return b.score - a.score || age || (a.profile.accountId < b.profile.accountId ? -1 : 1);
}

async function rankFresh(source: MatchingSource, keys: readonly WeightedKey[]): Promise<Map<string, number>> {
  const rows = await source.fresh(keys.map(({ key }) => key));
  const sums = new Map<string, number>();
  if (rows.length === 0) return sums;
  const byKey = Map.groupBy(rows, ({ key }) => key);
  for (const { key, weight } of keys)
    for (const { accountId } of byKey.get(key) ?? [])
      sums.set(accountId, (sums.get(accountId) ?? 0) + weight);
  return sums;
}

function weightedKeys(party: PreparedParty, stats: NameStats, policy: MatchingPolicy): WeightedKey[] {
  return chooseKeys(queryKeys(party), stats, policy).map((key) => ({
    key: hashKey(key),
    weight: keyWeight(key, stats.frequency(key), { accounts: stats.accounts, policy }),
  }));
}

function statsOf(frequencies: Frequencies): NameStats {
  return {
    accounts: Math.max(frequencies.total, ACCOUNTS_MIN),
    frequency: (key) => frequencies.of(hashKey(key)),
  };
}

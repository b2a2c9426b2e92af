import { chooseKeys, keyWeight, type NameStats } from '@portico/domain/matching/candidates';
import { queryKeys } from '@portico/domain/matching/keys';
import { judge, type Match } from '@portico/domain/matching/match';
import { type Party, type PreparedParty, prepareParty } from '@portico/domain/matching/party';
import { defaultMatchingPolicy, type MatchingPolicy } from '@portico/domain/matching/policy';
import type { Frequencies } from './frequencies.ts';
import { hashKey } from './key-hash.ts';
import { type RankLimits, rankNos, type Ranked, type WeightedKey } from './rank.ts';
import type { FreshKey, MatchingSource, Profile } from './source.ts';

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

/**
 * The accounts that share the most telling keys with a party, at most `policy.candidates` and none that shares much less than
 * the best, best first.
 */
export async function findCandidates(
  source: MatchingSource,
  party: PreparedParty,
  policy: MatchingPolicy,
): Promise<{ stats: NameStats; profiles: Profile[] }> {
  const look = await source.look((frequencies) => weightedKeys(party, statsOf(frequencies), policy));
  const { keys, blocks } = look;
  const stats = statsOf(look.frequencies);
  const count = policy.candidates;
  const fresh = rankFresh(keys, look.fresh);
  for (let more = SPARE; ; more *= 4) {
    const limits = { count: count + more, floor: policy.rankFloor, reached: greatest(fresh) };
    const { profiles, looked, isComplete } = await livingOf(
      source,
      (floor) => rankNos(keys, blocks, { ...limits, floor }),
      limits,
    );
    if (profiles.length < count && looked === limits.count) continue;
    // An account that has just changed is nowhere in between: its old number is gone, its new keys were not yet read.
    const late = isComplete ? fresh : rankFresh(keys, await source.fresh(keys));
    return { stats, profiles: await merged(source, { profiles, late, policy }) };
  }
}

interface Scored {
  profile: Profile;
  score: number;
}

interface Living {
  profiles: Scored[];
  /** How many numbers were looked up, and whether all of them are accounts. */
  looked: number;
  isComplete: boolean;
}

/** The accounts behind the numbers that are worth a look beside the best account there is, fresh ones included. */
async function livingOf(
  source: MatchingSource,
  rank: (floor: number) => Ranked[],
  { floor, reached }: RankLimits,
): Promise<Living> {
  let all: Ranked[] | null = null;
  let worth = rank(floor);
  for (let best = Math.max(worth[0]?.score ?? 0, reached); ;) {
    const { profiles, isComplete } = await profilesOf(source, worth);
    const living = Math.max(profiles[0]?.score ?? 0, reached);
    if (living >= best) return { profiles, looked: worth.length, isComplete };
    // Only numbers that lead nowhere can have set the floor too high.
    all ??= rank(0);
    if (worth.length === all.length) return { profiles, looked: worth.length, isComplete };
    worth = all.filter(({ score }) => score >= living * floor);
    best = living;
  }
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
  { profiles, late, policy }: { profiles: Scored[]; late: Map<string, number>; policy: MatchingPolicy },
): Promise<Profile[]> {
  const floor = policy.rankFloor * Math.max(profiles[0]?.score ?? 0, greatest(late));
  const known = new Set(profiles.map(({ profile }) => profile.accountId));
  const best = [...late]
    .filter(([id, score]) => score >= floor && !known.has(id))
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, policy.candidates);
  const rows = best.length === 0 ? [] : await source.byId(best.map(([id]) => id));
  const others = rows.map((profile) => ({ profile, score: late.get(profile.accountId) ?? 0 }));
  return [...profiles, ...others]
    .filter(({ score }) => score >= floor)
    .toSorted(byRank)
    .slice(0, policy.candidates)
    .map(({ profile }) => profile);
}

function greatest(sums: ReadonlyMap<string, number>): number {
  let most = 0;
  for (const sum of sums.values()) most = Math.max(most, sum);
  return most;
}

/** As they will stand when all are merged: fresh ones come last among equals, and get their numbers in the order of their ids. */
function byRank(a: Scored, b: Scored): number {
  const age = (a.profile.no ?? Number.MAX_SAFE_INTEGER) - (b.profile.no ?? Number.MAX_SAFE_INTEGER);
  return b.score - a.score || age || (a.profile.accountId < b.profile.accountId ? -1 : 1);
}

function rankFresh(keys: readonly WeightedKey[], rows: readonly FreshKey[]): Map<string, number> {
  const sums = new Map<string, number>();
  if (rows.length === 0) return sums;
  const byKey = Map.groupBy(rows, ({ key }) => key);
  for (const { key, weight } of keys)
    for (const { accountId } of byKey.get(key) ?? [])
      sums.set(accountId, (sums.get(accountId) ?? 0) + weight);
  return sums;
}

function weightedKeys(party: PreparedParty, stats: NameStats, policy: MatchingPolicy): WeightedKey[] {
  const weighted = chooseKeys(queryKeys(party), stats, policy).map((key) => ({
    key: hashKey(key),
    weight: keyWeight(key, stats.frequency(key), { accounts: stats.accounts, policy }),
  }));
  return weighted.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight || a.key - b.key);
}

/** How common keys are, as the judge asks it. */
export function statsOf(frequencies: Frequencies): NameStats {
  return {
    accounts: Math.max(frequencies.total, ACCOUNTS_MIN),
    frequency: (key) => frequencies.of(hashKey(key)),
  };
}

import type { KeyKind } from './keys.ts';
import type { MatchingPolicy } from './policy.ts';

/** How common keys are in the register: what few accounts have, tells most. */
export interface NameStats {
  /** Accounts in the register. */
  readonly accounts: number;
  /** How many accounts have the key (`keys.ts`); an index that keeps no count of rare keys answers 1. */
  frequency(key: string): number;
}

/**
 * What an account gains in rank by sharing `key` with the query: the kind's weight times how rare the key is.
 * The rank of a candidate is the sum over shared keys; ties go to the smaller id, so that an index answers alike on every engine.
 */
export function keyWeight(
  key: string,
  frequency: number,
  context: { accounts: number; policy: MatchingPolicy },
): number {
  const kind = key.charAt(0) as KeyKind;
  return context.policy.keyWeights[kind] * Math.log(1 + context.accounts / Math.max(1, frequency));
}

/** Query keys worth looking up, rarest first: keys that nearly everybody has only reorder what others found. */
export function chooseKeys(keys: readonly string[], stats: NameStats, policy: MatchingPolicy): string[] {
  return keys
    .map((key) => ({ key, frequency: Math.max(1, stats.frequency(key)) }))
    .filter(({ frequency }) => frequency <= policy.commonKey * stats.accounts + 50)
    .toSorted((a, b) => a.frequency - b.frequency || (a.key < b.key ? -1 : 1))
    .slice(0, policy.queryKeys)
    .map(({ key }) => key);
}

/**
 * The `policy.candidates` best accounts for the keys of a query, best first.
 *
 * @param postings the accounts that have a key
 */
export function rankCandidates(
  keys: readonly string[],
  postings: (key: string) => readonly string[],
  context: { stats: NameStats; policy: MatchingPolicy },
): string[] {
  const { stats, policy } = context;
  const ranks = new Map<string, number>();
  for (const key of chooseKeys(keys, stats, policy)) {
    const weight = keyWeight(key, stats.frequency(key), { accounts: stats.accounts, policy });
    for (const id of postings(key)) ranks.set(id, (ranks.get(id) ?? 0) + weight);
  }
  let best = 0;
  for (const rank of ranks.values()) best = Math.max(best, rank);
  return [...ranks]
    .filter(([, rank]) => rank >= best * policy.rankFloor)
    .toSorted(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))
    .slice(0, policy.candidates)
    .map(([id]) => id);
}

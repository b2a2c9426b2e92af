import type { Candidate } from '@portico/domain/matching/candidate';
import { type NameStats, rankCandidates } from '@portico/domain/matching/candidates';
import { accountKeys, queryKeys } from '@portico/domain/matching/keys';
import { type PreparedParty, prepareParty } from '@portico/domain/matching/party';
import { defaultMatchingPolicy as policy } from '@portico/domain/matching/policy';
import type { LookupSet } from './match-accuracy-sets.ts';

/** A register in memory: the same keys and the same rank as the stored index, none of its craft. */
export interface AccuracyIndex {
  readonly stats: NameStats;
  /** @param without an account that shall count as not in the register */
  candidates(query: PreparedParty, without?: string): Candidate[];
  /** Whether an account is parent, child or sister of another. */
  isKin(id: string, other: string | null): boolean;
}

/** Indexes the accounts of a set. */
export function indexOf(set: LookupSet): AccuracyIndex {
  const postings = new Map<string, string[]>();
  const accounts = new Map<string, Candidate>();
  for (const { id, party } of set.accounts) {
    const prepared = prepareParty(party);
    const parentId = set.parents.get(id)?.[0] ?? null;
    accounts.set(id, { id, party: prepared, parentId, ultimateParentId: null });
    for (const key of accountKeys(prepared)) {
      const list = postings.get(key);
      if (list === undefined) postings.set(key, [id]);
      else list.push(id);
    }
  }
  const find = (key: string): readonly string[] => postings.get(key) ?? [];
  const stats = { accounts: accounts.size, frequency: (key: string) => Math.max(1, find(key).length) };
  return {
    stats,
    candidates: (query, without) => {
      const others = (key: string): readonly string[] => find(key).filter((id) => id !== without);
      const ids = rankCandidates(queryKeys(query), without === undefined ? find : others, { stats, policy });
      return ids.flatMap((id) => accounts.get(id) ?? []);
    },
    isKin: (id, other) => other !== null && id !== other && areKin(set.parents, id, other),
  };
}

function areKin(parents: LookupSet['parents'], a: string, b: string): boolean {
  const ofA = parents.get(a) ?? [];
  const ofB = parents.get(b) ?? [];
  return ofA.includes(b) || ofB.includes(a) || ofA.some((parent) => ofB.includes(parent));
}

import { judge } from '@portico/domain/matching/match';
import { type Party, prepareParty } from '@portico/domain/matching/party';
import { defaultMatchingPolicy as policy } from '@portico/domain/matching/policy';
import type { AccuracyIndex } from './match-accuracy-index.ts';
import type { LookupSet } from './match-accuracy-sets.ts';

/** What is answered to relatives of accounts that are no accounts themselves. */
export interface RelativeFigures {
  /** How many are not called the same as an account: with the domain they have, and with name and city alone. */
  apartWithDomain: number;
  apartWithout: number;
  /** Of those whose best answer is of their family, how many are called related to it. */
  related: number;
}

/** Every so many members of families are asked for: enough to tell one per cent from two. */
const EVERY = 7;

/**
 * Asks for parents and children of registered accounts as if they themselves were in no register. All of them are somebody
 * else than any account, so `same` is wrong of every one.
 */
export function measureRelatives(set: LookupSet, index: AccuracyIndex): RelativeFigures {
  const sum = { asked: 0, withDomain: 0, without: 0, family: 0, related: 0 };
  for (const { id, party } of relatives(set)) {
    sum.asked += 1;
    const named = { ...party, domains: [] };
    if (answer(index, { id, party: named }, sum) !== 'same') sum.without += 1;
    if (answer(index, { id, party }, sum) !== 'same') sum.withDomain += 1;
  }
  return {
    apartWithDomain: sum.withDomain / sum.asked,
    apartWithout: sum.without / sum.asked,
    related: sum.related / Math.max(1, sum.family),
  };
}

function answer(
  index: AccuracyIndex,
  { id, party }: { id: string; party: Party },
  sum: { family: number; related: number },
): string {
  const query = prepareParty(party);
  const [best] = judge(query, index.candidates(query, id), { policy, stats: index.stats });
  if (best !== undefined && index.isKin(best.accountId, id)) {
    sum.family += 1;
    if (best.kind === 'related') sum.related += 1;
  }
  return best?.kind ?? 'none';
}

function relatives({ accounts, parents }: LookupSet): LookupSet['accounts'] {
  const known = new Set(accounts.map(({ id }) => id));
  const families = new Set<string>();
  for (const [child, above] of parents) {
    for (const parent of above) if (known.has(parent) && known.has(child)) families.add(child).add(parent);
  }
  return accounts.filter(({ id }) => families.has(id)).filter((_, place) => place % EVERY === 0);
}

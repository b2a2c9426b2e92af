import type { Match } from '@portico/domain/matching/match';
import { type Party, prepareParty } from '@portico/domain/matching/party';
import { memorySource } from './memory-source.ts';
import { resolveIn } from './resolve-in.ts';
import type { IndexedAccount } from './source.ts';

/** An account of a file. */
export interface OfflineAccount {
  id: string;
  party: Party;
  parentId: string | null;
}

/**
 * Accounts that are in no database, ready to be matched as the register is: the same index, the same judge, the same answers.
 * Accounts may come in any order; equals stand in the order of their ids.
 */
export function openOffline(accounts: readonly OfflineAccount[]): (typed: Party) => Promise<Match[]> {
  const parents = new Map(accounts.map(({ id, parentId }) => [id, parentId]));
  const indexed = accounts
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, party, parentId }): IndexedAccount => ({
      id,
      party: prepareParty(party),
      parentId,
      ultimateParentId: topOf(id, parents),
    }));
  const source = memorySource(indexed);
  return (typed) => resolveIn(source, typed);
}

/** The last one going up from parent to parent; null for one without a parent. A circle ends where it would begin again. */
function topOf(id: string, parents: ReadonlyMap<string, string | null>): string | null {
  const passed = new Set([id]);
  let top: string | null = null;
  for (
    let next = parents.get(id) ?? null;
    next !== null && !passed.has(next);
    next = parents.get(next) ?? null
  ) {
    passed.add(next);
    top = next;
  }
  return top;
}

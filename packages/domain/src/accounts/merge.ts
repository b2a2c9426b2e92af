import { type Refusal, refuse } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { type Account, type FactSource, isInUse, type RegistrationKind } from './account.ts';

/** What two accounts need to say before one is merged into the other. */
export type Mergeable = Pick<Account, 'id' | 'archivedAt' | 'mergedIntoId'>;

/** Why one cannot be merged into the other (AC8): `merge_self`, `merge_not_in_use`; null when it can. */
export function whyNotMerge(survivor: Mergeable, merged: Mergeable): Refusal | null {
  if (survivor.id === merged.id) return refuse('AC8', 'merge_self').refusal;
  return isInUse(survivor) && isInUse(merged) ? null : refuse('AC8', 'merge_not_in_use').refusal;
}

/**
 * Which of the merged account's things move (AC8): those the survivor has not got already. What both have stays where it
 * is, so that going back is exact (AC9).
 *
 * @param mine what the survivor has
 * @param theirs what the merged account has
 */
export function whatMoves<T extends { key: string }>(mine: readonly T[], theirs: readonly T[]): T[] {
  const known = new Set(mine.map(({ key }) => key));
  return theirs.filter(({ key }) => !known.has(key));
}

/** An account's place in its family: all above it, the parent first. */
export interface Place {
  id: string;
  ancestors: readonly string[];
}

/**
 * The survivor's parent after a merge (AC8). It keeps its own; when the merged account stands above it, it takes that one's
 * place, since its children come to hang under the survivor; when it has none, it takes the other's unless that hangs below it.
 */
export function parentAfterMerge(survivor: Place, merged: Place): string | null {
  const [mine = null] = survivor.ancestors;
  const [theirs = null] = merged.ancestors;
  if (survivor.ancestors.includes(merged.id)) return theirs;
  if (mine !== null) return mine;
  return merged.ancestors.includes(survivor.id) ? null : theirs;
}

/** Why a merge cannot be undone (AC9): `unmerge_done` already, or `unmerge_outer_first`; null when it can. */
export function whyNotUnmerge(
  merge: { undoneAt: string | null },
  survivor: Pick<Account, 'mergedIntoId'>,
): Refusal | null {
  if (merge.undoneAt !== null) return refuse('AC9', 'unmerge_done').refusal;
  return survivor.mergedIntoId === null ? null : refuse('AC9', 'unmerge_outer_first').refusal;
}

/** One name, domain or number that moved, whole: it goes back even when the survivor lost it meanwhile. */
export interface MovedFact {
  id: string;
  key: string;
  source: FactSource;
  createdAt: Instant;
}

/** What a merge moved from the merged account to the survivor (AC8), as it is needed to move it back (AC9). */
export interface MovedFacts {
  names: (MovedFact & { name: string })[];
  domains: (MovedFact & { exclusive: string | null })[];
  numbers: (MovedFact & {
    kind: RegistrationKind;
    country: string;
    value: string;
    exclusive: string | null;
  })[];
  /** Sites, and whether each was its account's address. */
  sites: { id: string; main: boolean }[];
  /** Accounts whose parent the merged one was. */
  children: string[];
  /** The alias that its legal name became; null when the survivor had it already. */
  aliasId: string | null;
  /** The survivor's parent before and after. */
  parent: { before: string | null; after: string | null };
}

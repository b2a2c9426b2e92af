import { type Candidate, factOf, type Rated } from './candidate.ts';

/** What an account is to another of its corporate family; null when the register ties them in no way (MA9). */
export function familyOf(
  other: Candidate,
  same: Candidate,
): 'subsidiary_of' | 'parent_of' | 'sibling_of' | null {
  if (other.parentId === same.id || other.ultimateParentId === same.id) return 'subsidiary_of';
  if (same.parentId === other.id || same.ultimateParentId === other.id) return 'parent_of';
  const shared = [other.parentId, other.ultimateParentId].filter((id) => id !== null);
  return shared.some((id) => id === same.parentId || id === same.ultimateParentId) ? 'sibling_of' : null;
}

/** From this rarity on a word names somebody rather than what somebody does. */
const NAMING = 0.6;

/**
 * Whether a query that is no account of the register carries the name of a corporate family that is (MA18): it has all words of
 * the best account's name and more of its own or another country, or its host lies under the other's, and the register knows a parent, subsidiary or sister of that account.
 */
export function carriesFamilyName(best: Rated, rated: readonly Rated[]): boolean {
  const fact = (name: Parameters<typeof factOf>[1]): number => factOf(best, name);
  const named = fact('rarestMet') >= NAMING && fact('coverCandidate') >= 0.85;
  const elsewhere = fact('country') === -1 || fact('bracket') === -1;
  const more = elsewhere || fact('coverQuery') <= 0.95;
  const within = fact('host') === 0.8;
  if (!(named && more) && !within) return false;
  return (
    best.candidate.parentId !== null ||
    rated.some((other) => other !== best && familyOf(other.candidate, best.candidate) !== null)
  );
}

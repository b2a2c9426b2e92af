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
/** Such a share of one name has to be met for it to lie within the other, which says more when less than this share of it is. */
const WITHIN = 0.85;
const MORE = 0.95;

/**
 * What ties a query that is no account of the register to the corporate family of the best account (MA18); null when nothing does
 * or the register knows no family of that account.
 *
 * A name: the rare words of one name are within the other, and one says more or is elsewhere (`Zentrovia Hydraulics` beside
 * `Zentrovia SE`). A domain: the very host, one under the other or another of the same registrable domain.
 */
export function familySign(best: Rated, rated: readonly Rated[]): 'family_name' | 'family_domain' | null {
  const fact = (name: Parameters<typeof factOf>[1]): number => factOf(best, name);
  if (fact('queryWords') === 0 || !hasFamily(best, rated)) return null;
  const elsewhere = fact('country') === -1 || fact('bracket') === -1;
  const within = fact('coverCandidate') >= WITHIN && (elsewhere || fact('coverQuery') <= MORE);
  const around = fact('coverQuery') >= WITHIN && fact('coverCandidate') <= MORE;
  if (fact('rarestMet') >= NAMING && (within || around)) return 'family_name';
  return fact('host') >= 0.5 ? 'family_domain' : null;
}

/** Whether the register knows a parent, subsidiary or sister of an account. */
function hasFamily(best: Rated, rated: readonly Rated[]): boolean {
  return (
    best.candidate.parentId !== null ||
    rated.some((other) => other !== best && familyOf(other.candidate, best.candidate) !== null)
  );
}

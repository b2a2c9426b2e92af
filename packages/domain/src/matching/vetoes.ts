import type { MatchingPolicy } from './policy.ts';
import { factOf, type Rated } from './candidate.ts';

/** What forbids calling two parties the same, however alike they look. */
export type Veto =
  | 'other_number'
  | 'other_country'
  | 'other_words'
  | 'other_number_in_name'
  | 'holding'
  | 'name_alone';

/**
 * The first veto that applies, null when none does.
 *
 * MA11: two registration numbers of one make that differ are two customers.
 * MA12: one distinctive word on each side that the other lacks makes two customers, unless their very host is one.
 * MA13: another country makes another customer, unless a domain is shared.
 * MA6: nor are names whose numbers differ on both sides.
 * MA14: a holding is not its operating company.
 */
export function findVeto(rated: Rated, policy: MatchingPolicy): Veto | null {
  const { vetoes } = policy;
  if (rated.number === 1) return null;
  if (vetoes.otherNumber && rated.number === -1) return 'other_number';
  const host = factOf(rated, 'host');
  const elsewhere = factOf(rated, 'country') === -1 || factOf(rated, 'bracket') === -1;
  if (vetoes.otherCountry && elsewhere && host < 0.5) return 'other_country';
  if (vetoes.otherWords && host < 1 && factOf(rated, 'missBoth') >= policy.distinctive) return 'other_words';
  if (vetoes.otherNumber && factOf(rated, 'numberClash') === 2 && host < 1) return 'other_number_in_name';
  return vetoes.holding && factOf(rated, 'holding') === 1 && host < 1 ? 'holding' : null;
}

import { type DealClaim, hostOf } from '@portico/domain/deals/claim';
import { getDomain } from 'tldts';
import { fold } from './fold.ts';

/**
 * The key two claims for the same customer share: the registrable domain by the public suffix list, or, where a host has
 * none, the folded name and country.
 */
export function customerKeyOf(claim: Pick<DealClaim, 'customerName' | 'customerWeb' | 'customerCountry'>): string {
  const domain = getDomain(hostOf(claim.customerWeb));
  return domain ?? `${claim.customerCountry.toLowerCase()}|${fold(claim.customerName)}`;
}

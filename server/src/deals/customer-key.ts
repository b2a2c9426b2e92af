import { domainToASCII } from 'node:url';
import type { DraftClaim } from '@portico/domain/deals/claim';
import { hostOf } from '@portico/domain/deals/host';
import { readHost, registrableDomain } from '@portico/domain/matching/web-domain';
import { fold } from './fold.ts';

/**
 * The key two claims for the same customer share: the domain of their own as matching reads it, or, where a host has none
 * or many companies have a page there (MA2), the folded name and country.
 */
export function customerKeyOf(
  claim: Pick<DraftClaim, 'customerName' | 'customerWeb' | 'customerCountry'>,
): string {
  // One spelling for a domain in letters and in punycode.
  const domain = registrableDomain(readHost(domainToASCII(hostOf(claim.customerWeb ?? ''))));
  return domain ?? `${(claim.customerCountry ?? '').toLowerCase()}|${fold(claim.customerName ?? '')}`;
}

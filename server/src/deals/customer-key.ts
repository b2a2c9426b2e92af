import { domainToASCII } from 'node:url';
import type { DraftClaim } from '@portico/domain/deals/claim';
import { hostOf } from '@portico/domain/deals/host';
import { getDomain } from 'tldts';
import { fold } from './fold.ts';

/**
 * The key two claims for the same customer share: the registrable domain by the public suffix list, or, where a host has
 * none, the folded name and country.
 */
export function customerKeyOf(
  claim: Pick<DraftClaim, 'customerName' | 'customerWeb' | 'customerCountry'>,
): string {
  // One spelling for a domain in letters and in punycode.
  const domain = getDomain(domainToASCII(hostOf(claim.customerWeb ?? '')));
  return domain ?? `${(claim.customerCountry ?? '').toLowerCase()}|${fold(claim.customerName ?? '')}`;
}

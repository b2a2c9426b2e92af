import type { AccountSite } from '@portico/domain/accounts/account';
import { type DraftClaim, DealType } from '@portico/domain/deals/claim';
import { plainText, type Scope, UNKNOWN_SITE } from '@portico/domain/reservations/scope';
import * as v from 'valibot';

/** What a claim covers, with the partner's names of sites read as the account's sites where they are known. */
export function scopeOfClaim(claim: DraftClaim, sites: readonly AccountSite[]): Scope {
  const productIds = [claim.productId, ...(claim.lines ?? []).map(({ productId }) => productId)];
  const distinct = [...new Set(productIds)].filter((id) => id !== undefined && id !== '') as string[];
  return {
    sites: siteScopeOf(claim, sites),
    products: distinct.length > 0 ? { kind: 'products', productIds: distinct.toSorted() } : { kind: 'all' },
  };
}

function siteScopeOf(claim: DraftClaim, sites: readonly AccountSite[]): Scope['sites'] {
  if (claim.siteScope === 'project' && claim.projectName) return { kind: 'project', name: claim.projectName };
  const named = (claim.sites ?? []).filter(({ name }) => name);
  if (claim.siteScope !== 'listed' || named.length === 0) return { kind: 'all' };
  const siteIds = named.map((site) => siteKeyOf(site, sites));
  return { kind: 'sites', siteIds: [...new Set(siteIds)].toSorted() };
}

interface NamedSite {
  name?: string | undefined;
  city?: string | undefined;
  postcode?: string | undefined;
}

/** The site that is plainly meant: by its name, else the only one of its postcode, else the only one of its city. */
function siteKeyOf(named: NamedSite, sites: readonly AccountSite[]): string {
  const byName = sites.filter((site) => isAlike(site.name, named.name));
  const byPostcode = sites.filter((site) => isAlike(site.postcode, named.postcode));
  const byCity = sites.filter((site) => isAlike(site.city, named.city) || isAlike(site.city, named.name));
  const [found] = [byName, byPostcode, byCity].find((few) => few.length === 1) ?? [];
  const words = plainText(`${named.name ?? ''} ${named.city ?? ''}`).slice(0, 70);
  return found?.id ?? `${UNKNOWN_SITE}${words}`;
}

function isAlike(known: string | null, typed: string | undefined): boolean {
  const text = plainText(typed ?? '');
  return text !== '' && plainText(known ?? '') === text;
}

/** The kind of business of a claim; new where it says nothing. */
export function dealTypeOf(claim: DraftClaim): DealType {
  return v.is(DealType, claim.dealType) ? claim.dealType : 'new';
}

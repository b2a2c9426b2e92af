import { isolated } from '@portico/ui/isolated';
import { msg, str } from '@portico/ui/msg';
import type { BuyingMode, FactSource, RegistrationKind } from '@portico/domain/accounts/account';
import type { CoverageKind } from '@portico/domain/reservations/coverage';
import type { ProductScope, SiteScope } from '@portico/domain/reservations/scope';

/** How a family buys, as people say it (AC7). */
export function buyingWords(mode: BuyingMode): string {
  switch (mode) {
    case 'central':
      return msg('Central', { id: 'accounts.buying.central' });
    case 'by_site':
      return msg('By site', { id: 'accounts.buying.by-site' });
    case 'mixed':
      return msg('Mixed', { id: 'accounts.buying.mixed' });
  }
}

/** What the ways of buying mean, for whoever chooses one. */
export function buyingHelp(mode: BuyingMode): string {
  switch (mode) {
    case 'central':
      return msg('One decision counts for all sites.', { id: 'accounts.buying.central.help' });
    case 'by_site':
      return msg('Each site decides for itself.', { id: 'accounts.buying.by-site.help' });
    case 'mixed':
      return msg('Some things centrally, some by site; the policy says how conflicts are read.', {
        id: 'accounts.buying.mixed.help',
      });
  }
}

/** What a registration number is called. */
export function numberWords(kind: RegistrationKind): string {
  switch (kind) {
    case 'reg_no':
      return msg('Company register', { id: 'accounts.number.register' });
    case 'vat':
      return msg('VAT', { id: 'accounts.number.vat' });
    case 'duns':
      return 'D-U-N-S';
  }
}

/** Where a name, domain or number came from; empty when a person gave it. */
export function sourceWords(source: FactSource): string {
  switch (source) {
    case 'given':
      return '';
    case 'imported':
      return msg('imported', { id: 'accounts.source.imported' });
    case 'former':
      return msg('former name', { id: 'accounts.source.former' });
    case 'learned':
      return msg('learned from a decision', { id: 'accounts.source.learned' });
  }
}

/** What a coverage row says of an account. */
export function coverageWords(kind: CoverageKind): string {
  switch (kind) {
    case 'vendor_direct':
      return msg('Sold by us directly', { id: 'accounts.coverage.direct' });
    case 'house':
      return msg('House account', { id: 'accounts.coverage.house' });
    case 'incumbent':
      return msg('Incumbent partner', { id: 'accounts.coverage.incumbent' });
    case 'territory_exclusive':
      return msg('Exclusive territory', { id: 'accounts.coverage.territory' });
    case 'blocked':
      return msg('Blocked', { id: 'accounts.coverage.blocked' });
  }
}

/** Which sites and products something is about. */
export function scopeWords(
  { sites, products }: { sites: SiteScope; products: ProductScope },
  siteNames: ReadonlyMap<string, string>,
): string {
  return `${sitesWords(sites, siteNames)} · ${productsWords(products)}`;
}

function sitesWords(sites: SiteScope, siteNames: ReadonlyMap<string, string>): string {
  switch (sites.kind) {
    case 'all':
      return msg('All sites', { id: 'accounts.scope.all-sites' });
    case 'project':
      return msg(str`Project ${sites.name}`, { id: 'accounts.scope.project' });
    case 'sites':
      return sites.siteIds.map((id) => isolated(siteNames.get(id) ?? id.replace(/^new:/, ''))).join(', ');
  }
}

function productsWords(products: ProductScope): string {
  if (products.kind === 'all') return msg('all products', { id: 'accounts.scope.all-products' });
  const count = products.productIds.length;
  return count === 1
    ? msg('one product', { id: 'accounts.scope.one-product' })
    : msg(str`${count} products`, { id: 'accounts.scope.products' });
}

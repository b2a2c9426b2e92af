import * as v from 'valibot';
import type { Instant } from '../time.ts';

const key = v.pipe(v.string('required'), v.nonEmpty('required'), v.maxLength(80, 'too_long'));
const keys = v.pipe(v.array(key, 'list'), v.minLength(1, 'required'), v.maxLength(200, 'too_many'));

/** Which of an account's places: all, listed ones, or a project whose places nobody has listed. */
export const SiteScope = v.variant('kind', [
  v.strictObject({ kind: v.literal('all') }),
  v.strictObject({ kind: v.literal('sites'), siteIds: keys }),
  v.strictObject({
    kind: v.literal('project'),
    name: v.pipe(v.string('required'), v.trim(), v.nonEmpty('required'), v.maxLength(200, 'too_long')),
  }),
]);
export type SiteScope = v.InferOutput<typeof SiteScope>;

/** Which products: all, or listed ones. */
export const ProductScope = v.variant('kind', [
  v.strictObject({ kind: v.literal('all') }),
  v.strictObject({ kind: v.literal('products'), productIds: keys }),
]);
export type ProductScope = v.InferOutput<typeof ProductScope>;

/** Sites × products. */
export const Scope = v.strictObject({ sites: SiteScope, products: ProductScope });
export type Scope = v.InferOutput<typeof Scope>;

/** The whole account. */
export const WHOLE_ACCOUNT: Scope = { sites: { kind: 'all' }, products: { kind: 'all' } };

/** What the key of a site starts with that a partner named and nobody knows yet. */
export const UNKNOWN_SITE = 'new:';

/** How two site scopes lie: over each other, apart, or so that only a person can tell (a project, an unknown site). */
export type SiteRelation = 'overlap' | 'apart' | 'open';

/** RC12: a project and a site nobody knows yet are open against whatever is not plainly the same. */
export function siteRelation(a: SiteScope, b: SiteScope): SiteRelation {
  if (a.kind === 'project' && b.kind === 'project')
    return plainText(a.name) === plainText(b.name) ? 'overlap' : 'open';
  if (a.kind === 'project' || b.kind === 'project') return 'open';
  if (a.kind === 'all' || b.kind === 'all') return 'overlap';
  if (a.siteIds.some((id) => b.siteIds.includes(id))) return 'overlap';
  return [...a.siteIds, ...b.siteIds].some((id) => id.startsWith(UNKNOWN_SITE)) ? 'open' : 'apart';
}

/** Whether two product scopes have a product in common. */
export function productsOverlap(a: ProductScope, b: ProductScope): boolean {
  if (a.kind === 'all' || b.kind === 'all') return true;
  return a.productIds.some((id) => b.productIds.includes(id));
}

/** Whether `inner` covers nothing that `outer` does not cover. */
export function isWithinScope(inner: Scope, outer: Scope): boolean {
  return isWithinSites(inner.sites, outer.sites) && isWithinProducts(inner.products, outer.products);
}

function isWithinSites(inner: SiteScope, outer: SiteScope): boolean {
  if (outer.kind === 'all') return true;
  if (inner.kind === 'sites' && outer.kind === 'sites')
    return inner.siteIds.every((id) => outer.siteIds.includes(id));
  return (
    inner.kind === 'project' && outer.kind === 'project' && plainText(inner.name) === plainText(outer.name)
  );
}

function isWithinProducts(inner: ProductScope, outer: ProductScope): boolean {
  if (outer.kind === 'all') return true;
  return inner.kind === 'products' && inner.productIds.every((id) => outer.productIds.includes(id));
}

/** RC25: a span holds from `from` up to, not including, `until`; without an end it holds on. */
export function holdsAt(span: { from: Instant; until: Instant | null }, at: Instant): boolean {
  return span.from <= at && (span.until === null || at < span.until);
}

/** One site × product of an account; `*` stands for those nobody has listed yet. */
export interface Cell {
  siteKey: string;
  productKey: string;
}

/** The key of all sites, or all products, that are not known yet. */
export const ANY = '*';

/** RC24: the cells a scope covers, given what is known of the account's sites and the vendor's products. */
export function cellsOf(
  scope: Scope,
  known: { siteIds: readonly string[]; productIds: readonly string[] },
): Cell[] {
  const productKeys =
    scope.products.kind === 'all' ? [ANY, ...known.productIds] : unique(scope.products.productIds);
  return siteKeysOf(scope.sites, known.siteIds).flatMap((siteKey) =>
    productKeys.map((productKey) => ({ siteKey, productKey })),
  );
}

function siteKeysOf(sites: SiteScope, known: readonly string[]): string[] {
  switch (sites.kind) {
    case 'all':
      return [ANY, ...known];
    case 'sites':
      return unique(sites.siteIds);
    case 'project':
      return [`project:${plainText(sites.name)}`];
  }
}

/** One spelling of a name: case, accents and punctuation do not count. */
export function plainText(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)].toSorted();
}

import type { DealClaim } from '@portico/domain/deals/claim';
import { defaultDealPolicy as policy } from '@portico/domain/deals/policy';
import { type Instant, quartersFrom } from '@portico/domain/time';
import type { CatalogueProduct } from './data-sets.ts';
import type { DealPlan } from './deal-plan.ts';
import { choose, roll, seedId } from './seeded.ts';
import { compellingEvents, competitors } from './words.ts';

/** The id of a product of the demo. */
export function productIdOf(product: CatalogueProduct): string {
  return seedId('prod', product.sku);
}

/** What a planned deal is about. */
export function productOf(
  { key, product = key }: DealPlan,
  products: readonly CatalogueProduct[],
): CatalogueProduct {
  return choose(products, `product ${product}`);
}

/** What the partner says of the deal when handing it in at `now`. */
export function claimOf(plan: DealPlan, products: readonly CatalogueProduct[], now: Instant): DealClaim {
  const { key, customer, pieces, says: more = {} } = plan;
  const product = productOf(plan, products);
  const estAmountMinor = pieces * product.price * 100;
  const band = policy.valueBands.find(
    ({ fromMinor, toMinor }) => fromMinor <= estAmountMinor && (toMinor === null || estAmountMinor < toMinor),
  );
  if (!band) throw new RangeError(`no value band for ${estAmountMinor}`);
  const says = (what: string, chance: number) => roll(`${what} ${key}`) < chance;
  return {
    ...customer,
    productId: productIdOf(product),
    valueBand: band.code,
    closeQuarter: choose(quartersFrom(now, 3), `quarter ${key}`),
    relationship: choose(
      ['none', 'met', 'met', 'demo', 'proposal', 'existing_customer'] as const,
      `relationship ${key}`,
    ),
    contactAgreed: true,
    estAmountMinor,
    estCurrency: policy.currency,
    ...(says('competitor', 0.35) ? { competitor: choose(competitors, `competitor of ${key}`) } : {}),
    ...(says('event', 0.5) ? { compellingEvent: choose(compellingEvents, `event of ${key}`) } : {}),
    ...more,
  };
}

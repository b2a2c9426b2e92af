import type { Reach } from '@portico/domain/access';
import type { Deal } from '@portico/domain/deals/deal';
import { and, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import { deals } from './table.ts';

/** Nobody at the vendor sees a draft: what a partner types is theirs until they hand it in. */
export function isVendorSide(reach: Reach): boolean {
  return reach.kind === 'all' || (reach.kind === 'organisations' && reach.side === 'vendor');
}

/**
 * The condition for the deals that may be read: those within reach, and those handed in with one of its organisations as
 * second partner (DM21). A seller's own reach has no second partner's deals: they are the organisation's.
 */
export function readable(reach: Reach): SQL | undefined {
  if (reach.kind !== 'organisations' || reach.orgIds.length === 0) return within(reach);
  return or(within(reach), sharedWith(reach));
}

/** The condition for the deals that are read only as their second partner (DM21); none without such an organisation. */
export function sharedWith(reach: Reach): SQL | undefined {
  if (reach.kind !== 'organisations' || reach.orgIds.length === 0) return sql`1 = 0`;
  return and(inArray(deals.secondPartnerId, [...reach.orgIds]), ne(deals.review, 'draft'));
}

/** Whether a deal is read only as its second partner (DM21). */
export function isShared(
  reach: Reach,
  { partnerId, secondPartnerId, review }: Pick<Deal, 'partnerId' | 'secondPartnerId' | 'review'>,
): boolean {
  if (reach.kind !== 'organisations' || secondPartnerId === null || review === 'draft') return false;
  return !reach.orgIds.includes(partnerId) && reach.orgIds.includes(secondPartnerId);
}

/** The condition for the deals within reach. */
export function within(reach: Reach): SQL | undefined {
  switch (reach.kind) {
    case 'all':
      return ne(deals.review, 'draft');
    case 'organisations':
      if (reach.orgIds.length === 0) return sql`1 = 0`;
      return and(
        inArray(deals.partnerId, [...reach.orgIds]),
        isVendorSide(reach) ? ne(deals.review, 'draft') : undefined,
      );
    case 'own':
      return and(eq(deals.partnerId, reach.orgId), eq(deals.sellerId, reach.userId));
    case 'none':
      return sql`1 = 0`;
  }
}

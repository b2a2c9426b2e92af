import type { Reach } from '@portico/domain/access';
import { and, eq, inArray, ne, type SQL, sql } from 'drizzle-orm';
import { deals } from './table.ts';

/** Nobody at the vendor sees a draft: what a partner types is theirs until they hand it in. */
export function isVendorSide(reach: Reach): boolean {
  return reach.kind === 'all' || (reach.kind === 'organisations' && reach.side === 'vendor');
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

import type { Instant } from '@portico/domain/time';
import { and, eq, gt, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import type { Query } from '../db/database.ts';
import { deals } from './table.ts';

/** How many customers a partner holds by deals to which nothing has happened since `since` (RC29), by the time `now`. */
export async function countInactiveHolds(
  query: Query,
  { partnerId, since, now }: { partnerId: string; since: Instant; now: Instant },
): Promise<number> {
  const [row] = await query
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(deals)
    .where(
      and(
        eq(deals.partnerId, partnerId),
        eq(deals.review, 'approved'),
        eq(deals.outcome, 'open'),
        lte(deals.updatedAt, since),
        or(gt(deals.protectionEnd, now), isNotNull(deals.heldSince)),
        or(isNull(deals.revokedAt), gt(deals.revokedAt, now)),
      ),
    );
  return row?.count ?? 0;
}

import type { Reach } from '@portico/domain/access';
import type { Protection } from '@portico/domain/deals/deal';
import type { Instant } from '@portico/domain/time';
import { and, eq, gt, inArray, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Query } from '../db/database.ts';
import { within } from './reach.ts';
import { deals } from './table.ts';

/**
 * How protection reads at `now`, as the database sees it: the same as `protectionAt` of each deal under its own policy
 * version, whose instants are kept in columns. A test holds the two to the same answers.
 */
function protectionNow(now: Instant): SQL<Protection> {
  const isAsked = and(
    eq(deals.review, 'info_requested'),
    or(isNull(deals.infoLapsesAt), gt(deals.infoLapsesAt, now)),
  );
  const isUnderReview = or(inArray(deals.review, ['submitted', 'in_review']), isAsked);
  const isProtected = and(eq(deals.review, 'approved'), isNotNull(deals.protectionEnd));
  return sql<Protection>`case
    when ${isUnderReview} then 'provisional'
    when not (${isProtected}) then 'none'
    when ${and(isNotNull(deals.revokedAt), lte(deals.revokedAt, now))} then 'revoked'
    when ${inArray(deals.outcome, ['won', 'lost'])} then 'released'
    when ${isNotNull(deals.heldSince)} then 'held'
    when ${lte(deals.protectionEnd, now)} then case when ${eq(deals.outcome, 'converted')} then 'released' else 'expired' end
    when ${and(isNotNull(deals.expiresSoonAt), lte(deals.expiresSoonAt, now))} then 'expiring'
    else 'active' end`;
}

/** The condition for deals whose protection reads as one of these at `now` (DP1 to DP9). */
export function protectionReads(protections: readonly Protection[], now: Instant): SQL {
  return protections.length === 0 ? sql`1 = 0` : inArray(protectionNow(now), [...protections]);
}

/** How many deals within reach read as each kind of protection now. */
export async function countByProtection(
  reach: Reach,
  query: Query,
  now: Instant,
): Promise<Partial<Record<Protection, number>>> {
  const read = query
    .select({ protection: protectionNow(now).as('protection') })
    .from(deals)
    .where(within(reach))
    .as('read');
  const rows = await query
    .select({ protection: read.protection, count: sql<number>`count(*)`.mapWith(Number) })
    .from(read)
    .groupBy(sql`${read.protection}`);
  return Object.fromEntries(rows.map(({ protection, count }) => [protection, count]));
}

import type { Deal } from '@portico/domain/deals/deal';
import { reviewAt } from '@portico/domain/deals/deadlines';
import { UNDER_REVIEW } from '@portico/domain/deals/under-review';
import type { Instant } from '@portico/domain/time';
import { and, asc, eq, inArray, ne, or } from 'drizzle-orm';
import type { Query } from '../db/database.ts';
import { policiesOf } from '../policies/store.ts';
import { dealOf } from './row.ts';
import { deals } from './table.ts';

/** Whose claims to find. */
export interface PendingOf {
  dealId: string | null;
  accountId: string | null;
  customerKey: string | null;
  /** Deals whose customer is the same or a similar one by what they state. */
  alikeIds: readonly string[];
  now: Instant;
}

/** Other deals of the same customer, or a similar one, that are under review at `now`, the earliest complete first; at most 200. */
export async function listPending(query: Query, of: PendingOf): Promise<Deal[]> {
  const same = [
    of.accountId === null ? undefined : eq(deals.accountId, of.accountId),
    of.customerKey === null ? undefined : eq(deals.customerKey, of.customerKey),
    of.alikeIds.length === 0 ? undefined : inArray(deals.id, [...of.alikeIds]),
  ].filter((condition) => condition !== undefined);
  if (same.length === 0) return [];
  const rows = await query
    .select()
    .from(deals)
    .where(
      and(
        or(...same),
        of.dealId === null ? undefined : ne(deals.id, of.dealId),
        inArray(deals.review, [...UNDER_REVIEW]),
      ),
    )
    .orderBy(asc(deals.completeAt), asc(deals.id))
    .limit(200);
  const found = rows.map(dealOf);
  const policyOfDeal = await policiesOf(query, found);
  // DP3: a question that nobody answered in time reads as withdrawn, whether or not the sweeper has been there.
  return found.filter((deal) => reviewAt(deal, policyOfDeal(deal).deals, of.now) !== 'withdrawn');
}

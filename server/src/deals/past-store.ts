import type { DraftClaim } from '@portico/domain/deals/claim';
import type { Deal } from '@portico/domain/deals/deal';
import type { Instant } from '@portico/domain/time';
import { and, asc, eq, gt, gte, lte, or, sql } from 'drizzle-orm';
import type { Query } from '../db/database.ts';
import { listSubmittedClaims } from '../receipts/claims-store.ts';
import { dealOf } from './row.ts';
import { deals } from './table.ts';

/** When registrations were submitted; without `since` from the very first. */
export interface SubmittedWithin {
  since: Instant | null;
  until: Instant;
}

/** A deal, and its claim as it came in: answers and amendments may have changed it since. */
export interface SubmittedDeal {
  deal: Deal;
  submittedAt: Instant;
  claim: DraftClaim;
}

/** How many deals were submitted within a span. */
export async function countSubmitted(query: Query, span: SubmittedWithin): Promise<number> {
  const [counted] = await query
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(deals)
    .where(within(span));
  return counted?.count ?? 0;
}

/**
 * Deals in the order of their submission, behind `after`, at most `limit`. For the server's own use; no reach is asked.
 * One from before there were receipts has its claim as it is now.
 */
export async function listSubmitted(
  query: Query,
  span: SubmittedWithin,
  page: { after: { submittedAt: Instant; id: string } | null; limit: number },
): Promise<SubmittedDeal[]> {
  const { after, limit } = page;
  const rows = await query
    .select()
    .from(deals)
    .where(
      and(
        within(span),
        after
          ? or(
              gt(deals.submittedAt, after.submittedAt),
              and(eq(deals.submittedAt, after.submittedAt), gt(deals.id, after.id)),
            )
          : undefined,
      ),
    )
    .orderBy(asc(deals.submittedAt), asc(deals.id))
    .limit(limit);
  return asSubmitted(query, rows);
}

/** One deal as it was submitted; null when there is none, or it is a draft. */
export async function findSubmitted(query: Query, dealId: string): Promise<SubmittedDeal | null> {
  const rows = await query.select().from(deals).where(eq(deals.id, dealId)).limit(1);
  return (await asSubmitted(query, rows))[0] ?? null;
}

async function asSubmitted(
  query: Query,
  rows: readonly (typeof deals.$inferSelect)[],
): Promise<SubmittedDeal[]> {
  const claims = await listSubmittedClaims(
    query,
    rows.map(({ id }) => id),
  );
  return rows.flatMap((row) => {
    const deal = dealOf(row);
    if (deal.submittedAt === null) return [];
    return [{ deal, submittedAt: deal.submittedAt, claim: claims.get(deal.id) ?? deal.claim }];
  });
}

function within({ since, until }: SubmittedWithin) {
  return and(since === null ? undefined : gte(deals.submittedAt, since), lte(deals.submittedAt, until));
}

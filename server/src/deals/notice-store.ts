import type { Deal } from '@portico/domain/deals/deal';
import { expiresSoonAt } from '@portico/domain/deals/deadlines';
import { nextNoticeAt } from '@portico/domain/deals/notices';
import type { DealPolicy } from '@portico/domain/deals/policy';
import type { Instant } from '@portico/domain/time';
import { and, asc, eq, isNotNull, isNull, lte } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { dealOf } from './row.ts';
import { deals } from './table.ts';

/** Deals with a notice to tell by `now`, the longest due first; at most `limit`. */
export async function listNoticed(query: Query, now: Instant, limit: number): Promise<Deal[]> {
  const rows = await query
    .select()
    .from(deals)
    .where(lte(deals.nextNoticeAt, now))
    .orderBy(asc(deals.nextNoticeAt), asc(deals.id))
    .limit(limit);
  return rows.map(dealOf);
}

/** Approved deals whose notices nobody planned: those from before there were any. At most `limit`. */
export async function listUnplanned(query: Query, limit: number): Promise<Deal[]> {
  const rows = await query
    .select()
    .from(deals)
    .where(and(eq(deals.review, 'approved'), isNull(deals.expiresSoonAt), isNotNull(deals.protectionEnd)))
    .orderBy(asc(deals.id))
    .limit(limit);
  return rows.map(dealOf);
}

/**
 * Remembers how far a deal's notices are told, unless somebody changed the deal or told it meanwhile. The deal's version
 * stays: nobody's edit is stale for a letter.
 *
 * @returns whether it was remembered; only then may it be told
 */
export async function saveTold(
  tx: Tx,
  deal: Deal,
  { toldUntil, policy }: { toldUntil: Instant; policy: DealPolicy },
): Promise<boolean> {
  const next = { ...deal, toldUntil };
  const before = deal.toldUntil === null ? isNull(deals.toldUntil) : eq(deals.toldUntil, deal.toldUntil);
  const saved = await tx
    .update(deals)
    .set({
      toldUntil,
      expiresSoonAt: expiresSoonAt(next, policy),
      nextNoticeAt: nextNoticeAt(next, policy),
    })
    .where(and(eq(deals.id, deal.id), eq(deals.version, deal.version), before))
    .returning({ id: deals.id });
  return saved.length === 1;
}

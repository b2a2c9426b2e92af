import type { Deal } from '@portico/domain/deals/deal';
import { isAgainstVerdict } from '@portico/domain/deals/against-verdict';
import { isUnderReview, placeInLine, UNDER_REVIEW } from '@portico/domain/deals/under-review';
import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { Tx } from '../db/database.ts';
import { preparedRead } from '../db/prepared.ts';
import { policyOf } from '../policies/store.ts';
import { withVerdict } from './standing.ts';
import { getDeal, saveJudged } from './store.ts';
import { deals } from './table.ts';

const rivals = preparedRead('deal_rivals_under_review', (query) =>
  query
    .select({
      id: deals.id,
      partnerId: deals.partnerId,
      completeAt: deals.completeAt,
      verdict: deals.verdict,
    })
    .from(deals)
    .where(
      and(
        or(
          eq(deals.accountId, sql.placeholder('accountId')),
          eq(deals.customerKey, sql.placeholder('customerKey')),
        ),
        inArray(deals.review, [...UNDER_REVIEW]),
      ),
    ),
);

/**
 * RC17: judges again the rivals of a deal whose own standing has changed. All of them when it has left review, because it
 * holds the customer now (RC10) or claims it no longer; only those it leads though they were judged later when it was
 * judged, as when the desk finds whose customer it is or two claims of one moment came in the other order than their
 * times. Call it with the deal saved, in the same transaction: what it holds keeps new rivals out until the commit.
 */
export async function judgeRivals(tx: Tx, deal: Deal, before: Deal): Promise<void> {
  const hasLeft = isUnderReview(before) && !isUnderReview(deal);
  if (!hasLeft && deal.verdict === before.verdict) return;
  const { accountId, customerKey } = deal;
  const mine = placeInLine(deal);
  const found = await rivals(tx, { accountId, customerKey });
  const changed = found.filter(
    (rival) =>
      rival.id !== deal.id &&
      rival.partnerId !== deal.partnerId &&
      (hasLeft || (placeInLine(rival) > mine && !isAgainstVerdict(rival))),
  );
  for (const { id } of changed) await judgeAgain(tx, id);
}

async function judgeAgain(tx: Tx, dealId: string): Promise<void> {
  const deal = await getDeal({ kind: 'all' }, tx, dealId);
  await saveJudged(tx, await withVerdict(tx, deal, await policyOf(tx, deal)));
}

import type { Deal } from '@portico/domain/deals/deal';
import { isAgainstVerdict } from '@portico/domain/deals/override';
import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { Tx } from '../db/database.ts';
import { preparedRead } from '../db/prepared.ts';
import { policyOf } from '../policies/store.ts';
import { withVerdict } from './standing.ts';
import { getDeal, saveDeal } from './store.ts';
import { deals } from './table.ts';

const rivals = preparedRead('deal_rivals_by_completeness', (query) =>
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
        inArray(deals.review, ['submitted', 'in_review', 'info_requested']),
      ),
    ),
);

/**
 * RC17: judges again every claim that `leader` leads though it was judged later, as when the desk finds whose customer it
 * is, or when two claims of one moment came in the other order than their times. Whom something stands against already is
 * left alone: what is read stays what was read, and it is judged anew when it is approved (DA8). Call it with `leader` judged and saved,
 * in the same transaction: what it holds keeps new rivals out until the commit.
 */
export async function judgeOvertaken(tx: Tx, leader: Deal): Promise<void> {
  const { accountId, customerKey } = leader;
  const mine = placeInLine(leader);
  const found = await rivals(tx, { accountId, customerKey });
  const behind = found.filter(
    (rival) =>
      rival.id !== leader.id &&
      rival.partnerId !== leader.partnerId &&
      placeInLine(rival) > mine &&
      !isAgainstVerdict(rival),
  );
  for (const { id } of behind) await judgeAgain(tx, id);
}

async function judgeAgain(tx: Tx, dealId: string): Promise<void> {
  const deal = await getDeal({ kind: 'all' }, tx, dealId);
  const channel = await policyOf(tx, deal);
  const judged = await withVerdict(tx, deal, channel);
  const isSame =
    judged.accountId === deal.accountId &&
    judged.verdict?.result === deal.verdict?.result &&
    judged.verdict?.ruleId === deal.verdict?.ruleId;
  if (!isSame) await saveDeal(tx, judged, channel.deals);
}

function placeInLine({ completeAt, id }: Pick<Deal, 'completeAt' | 'id'>): string {
  return `${completeAt ?? '~'} ${id}`;
}

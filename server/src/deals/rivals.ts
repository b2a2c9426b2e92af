import type { Deal } from '@portico/domain/deals/deal';
import { isAgainstVerdict } from '@portico/domain/deals/against-verdict';
import { isUnderReview, placeInLine, UNDER_REVIEW } from '@portico/domain/deals/under-review';
import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { attempt } from '../db/attempt.ts';
import { preparedRead } from '../db/prepared.ts';
import { policyOf } from '../policies/store.ts';
import { judgeDeal } from '../reservations/judge.ts';
import { findVerdict } from '../reservations/store.ts';
import { findAlike, findMaybeOf } from './alike.ts';
import { partyOfDeal } from './claim-keys.ts';
import { withVerdict } from './standing.ts';
import { getDeal, saveJudged } from './store.ts';
import { deals } from './table.ts';

const columns = {
  id: deals.id,
  partnerId: deals.partnerId,
  completeAt: deals.completeAt,
  verdict: deals.verdict,
};

type Rival = Pick<Deal, keyof typeof columns>;

const known = preparedRead('deal_rivals_under_review', (query) =>
  query
    .select(columns)
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
 * times. A claim that may be of the account which the deal has got, or taught a name, is judged again whosever it is (DA7).
 * Call it with the deal saved, in the same transaction: what it holds keeps new rivals out until the commit.
 */
export async function judgeRivals(tx: Tx, deal: Deal, before: Deal): Promise<void> {
  const hasLeft = isUnderReview(before) && !isUnderReview(deal);
  if (!hasLeft && deal.verdict === before.verdict) return;
  const mine = placeInLine(deal);
  const changed = (await rivalsOf(tx, deal)).filter(
    (rival) =>
      rival.partnerId !== deal.partnerId &&
      (hasLeft || (placeInLine(rival) > mine && !isAgainstVerdict(rival))),
  );
  const ids = new Set(changed.map(({ id }) => id));
  for (const id of await maybeOfAccount(tx, deal, before)) ids.add(id);
  ids.delete(deal.id);
  for (const id of [...ids].toSorted()) await judgeAgain(tx, id);
}

/** Those under review that are of its account or key, or of the same or a similar customer by what they state. */
async function rivalsOf(query: Query, deal: Deal): Promise<Rival[]> {
  const { id, accountId, customerKey } = deal;
  const found = await known(query, { accountId, customerKey });
  const alike = await findAlike(query, { dealId: id, accountId, party: partyOfDeal(deal) });
  for (const rival of found) alike.delete(rival.id);
  if (alike.size === 0) return found;
  const others = await query
    .select(columns)
    .from(deals)
    .where(inArray(deals.id, [...alike.keys()]));
  return [...found, ...others];
}

/** The claims that may be of the deal's account, where that is news: the deal has just got it, or was approved and taught it a name. */
async function maybeOfAccount(query: Query, deal: Deal, before: Deal): Promise<string[]> {
  const isApproved = deal.review === 'approved' && before.review !== 'approved';
  if (deal.accountId === null || (deal.accountId === before.accountId && !isApproved)) return [];
  return findMaybeOf(query, deal.accountId);
}

/**
 * Judges a deal under review again and keeps what is found where it is something else than before; otherwise nothing is
 * written or told.
 */
export async function keepNewVerdict(tx: Tx, deal: Deal): Promise<void> {
  if (!isUnderReview(deal)) return;
  const before = await findVerdict(tx, deal.id);
  await attempt(tx, async () => {
    const { verdict, accountId } = await judgeDeal(tx, deal, await policyOf(tx, deal));
    const { result, ruleId, match, at } = verdict;
    const isNew =
      accountId !== deal.accountId ||
      result !== before?.result ||
      ruleId !== before.ruleId ||
      match !== before.match;
    if (isNew) await saveJudged(tx, { id: deal.id, accountId, verdict: { result, ruleId, at } });
    return { ok: isNew };
  });
}

async function judgeAgain(tx: Tx, dealId: string): Promise<void> {
  const deal = await getDeal({ kind: 'all' }, tx, dealId);
  await saveJudged(tx, await withVerdict(tx, deal, await policyOf(tx, deal)));
}

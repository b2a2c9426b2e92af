import type { DraftClaim } from '@portico/domain/deals/claim';
import type { Conflict } from '@portico/domain/deals/conflicts';
import { reservedUntil } from '@portico/domain/deals/deadlines';
import type { Deal } from '@portico/domain/deals/deal';
import { isAgainstVerdict } from '@portico/domain/deals/against-verdict';
import type { Claimant } from '@portico/domain/deals/review-views';
import { isUnderReview, placeInLine } from '@portico/domain/deals/under-review';
import type { DealSummary } from '@portico/domain/deals/views';
import type { Instant } from '@portico/domain/time';
import type { Query } from '../db/database.ts';
import { findRuledAbout } from '../disputes/store.ts';
import { listByOrigin } from '../reservations/store.ts';

/** A deal among those that claim its customer. */
export interface Rivalry {
  deal: Deal;
  rivals: readonly Deal[];
  conflicts: readonly Conflict[];
  /** Of the deal and its rivals. */
  summaries: readonly DealSummary[];
  now: Instant;
}

/** All who claim a customer: earliest complete first, of two at once the one begun first; what was never complete comes last. */
export async function claimantsOf(
  { deal, rivals, conflicts, summaries, now }: Rivalry,
  opposing: readonly { id: string; rule: string }[],
  query: Query,
): Promise<Claimant[]> {
  const deals = [deal, ...rivals].toSorted((a, b) => (placeInLine(a) < placeInLine(b) ? -1 : 1));
  const held = new Map(
    await Promise.all(deals.map(async (one) => [one.id, await heldUntil(one, query)] as const)),
  );
  const holds = ({ id }: Deal): boolean => (held.get(id) ?? '') > now;
  const ruled = await findRuledAbout(
    query,
    deals.map(({ id }) => id),
  );
  const leader = leaderOf(deals, { summaries, holds, ruledFor: ruled?.ruling?.leadingDealId ?? null });
  return deals.flatMap((one) => {
    const summary = summaries.find(({ id }) => id === one.id);
    if (!summary) return [];
    const rule =
      opposing.find(({ id }) => id === one.id)?.rule ??
      conflicts.find(({ dealId }) => dealId === one.id)?.rule ??
      null;
    return [
      {
        self: one.id === deal.id,
        leads: one.id === leader,
        holds: holds(one),
        dealId: one.id,
        number: one.number,
        partner: summary.partner,
        sellerName: summary.sellerName,
        review: summary.review,
        protection: summary.protection,
        submittedAt: one.submittedAt,
        completeAt: one.completeAt,
        protectionEnd: held.get(one.id) ?? null,
        productName: summary.productName,
        valueRange: summary.valueRange,
        askedMissing: one.info?.items.filter(({ kind }) => kind === 'missing').length ?? 0,
        verdict: one.verdict,
        rule,
        claim: comparedOf(one.claim),
      },
    ];
  });
}

/**
 * Until when a deal holds its customer: until its newest reservation ends, which a revocation, a ruling or a release brings
 * forward. Null for a deal that holds none, as one that is not approved.
 */
async function heldUntil(deal: Deal, query: Query): Promise<Instant | null> {
  if (deal.review !== 'approved') return null;
  const [reservation] = await listByOrigin(query, deal.id);
  // Without an account there is nothing to reserve, and the deal itself says how long it is protected.
  return reservation?.until ?? reservedUntil(deal);
}

// Another deal's reservation or earlier claim: that deal stands here itself, and its verdict may be older than what it became.
const byDeals: ReadonlySet<string> = new Set(['RC10', 'RC17']);

/** Whether something other than a deal keeps the customer from this one, as the vendor's own sales. */
function isOthers(deal: Deal): boolean {
  return isAgainstVerdict(deal) && !byDeals.has(deal.verdict?.ruleId ?? '');
}

/**
 * Which deal leads: the one a ruling said, while it still claims the customer; else the one that holds it; else the
 * earliest complete one that nothing stronger stands against. Null when none does, as where the vendor sells itself.
 */
function leaderOf(
  deals: readonly Deal[],
  {
    summaries,
    holds,
    ruledFor,
  }: { summaries: readonly DealSummary[]; holds: (deal: Deal) => boolean; ruledFor: string | null },
): string | null {
  const isOpen = ({ id }: Deal): boolean =>
    summaries.some((summary) => summary.id === id && isUnderReview(summary));
  const leader =
    deals.find((deal) => deal.id === ruledFor && (isOpen(deal) || holds(deal))) ??
    deals.find(holds) ??
    deals.find((deal) => isOpen(deal) && deal.completeAt !== null && !isOthers(deal));
  return leader?.id ?? null;
}

function comparedOf(claim: DraftClaim): Claimant['claim'] {
  const { relationship, dealType, siteScope, sites, projectName, competitor, incumbentPartner } = claim;
  const { compellingEvent, estAmountMinor, estCurrency, fileIds } = claim;
  return {
    relationship,
    dealType,
    siteScope,
    sites,
    projectName,
    competitor,
    incumbentPartner,
    compellingEvent,
    estAmountMinor,
    estCurrency,
    fileIds,
  };
}

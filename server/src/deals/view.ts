import type { OrganisationKind } from '@portico/domain/access';
import type { Deal, Receipt } from '@portico/domain/deals/deal';
import { protectionAt, reviewAt } from '@portico/domain/deals/deadlines';
import { dealForPartner, reasonForPartner } from '@portico/domain/deals/partner-reading';
import type { DealSummary, DealView } from '@portico/domain/deals/views';
import type { Instant } from '@portico/domain/time';
import type { Query } from '../db/database.ts';
import { listPersonNames } from '../identity/store.ts';
import { listOrganisationNames } from '../partners/store.ts';
import { policiesOf, policyOf } from '../policies/store.ts';
import { reviewFactsOf, reviewSummaryOf } from './review-view.ts';
import { protectionFactsOf } from './protection-view.ts';
import { listProductNames } from '../products/store.ts';

/** What it takes to show deals: where names and policies are, and the time. */
export interface ViewContext {
  query: Query;
  now: Instant;
  /** At the vendor, who reads all there is. Whoever is not named reads as a partner does (DM49). */
  readBy?: 'vendor' | undefined;
}

/** On which side somebody reads. */
export function readerOf({ orgKind }: { orgKind: OrganisationKind }): ViewContext['readBy'] {
  return orgKind === 'vendor' ? 'vendor' : undefined;
}

/** Deals as rows of a list, names filled in with one look-up a kind, each read under the policy it was submitted under. */
export async function summariesOf(
  stored: readonly Deal[],
  { query, now, readBy }: ViewContext,
): Promise<DealSummary[]> {
  const deals = readBy === 'vendor' ? stored : stored.map(dealForPartner);
  const people = deals.flatMap((deal) => [deal.sellerId, deal.reviewerId]).filter((id) => id !== null);
  const [personNames, partnerNames, productNames, policyOf] = await Promise.all([
    listPersonNames(query, people),
    listOrganisationNames(
      query,
      deals.map((deal) => deal.partnerId),
    ),
    listProductNames(
      query,
      deals.map((deal) => deal.claim.productId).filter((id) => id !== undefined),
    ),
    policiesOf(query, deals),
  ]);
  return deals.map((deal) => {
    const policy = policyOf(deal).deals;
    const review = reviewAt(deal, policy, now);
    const isWaitingForDecision = review === 'submitted' || review === 'in_review';
    return {
      id: deal.id,
      number: deal.number,
      version: deal.version,
      customerName: deal.claim.customerName ?? '',
      customerCountry: deal.claim.customerCountry ?? null,
      productName: productNames.get(deal.claim.productId ?? '') ?? null,
      valueBand: deal.claim.valueBand ?? null,
      review,
      protection: protectionAt(deal, policy, now),
      outcome: deal.outcome,
      partner: { id: deal.partnerId, name: partnerNames.get(deal.partnerId) ?? '' },
      sellerName: personNames.get(deal.sellerId) ?? '',
      reviewerName: personNames.get(deal.reviewerId ?? '') ?? null,
      submittedAt: deal.submittedAt,
      decisionDueAt: deal.decisionDueAt,
      overdue: isWaitingForDecision && deal.decisionDueAt !== null && deal.decisionDueAt <= now,
      infoDueAt: review === 'info_requested' ? (deal.info?.dueAt ?? null) : null,
      protectionEnd: deal.protectionEnd,
      ...reviewSummaryOf(deal, policy),
      updatedAt: deal.updatedAt,
    };
  });
}

/** One deal, without what is the desk's alone. */
export async function viewOf(stored: Deal, context: ViewContext): Promise<DealView> {
  const isVendors = context.readBy === 'vendor';
  const deal = isVendors ? stored : dealForPartner(stored);
  const [summary] = await summariesOf([deal], context);
  if (!summary) throw new Error('a deal has a summary');
  const channel = await policyOf(context.query, deal);
  const { deals: policy } = channel;
  return {
    ...summary,
    ...(await reviewFactsOf(deal, policy, context.query)),
    ...protectionFactsOf(deal, summary.protection, channel),
    claim: deal.claim,
    source: deal.source,
    completeAt: deal.completeAt,
    decidedAt: deal.decidedAt,
    rejectReason: isVendors ? deal.rejectReason : reasonForPartner(deal.rejectReason),
    withdrawReason: summary.review === 'withdrawn' ? (deal.withdrawReason ?? 'no_answer') : null,
    noteShared: deal.noteShared,
    info: deal.info,
    protectionStart: deal.protectionStart,
    receipt: receiptOf(deal),
  };
}

function receiptOf(deal: Deal): Receipt | null {
  const { number, submittedAt, decisionDueAt, policyVersion, receiptHash } = deal;
  if (!number || !submittedAt || !decisionDueAt || !policyVersion || !receiptHash) return null;
  return { dealId: deal.id, number, submittedAt, decisionDueAt, policyVersion, hash: receiptHash };
}

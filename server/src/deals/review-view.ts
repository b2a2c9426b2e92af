import { appealableUntil } from '@portico/domain/deals/appealing';
import type { Deal } from '@portico/domain/deals/deal';
import type { DealPolicy } from '@portico/domain/deals/policy';
import type { DeskReviewFacts, ReviewFacts, ReviewSummary } from '@portico/domain/deals/review-views';
import { needsOverride } from '@portico/domain/deals/against-verdict';
import { chainOf, needsSecond, nextSigner } from '@portico/domain/deals/signing';
import { partnerClassOf } from '@portico/domain/reservations/verdict';
import { listAccountNames } from '../accounts/store.ts';
import type { Query } from '../db/database.ts';
import { listPersonNames } from '../identity/store.ts';
import { listOrganisationNames } from '../partners/store.ts';
import { listProductNames } from '../products/store.ts';
import { findVerdict } from '../reservations/store.ts';
import { claimantsOf, type Rivalry } from './claimants.ts';
import { findSecondPartner } from './standing.ts';
import * as store from './store.ts';

/** What a list shows of how a deal stands (DC3). */
export function reviewSummaryOf({ claim, verdict, appeal }: Deal, policy: DealPolicy): ReviewSummary {
  const band = policy.valueBands.find(({ code }) => code === claim.valueBand);
  return {
    dealType: claim.dealType ?? null,
    valueRange: band ? { fromMinor: band.fromMinor, toMinor: band.toMinor, currency: policy.currency } : null,
    verdict: verdict && partnerClassOf(verdict),
    appealOpen: appeal?.status === 'open',
  };
}

/** What a partner sees of how its deal is reviewed; to them it is never shared, the reader's side says that. */
export async function reviewFactsOf(deal: Deal, policy: DealPolicy, query: Query): Promise<ReviewFacts> {
  const { appeal, submittedById, previousId } = deal;
  const isBySeller = submittedById === null || submittedById === deal.sellerId;
  const { secondPartnerId } = deal;
  const [names, previous, next, partners] = await Promise.all([
    listPersonNames(query, isBySeller ? [] : [submittedById]),
    previousId === null ? null : store.findDealById(query, previousId),
    deal.review === 'rejected' || deal.review === 'duplicate' ? store.findNext(query, deal.id) : null,
    listOrganisationNames(query, secondPartnerId === null ? [] : [secondPartnerId]),
  ]);
  return {
    submittedByName: isBySeller ? null : (names.get(submittedById) ?? null),
    previous: previous && { id: previous.id, number: previous.number },
    next: next && { id: next.id, number: next.number },
    shared: false,
    sharedWith: secondPartnerId === null ? null : (partners.get(secondPartnerId) ?? null),
    appeal: appeal && {
      against: appeal.against,
      ground: appeal.ground,
      fileIds: appeal.fileIds,
      raisedAt: appeal.raisedAt,
      dueAt: appeal.dueAt,
      status: appeal.status,
      decidedAt: appeal.decidedAt,
      noteShared: appeal.noteShared,
    },
    figures: {
      protectionDays: policy.protectionDays,
      decisionBusinessDays: policy.decisionBusinessDays,
      infoDueBusinessDays: policy.infoDueBusinessDays,
      infoDueMaxDays: policy.infoDueMaxDays,
      lapseDays: policy.lapseDays,
      appealDays: policy.appealDays,
    },
    appealUntil: appealableUntil(deal, policy),
  };
}

/** What the desk sees besides: account, verdict, signatures, and all who claim the customer side by side. */
export async function deskReviewFactsOf(rivalry: Rivalry, query: Query): Promise<DeskReviewFacts> {
  const { deal } = rivalry;
  const chain = chainOf(deal);
  const next = nextSigner(deal);
  const lines = [...(deal.claim.lines ?? []), ...(deal.amendment?.claim.lines ?? [])];
  const [people, partners, accounts, last, products, namedPartner] = await Promise.all([
    listPersonNames(
      query,
      [...chain.map(({ signedById }) => signedById), deal.override?.byId ?? null].filter((id) => id !== null),
    ),
    listOrganisationNames(query, deal.secondPartnerId === null ? [] : [deal.secondPartnerId]),
    listAccountNames(query, deal.accountId === null ? [] : [deal.accountId]),
    findVerdict(query, deal.id),
    listProductNames(
      query,
      lines.flatMap(({ productId }) => productId ?? []),
    ),
    findSecondPartner(query, deal),
  ]);
  return {
    sellerId: deal.sellerId,
    submittedById: deal.submittedById,
    account:
      deal.accountId === null ? null : { id: deal.accountId, name: accounts.get(deal.accountId) ?? '' },
    secondPartner:
      deal.secondPartnerId === null
        ? null
        : { id: deal.secondPartnerId, name: partners.get(deal.secondPartnerId) ?? '' },
    namedPartner,
    judgement: last && {
      id: last.id,
      result: last.result,
      ruleId: last.ruleId,
      match: last.match,
      at: last.at,
      policyVersion: last.policyVersion,
      opposing: last.opposing,
      notes: last.notes,
      options: last.options,
    },
    chain: chain.map(({ name, role, signedById, signedAt, note }) => ({
      name,
      role,
      signedByName: people.get(signedById ?? '') ?? null,
      signedAt,
      note,
    })),
    nextSignature: next && { name: next.name, role: next.role },
    override: deal.override && { ...deal.override, byName: people.get(deal.override.byId) ?? null },
    needsOverride: next !== null && needsOverride(deal),
    needsSecond: needsSecond(deal),
    claimants: await claimantsOf(rivalry, last?.opposing ?? [], query),
    lineProducts: Object.fromEntries(products),
  };
}

import * as v from 'valibot';
import { makeId } from '../id.ts';
import { addBusinessDays, addDays, type Instant } from '../time.ts';
import { begin } from './begin.ts';
import type { DealClaim } from './claim.ts';
import { Deal, type Review } from './deal.ts';
import * as rules from './decide.ts';
import type { MoveName, Ruling } from './moves.ts';
import { defaultDealPolicy as policy } from './policy.ts';

/** A Monday morning, when the deals of tests are handed in. */
export const MONDAY: Instant = '2026-11-16T09:00:00.000Z';

/** Who acts in tests: the partner's seller and the vendor's reviewer. */
export const SELLER = 'user_seller';
/** Who decides in tests: nobody's seller. */
export const REVIEWER = 'user_reviewer';

/** The id of a deal of tests; a higher number was begun later. */
export function dealId(number: number): string {
  return makeId('deal', number, new Uint8Array(10));
}

/** A claim that keeps every rule on {@link MONDAY} when `prod_1` is offered. */
export function someClaim(changes: Partial<DealClaim> = {}): DealClaim {
  return {
    customerName: 'Müller Maschinenbau GmbH',
    customerWeb: 'https://www.mueller-maschinen.example',
    customerCountry: 'DE',
    contactName: 'Jo Müller',
    contactEmail: 'jo@mueller-maschinen.example',
    productId: 'prod_1',
    valueBand: '10k_to_50k',
    closeQuarter: '2027-Q1',
    relationship: 'met',
    contactAgreed: true,
    ...changes,
  };
}

/** A whole deal in one state, submitted on {@link MONDAY} unless it is a draft. */
export function someDeal(review: Review, changes: Partial<Deal> = {}): Deal {
  return { ...draft, ...(review === 'draft' ? {} : submitted), ...perReview[review], review, ...changes };
}

/** What a rule is told when `actorId` acts at `now` under the usual policy. */
export function acting(actorId: string | null, now: Instant): rules.RulingContext {
  return { policy, now, actorId };
}

/** Takes each move of the table with an input it cannot object to. */
export const everyMove: Record<MoveName, (deal: Deal, now: Instant) => Ruling> = {
  submit: (deal, now) => rules.submit(deal, submission(), acting(SELLER, now)),
  take: (deal, now) => rules.take(deal, acting(REVIEWER, now)),
  requestInfo: (deal, now) =>
    rules.requestInfo(deal, [{ question: 'Which site?', kind: 'clarifying' }], acting(REVIEWER, now)),
  answerInfo: (deal, now) =>
    rules.answerInfo(deal, { q1: 'Lyon', q2: 'Jo', q3: 'June' }, acting(SELLER, now)),
  lapse: (deal, now) => rules.lapse(deal, acting(null, now)),
  approve: (deal, now) =>
    rules.approve(deal, { noteShared: 'Good luck', noteInternal: 'fine' }, acting(REVIEWER, now)),
  reject: (deal, now) =>
    rules.reject(
      deal,
      { reason: 'other', noteShared: 'Sold already', noteInternal: null },
      acting(REVIEWER, now),
    ),
  markDuplicate: (deal, now) =>
    rules.markDuplicate(deal, { ofId: dealId(99), noteInternal: 'see 99' }, acting(REVIEWER, now)),
  withdraw: (deal, now) => rules.withdraw(deal, 'customer_stopped', acting(SELLER, now)),
};

/** What submitting is given besides the deal. */
export function submission(): Parameters<typeof rules.submit>[1] {
  return {
    claim: someClaim(),
    number: 'D-2026-000007',
    customerKey: 'mueller-maschinen.example',
    receiptHash: 'ab12',
  };
}

/**
 * The deal after a move that must have happened, checked against its schema.
 *
 * @throws Error naming the rule that refused
 */
export function taken(ruling: Ruling): Deal {
  if (!ruling.ok) throw new Error(`refused by ${ruling.refusal.rule}: ${ruling.refusal.key}`);
  return v.parse(Deal, ruling.deal);
}

/** What a rule answers when it refuses. */
export function refused(rule: string, key: string, field?: string): Ruling {
  return { ok: false, refusal: { rule, key, ...(field ? { field } : {}) } };
}

const draft: Deal = {
  ...begin({
    id: dealId(1),
    partnerId: 'org_partner',
    sellerId: SELLER,
    siteId: null,
    source: 'widget',
    claim: {},
    now: MONDAY,
  }),
  version: 1,
};

const submitted: Partial<Deal> = {
  ...submission(),
  submittedAt: MONDAY,
  completeAt: MONDAY,
  decisionDueAt: addBusinessDays(MONDAY, policy.decisionBusinessDays),
  policyVersion: policy.version,
};

const decided: Partial<Deal> = { reviewerId: REVIEWER, decidedAt: MONDAY };

const perReview: Record<Review, Partial<Deal>> = {
  draft: {},
  submitted: {},
  in_review: { reviewerId: REVIEWER },
  info_requested: {
    reviewerId: REVIEWER,
    info: {
      items: [{ id: 'q1', question: 'Which site?', kind: 'missing', answer: null }],
      askedAt: MONDAY,
      dueAt: addBusinessDays(MONDAY, policy.infoDueBusinessDays),
    },
  },
  approved: {
    ...decided,
    protectionStart: MONDAY,
    protectionEnd: addDays(MONDAY, policy.protectionDays),
  },
  rejected: { ...decided, rejectReason: 'vendor_direct' },
  duplicate: { ...decided, rejectReason: 'already_registered', duplicateOfId: dealId(99) },
  withdrawn: { withdrawReason: 'customer_stopped' },
};

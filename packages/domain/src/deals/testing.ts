import * as v from 'valibot';
import { makeId } from '../id.ts';
import { addBusinessDays, addDays, type Instant } from '../time.ts';
import type { Appeal } from './appeal.ts';
import { answerAppeal } from './appealing.ts';
import { begin } from './begin.ts';
import type { ApprovalChain } from './chain.ts';
import type { DealClaim } from './claim.ts';
import { Deal, type Review } from './deal.ts';
import * as rules from './decide.ts';
import type { MoveName, Ruling } from './moves.ts';
import { defaultDealPolicy as policy } from './policy.ts';
import { answerInfo, lapse, requestInfo } from './questions.ts';
import { approve, chainFor } from './signing.ts';
import type { RulingContext } from './step.ts';
import { autoApprove, submit, type Submission } from './submit.ts';

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
export function acting(actorId: string | null, now: Instant): RulingContext {
  return { policy, now, actorId, roles: actorId === null ? [] : ['deal_desk'] };
}

/** Takes each move of the table with an input it cannot object to. */
export const everyMove: Record<MoveName, (deal: Deal, now: Instant) => Ruling> = {
  submit: (deal, now) => submit(deal, submission(), acting(SELLER, now)),
  autoApprove: (deal, now) =>
    autoApprove({ ...deal, verdict: { result: 'clear', ruleId: 'RC1', at: now } }, null, {
      ...acting(null, now),
      policy: { ...policy, autoApprove: { ...policy.autoApprove, upToMinor: 100_000_000 } },
    }),
  assign: (deal, now) => rules.assign(deal, 'user_next', acting(REVIEWER, now)),
  reassign: (deal, now) => rules.reassign(deal, 'user_next', acting(REVIEWER, now)),
  take: (deal, now) => rules.take(deal, acting(REVIEWER, now)),
  requestInfo: (deal, now) =>
    requestInfo(deal, { items: [{ question: 'Which site?', kind: 'clarifying' }] }, acting(REVIEWER, now)),
  answerInfo: (deal, now) =>
    answerInfo(deal, { answers: { q1: 'Lyon', q2: 'Jo', q3: 'June' } }, acting(SELLER, now)),
  lapse: (deal, now) => lapse(deal, acting(null, now)),
  sign: (deal, now) =>
    approve(
      { ...deal, chain: twoSignatures() },
      { noteShared: null, noteInternal: 'first' },
      acting(REVIEWER, now),
    ),
  approve: (deal, now) =>
    approve(deal, { noteShared: 'Good luck', noteInternal: 'fine' }, acting(REVIEWER, now)),
  reject: (deal, now) =>
    rules.reject(
      deal,
      { reason: 'other', noteShared: 'Sold already', noteInternal: null },
      acting(REVIEWER, now),
    ),
  markDuplicate: (deal, now) =>
    rules.markDuplicate(deal, { ofId: dealId(99), noteInternal: 'see 99' }, acting(REVIEWER, now)),
  reopen: (deal, now) =>
    answerAppeal(
      { ...deal, appeal: openAppeal(now) },
      { upheld: true, noteShared: 'You were right' },
      acting('user_other', now),
    ),
  withdraw: (deal, now) => rules.withdraw(deal, 'customer_stopped', acting(SELLER, now)),
};

/** What submitting is given besides the deal. */
export function submission(): Submission {
  return {
    claim: someClaim(),
    number: 'D-2026-000007',
    customerKey: 'mueller-maschinen.example',
    receiptHash: 'ab12',
  };
}

/** A chain of two: the desk, then the region's manager; nobody has signed. */
export function twoSignatures(): ApprovalChain {
  return (['deal_desk', 'region_manager'] as const).map((role, index) => ({
    name: `step_${index + 1}`,
    role,
    signedById: null,
    signedAt: null,
    note: null,
  }));
}

/** An objection nobody has answered. */
export function openAppeal(raisedAt: Instant): Appeal {
  return {
    against: 'rejection',
    ground: 'We met them first',
    fileIds: [],
    raisedById: SELLER,
    raisedAt,
    dueAt: addBusinessDays(raisedAt, policy.appealAnswerBusinessDays),
    status: 'open',
    decidedById: null,
    decidedAt: null,
    noteShared: null,
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
  submittedById: SELLER,
  chain: chainFor(someClaim(), policy),
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

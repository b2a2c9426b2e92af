import * as v from 'valibot';
import { Instant } from '../time.ts';
import { DraftClaim } from './claim.ts';
import { DealOutcome, DealSource, InfoRequest, Protection, Receipt, Review } from './deal.ts';
import { DeskProtectionFacts, ProposedRevocation, ProtectionFacts, Waiting } from './protection-views.ts';
import { DeskReviewFacts, ReviewFacts, ReviewSummary } from './review-views.ts';
import { ShownReason } from './partner-reading.ts';
import { WithdrawReason } from './reasons.ts';

/** A deal in a list. */
export const DealSummary = v.object({
  id: v.string(),
  number: v.nullable(v.string()),
  version: v.number(),
  customerName: v.string(),
  customerCountry: v.nullable(v.string()),
  productName: v.nullable(v.string()),
  valueBand: v.nullable(v.string()),
  review: Review,
  protection: Protection,
  outcome: DealOutcome,
  partner: v.object({ id: v.string(), name: v.string() }),
  sellerName: v.string(),
  reviewerName: v.nullable(v.string()),
  submittedAt: v.nullable(Instant),
  decisionDueAt: v.nullable(Instant),
  /** Whether the decision clock has run out (it stands still while questions are open). */
  overdue: v.boolean(),
  infoDueAt: v.nullable(Instant),
  protectionEnd: v.nullable(Instant),
  ...ReviewSummary.entries,
  updatedAt: Instant,
});
export type DealSummary = v.InferOutput<typeof DealSummary>;

/** A deal as its partner sees it. Internal notes, which deal a duplicate repeats (DM8) and what a refusal tells of others (DM49) are not in it. */
export const DealView = v.object({
  ...DealSummary.entries,
  ...ReviewFacts.entries,
  ...ProtectionFacts.entries,
  claim: DraftClaim,
  source: DealSource,
  completeAt: v.nullable(Instant),
  decidedAt: v.nullable(Instant),
  rejectReason: v.nullable(ShownReason),
  withdrawReason: v.nullable(WithdrawReason),
  noteShared: v.nullable(v.string()),
  info: v.nullable(InfoRequest),
  protectionStart: v.nullable(Instant),
  receipt: v.nullable(Receipt),
});
export type DealView = v.InferOutput<typeof DealView>;

/** A deal as the deal desk sees it: besides all else the internal note and the registrations in its way. */
export const DeskDealView = v.object({
  ...DealView.entries,
  ...DeskReviewFacts.entries,
  ...DeskProtectionFacts.entries,
  customerKey: v.nullable(v.string()),
  noteInternal: v.nullable(v.string()),
  proposedRevocation: v.nullable(ProposedRevocation),
  duplicateOf: v.nullable(v.object({ id: v.string(), number: v.nullable(v.string()) })),
  conflicts: v.array(v.object({ rule: v.picklist(['DC1', 'DC2']), deal: DealSummary })),
});
export type DeskDealView = v.InferOutput<typeof DeskDealView>;

/** A deal of which something waits for the vendor: an objection, a wish for longer protection, a change, a revocation to confirm. */
export const WaitingDeal = v.object({
  ...DealSummary.entries,
  waitingFor: v.array(Waiting),
  /** Since when the oldest of it waits. */
  waitingSince: Instant,
});
export type WaitingDeal = v.InferOutput<typeof WaitingDeal>;

/** A deal whose revocation waits for a manager. */
export const RevocationToConfirm = v.object({ ...DealSummary.entries, revocation: ProposedRevocation });
export type RevocationToConfirm = v.InferOutput<typeof RevocationToConfirm>;

/** One line of a deal's timeline. */
export const TimelineEntry = v.object({
  id: v.string(),
  name: v.string(),
  at: Instant,
  actorName: v.nullable(v.string()),
  /** Flat facts of the event, as `reason`, `note`, `rule`. */
  facts: v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()])),
});
export type TimelineEntry = v.InferOutput<typeof TimelineEntry>;

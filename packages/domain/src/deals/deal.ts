import * as v from 'valibot';
import { idSchema } from '../id.ts';
import { Instant } from '../time.ts';
import { BenefitStatement } from '../benefits/benefit.ts';
import { Amendment } from './amendment.ts';
import { Appeal } from './appeal.ts';
import { ApprovalChain } from './chain.ts';
import { ClaimField, DraftClaim } from './claim.ts';
import { Conversion } from './conversion.ts';
import { Extension } from './extension.ts';
import { Override } from './override.ts';
import { RejectReason, WithdrawReason } from './reasons.ts';
import { Revocation } from './revocation.ts';
import { DealVerdict } from './verdict.ts';

/** Where the decision stands. */
export const Review = v.picklist([
  'draft',
  'submitted',
  'in_review',
  'info_requested',
  'approved',
  'rejected',
  'duplicate',
  'withdrawn',
]);
export type Review = v.InferOutput<typeof Review>;

/** Whether the partner is protected: derived from dates, never stored (DP1 to DP4). */
export const Protection = v.picklist([
  'none',
  'provisional',
  'active',
  'expiring',
  'held',
  'expired',
  'released',
  'revoked',
]);
export type Protection = v.InferOutput<typeof Protection>;

/** What became of the business. */
export const DealOutcome = v.picklist(['open', 'won', 'lost', 'converted']);
export type DealOutcome = v.InferOutput<typeof DealOutcome>;

/** Where a registration came in. */
export const DealSource = v.picklist(['widget', 'portal', 'api', 'on_behalf']);
export type DealSource = v.InferOutput<typeof DealSource>;

/** A question to the partner. *Missing* costs priority, *clarifying* does not (DM3). */
export const InfoItem = v.strictObject({
  id: v.pipe(v.string(), v.maxLength(20)),
  question: v.pipe(v.string(), v.trim(), v.nonEmpty('required'), v.maxLength(300, 'too_long')),
  kind: v.picklist(['missing', 'clarifying']),
  /** The field of the claim it is about; only such fields may be changed with the answer (DM13). */
  field: v.exactOptional(ClaimField),
  answer: v.nullable(v.pipe(v.string(), v.maxLength(2000, 'too_long'))),
});
export type InfoItem = v.InferOutput<typeof InfoItem>;

/** The open questions of a deal and when they are due. */
export const InfoRequest = v.strictObject({
  items: v.pipe(v.array(InfoItem), v.minLength(1, 'required'), v.maxLength(10, 'too_long')),
  askedAt: Instant,
  dueAt: Instant,
});
export type InfoRequest = v.InferOutput<typeof InfoRequest>;

/** The id of a deal. */
export const DealId = idSchema('deal');

/** A registered deal, whole. Stores read and write it; rules take it and give the next one. */
export const Deal = v.strictObject({
  id: DealId,
  version: v.number(),
  /** `D-2026-7K4M-Q2XZ`, given at submission; it tells nothing of how many there are (DM52). */
  number: v.nullable(v.string()),
  partnerId: v.string(),
  sellerId: v.string(),
  /** Who handed it in: the seller, a colleague, or the vendor's person on their behalf. Never decides it (DM9). */
  submittedById: v.nullable(v.string()),
  /** The deal this one tries again. */
  previousId: v.nullable(v.string()),
  /** The customer in the vendor's register, once matched. */
  accountId: v.nullable(v.string()),
  /** A second partner who shares the deal, as the distributor. */
  secondPartnerId: v.nullable(v.string()),
  siteId: v.nullable(v.string()),
  source: DealSource,
  review: Review,
  outcome: DealOutcome,
  claim: DraftClaim,
  /** The customer's registrable domain, or its folded name and country where there is none; what conflicts compare. */
  customerKey: v.nullable(v.string()),
  submittedAt: v.nullable(Instant),
  /** The time that counts for priority (DM3). */
  completeAt: v.nullable(Instant),
  decisionDueAt: v.nullable(Instant),
  reviewerId: v.nullable(v.string()),
  decidedAt: v.nullable(Instant),
  rejectReason: v.nullable(RejectReason),
  withdrawReason: v.nullable(WithdrawReason),
  /** What the partner may read of the decision. */
  noteShared: v.nullable(v.string()),
  /** What only the vendor reads. */
  noteInternal: v.nullable(v.string()),
  duplicateOfId: v.nullable(v.string()),
  info: v.nullable(InfoRequest),
  protectionStart: v.nullable(Instant),
  protectionEnd: v.nullable(Instant),
  /** The end the approval gave, before extensions. */
  protectionEndOriginal: v.nullable(Instant),
  extensionCount: v.number(),
  chain: v.nullable(ApprovalChain),
  /** Why it was signed against the verdict (DA8); null where it was not. */
  override: v.nullable(Override),
  appeal: v.nullable(Appeal),
  extension: v.nullable(Extension),
  amendment: v.nullable(Amendment),
  revocation: v.nullable(Revocation),
  conversion: v.nullable(Conversion),
  /** What the deal brings its partner, frozen at the approval (BN7). */
  benefits: v.nullable(BenefitStatement),
  /** How far the clock has told the notices of its end (DP8). */
  toldUntil: v.nullable(Instant),
  /** What the conflict rules last made of it; null before it was submitted. */
  verdict: v.nullable(DealVerdict),
  policyVersion: v.nullable(v.string()),
  receiptHash: v.nullable(v.string()),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Deal = v.InferOutput<typeof Deal>;

/** What the partner holds in hand after submitting: `hash` is the SHA-256 of the receipt's canonical text. */
export const Receipt = v.strictObject({
  dealId: v.string(),
  number: v.string(),
  submittedAt: Instant,
  decisionDueAt: Instant,
  policyVersion: v.string(),
  hash: v.string(),
});
export type Receipt = v.InferOutput<typeof Receipt>;

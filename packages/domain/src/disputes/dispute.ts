import * as v from 'valibot';
import { DealId } from '../deals/deal.ts';
import { idSchema } from '../id.ts';
import { Instant } from '../time.ts';

/** The id of a dispute. */
export const DisputeId = idSchema('disp');

/** What a dispute is about. */
export const DisputeGround = v.picklist([
  'earlier_claim',
  'same_customer',
  'customer_choice',
  'value_added',
  'vendor_direct',
  'other',
]);
export type DisputeGround = v.InferOutput<typeof DisputeGround>;

/** What kind of evidence one brings. A customer's choice is a letter they signed: once accepted, it overrides all else (DX7). */
export const EvidenceKind = v.picklist([
  'note',
  'meeting',
  'demo',
  'proposal',
  'certificate',
  'customer_choice',
]);
export type EvidenceKind = v.InferOutput<typeof EvidenceKind>;

/** A piece of evidence, whose it is and which deal it speaks for. */
export const Evidence = v.strictObject({
  /** `e1`, `e2` …, within its dispute. */
  id: v.pipe(v.string(), v.maxLength(20)),
  kind: EvidenceKind,
  text: v.pipe(v.string(), v.trim(), v.nonEmpty('required'), v.maxLength(4000, 'too_long')),
  fileIds: v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(20, 'too_many')),
  dealId: DealId,
  byId: v.string(),
  /** Null when the vendor brought it. */
  partnerId: v.nullable(v.string()),
  at: Instant,
  /** Who of the vendor's took a customer's letter for genuine, and when; only then it decides (DX7). */
  accepted: v.nullable(v.strictObject({ byId: v.string(), at: Instant })),
});
export type Evidence = v.InferOutput<typeof Evidence>;

/** What a panel says: which deal leads, which deals end, and why in words that both sides read. */
export const RulingText = v.strictObject({
  /** Null when none leads: the deals stand side by side. */
  leadingDealId: v.nullable(DealId),
  /** Deals that end by it: what is not decided is refused, what is approved is revoked with notice. */
  endingDealIds: v.pipe(v.array(DealId), v.maxLength(10, 'too_many')),
  rationaleShared: v.pipe(v.string(), v.trim(), v.nonEmpty('required'), v.maxLength(2000, 'too_long')),
});
export type RulingText = v.InferOutput<typeof RulingText>;

/** A ruling as the first of the panel wrote it, and who agreed when. */
export const PanelRuling = v.strictObject({
  ...RulingText.entries,
  proposedById: v.string(),
  proposedAt: Instant,
  agreedById: v.nullable(v.string()),
  agreedAt: v.nullable(Instant),
});
export type PanelRuling = v.InferOutput<typeof PanelRuling>;

/** Where a dispute stands. */
export const DisputeStatus = v.picklist(['open', 'ruled', 'withdrawn']);
export type DisputeStatus = v.InferOutput<typeof DisputeStatus>;

/** A deal in a dispute and whose it is. */
export const DisputedDeal = v.strictObject({ dealId: DealId, partnerId: v.string(), sellerId: v.string() });
export type DisputedDeal = v.InferOutput<typeof DisputedDeal>;

/** A dispute over deals of one customer. */
export const Dispute = v.strictObject({
  id: DisputeId,
  version: v.number(),
  status: DisputeStatus,
  deals: v.pipe(v.array(DisputedDeal), v.minLength(1, 'required'), v.maxLength(10, 'too_many')),
  ground: DisputeGround,
  statement: v.pipe(v.string(), v.trim(), v.nonEmpty('required'), v.maxLength(4000, 'too_long')),
  raisedById: v.string(),
  /** The partner who raised it; null for the vendor. */
  raisedByPartnerId: v.nullable(v.string()),
  evidence: v.pipe(v.array(Evidence), v.maxLength(100, 'too_many')),
  /** When it is to be ruled on. */
  dueAt: Instant,
  /** The people of the vendor's who rule. */
  panel: v.pipe(v.array(v.string()), v.maxLength(9, 'too_many')),
  ruling: v.nullable(PanelRuling),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Dispute = v.InferOutput<typeof Dispute>;

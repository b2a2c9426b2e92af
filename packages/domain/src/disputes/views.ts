import * as v from 'valibot';
import { DisputeGround, DisputeStatus, EvidenceKind, PanelRuling } from './dispute.ts';
import { Instant } from '../time.ts';

const EvidenceView = v.object({
  id: v.string(),
  kind: EvidenceKind,
  text: v.string(),
  fileIds: v.array(v.string()),
  dealId: v.string(),
  byName: v.nullable(v.string()),
  at: Instant,
  /** A customer's letter that counts (DX7), since when, and to the vendor who accepted it. */
  accepted: v.nullable(v.object({ byName: v.nullable(v.string()), at: Instant })),
});

/** How a ruling went for one deal. */
export const DisputeResult = v.picklist(['leads', 'stands', 'ends']);
export type DisputeResult = v.InferOutput<typeof DisputeResult>;

/** A dispute as one of its parties sees it: its own deals and evidence, and the shared reasons; never the other side (DX8). */
export const DisputeView = v.object({
  side: v.literal('partner'),
  id: v.string(),
  version: v.number(),
  status: DisputeStatus,
  ground: DisputeGround,
  /** What was stated, to who stated it; null to the others. */
  statement: v.nullable(v.string()),
  mine: v.boolean(),
  deals: v.array(
    v.object({
      id: v.string(),
      number: v.nullable(v.string()),
      customerName: v.string(),
      /** Null until it is ruled. */
      result: v.nullable(DisputeResult),
    }),
  ),
  evidence: v.array(EvidenceView),
  raisedAt: Instant,
  dueAt: Instant,
  overdue: v.boolean(),
  ruledAt: v.nullable(Instant),
  rationaleShared: v.nullable(v.string()),
});
export type DisputeView = v.InferOutput<typeof DisputeView>;

/** A dispute as the vendor sees it: every side, the panel, and a ruling that waits for the second voice. */
export const VendorDisputeView = v.object({
  ...DisputeView.entries,
  side: v.literal('vendor'),
  raisedByName: v.nullable(v.string()),
  parties: v.array(
    v.object({ dealId: v.string(), partnerId: v.string(), partnerName: v.string(), sellerName: v.string() }),
  ),
  panel: v.array(v.object({ userId: v.string(), name: v.string() })),
  /** Which deal an accepted letter of the customer's names, if one does (DX7). */
  chosenDealId: v.nullable(v.string()),
  ruling: v.nullable(PanelRuling),
});
export type VendorDisputeView = v.InferOutput<typeof VendorDisputeView>;

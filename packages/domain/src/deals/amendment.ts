import * as v from 'valibot';
import { Instant } from '../time.ts';
import { ApprovalChain } from './chain.ts';
import { DraftClaim } from './claim.ts';
import { Override } from './override.ts';
import { DealVerdict } from './verdict.ts';

/** A change of an approved deal that is waiting for, or has had, its partial review. Protection is kept meanwhile. */
export const Amendment = v.strictObject({
  /** The claim as the partner wants it. */
  claim: DraftClaim,
  reason: v.pipe(v.string(), v.trim(), v.nonEmpty('required'), v.maxLength(1000, 'too_long')),
  requestedById: v.string(),
  requestedAt: Instant,
  status: v.picklist(['pending', 'approved', 'refused']),
  decidedById: v.nullable(v.string()),
  decidedAt: v.nullable(Instant),
  noteShared: v.nullable(v.string()),
  /** What the conflict rules made of it as it was wished; null for a change that needs no new look. */
  verdict: v.nullable(DealVerdict),
  /** On what it is granted against that verdict (DA8); while it waits, a second person's consent is missing. */
  override: v.nullable(Override),
  /** The signatures of the claim as it is wished (DM40); none for a change that needed no new look. */
  chain: v.optional(ApprovalChain),
  /** The claim as it was when the change took effect; none while it has not. */
  before: v.optional(DraftClaim),
});
export type Amendment = v.InferOutput<typeof Amendment>;

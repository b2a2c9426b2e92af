import * as v from 'valibot';
import { Instant } from '../time.ts';

/** What the conflict rules make of a claim. */
export const VerdictResult = v.picklist([
  'clear',
  'needs_review',
  'soft_conflict',
  'hard_conflict',
  'not_available',
]);
export type VerdictResult = v.InferOutput<typeof VerdictResult>;

/** The last verdict over a deal: what, by which rule, when. */
export const DealVerdict = v.strictObject({ result: VerdictResult, ruleId: v.string(), at: Instant });
export type DealVerdict = v.InferOutput<typeof DealVerdict>;

/** What of a verdict its partner may know: a class, never whom it concerns (DC3). */
export const PartnerVerdict = v.picklist(['clear', 'needs_review', 'not_available']);
export type PartnerVerdict = v.InferOutput<typeof PartnerVerdict>;

import * as v from 'valibot';
import { Role } from '../access.ts';
import { Instant } from '../time.ts';

/** One signature an approval needs: who may give it, and who did. */
export const ApprovalStep = v.strictObject({
  /** Stable name out of the policy, as `desk`, `manager`, `finance`. */
  name: v.pipe(v.string(), v.maxLength(40)),
  role: Role,
  signedById: v.nullable(v.string()),
  signedAt: v.nullable(Instant),
  note: v.nullable(v.string()),
});
export type ApprovalStep = v.InferOutput<typeof ApprovalStep>;

/** The signatures a deal needs before it is approved, in order. Fixed when the deal is submitted. */
export const ApprovalChain = v.pipe(v.array(ApprovalStep), v.maxLength(5));
export type ApprovalChain = v.InferOutput<typeof ApprovalChain>;

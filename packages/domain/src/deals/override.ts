import * as v from 'valibot';
import { Instant } from '../time.ts';
import { VerdictResult } from './verdict.ts';

/**
 * On what an approval against the verdict can stand (DA8), the overrides of domain.md, section 2: the customer chose by a
 * signed letter; the holder agreed to share; who added more value; the vendor gives its own customer up. `other` needs words.
 */
export const OverrideGround = v.picklist([
  'customer_choice',
  'shared_verdict',
  'value_add',
  'vendor_releases',
  'other',
]);
export type OverrideGround = v.InferOutput<typeof OverrideGround>;

/** What is said for an approval against the verdict. */
export const OverrideReason = v.strictObject({
  ground: OverrideGround,
  /** Needed with `other`. */
  text: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(2000, 'too_long'))), null),
});
export type OverrideReason = v.InferOutput<typeof OverrideReason>;

/** An approval against the verdict: on what it stands, who said so and when, and against which verdict. */
export const Override = v.strictObject({
  ground: OverrideGround,
  text: v.nullable(v.string()),
  /** For the vendor alone. */
  note: v.string(),
  byId: v.string(),
  at: Instant,
  result: VerdictResult,
  ruleId: v.string(),
});
export type Override = v.InferOutput<typeof Override>;

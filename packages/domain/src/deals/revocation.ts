import * as v from 'valibot';
import { Instant } from '../time.ts';

/** Why an approval is taken back. The list is closed. */
export const RevokeReason = v.picklist([
  'untrue_statement',
  'no_activity',
  'agreement_ended',
  'customer_choice',
  'compliance',
  'dispute_ruling',
]);
export type RevokeReason = v.InferOutput<typeof RevokeReason>;

/** An approval taken back: proposed by the desk, confirmed by a manager, in force when the notice has run out. */
export const Revocation = v.strictObject({
  reason: RevokeReason,
  noteShared: v.pipe(v.string(), v.trim(), v.nonEmpty('required'), v.maxLength(2000, 'too_long')),
  proposedById: v.string(),
  proposedAt: Instant,
  confirmedById: v.nullable(v.string()),
  confirmedAt: v.nullable(Instant),
  /** The instant protection and benefits end; null until confirmed. */
  effectiveAt: v.nullable(Instant),
});
export type Revocation = v.InferOutput<typeof Revocation>;

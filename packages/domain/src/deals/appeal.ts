import * as v from 'valibot';
import { Instant } from '../time.ts';

/** A partner's objection to a refusal, a duplicate or a revocation, and what became of it. One a decision. */
export const Appeal = v.strictObject({
  against: v.picklist(['rejection', 'duplicate', 'revocation']),
  ground: v.pipe(v.string(), v.trim(), v.nonEmpty('required'), v.maxLength(2000, 'too_long')),
  fileIds: v.array(v.string()),
  raisedById: v.string(),
  raisedAt: Instant,
  /** When the vendor's answer is due. */
  dueAt: Instant,
  status: v.picklist(['open', 'upheld', 'refused']),
  decidedById: v.nullable(v.string()),
  decidedAt: v.nullable(Instant),
  /** What the partner may read of the answer. */
  noteShared: v.nullable(v.string()),
});
export type Appeal = v.InferOutput<typeof Appeal>;

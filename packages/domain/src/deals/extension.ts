import * as v from 'valibot';
import { Instant } from '../time.ts';

/** A partner's wish for longer protection, with evidence that they work on it, and what became of it. */
export const Extension = v.strictObject({
  evidence: v.pipe(v.string(), v.trim(), v.nonEmpty('required'), v.maxLength(2000, 'too_long')),
  fileIds: v.array(v.string()),
  requestedById: v.string(),
  requestedAt: Instant,
  status: v.picklist(['pending', 'approved', 'refused']),
  decidedById: v.nullable(v.string()),
  decidedAt: v.nullable(Instant),
  noteShared: v.nullable(v.string()),
});
export type Extension = v.InferOutput<typeof Extension>;

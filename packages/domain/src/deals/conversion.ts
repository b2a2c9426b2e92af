import * as v from 'valibot';
import { Instant } from '../time.ts';

/** What an approved deal became in the vendor's CRM. The registration's id is the idempotency key. */
export const Conversion = v.strictObject({
  kind: v.picklist(['opportunity', 'lead']),
  /** The id in the CRM, once it answered. */
  externalId: v.nullable(v.string()),
  convertedById: v.nullable(v.string()),
  convertedAt: Instant,
});
export type Conversion = v.InferOutput<typeof Conversion>;

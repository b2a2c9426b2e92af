import { DraftClaim } from '@portico/domain/deals/claim';
import { DealId, InfoItem } from '@portico/domain/deals/deal';
import { FileIds } from '@portico/domain/files/file';
import { Refusal } from '@portico/domain/refusal';
import { Instant } from '@portico/domain/time';
import * as v from 'valibot';
import { DealReference } from './schemas.ts';

const id = v.pipe(v.string(), v.maxLength(60));
const words = v.pipe(v.string(), v.trim(), v.maxLength(2000, 'too_long'));

export const AnswerInput = v.strictObject({
  ...DealReference.entries,
  answers: v.record(v.pipe(v.string(), v.maxLength(20)), words),
  /** New values of the fields that were asked for. */
  changes: v.optional(DraftClaim, {}),
});
export const AppealInput = v.strictObject({
  ...DealReference.entries,
  ground: words,
  fileIds: v.optional(FileIds, []),
});
export const ResubmitInput = v.strictObject({ ...DealReference.entries, claim: DraftClaim });

export const AskInput = v.strictObject({
  ...DealReference.entries,
  items: v.pipe(
    v.array(
      v.strictObject({
        question: InfoItem.entries.question,
        kind: InfoItem.entries.kind,
        field: InfoItem.entries.field,
      }),
    ),
    v.minLength(1, 'required'),
    v.maxLength(10, 'too_long'),
  ),
  /** When the answer is due; left out, the policy's days. */
  dueAt: v.optional(Instant),
});
export const AssignInput = v.strictObject({ ...DealReference.entries, reviewerId: id });
export const BulkAssignInput = v.strictObject({
  reviewerId: id,
  deals: v.pipe(v.array(DealReference), v.minLength(1, 'required'), v.maxLength(100, 'too_many')),
});
export const BulkAssigned = v.object({
  results: v.array(
    v.object({
      dealId: DealId,
      ok: v.boolean(),
      /** What refused it; `stale` when somebody changed the deal meanwhile. */
      refusal: v.nullable(Refusal),
    }),
  ),
});
export const AnswerAppealInput = v.strictObject({
  ...DealReference.entries,
  upheld: v.boolean(),
  noteShared: words,
});
export const ShareInput = v.strictObject({
  ...DealReference.entries,
  /** The second partner; null takes the deal from their eyes. */
  partnerId: v.nullable(id),
});
export const AccountInput = v.strictObject({
  ...DealReference.entries,
  /** The account the customer is; null makes a new one of what the claim says. */
  accountId: v.nullable(id),
});
export const ForInput = v.strictObject({ partnerId: id, sellerId: id, claim: DraftClaim });
export const SellersInput = v.strictObject({ partnerId: id });
export const People = v.array(v.object({ id: v.string(), name: v.string() }));

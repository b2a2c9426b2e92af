import { DraftClaim } from '@portico/domain/deals/claim';
import { OverrideReason } from '@portico/domain/deals/override';
import { RevokeReason } from '@portico/domain/deals/revocation';
import { BenefitStatement } from '@portico/domain/benefits/benefit';
import { DealView } from '@portico/domain/deals/views';
import { FileIds } from '@portico/domain/files/file';
import { Refusal } from '@portico/domain/refusal';
import * as v from 'valibot';
import { DealById, DealReference, Problems } from './schemas.ts';

const note = v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(2000, 'too_long'))), null);
const words = (max: number) =>
  v.pipe(v.string(), v.trim(), v.nonEmpty('required'), v.maxLength(max, 'too_long'));

export const ExtensionInput = v.strictObject({
  ...DealReference.entries,
  evidence: words(2000),
  fileIds: v.optional(FileIds, []),
});
/** Fields that are not named stay as they are; an empty text clears one. */
export const AmendInput = v.strictObject({
  ...DealReference.entries,
  changes: DraftClaim,
  reason: words(1000),
});
export const AnswerWishInput = v.strictObject({
  ...DealReference.entries,
  granted: v.boolean(),
  noteShared: note,
});
export const AnswerAmendmentInput = v.strictObject({
  ...AnswerWishInput.entries,
  noteInternal: note,
  /** Why it is granted against its verdict (DA8). */
  override: v.optional(v.nullable(OverrideReason), null),
});
export const ProposeRevocationInput = v.strictObject({
  ...DealReference.entries,
  reason: RevokeReason,
  noteShared: words(2000),
});
export const ConvertInput = v.strictObject({
  ...DealReference.entries,
  /** How many contacts of the CRM have the contact's e-mail address: exactly one makes an opportunity, else it is a lead. */
  contactMatches: v.pipe(v.number(), v.integer(), v.minValue(0)),
  externalId: v.optional(
    v.nullable(v.pipe(v.string(), v.trim(), v.nonEmpty('required'), v.maxLength(120, 'too_long'))),
    null,
  ),
});
/** Of what is typed, or of a deal there is. */
export const PreviewInput = v.union([DealById, v.strictObject({ claim: DraftClaim })]);
export const Preview = v.object({ benefits: v.nullable(BenefitStatement) });

/** What amending answers: the deal, the fields to mend, or the rule that refused. */
export const AmendOutcome = v.union([
  v.object({ ok: v.literal(true), deal: DealView }),
  v.object({ ok: v.literal(false), problems: Problems }),
  v.object({ ok: v.literal(false), refusal: Refusal }),
]);

import { DealId } from '@portico/domain/deals/deal';
import {
  DisputeGround,
  DisputeId,
  DisputeStatus,
  EvidenceKind,
  RulingText,
} from '@portico/domain/disputes/dispute';
import { DisputeView, VendorDisputeView } from '@portico/domain/disputes/views';
import { FileIds } from '@portico/domain/files/file';
import { PageRequest } from '@portico/domain/page';
import { Refusal } from '@portico/domain/refusal';
import * as v from 'valibot';

const words = v.pipe(v.string(), v.trim(), v.nonEmpty('required'), v.maxLength(4000, 'too_long'));
const dealIds = v.pipe(v.array(DealId), v.minLength(1, 'required'), v.maxLength(10, 'too_many'));
const userId = v.pipe(v.string(), v.nonEmpty('required'), v.maxLength(60));

export const DisputeReference = v.strictObject({
  disputeId: DisputeId,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export const DisputeById = v.strictObject({ disputeId: DisputeId });
export const ListInput = v.strictObject({
  ...PageRequest.entries,
  status: v.optional(DisputeStatus),
  dealId: v.optional(DealId),
  /** Only those whose panel the reader sits on. */
  mine: v.optional(v.boolean(), false),
});
export const RaiseInput = v.strictObject({ dealIds, ground: DisputeGround, statement: words });
export const EvidenceInput = v.strictObject({
  ...DisputeReference.entries,
  dealId: DealId,
  kind: EvidenceKind,
  text: words,
  fileIds: v.optional(FileIds, []),
});
export const LetterInput = v.strictObject({
  ...DisputeReference.entries,
  evidenceId: v.pipe(v.string(), v.maxLength(20)),
});
export const PanelInput = v.strictObject({
  ...DisputeReference.entries,
  panel: v.pipe(v.array(userId), v.minLength(1, 'required'), v.maxLength(9, 'too_many')),
  /** Further deals of the same customer that it is about. */
  addDealIds: v.optional(v.pipe(v.array(DealId), v.maxLength(9, 'too_many')), []),
});
export const RuleInput = v.strictObject({ ...DisputeReference.entries, ...RulingText.entries });

/** A dispute as its reader may see it; `side` says which. */
export const AnyDispute = v.union([VendorDisputeView, DisputeView]);
export const DisputeOutcome = v.union([
  v.object({ ok: v.literal(true), dispute: AnyDispute }),
  v.object({ ok: v.literal(false), refusal: Refusal }),
]);
export const Candidates = v.array(v.object({ userId: v.string(), name: v.string() }));

import * as v from 'valibot';
import { Role } from '../access.ts';
import { BenefitStatement } from '../benefits/benefit.ts';
import { Instant } from '../time.ts';
import { Amendment } from './amendment.ts';
import { Conversion } from './conversion.ts';
import { DraftClaim } from './claim.ts';
import { Extension } from './extension.ts';
import { Override } from './override.ts';
import { ReviewSummary, Signature } from './review-views.ts';
import { RevokeReason } from './revocation.ts';
import { DealVerdict } from './verdict.ts';

/** What a partner sees of what has become of its approved deal. A revocation is in it once it is confirmed. */
export const ProtectionFacts = v.object({
  /** The end the approval gave; differs from `protectionEnd` once the deal was extended. */
  protectionEndOriginal: v.nullable(Instant),
  extensionCount: v.number(),
  extension: v.nullable(
    v.object({
      evidence: v.string(),
      fileIds: v.array(v.string()),
      requestedAt: Instant,
      status: Extension.entries.status,
      decidedAt: v.nullable(Instant),
      noteShared: v.nullable(v.string()),
    }),
  ),
  /** When longer protection can be asked for (DM31): from `from` on, before `until`; null when it cannot. */
  extensionWindow: v.nullable(v.object({ from: Instant, until: Instant })),
  amendment: v.nullable(
    v.object({
      /** The claim as it is wished, or was. */
      claim: DraftClaim,
      reason: v.string(),
      requestedAt: Instant,
      status: Amendment.entries.status,
      decidedAt: v.nullable(Instant),
      noteShared: v.nullable(v.string()),
    }),
  ),
  revocation: v.nullable(
    v.object({ reason: RevokeReason, noteShared: v.string(), confirmedAt: Instant, effectiveAt: Instant }),
  ),
  conversion: v.nullable(
    v.object({
      kind: Conversion.entries.kind,
      externalId: Conversion.entries.externalId,
      convertedAt: Instant,
    }),
  ),
  /** Frozen at the approval; before, while `benefitState` is `preview`, what it would bring under its policy version. */
  benefits: v.nullable(BenefitStatement),
  benefitState: v.picklist(['none', 'preview', 'running', 'stopped']),
});
export type ProtectionFacts = v.InferOutput<typeof ProtectionFacts>;

/** What the desk sees besides: what the conflict rules make of a change as it is wished. */
export const DeskProtectionFacts = v.object({
  /** What the claim names by code, as it is wished; null without a wish. */
  amendmentNames: v.nullable(
    v.object({ productName: v.nullable(v.string()), valueRange: ReviewSummary.entries.valueRange }),
  ),
  /** The claim as it was before a change that took effect; null for any other. */
  amendmentBefore: v.nullable(
    v.object({
      claim: DraftClaim,
      productName: v.nullable(v.string()),
      valueRange: ReviewSummary.entries.valueRange,
    }),
  ),
  amendmentVerdict: v.nullable(DealVerdict),
  /** Whether granting the change takes a reason, since it goes against that verdict (DA8). */
  amendmentNeedsOverride: v.boolean(),
  /** Whether granting it takes two people; the first one's reason is in `amendmentOverride`. */
  amendmentNeedsSecond: v.boolean(),
  amendmentOverride: v.nullable(v.object({ ...Override.entries, byName: v.nullable(v.string()) })),
  /** The signatures the change takes (DM40), in order, and the one it waits for; null unless it waits. */
  amendmentChain: v.array(Signature),
  amendmentNextSignature: v.nullable(v.object({ name: v.string(), role: Role })),
});
export type DeskProtectionFacts = v.InferOutput<typeof DeskProtectionFacts>;

/** A revocation that waits for a manager, as the vendor sees it. */
export const ProposedRevocation = v.object({
  reason: RevokeReason,
  noteShared: v.string(),
  proposedById: v.string(),
  proposedByName: v.nullable(v.string()),
  proposedAt: Instant,
});
export type ProposedRevocation = v.InferOutput<typeof ProposedRevocation>;

/** What of a deal waits for an answer of the vendor's. */
export const Waiting = v.picklist(['appeal', 'extension', 'amendment', 'revocation']);
export type Waiting = v.InferOutput<typeof Waiting>;

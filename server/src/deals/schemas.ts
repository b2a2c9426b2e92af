import { ClaimField, DraftClaim } from '@portico/domain/deals/claim';
import { DealId, Protection, Review } from '@portico/domain/deals/deal';
import { OverrideReason } from '@portico/domain/deals/override';
import { DealPolicy, Exclusion, ValueBand } from '@portico/domain/deals/policy';
import { RejectReason, WithdrawReason } from '@portico/domain/deals/reasons';
import { DealView, DeskDealView } from '@portico/domain/deals/views';
import { PageRequest } from '@portico/domain/page';
import { Refusal } from '@portico/domain/refusal';
import { Instant, Quarter } from '@portico/domain/time';
import * as v from 'valibot';

const version = v.pipe(v.number(), v.integer(), v.minValue(1));
const note = v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(2000, 'too_long'))), null);

export const DealReference = v.strictObject({ dealId: DealId, version });
export const DealById = v.strictObject({ dealId: DealId });

export const DraftInput = v.strictObject({ draft: v.optional(DealReference), claim: DraftClaim });
export const DraftSaved = v.object({ dealId: v.string(), version: v.number(), savedAt: Instant });

export const ListInput = v.strictObject({
  ...PageRequest.entries,
  reviews: v.optional(v.pipe(v.array(Review), v.maxLength(8))),
  protections: v.optional(v.pipe(v.array(Protection), v.maxLength(8))),
  search: v.optional(v.pipe(v.string(), v.maxLength(120))),
  partnerId: v.optional(v.pipe(v.string(), v.maxLength(60))),
  mine: v.optional(v.boolean(), false),
  /** Only deals shared with the asker as second partner, or only their own; both when left out. */
  shared: v.optional(v.boolean()),
  /** Only deals that wait for a signature the asker's roles may give. */
  toSign: v.optional(v.boolean(), false),
  order: v.optional(v.picklist(['updated', 'due']), 'updated'),
});

export const WithdrawInput = v.strictObject({
  ...DealReference.entries,
  reason: v.picklist(WithdrawReason.options.filter((reason) => reason !== 'no_answer')),
});
export const CloseInput = v.strictObject({ ...DealReference.entries, outcome: v.picklist(['won', 'lost']) });
export const ApproveInput = v.strictObject({
  ...DealReference.entries,
  noteShared: note,
  noteInternal: note,
  /** Why it is approved against the verdict (DA8). */
  override: v.optional(v.nullable(OverrideReason), null),
});
export const RejectInput = v.strictObject({
  ...DealReference.entries,
  reason: RejectReason,
  noteShared: note,
  noteInternal: note,
});
export const DuplicateInput = v.strictObject({ ...DealReference.entries, ofId: DealId, noteInternal: note });

const refused = v.object({ ok: v.literal(false), refusal: Refusal });

/** Fields to mend, each with the rule it breaks. */
export const Problems = v.array(v.object({ field: ClaimField, key: v.string(), rule: v.string() }));

/** What submitting answers: the deal with its receipt, the fields to mend, or the rule that refused. */
export const RegisterOutcome = v.union([
  v.object({ ok: v.literal(true), deal: DealView }),
  v.object({
    ok: v.literal(false),
    problems: Problems,
  }),
  refused,
]);
/** What a partner's move answers. */
export const MoveOutcome = v.union([v.object({ ok: v.literal(true), deal: DealView }), refused]);
/** What a move of the desk answers. */
export const DeskOutcome = v.union([v.object({ ok: v.literal(true), deal: DeskDealView }), refused]);

/** What of the policy a form may know; field by field, so that what decides stays with the vendor. */
const FormPolicy = v.object({
  version: DealPolicy.entries.version,
  currency: DealPolicy.entries.currency,
  valueBands: v.array(ValueBand),
  protectionDays: v.number(),
  expiringDays: v.number(),
  decisionBusinessDays: v.number(),
  infoDueBusinessDays: v.number(),
  lapseDays: v.number(),
  closeQuarters: v.number(),
  minimumAmountMinor: v.number(),
  exclusions: v.array(Exclusion),
  territory: DealPolicy.entries.territory,
  appealDays: v.number(),
});

/** What the registration form needs to draw itself and to check as the server does. */
export const FormSetup = v.object({
  products: v.array(v.object({ id: v.string(), sku: v.string(), name: v.string(), family: v.string() })),
  quarters: v.array(Quarter),
  policy: FormPolicy,
  /** The country of the asker's organisation (DR13). */
  partnerCountry: v.nullable(v.string()),
  now: Instant,
});

function countsOf<T extends string>(states: readonly T[]) {
  const entries = Object.fromEntries(states.map((state) => [state, v.number()]));
  return v.partial(v.object(entries as Record<T, v.NumberSchema<undefined>>));
}

/** How many deals read as each state of the decision, and as each kind of protection, now. */
export const Summary = v.object({
  counts: countsOf(Review.options),
  protections: countsOf(Protection.options),
});

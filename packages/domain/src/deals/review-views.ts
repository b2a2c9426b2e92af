import * as v from 'valibot';
import { Role } from '../access.ts';
import { Finding, Remark, Verdict } from '../reservations/verdict.ts';
import { Instant } from '../time.ts';
import { Appeal } from './appeal.ts';
import { DraftClaim } from './claim.ts';
import { Override } from './override.ts';
import { DealVerdict, PartnerVerdict } from './verdict.ts';

/** What a list shows of how a deal stands. */
export const ReviewSummary = v.object({
  dealType: v.nullable(v.string()),
  /** The bounds of the value band, of the policy the deal was submitted under; null for no band of it. */
  valueRange: v.nullable(
    v.object({ fromMinor: v.number(), toMinor: v.nullable(v.number()), currency: v.string() }),
  ),
  /** The class of the verdict, never whom it concerns (DC3). */
  verdict: v.nullable(PartnerVerdict),
  /** Whether an objection to the decision waits for its answer. */
  appealOpen: v.boolean(),
});
export type ReviewSummary = v.InferOutput<typeof ReviewSummary>;

const OtherDeal = v.object({ id: v.string(), number: v.nullable(v.string()) });

/** What a partner sees of how its deal is reviewed. */
export const ReviewFacts = v.object({
  /** Who handed it in, where that was not the seller: a colleague, or the vendor's person on their behalf. */
  submittedByName: v.nullable(v.string()),
  /** The refused deal that this one tries again, and the one that tries this one again. */
  previous: v.nullable(OtherDeal),
  next: v.nullable(OtherDeal),
  /** The reader is the second partner, who may look and change nothing (DM21). */
  shared: v.boolean(),
  /** The name of the second partner who reads it too; null while there is none, though the claim may name one. */
  sharedWith: v.optional(v.nullable(v.string())),
  appeal: v.nullable(
    v.object({
      against: Appeal.entries.against,
      ground: v.string(),
      fileIds: v.array(v.string()),
      raisedAt: Instant,
      dueAt: Instant,
      status: Appeal.entries.status,
      decidedAt: v.nullable(Instant),
      noteShared: v.nullable(v.string()),
    }),
  ),
  /** Numbers of the policy the deal is judged by. */
  figures: v.object({
    protectionDays: v.number(),
    decisionBusinessDays: v.number(),
    infoDueBusinessDays: v.number(),
    infoDueMaxDays: v.number(),
    lapseDays: v.number(),
    appealDays: v.number(),
  }),
  /** Until when the decision can be objected to (AP1); null when it cannot. */
  appealUntil: v.nullable(Instant),
});
export type ReviewFacts = v.InferOutput<typeof ReviewFacts>;

/** One signature, as the vendor sees it. */
export const Signature = v.object({
  name: v.string(),
  role: Role,
  signedByName: v.nullable(v.string()),
  signedAt: v.nullable(Instant),
  note: v.nullable(v.string()),
});

/** What of a claim the desk compares side by side. */
const Compared = v.pick(DraftClaim, [
  'relationship',
  'dealType',
  'siteScope',
  'sites',
  'projectName',
  'competitor',
  'incumbentPartner',
  'compellingEvent',
  'estAmountMinor',
  'estCurrency',
  'fileIds',
]);

/** One of those who claim a customer, as the desk compares them; earliest complete first. */
export const Claimant = v.object({
  /** Whether it is the deal itself. */
  self: v.boolean(),
  /** Whether it leads: by a ruling, else by holding the customer, else as the earliest complete one that nothing stands against. */
  leads: v.boolean(),
  /** Whether it holds the customer now. */
  holds: v.boolean(),
  dealId: v.string(),
  number: v.nullable(v.string()),
  partner: v.object({ id: v.string(), name: v.string() }),
  sellerName: v.string(),
  review: v.string(),
  protection: v.string(),
  submittedAt: v.nullable(Instant),
  completeAt: v.nullable(Instant),
  /** When its reservation really ends or ended, `9999-12-31T23:59:59.999Z` while that is undecided; null without one. */
  protectionEnd: v.nullable(Instant),
  productName: v.nullable(v.string()),
  valueRange: ReviewSummary.entries.valueRange,
  /** How often something was missing, which costs priority (DM3). */
  askedMissing: v.number(),
  verdict: v.nullable(DealVerdict),
  /** The rule by which it stands in the way; null for the deal itself and for what stands in no one's way. */
  rule: v.nullable(v.string()),
  claim: v.object(Compared.entries),
});
export type Claimant = v.InferOutput<typeof Claimant>;

/** What the desk sees besides. */
export const DeskReviewFacts = v.object({
  sellerId: v.string(),
  submittedById: v.nullable(v.string()),
  account: v.nullable(v.object({ id: v.string(), name: v.string() })),
  secondPartner: v.nullable(v.object({ id: v.string(), name: v.string() })),
  /** The partner that the claim names as its second one, where exactly one has that name; it reads nothing by that (DM21). */
  namedPartner: v.nullable(v.object({ id: v.string(), name: v.string() })),
  /** The last verdict with all that bears on it. */
  judgement: v.nullable(
    v.object({
      id: v.string(),
      result: Verdict.entries.result,
      ruleId: v.string(),
      match: Verdict.entries.match,
      at: Instant,
      policyVersion: v.string(),
      opposing: v.array(Finding),
      notes: v.array(Remark),
      options: Verdict.entries.options,
    }),
  ),
  chain: v.array(Signature),
  /** The signature it waits for; null unless the vendor is to decide. */
  nextSignature: v.nullable(v.object({ name: v.string(), role: Role })),
  /** Why it was signed against the verdict (DA8). */
  override: v.nullable(v.object({ ...Override.entries, byName: v.nullable(v.string()) })),
  /** Whether approving goes against the verdict and takes a reason, and a second signature that is not in the chain yet (DA8). */
  needsOverride: v.boolean(),
  needsSecond: v.boolean(),
  claimants: v.array(Claimant),
  /** The names of the products in the claim's lines, by id. */
  lineProducts: v.record(v.string(), v.string()),
});
export type DeskReviewFacts = v.InferOutput<typeof DeskReviewFacts>;

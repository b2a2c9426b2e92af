import * as v from 'valibot';
import { Role } from '../access.ts';
import { Currency } from '../currency.ts';
import { DealType } from './claim.ts';
import { defaultProtectionPolicy, ProtectionPolicy } from './protection-policy.ts';

/** A whole number of days, weeks, quarters … between two bounds. */
const count = (min: number, max: number) =>
  v.pipe(v.number('number'), v.integer('whole'), v.minValue(min, 'too_small'), v.maxValue(max, 'too_large'));
const amountMinor = v.pipe(v.number('amount'), v.safeInteger('amount'), v.minValue(0, 'amount'));

/** One band of expected value, from `fromMinor` up to but not including `toMinor`; the last one is open. */
export const ValueBand = v.strictObject({
  code: v.pipe(v.string('required'), v.regex(/^[a-z0-9_]{1,40}$/, 'code')),
  fromMinor: amountMinor,
  toMinor: v.nullable(amountMinor),
});
export type ValueBand = v.InferOutput<typeof ValueBand>;

const productId = v.pipe(v.string('required'), v.nonEmpty('required'), v.maxLength(60, 'too_long'));

/** Products that cannot be registered for some kinds of business (DR11). */
export const Exclusion = v.strictObject({
  productIds: v.pipe(v.array(productId), v.minLength(1, 'required'), v.maxLength(500, 'too_long')),
  dealTypes: v.pipe(v.array(DealType), v.minLength(1, 'required')),
});
export type Exclusion = v.InferOutput<typeof Exclusion>;

/** When a deal is approved without a person (DA5): only where nothing stands in its way, up to an amount. */
export const AutoApproval = v.strictObject({
  /** The largest amount, in the policy's currency; null switches it off. */
  upToMinor: v.nullable(amountMinor),
  /** The partners' tiers it holds for; none means all. */
  tiers: v.pipe(v.array(v.pipe(v.string(), v.maxLength(60, 'too_long'))), v.maxLength(20, 'too_long')),
  dealTypes: v.array(DealType),
});
export type AutoApproval = v.InferOutput<typeof AutoApproval>;

/** One signature an approval needs (DA1). */
export const ChainStep = v.strictObject({
  name: v.pipe(v.string('required'), v.regex(/^[a-z0-9_]{1,40}$/, 'code')),
  role: Role,
});
export type ChainStep = v.InferOutput<typeof ChainStep>;

/** The signatures of deals from an amount on; the longest such chain that applies is the one with the largest amount. */
export const ChainRule = v.strictObject({
  fromMinor: amountMinor,
  steps: v.pipe(v.array(ChainStep), v.minLength(1, 'required'), v.maxLength(5, 'too_long')),
});
export type ChainRule = v.InferOutput<typeof ChainRule>;

/** The numbers behind the rules. Versioned: a deal keeps the version it was submitted under. */
export const DealPolicy = v.strictObject({
  version: v.string(),
  currency: Currency,
  valueBands: v.pipe(
    v.array(ValueBand),
    v.minLength(1, 'required'),
    v.maxLength(20, 'too_long'),
    v.readonly(),
  ),
  protectionDays: count(1, 3650),
  expiringDays: count(0, 3650),
  decisionBusinessDays: count(1, 60),
  infoDueBusinessDays: count(1, 60),
  lapseDays: count(0, 365),
  closeQuarters: count(1, 40),
  /** The longest time a reviewer may give for an answer (DM12). */
  infoDueMaxDays: count(1, 90),
  /** The smallest amount that can be registered (DR10); 0 for none. */
  minimumAmountMinor: amountMinor,
  exclusions: v.pipe(v.array(Exclusion), v.maxLength(50, 'too_long'), v.readonly()),
  /** Where a partner may register: anywhere, or in their own country alone (DR13). */
  territory: v.picklist(['anywhere', 'own_country']),
  /** How long a decision can be objected to (AP1), and how soon that is answered. */
  appealDays: count(1, 90),
  appealAnswerBusinessDays: count(1, 60),
  /** How long after it was due an open decision is told to those above (DS2). */
  escalateAfterDays: count(1, 60),
  autoApprove: AutoApproval,
  chains: v.pipe(v.array(ChainRule), v.minLength(1, 'required'), v.maxLength(10, 'too_long'), v.readonly()),
  /** What becomes of an approved deal. */
  protection: ProtectionPolicy,
});
export type DealPolicy = v.InferOutput<typeof DealPolicy>;

/** What of the policy a partner's form is drawn from and checks with. What decides is the vendor's affair. */
export type FormPolicy = Pick<
  DealPolicy,
  | 'version'
  | 'currency'
  | 'valueBands'
  | 'protectionDays'
  | 'expiringDays'
  | 'decisionBusinessDays'
  | 'infoDueBusinessDays'
  | 'lapseDays'
  | 'closeQuarters'
  | 'minimumAmountMinor'
  | 'exclusions'
  | 'territory'
  | 'appealDays'
>;

/** The usual public figures (domain.md, section 1): 90 days of protection, a decision within 2 business days. */
export const defaultDealPolicy: DealPolicy = {
  version: '2026-11',
  currency: 'EUR',
  valueBands: [
    { code: 'up_to_10k', fromMinor: 0, toMinor: 1_000_000 },
    { code: '10k_to_50k', fromMinor: 1_000_000, toMinor: 5_000_000 },
    { code: '50k_to_250k', fromMinor: 5_000_000, toMinor: 25_000_000 },
    { code: '250k_to_1m', fromMinor: 25_000_000, toMinor: 100_000_000 },
    { code: 'over_1m', fromMinor: 100_000_000, toMinor: null },
  ],
  protectionDays: 90,
  expiringDays: 30,
  decisionBusinessDays: 2,
  infoDueBusinessDays: 5,
  lapseDays: 7,
  closeQuarters: 8,
  infoDueMaxDays: 30,
  minimumAmountMinor: 0,
  exclusions: [],
  territory: 'anywhere',
  appealDays: 10,
  appealAnswerBusinessDays: 5,
  escalateAfterDays: 2,
  autoApprove: { upToMinor: null, tiers: [], dealTypes: ['new', 'expansion'] },
  chains: [
    { fromMinor: 0, steps: [{ name: 'desk', role: 'deal_desk' }] },
    {
      fromMinor: 100_000_000,
      steps: [
        { name: 'desk', role: 'deal_desk' },
        { name: 'manager', role: 'region_manager' },
      ],
    },
  ],
  protection: defaultProtectionPolicy,
};

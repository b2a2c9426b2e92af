import * as v from 'valibot';
import { Currency } from '../currency.ts';

/** What a benefit is. */
export const BenefitKind = v.picklist(['discount', 'rebate', 'referral_fee', 'spiff', 'mdf_bonus']);
export type BenefitKind = v.InferOutput<typeof BenefitKind>;

const whole = v.pipe(v.number('number'), v.safeInteger('whole'), v.minValue(0, 'too_small'));

/** 1 % is 100 basis points; 10,000 are all of it. */
export const BASIS_POINTS = 10_000;
const share = v.pipe(whole, v.maxValue(BASIS_POINTS, 'too_large'));

/** One benefit of the programme. Amounts of money are in the policy's currency. */
export const Benefit = v.strictObject({
  /** Stable name, as `registration_discount`; one a policy. */
  code: v.pipe(v.string('required'), v.regex(/^[a-z0-9_]{1,40}$/, 'code')),
  kind: BenefitKind,
  /** Of what `value` speaks: basis points of the deal's amount, or a fixed amount of minor units. */
  basis: v.picklist(['percent', 'fixed']),
  value: whole,
  /** The most it can come to, in minor units; null for no limit. */
  capMinor: v.nullable(whole),
  /** Of those of one group only the best counts; null stands alone and always adds. */
  stackGroup: v.nullable(v.pipe(v.string(), v.regex(/^[a-z0-9_]{1,40}$/, 'code'))),
  /** 1 is kept longest when the programme's cap cuts. */
  priority: v.pipe(whole, v.minValue(1, 'too_small'), v.maxValue(999, 'too_large')),
  /** The second partner's part of it in basis points, where a deal has one. */
  secondPartnerShare: share,
});
export type Benefit = v.InferOutput<typeof Benefit>;

/** What a benefit comes to for one deal. */
export const BenefitLine = v.strictObject({
  code: v.string(),
  kind: BenefitKind,
  basis: v.picklist(['percent', 'fixed']),
  value: whole,
  stackGroup: v.nullable(v.string()),
  /** What is due in all, the second partner's part included. */
  amountMinor: whole,
  secondPartnerMinor: whole,
  /** Whether it counts in full, was cut by the programme's cap, is outdone by a better one of its group, or is in another currency. */
  result: v.picklist(['granted', 'cut', 'outdone', 'other_currency']),
});
export type BenefitLine = v.InferOutput<typeof BenefitLine>;

/** What a deal brings its partner: a preview before it is submitted, frozen at its approval. */
export const BenefitStatement = v.strictObject({
  policyVersion: v.string(),
  /** The amount it is reckoned from, and whether the partner gave it or it is where their value band begins. */
  baseMinor: whole,
  baseFrom: v.picklist(['amount', 'band']),
  currency: Currency,
  lines: v.array(BenefitLine),
  totalMinor: whole,
  secondPartnerMinor: whole,
  /** The programme's cap for this deal; null where there is none. */
  capMinor: v.nullable(whole),
});
export type BenefitStatement = v.InferOutput<typeof BenefitStatement>;

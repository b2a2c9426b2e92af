import * as v from 'valibot';
import { BASIS_POINTS, Benefit } from './benefit.ts';

const whole = v.pipe(v.number('number'), v.safeInteger('whole'), v.minValue(0, 'too_small'));

/** The benefits of a programme and the most that all of them together may come to. */
export const BenefitPolicy = v.strictObject({
  benefits: v.pipe(
    v.array(Benefit),
    v.maxLength(30, 'too_long'),
    v.check((all) => new Set(all.map(({ code }) => code)).size === all.length, 'code_twice'),
    v.readonly(),
  ),
  /** The most for one deal in minor units of the policy's currency; null for no limit. */
  capMinor: v.nullable(whole),
  /** The most for one deal in basis points of its amount; null for no limit. */
  capShare: v.nullable(v.pipe(whole, v.maxValue(BASIS_POINTS, 'too_large'))),
});
export type BenefitPolicy = v.InferOutput<typeof BenefitPolicy>;

/** A usual programme: a discount for registering, a better one for new customers' first order as a rebate, a bonus for marketing. */
export const defaultBenefitPolicy: BenefitPolicy = {
  benefits: [
    {
      code: 'registration_discount',
      kind: 'discount',
      basis: 'percent',
      value: 1_000,
      capMinor: null,
      stackGroup: 'price',
      priority: 1,
      secondPartnerShare: 2_000,
    },
    {
      code: 'referral_fee',
      kind: 'referral_fee',
      basis: 'percent',
      value: 500,
      capMinor: 1_000_000,
      stackGroup: 'price',
      priority: 2,
      secondPartnerShare: 0,
    },
    {
      code: 'seller_spiff',
      kind: 'spiff',
      basis: 'fixed',
      value: 25_000,
      capMinor: null,
      stackGroup: null,
      priority: 3,
      secondPartnerShare: 0,
    },
    {
      code: 'marketing_bonus',
      kind: 'mdf_bonus',
      basis: 'percent',
      value: 200,
      capMinor: 500_000,
      stackGroup: null,
      priority: 4,
      secondPartnerShare: 0,
    },
  ],
  capMinor: null,
  capShare: 1_500,
};

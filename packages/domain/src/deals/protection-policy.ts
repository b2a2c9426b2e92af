import * as v from 'valibot';

const count = (min: number, max: number) =>
  v.pipe(v.number('number'), v.integer('whole'), v.minValue(min, 'too_small'), v.maxValue(max, 'too_large'));

/** The numbers behind what becomes of an approved deal: notices, extension, amendment, revocation, registering again, disputes. */
export const ProtectionPolicy = v.strictObject({
  /** Days before the end at which its seller is told, the earliest first; the end itself is always told (DP8). */
  noticeDays: v.pipe(v.array(count(1, 365)), v.maxLength(6, 'too_long'), v.readonly()),
  extension: v.strictObject({
    /** How often a deal's protection can be extended; 0 switches it off (DM32). */
    maxCount: count(0, 10),
    days: count(1, 3650),
    /** The window around the end in which one may ask (DM31). */
    opensDaysBefore: count(0, 365),
    closesDaysAfter: count(0, 90),
  }),
  /** By how many percent of the approved amount a deal may change without a new look (DM38). */
  amendFreePercent: count(0, 100),
  /** The notice between the confirmation of a revocation and the end of protection and benefits (DM43). */
  revocationNoticeDays: count(0, 90),
  /** How long a partner waits before the same customer can be registered again without new evidence (DM45). */
  registerAgainDays: count(0, 365),
  /** How soon a dispute is to be ruled on, and how many people of the vendor's rule at least (DX2, DX5). */
  disputeBusinessDays: count(1, 90),
  disputePanelMin: count(2, 9),
});
export type ProtectionPolicy = v.InferOutput<typeof ProtectionPolicy>;

/** The usual public figures (domain.md, section 1): one extension by 60 days, notices 30, 14 and 3 days before the end. */
export const defaultProtectionPolicy: ProtectionPolicy = {
  noticeDays: [30, 14, 3],
  extension: { maxCount: 1, days: 60, opensDaysBefore: 21, closesDaysAfter: 7 },
  amendFreePercent: 25,
  revocationNoticeDays: 5,
  registerAgainDays: 30,
  disputeBusinessDays: 10,
  disputePanelMin: 2,
};

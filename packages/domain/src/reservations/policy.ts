import * as v from 'valibot';

const count = (min: number, max: number) =>
  v.pipe(v.number('number'), v.integer('whole'), v.minValue(min, 'too_small'), v.maxValue(max, 'too_large'));

const tier = v.pipe(v.string('required'), v.nonEmpty('required'), v.maxLength(60, 'too_long'));

/** How many inactive holds the partners of a tier may have. */
export const HoldCap = v.strictObject({ tier, most: count(0, 10_000) });
export type HoldCap = v.InferOutput<typeof HoldCap>;

/** The numbers and choices behind the conflict rules. */
export const ConflictPolicy = v.strictObject({
  /** How long an activity keeps vendor direct alive (RC5, RC6), in days. */
  directActivityDays: count(1, 730),
  /** How long an incumbent has the first right on a renewal (RC9), in days; 0 for none. */
  incumbentFirstRightDays: count(0, 365),
  /** What the same sites with other products are (RC13). */
  otherProducts: v.picklist(['clear', 'soft_conflict'], 'required'),
  /** How offices of an account that buys partly centrally are read (RC14). */
  mixedBuying: v.picklist(['central', 'by_site'], 'required'),
  /** How long a named account lasts at most (RC21), in months. */
  namedAccountMonths: count(1, 60),
  /** How many named accounts one seller may have (RC22). */
  namedAccountsPerSeller: count(0, 10_000),
  /** How near to a submission an entry of coverage is reported (RC7), in days. */
  nearSubmissionDays: count(0, 365),
  /** After how many days without a change a hold counts as inactive (RC29). */
  inactiveHoldDays: count(1, 365),
  /** How many inactive holds a partner may have whose tier is not among `holdCaps` (RC29). */
  inactiveHoldsMost: count(0, 10_000),
  /** The same for the partners of some tiers. */
  holdCaps: v.pipe(v.array(HoldCap), v.maxLength(20, 'too_long')),
  /** For how many months winning a deal makes a partner the incumbent of what it sold (RC31); 0 for never. */
  incumbentMonths: count(0, 120),
});
export type ConflictPolicy = v.InferOutput<typeof ConflictPolicy>;

/** The usual public figures (domain.md, section 2). */
export const defaultConflictPolicy: ConflictPolicy = {
  directActivityDays: 90,
  incumbentFirstRightDays: 30,
  otherProducts: 'clear',
  mixedBuying: 'central',
  namedAccountMonths: 12,
  namedAccountsPerSeller: 50,
  nearSubmissionDays: 14,
  inactiveHoldDays: 30,
  inactiveHoldsMost: 50,
  holdCaps: [],
  incumbentMonths: 36,
};

import * as v from 'valibot';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const weight = v.pipe(v.number(), v.finite());

/** The numbers behind matching: data with a version, which the vendor may edit and replay. */
export const MatchingPolicySchema = v.strictObject({
  version: v.pipe(v.string(), v.nonEmpty()),
  /** How many candidates are compared in full. */
  candidates: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
  /** How many keys of a query are looked up. */
  queryKeys: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
  /** A key that more than this share of the accounts have is not looked up. */
  commonKey: share,
  /** What a shared key of each kind (`keys.ts`) is worth, times its rarity. */
  keyWeights: v.strictObject({
    r: weight,
    h: weight,
    d: weight,
    n: weight,
    t: weight,
    p: weight,
    s: weight,
    a: weight,
    c: weight,
  }),
});

export type MatchingPolicy = v.InferOutput<typeof MatchingPolicySchema>;

export const defaultMatchingPolicy: MatchingPolicy = {
  version: '2026-11',
  candidates: 50,
  queryKeys: 24,
  commonKey: 0.02,
  keyWeights: { r: 3, h: 2, d: 1.5, n: 1, t: 1, p: 0.6, s: 0.5, a: 0.8, c: 0.3 },
};

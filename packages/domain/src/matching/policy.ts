import * as v from 'valibot';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const weight = v.pipe(v.number(), v.finite());

/** The numbers behind matching: data with a version, which the vendor may edit and replay. */
export const MatchingPolicySchema = v.strictObject({
  version: v.pipe(v.string(), v.nonEmpty()),
  /** Which fitted weights score the evidence (`weights.ts`). */
  weights: v.pipe(v.string(), v.nonEmpty()),
  /** From this score on an account is the same customer, if nothing forbids it. */
  same: share,
  /** From this score on a person should look. */
  similar: share,
  /** What forbids `same`, each of which can be switched off. */
  vetoes: v.strictObject({
    /** Two registration numbers of one make that differ. */
    otherNumber: v.boolean(),
    /** Both countries are known and differ, and no domain is shared. */
    otherCountry: v.boolean(),
    /** Each name has a distinctive word that the other lacks. */
    otherWords: v.boolean(),
    /** One is the holding, the other is not. */
    holding: v.boolean(),
  }),
  /** From this rarity on (0 everybody's, 1 nobody else's) a word is distinctive. */
  distinctive: share,
  /** How many candidates are compared in full. */
  candidates: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
  /** A candidate whose rank is below this share of the best one's is not compared. */
  rankFloor: share,
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
    b: weight,
    e: weight,
    a: weight,
    c: weight,
    w: weight,
  }),
});

/** The numbers behind matching, as {@link MatchingPolicySchema} checks them. */
export type MatchingPolicy = v.InferOutput<typeof MatchingPolicySchema>;

/** What a new vendor starts with. Bands of domain.md, section 2; weights fitted on the sets named in `weights.ts`. */
export const defaultMatchingPolicy: MatchingPolicy = {
  version: '2026-11',
  weights: '2026-11',
  same: 0.85,
  similar: 0.4,
  vetoes: { otherNumber: true, otherCountry: true, otherWords: true, holding: true },
  distinctive: 0.9,
  candidates: 50,
  rankFloor: 0.2,
  queryKeys: 48,
  commonKey: 0.02,
  keyWeights: { r: 3, h: 2, d: 1.5, n: 1, t: 1, p: 0.6, s: 0.4, b: 0.25, e: 0.2, a: 0.8, c: 0.3, w: 0.5 },
};

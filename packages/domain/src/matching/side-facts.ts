import type { ReadyName, Where } from './ready.ts';
import { isOnePlace } from './similarity.ts';

/** What the words of one name say about another party. */
export interface SideFacts {
  /** Share of the name's weight that the other name meets, and the share met exactly. */
  cover: number;
  strict: number;
  /** Weight that is met. */
  evidence: number;
  rarestMet: number;
  /** The rarest word that is met by nothing, by what it is; places by themselves. */
  miss: number;
  missPlace: number;
  missConcept: number;
  missTotal: number;
  missCity: number;
  missCount: number;
  missNumber: number;
  /** Weight that the other's place, domain or parent explains. */
  explained: number;
  /** Share of the weight of words that are neither concept, place nor number that is met; -1 when it has none. */
  core: number;
  /** The rarest word that is met, and the rarest that is not, of those that are neither concept, number nor the name of a place. */
  ownMet: number;
  ownMiss: number;
}

/**
 * Words of one name and how they are met. A word that the other name lacks is explained when it says where the other
 * party is, stands in its domain, or names its parent.
 */
export function sideFacts(name: ReadyName, met: Float64Array, other: Where): SideFacts {
  const facts: SideFacts = {
    cover: 0,
    strict: 0,
    evidence: 0,
    rarestMet: 0,
    miss: 0,
    missPlace: 0,
    missConcept: 0,
    missTotal: 0,
    missCity: 0,
    missCount: 0,
    missNumber: 0,
    explained: 0,
    core: -1,
    ownMet: 0,
    ownMiss: 0,
  };
  let core = 0;
  let coreMet = 0;
  const inDomain = met.every((share) => share >= 0.6) ? null : lettersInDomain(name, other);
  let total = name.weight;
  for (const [index, word] of name.words.entries()) {
    const { rarity, place, number, fixed, text } = word;
    const share = met[index] ?? 0;
    facts.cover += rarity * share;
    if (!fixed) {
      core += rarity;
      if (share >= 0.6) coreMet += rarity * share;
    }
    if (share === 1) facts.strict += rarity;
    if (share >= 0.6) {
      facts.evidence += rarity * share;
      facts.rarestMet = Math.max(facts.rarestMet, rarity * share);
      if (!fixed && rarity * share > facts.ownMet && !word.city) facts.ownMet = rarity * share;
      continue;
    }
    if (inDomain?.has(index) === true || isExplained(text, other)) {
      facts.explained += rarity;
      total -= rarity * 0.8;
      continue;
    }
    facts.missCount += 1;
    facts.missTotal += rarity;
    const city = place || word.city;
    if (city) facts.missCity = Math.max(facts.missCity, rarity);
    if (place) facts.missPlace = Math.max(facts.missPlace, rarity);
    else if (number) facts.missNumber = 1;
    else if (fixed) facts.missConcept += rarity;
    else facts.miss = Math.max(facts.miss, rarity);
    if (!city && !fixed) facts.ownMiss = Math.max(facts.ownMiss, rarity);
  }
  if (core > 0) facts.core = coreMet / core;
  const whole = Math.max(total, 0.01);
  facts.cover = Math.min(1, facts.cover / whole);
  facts.strict = facts.strict / whole > 0.999 ? 1 : facts.strict / whole;
  return facts;
}

function isExplained(text: string, other: Where): boolean {
  if (
    text === other.countryWord ||
    isOnePlace(text, other.countryWord) ||
    other.city.includes(text) ||
    other.parent.has(text)
  )
    return true;
  return text.length >= 4 && other.labels.some((label) => label.includes(text));
}

/** Words whose first letters, one after another, are a label of the other's host: `Oregon Health & Science University` in `ohsu.edu`. */
function lettersInDomain(name: ReadyName, other: Where): ReadonlySet<number> | null {
  for (const label of other.labels) {
    if (label.length < 3) continue;
    const at = name.letters.indexOf(label);
    if (at >= 0) return new Set(Array.from(label, (_, index) => at + index));
  }
  return null;
}

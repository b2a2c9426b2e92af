import { alignWords, type Alignment } from './align.ts';
import type { ReadyName, Where } from './ready.ts';
import { isSubsequence } from './web-likeness.ts';

/** What two names say, each a number; `overall` only chooses the best pair of names. */
export const NAME_FACTS = [
  'overall',
  'coverQuery',
  'coverCandidate',
  'strictQuery',
  'strictCandidate',
  'evidence',
  'rarestMet',
  'missQuery',
  'missCandidate',
  'missPlaceQuery',
  'missPlaceCandidate',
  'missConceptQuery',
  'missConceptCandidate',
  'missCountQuery',
  'missCountCandidate',
  'numberClash',
  'sameText',
  'sameWords',
  'surfaceQuery',
  'surfaceCandidate',
  'letters',
  'run',
  'firstWord',
  'acronym',
  'wholeAcronym',
  'typeClash',
  'holding',
] as const;

export type NameFacts = Record<(typeof NAME_FACTS)[number], number>;

/** Facts of names that have nothing in common. */
export function emptyNameFacts(): NameFacts {
  return Object.fromEntries(NAME_FACTS.map((fact) => [fact, 0])) as NameFacts;
}

const TYPES: ReadonlySet<string> = new Set(
  'university college institute center hospital clinic ministry school faculty department laboratory agency academy museum library foundation society association council company bank group holding fund insurance polytechnic hochschule federation union network garden observatory government office service network holding police court press church'.split(
    ' ',
  ),
);

/** Compares two names word by word. */
export function compareNamePair(
  a: ReadyName,
  b: ReadyName,
  where: { query: Where; candidate: Where },
): NameFacts {
  const met = alignWords(a, b);
  const left = sideFacts(a, met.left, where.candidate);
  const right = sideFacts(b, met.right, where.query);
  const whole = wholeAcronym(a, b);
  const sameText =
    a.name.text === b.name.text || a.name.text.replaceAll(' ', '') === b.name.text.replaceAll(' ', '');
  const overall = Math.max(
    (left.cover + right.cover) * Math.min(1, left.evidence + 0.3),
    whole,
    sameText ? 2 : 0,
  );
  return {
    overall,
    coverQuery: left.cover,
    coverCandidate: right.cover,
    strictQuery: left.strict,
    strictCandidate: right.strict,
    evidence: left.evidence,
    rarestMet: left.rarestMet,
    missQuery: left.miss,
    missCandidate: right.miss,
    missPlaceQuery: left.missPlace,
    missPlaceCandidate: right.missPlace,
    missConceptQuery: left.missConcept,
    missConceptCandidate: right.missConcept,
    missCountQuery: left.missCount,
    missCountCandidate: right.missCount,
    numberClash: left.missNumber + right.missNumber,
    sameText: sameText ? 1 : 0,
    sameWords: left.strict === 1 && right.strict === 1 ? 1 : 0,
    surfaceQuery: surfaceShare(a.surface, b.surface),
    surfaceCandidate: surfaceShare(b.surface, a.surface),
    letters: letterLikeness(a.name.text, b.name.text),
    run: met.run / Math.max(1, Math.min(a.words.length, b.words.length)),
    firstWord: Math.min(met.left[0] ?? 0, met.right[0] ?? 0),
    acronym: met.acronym ? 1 : 0,
    wholeAcronym: whole,
    typeClash: typeClash(a, met.left) + 2 * typeClash(b, met.right),
    holding: holdsAlone(a, met.left) === holdsAlone(b, met.right) ? 0 : 1,
  };
}

interface SideFacts {
  cover: number;
  strict: number;
  evidence: number;
  rarestMet: number;
  miss: number;
  missPlace: number;
  missConcept: number;
  missCount: number;
  missNumber: number;
}

/** Words of one name and how they are met. A place in the name is explained when the other party is there. */
function sideFacts({ words, weight }: ReadyName, met: Alignment['left'], other: Where): SideFacts {
  const facts = {
    cover: 0,
    strict: 0,
    evidence: 0,
    rarestMet: 0,
    miss: 0,
    missPlace: 0,
    missConcept: 0,
    missCount: 0,
    missNumber: 0,
  };
  let total = weight;
  for (const [index, { rarity, place, number, fixed, text }] of words.entries()) {
    const share = met[index] ?? 0;
    facts.cover += rarity * share;
    if (share === 1) facts.strict += rarity;
    if (share >= 0.6) {
      facts.evidence += rarity * share;
      facts.rarestMet = Math.max(facts.rarestMet, rarity * share);
      continue;
    }
    if (text === other.countryWord || other.city.includes(text)) {
      total -= rarity * 0.8;
      continue;
    }
    facts.missCount += 1;
    if (place) facts.missPlace = Math.max(facts.missPlace, rarity);
    else if (number) facts.missNumber = 1;
    else if (fixed) facts.missConcept += rarity;
    else facts.miss = Math.max(facts.miss, rarity);
  }
  const whole = Math.max(total, 0.01);
  return {
    ...facts,
    cover: Math.min(1, facts.cover / whole),
    strict: facts.strict / whole > 0.999 ? 1 : facts.strict / whole,
  };
}

function typeClash({ words }: ReadyName, met: Alignment['left']): number {
  return words.some(({ text }, index) => met[index] === 0 && TYPES.has(text)) ? 1 : 0;
}

function surfaceShare(words: readonly string[], others: readonly string[]): number {
  let shared = 0;
  for (const word of words) if (others.includes(word)) shared += 1;
  return shared / Math.max(1, words.length);
}

/** One name stands for the other as an acronym: 1 for its exact initials, less for letters in order. */
function wholeAcronym(a: ReadyName, b: ReadyName): number {
  return Math.max(acronymOf(a, b), acronymOf(b, a));
}

function acronymOf(short: ReadyName, long: ReadyName): number {
  if (short.name.short.length >= 3 && short.name.short === long.name.short) return 0.9;
  if (long.name.short.length >= 2 && long.name.short === short.name.text) return 1;
  const word = short.words.length === 1 ? (short.surface[0] ?? '') : '';
  if (word.length < 2 || word.length > 10 || long.words.length < 2) return 0;
  if (word === long.name.initials || word === long.letters) return word.length > 2 ? 1 : 0.7;
  if (word.length < 3) return 0;
  if (long.letters.startsWith(word) || long.name.initials.startsWith(word)) return 0.7;
  const joined = long.name.text.replaceAll(' ', '');
  return word.charAt(0) === joined.charAt(0) &&
    isSubsequence(word, joined) &&
    word.length >= long.letters.length
    ? 0.4
    : 0;
}

const counts = new Int8Array(1024);

/** Share of pairs of letters that two texts have in common (Dice), spaces left out. */
function letterLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const pairs = Math.max(1, a.length - 1 + b.length - 1);
  for (let i = 0; i + 1 < a.length; i += 1) {
    const slot = pairSlot(a, i);
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
  let shared = 0;
  for (let i = 0; i + 1 < b.length; i += 1) {
    const slot = pairSlot(b, i);
    const left = counts[slot] ?? 0;
    if (left <= 0) continue;
    shared += 1;
    counts[slot] = left - 1;
  }
  for (let i = 0; i + 1 < a.length; i += 1) counts[pairSlot(a, i)] = 0;
  return (2 * shared) / pairs;
}

function pairSlot(text: string, at: number): number {
  return ((text.charCodeAt(at) & 31) << 5) | (text.charCodeAt(at + 1) & 31);
}

/** Whether a name says `holding` where the other does not. */
function holdsAlone({ words }: ReadyName, met: Alignment['left']): boolean {
  return words.some(({ text }, index) => text === 'holding' && (met[index] ?? 0) < 1);
}

import { alignWords, type Alignment } from './align.ts';
import { letterLikeness } from './letters.ts';
import { isAkin } from './lexicon.ts';
import type { ReadyName, Where } from './ready.ts';
import { sideFacts } from './side-facts.ts';
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
  'missBoth',
  'missTotalBoth',
  'coverBoth',
  'missPlaceQuery',
  'missPlaceCandidate',
  'missConceptQuery',
  'missConceptCandidate',
  'missTotalQuery',
  'missTotalCandidate',
  'missCityQuery',
  'missCityCandidate',
  'explainedQuery',
  'explainedCandidate',
  'missCountQuery',
  'missCountCandidate',
  'numberClash',
  'sameText',
  'sameWords',
  'surfaceQuery',
  'surfaceCandidate',
  'letters',
  'sound',
  'coreBoth',
  'run',
  'order',
  'firstWord',
  'acronym',
  'wholeAcronym',
  'typeQuery',
  'typeCandidate',
  'holding',
  'akin',
  'ownMet',
  'ownMissQuery',
  'ownMissCandidate',
  'coreLetters',
  'missConceptBoth',
] as const;

/** The value of every fact of two names. */
export type NameFacts = Record<(typeof NAME_FACTS)[number], number>;

/** Two names compared. */
export interface NamePair {
  readonly facts: NameFacts;
  /** How well each word of the query's name is met, 0 to 1. */
  readonly met: Float64Array;
}

/** Facts of names that have nothing in common. */
export function emptyNameFacts(): NameFacts {
  return Object.fromEntries(NAME_FACTS.map((fact) => [fact, 0])) as NameFacts;
}

/**
 * What kind of body a word says somebody is. Who is only called so by one name may still be the same (1: a centre, a company),
 * is mostly part of another (2: a hospital of a university) or beside it (3: the foundation of a hospital).
 */
const BODIES: ReadonlyMap<string, number> = new Map(
  [
    'center institute company group council society association network union federation service office organization program',
    'university college school faculty department hospital clinic ministry laboratory museum library academy polytechnic hochschule agency bank insurance garden observatory court church',
    'foundation fund press holding campus',
  ].flatMap((words, index) => words.split(' ').map((word) => [word, index + 1] as const)),
);

/** Where the two parties are whose names are compared. */
export interface Wheres {
  readonly query: Where;
  readonly candidate: Where;
}

/** Compares two names word by word. */
export function compareNamePair(a: ReadyName, b: ReadyName, where: Wheres): NamePair {
  const met = alignWords(a, b);
  const left = sideFacts(a, met.left, where.candidate);
  const right = sideFacts(b, met.right, where.query);
  const akin = left.missConcept > 0 && right.missConcept > 0 ? akinShare(a, b, met) : 0;
  const whole = wholeAcronym(a, b);
  const sameText = isSameText(a.name.text, b.name.text);
  const shared = (left.cover + right.cover) * Math.min(1, left.evidence + 0.3);
  const facts = {
    overall: Math.max(shared, whole, sameText ? 2 : 0),
    coverQuery: left.cover,
    coverCandidate: right.cover,
    strictQuery: left.strict,
    strictCandidate: right.strict,
    evidence: left.evidence,
    rarestMet: left.rarestMet,
    missQuery: left.miss,
    missCandidate: right.miss,
    missBoth: Math.min(left.miss, right.miss),
    missTotalBoth: Math.min(left.missTotal, right.missTotal),
    coverBoth: Math.min(left.cover, right.cover),
    missPlaceQuery: left.missPlace,
    missPlaceCandidate: right.missPlace,
    missConceptQuery: left.missConcept,
    missConceptCandidate: right.missConcept,
    missTotalQuery: left.missTotal,
    missTotalCandidate: right.missTotal,
    missCityQuery: left.missCity,
    missCityCandidate: right.missCity,
    explainedQuery: left.explained,
    explainedCandidate: right.explained,
    missCountQuery: left.missCount,
    missCountCandidate: right.missCount,
    numberClash: left.missNumber + right.missNumber,
    sameText: sameText ? 1 : 0,
    sameWords: left.strict === 1 && right.strict === 1 ? 1 : 0,
    surfaceQuery: surfaceShare(a.surface, b.surface),
    surfaceCandidate: surfaceShare(b.surface, a.surface),
    letters: letterLikeness(a.name.text, b.name.text),
    sound: letterLikeness(a.name.sound, b.name.sound),
    coreBoth: Math.min(left.core, right.core),
    run: met.run / Math.max(1, Math.min(a.words.length, b.words.length)),
    order: met.order,
    firstWord: Math.min(met.left[0] ?? 0, met.right[0] ?? 0),
    acronym: met.acronym ? 1 : 0,
    wholeAcronym: whole,
    typeQuery: missedType(a, met.left),
    typeCandidate: missedType(b, met.right),
    akin,
    ownMet: Math.min(left.ownMet, right.ownMet),
    ownMissQuery: left.ownMiss,
    ownMissCandidate: right.ownMiss,
    coreLetters: coreLetters(a, b),
    missConceptBoth: Math.max(0, Math.min(left.missConcept, right.missConcept) - akin),
    holding: holdsAlone(a, met.left) === holdsAlone(b, met.right) ? 0 : 1,
  };
  return { facts, met: met.left };
}

function isSameText(a: string, b: string): boolean {
  return a === b || a.replaceAll(' ', '') === b.replaceAll(' ', '');
}

function coreLetters(a: ReadyName, b: ReadyName): number {
  return a.core === '' || b.core === '' ? 0 : letterLikeness(a.core, b.core);
}

function missedType({ words }: ReadyName, met: Alignment['left']): number {
  let most = 0;
  for (const [index, { text }] of words.entries()) {
    if (met[index] === 0) most = Math.max(most, BODIES.get(text) ?? 0);
  }
  return most;
}

/** Weight of the concepts of one name that the other says by a word akin to them. */
function akinShare(a: ReadyName, b: ReadyName, { left, right }: Alignment): number {
  let share = 0;
  const open = b.words.filter((_, index) => (right[index] ?? 0) < 0.6);
  for (const [index, { text, rarity }] of a.words.entries()) {
    if ((left[index] ?? 0) >= 0.6) continue;
    const at = open.findIndex((other) => isAkin(text, other.text));
    if (at < 0) continue;
    share += Math.min(rarity, open[at]?.rarity ?? 0);
    open.splice(at, 1);
  }
  return share;
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

/** Whether a name says `holding` where the other does not. */
function holdsAlone({ words }: ReadyName, met: Alignment['left']): boolean {
  return words.some(({ text }, index) => text === 'holding' && (met[index] ?? 0) < 1);
}

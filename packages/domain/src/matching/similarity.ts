import { consonantsOf, skeletonOf, spokenOf } from './fold.ts';
import { isConcept, isPlaceWord } from './lexicon.ts';

/** Words with all that comparing needs, worked out once per call of the engine. */
export interface Word {
  readonly text: string;
  /** 0 (everybody has it) to 1 (nobody else has it). */
  readonly rarity: number;
  /** A concept, place or number: it means what it says, so a near miss is a different word. */
  readonly fixed: boolean;
  readonly place: boolean;
  readonly number: boolean;
  /** Whether accounts of the register are in a city of this name. */
  readonly city: boolean;
  readonly sound: string;
  /** How it is said. */
  readonly spoken: string;
}

/**
 * Makes a canonical word ready for comparing.
 *
 * @param isCity asked at most once, and only when somebody wants to know
 */
export function readWord(text: string, rarity: number, isCity: () => boolean): Word {
  return new ReadWord(text, rarity, isCity);
}

/** Most words of most candidates are met or missed without a look at how they sound or where they lie: worked out when asked. */
class ReadWord implements Word {
  readonly text: string;
  readonly rarity: number;
  readonly fixed: boolean;
  readonly place: boolean;
  readonly number: boolean;
  readonly #isCity: () => boolean;
  #city: boolean | null = null;
  #sound: string | null = null;
  #spoken: string | null = null;

  constructor(text: string, rarity: number, isCity: () => boolean) {
    const place = isPlaceWord(text);
    const number = text.startsWith('#');
    const concept = !place && !number && isConcept(text);
    this.text = text;
    this.rarity = concept ? Math.min(rarity, 0.6) : rarity;
    this.fixed = place || number || concept;
    this.place = place;
    this.number = number;
    this.#isCity = isCity;
  }

  get city(): boolean {
    return (this.#city ??= this.#isCity());
  }

  get sound(): string {
    return (this.#sound ??= this.place || this.number ? this.text : soundOf(this.text));
  }

  get spoken(): string {
    return (this.#spoken ??= this.fixed ? this.text : saidOf(this.text));
  }
}

const REMEMBERED = 20_000;
const soundOf = remembered(skeletonOf);
const saidOf = remembered(spokenOf);

/** Works each word out once, however often it comes again: a sound is some fifteen replacements. */
function remembered(work: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    let found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= REMEMBERED) known.clear();
    found = work(text);
    known.set(text, found);
    return found;
  };
}

/**
 * How alike two words are, 0 to 1. Below 0.7 they are different words.
 *
 * MA6: numbers, places and concepts are alike only when equal: `Fund 1` is not `Fund 2`, `Bank of Estonia` not `of Ethiopia`.
 */
export function wordLikeness(a: Word, b: Word): number {
  if (a.text === b.text) return 1;
  if (a.place && b.place && isOnePlace(a.text, b.text)) return 0.9;
  if (a.fixed || b.fixed) return a.fixed && b.fixed ? 0 : abbreviation(a.text, b.text);
  const [short, long] = a.text.length <= b.text.length ? [a.text, b.text] : [b.text, a.text];
  if (short.length === 1) return long.length > 2 && long.startsWith(short) ? 0.6 : 0;
  if (short.length < 3) return short.length === 2 && long.length <= 4 && a.spoken === b.spoken ? 0.8 : 0;
  if (short.length >= 4 && a.sound === b.sound) return 0.92;
  if (isUnderArticle(short, long) || isUnderArticle(long, short)) return 0.92;
  const limit = short.length >= 7 ? 2 : 1;
  const edits = editDistance(short, long, limit);
  if (edits === 1 && short.length >= 4) return short.length >= 6 ? 0.9 : 0.8;
  if (edits === 2 && limit === 2) return 0.8;
  const said = mayBeginAlike(a.text, b.text) ? saidAlike(a.spoken, b.spoken) : 0;
  return Math.max(said, beginning(short, long), abbreviation(a.text, b.text));
}

/** Letters that may stand for one sound share a bit; those that may be silent share one with all. */
const BEGINNINGS = new Uint8Array(128);
for (const [at, letters] of ['cdgkqstxz', 'fp', 'vw', 'b', 'l', 'm', 'n', 'r'].entries())
  for (const letter of letters) BEGINNINGS[letter.charCodeAt(0)] = 1 << at;
for (const letter of 'aeiouyhj') BEGINNINGS[letter.charCodeAt(0)] = 255;

/** How a word is said is worked out only where its first letter leaves a chance. */
function mayBeginAlike(a: string, b: string): boolean {
  return ((BEGINNINGS[a.charCodeAt(0)] ?? 0) & (BEGINNINGS[b.charCodeAt(0)] ?? 0)) !== 0;
}

/** MA19: names written by ear differ in their vowels first: the same consonants and few other letters. */
function saidAlike(a: string, b: string): number {
  if (a === b) return 0.9;
  const limit = Math.floor(Math.max(a.length, b.length) / 3);
  if (limit === 0 || a.length < 3 || b.length < 3) return 0;
  const consonants = consonantsOf(a);
  if (consonants.length < 2 || consonants !== consonantsOf(b)) return 0;
  return editDistance(a, b, limit) <= limit ? 0.8 : 0;
}

/** Both Koreas and both Congos are called by one word, which means either. */
export function isOnePlace(a: string, b: string): boolean {
  const pair = a < b ? `${a}${b}` : `${b}${a}`;
  return pair === '@kp@kr' || pair === '@cd@cg';
}

/** The Arabic article, written as part of the word; the longer word may have been cut to its stem. */
const ARTICLE = /^[aeu]l/;

function isUnderArticle(short: string, long: string): boolean {
  if (!ARTICLE.test(long)) return false;
  const bare = long.slice(2);
  return bare === short || (bare.length >= 3 && short.startsWith(bare) && short.length - bare.length <= 2);
}

/** Words of one root in different languages share their beginning: `catalys`, `catalis`. */
function beginning(short: string, long: string): number {
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  return same >= 5 && same >= long.length * 0.6 ? 0.75 : 0;
}

/** `tech` for `technology`, `agrop` for `agropecuaria`: the beginning of a longer word. */
function abbreviation(a: string, b: string): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 3 || !long.startsWith(short)) return 0;
  return short.length >= 4 ? 0.75 : 0.6;
}

const rows = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)] as const;

/** Edits (a swap of neighbours counts as one) that turn `a` into `b`, or `limit + 1` when there are more. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  if (a.length > 60 || b.length > 60) return a === b ? 0 : limit + 1;
  let [before, last, row]: [Uint8Array, Uint8Array, Uint8Array] = [rows[0], rows[1], rows[2]];
  for (let j = 0; j <= b.length; j += 1) last[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i;
    let best = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    [before, last, row] = [last, row, before];
  }
  return last[b.length] ?? limit + 1;
}

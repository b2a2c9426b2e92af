import { skeletonOf } from './fold.ts';
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
}

const SOUNDS_MAX = 20_000;
const sounds = new Map<string, string>();

/** {@link skeletonOf}, worked out once for words that come again and again: it is fifteen replacements. */
function soundOf(text: string): string {
  const known = sounds.get(text);
  if (known !== undefined) return known;
  if (sounds.size >= SOUNDS_MAX) sounds.clear();
  const sound = skeletonOf(text);
  sounds.set(text, sound);
  return sound;
}

/**
 * How alike two words are, 0 to 1. Below 0.7 they are different words.
 *
 * MA6: numbers, places and concepts are alike only when equal: `Fund 1` is not `Fund 2`, `Bank of Estonia` not `of Ethiopia`.
 */
export function wordLikeness(a: Word, b: Word): number {
  if (a.text === b.text) return 1;
  if (a.fixed || b.fixed) return a.fixed && b.fixed ? 0 : abbreviation(a.text, b.text);
  const [short, long] = a.text.length <= b.text.length ? [a.text, b.text] : [b.text, a.text];
  if (short.length === 1) return long.length > 2 && long.startsWith(short) ? 0.6 : 0;
  if (short.length < 3) return 0;
  if (short.length >= 4 && a.sound === b.sound) return 0.92;
  if (ARTICLE.test(long) && long.slice(2) === short) return 0.92;
  const limit = short.length >= 7 ? 2 : 1;
  const edits = editDistance(short, long, limit);
  if (edits === 1 && short.length >= 4) return short.length >= 6 ? 0.9 : 0.8;
  if (edits === 2 && limit === 2) return 0.8;
  return Math.max(beginning(short, long), abbreviation(a.text, b.text));
}

/** The Arabic article, written as part of the word. */
const ARTICLE = /^[aeu]l/;

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

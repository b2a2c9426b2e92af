import { consonantsOf, skeletonOf } from './fold.ts';
import { canonicalWord, isConcept, isPlaceWord, isStopWord } from './lexicon.ts';
import type { PreparedName } from './name.ts';
import type { PreparedParty } from './party.ts';

/**
 * What a key is about, its first letter: `r` registration number, `h` host, `d` registrable domain, `n` whole name,
 * `t` word, `p` pair of neighbouring words, `s` sound of a word, `b` a word's beginning, `e` its end, `a` acronym,
 * `c` city, `w` word and city.
 */
export type KeyKind = 'r' | 'h' | 'd' | 'n' | 't' | 'p' | 's' | 'b' | 'e' | 'a' | 'c' | 'w';

/** Rises when keys or prepared parties change their form: what was stored before must be prepared anew. */
export const matchingVersion = 8;

/** The strings an account is found by, each once. MA5: free-mail domains and legal forms are in none of them. */
export function accountKeys(party: PreparedParty): string[] {
  const keys = commonKeys(party);
  for (const host of party.hosts) {
    for (const label of host.split('.').slice(0, -1)) addAcronym(keys, label.replaceAll('-', ''));
  }
  for (const name of party.names) {
    addAcronym(keys, name.initials);
    for (const word of name.text.split(' ').slice(0, 3)) if (word.length <= 5) addAcronym(keys, word);
  }
  return [...keys];
}

/** The strings a typed customer is looked up by: the same language, without what only accounts are found by. */
export function queryKeys(party: PreparedParty): string[] {
  const keys = commonKeys(party);
  for (const name of party.names) {
    const words = name.text.split(' ');
    for (const acronym of [name.initials, ...(words.length <= 4 ? words : [])]) addAcronym(keys, acronym);
    // A place or type before or after what is shortened: `Merck Sharp & Dohme Hungary` is MSD.
    const { letters } = name;
    if (letters.length > 3)
      for (const part of [letters.slice(0, -1), letters.slice(1)]) addAcronym(keys, part);
  }
  return [...keys];
}

function commonKeys(party: PreparedParty): Set<string> {
  const keys = new Set<string>();
  for (const number of party.numbers) keys.add(`r${number}`);
  for (const host of party.hosts) keys.add(`h${host}`);
  for (const domain of party.domains) keys.add(`d${domain}`);
  if (party.city !== null) keys.add(`c${party.city}`);
  for (const name of party.names) {
    addWordKeys(keys, name, party.city);
    addSlipKeys(keys, name);
    addJoinedKeys(keys, name);
    addAcronym(keys, name.short);
  }
  return keys;
}

function addWordKeys(keys: Set<string>, name: PreparedName, city: string | null): void {
  const words = name.words.split(' ');
  keys.add(`n${words.toSorted().join(' ')}`);
  for (const [at, word] of words.entries()) {
    keys.add(`t${word}`);
    if (city !== null && at < 4) keys.add(`w${word} ${city}`);
    const next = words[at + 1];
    if (next !== undefined) keys.add(word < next ? `p${word} ${next}` : `p${next} ${word}`);
  }
}

/** Keys that a slip of the keyboard leaves whole: how a word sounds, how it begins and ends, the name without spaces. */
function addSlipKeys(keys: Set<string>, name: PreparedName): void {
  const joined = name.text.replaceAll(' ', '');
  keys.add(`n${joined}`);
  if (name.sound.length > 3) keys.add(`n~${name.sound}`);
  if (joined.length > 8) {
    keys.add(`b${joined.slice(0, 7)}`);
    keys.add(`e${joined.slice(-7)}`);
  }
  const own: string[] = [];
  for (const word of name.text.split(' ')) {
    if (isStopWord(word) || canonicalIsCommon(word)) continue;
    own.push(word);
    if (word.length < 5) continue;
    keys.add(`s${skeletonOf(word).slice(0, 6)}`);
    keys.add(`b${word.slice(0, 4)}`);
    keys.add(`e${word.slice(-4)}`);
  }
  addOwnKeys(keys, own);
}

/** Words that say who it is, also written together (`post bank`) and by ear: words by themselves miss what was parted otherwise. */
function addOwnKeys(keys: Set<string>, own: readonly string[]): void {
  const sound = consonantsOf(own.join(''));
  if (sound.length > 3) keys.add(`s~${sound.slice(0, 8)}`);
}

/** Neighbours written together: `fast link` is found by `fastlink`. */
function addJoinedKeys(keys: Set<string>, name: PreparedName): void {
  const words = name.text.split(' ').filter((word) => !isStopWord(word));
  for (let at = 0; at < Math.min(2, words.length - 1); at += 1)
    keys.add(`t${canonicalWord(`${words[at] ?? ''}${words[at + 1] ?? ''}`)}`);
}

/** A concept or place is found by what it means; its letters are in too many names. */
function canonicalIsCommon(word: string): boolean {
  const canonical = canonicalWord(word);
  return isConcept(canonical) || isPlaceWord(canonical);
}

function addAcronym(keys: Set<string>, word: string): void {
  if (word.length >= 3 && word.length <= 10) keys.add(`a${word}`);
}

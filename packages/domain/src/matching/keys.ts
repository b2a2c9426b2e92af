import { skeletonOf } from './fold.ts';
import { isConcept } from './lexicon.ts';
import type { PreparedName } from './name.ts';
import type { PreparedParty } from './party.ts';

/**
 * What a key is about, its first letter: `r` registration number, `h` host, `d` registrable domain, `n` whole name,
 * `t` word, `p` pair of neighbouring words, `s` sound of a word's beginning, `a` acronym, `c` city.
 */
export type KeyKind = 'r' | 'h' | 'd' | 'n' | 't' | 'p' | 's' | 'a' | 'c';

/** Rises when keys or prepared parties change their form: what was stored before must be prepared anew. */
export const matchingVersion = 2;

/** The strings an account is found by, each once. MA5: free-mail domains and legal forms are in none of them. */
export function accountKeys(party: PreparedParty): string[] {
  const keys = commonKeys(party);
  for (const host of party.hosts) {
    for (const label of host.split('.').slice(0, -1))
      if (label.length >= 3 && label.length <= 10) keys.add(`a${label.replaceAll('-', '')}`);
  }
  for (const name of party.names) {
    for (const acronym of [name.initials, name.short]) if (isAcronym(acronym)) keys.add(`a${acronym}`);
    for (const word of name.text.split(' ').slice(0, 3))
      if (isAcronym(word) && word.length <= 5) keys.add(`a${word}`);
  }
  return [...keys];
}

/** The strings a typed customer is looked up by: the same language, without what only accounts are found by. */
export function queryKeys(party: PreparedParty): string[] {
  const keys = commonKeys(party);
  for (const name of party.names) {
    const words = name.text.split(' ');
    for (const acronym of [name.initials, name.short, ...(words.length <= 4 ? words : [])]) {
      if (isAcronym(acronym)) keys.add(`a${acronym}`);
    }
  }
  return [...keys];
}

function commonKeys(party: PreparedParty): Set<string> {
  const keys = new Set<string>();
  for (const number of party.numbers) keys.add(`r${number}`);
  for (const host of party.hosts) keys.add(`h${host}`);
  for (const domain of party.domains) keys.add(`d${domain}`);
  if (party.city !== null) keys.add(`c${party.city}`);
  for (const name of party.names) addNameKeys(keys, name);
  return keys;
}

function addNameKeys(keys: Set<string>, name: PreparedName): void {
  const words = name.words.split(' ');
  keys.add(`n${words.toSorted().join(' ')}`);
  keys.add(`n${name.text.replaceAll(' ', '')}`);
  for (const [at, word] of words.entries()) {
    keys.add(`t${word}`);
    const next = words[at + 1];
    if (next !== undefined) keys.add(word < next ? `p${word} ${next}` : `p${next} ${word}`);
    if (word.length >= 5 && !isConcept(word) && /^[a-z]/.test(word))
      keys.add(`s${skeletonOf(word).slice(0, 5)}`);
  }
}

function isAcronym(word: string): boolean {
  return word.length >= 3 && word.length <= 10;
}

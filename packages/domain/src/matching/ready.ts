import type { NameWords } from './align.ts';
import type { NameStats } from './candidates.ts';
import { isConcept } from './lexicon.ts';
import type { PreparedName } from './name.ts';
import type { PreparedParty } from './party.ts';
import { readWord, type Word } from './similarity.ts';

/** Where a party is, as far as it explains words of the other's name. */
export interface Where {
  readonly country: string | null;
  readonly countryWord: string;
  readonly city: readonly string[];
  /** What the labels of its hosts are, the public suffix left out. */
  readonly labels: readonly string[];
  /** Words and acronyms of its parent's names: `MRC` before the name of a unit of the Medical Research Council. */
  readonly parent: ReadonlySet<string>;
}

/** A name with all that comparing needs. */
export interface ReadyName extends NameWords {
  readonly name: PreparedName;
  readonly surface: readonly string[];
  /** Its words that are neither concept, place nor number, written together. */
  readonly core: string;
}

/** A party with all that comparing needs, made once per call of the engine. */
export interface ReadyParty {
  readonly party: PreparedParty;
  readonly names: readonly ReadyName[];
  readonly where: Where;
}

const NOBODY: ReadonlySet<string> = new Set();

function labelsOf(host: string): string[] {
  return host
    .split('.')
    .slice(0, -1)
    .map((label) => label.replaceAll('-', ''))
    .filter((label) => label.length >= 2);
}

/** Reads parties for one call: words are looked up once, however many candidates have them. */
export class Reader {
  readonly #words = new Map<string, Word>();
  readonly #stats: NameStats;
  readonly #wholeLog: number;

  constructor(stats: NameStats) {
    this.#stats = stats;
    this.#wholeLog = Math.log1p(stats.accounts);
  }

  /** How rare a key is in the register: 1 for one that nobody has. */
  rarity(key: string): number {
    const share = Math.log1p(Math.max(0, this.#stats.frequency(key) - 1)) / this.#wholeLog;
    return Math.max(0.02, 1 - share);
  }

  party(party: PreparedParty): ReadyParty {
    return {
      party,
      names: party.names.map((name) => this.#name(name)),
      where: {
        country: party.country,
        countryWord: party.country === null ? '' : `@${party.country.toLowerCase()}`,
        city: party.city === null ? [] : party.city.split(' '),
        labels: party.hosts.flatMap(labelsOf),
        parent: NOBODY,
      },
    };
  }

  /** The same party, its parent known. */
  under(child: ReadyParty, parent: ReadyParty): ReadyParty {
    const words = parent.names.flatMap(({ name }) => [...name.words.split(' '), name.initials, name.short]);
    const known = new Set([...words, ...parent.where.labels].filter((word) => word.length > 1));
    return { ...child, where: { ...child.where, parent: known } };
  }

  #name(name: PreparedName): ReadyName {
    const words = name.words.split(' ').map((text) => this.#word(text));
    return {
      name,
      words,
      letters: name.letters,
      weight: words.reduce((sum, { rarity }) => sum + rarity, 0),
      surface: name.text.split(' '),
      core: words.reduce((text, word) => (word.fixed ? text : text + word.text), ''),
    };
  }

  #word(text: string): Word {
    const known = this.#words.get(text);
    if (known !== undefined) return known;
    const isCity = (): boolean => !isConcept(text) && this.#stats.frequency(`c${text}`) > 1;
    const word = readWord(text, this.rarity(`t${text}`), isCity);
    this.#words.set(text, word);
    return word;
  }
}

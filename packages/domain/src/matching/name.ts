import { countryCode } from './country.ts';
import { foldText, splitCamel } from './fold.ts';
import { stripLegalForms } from './legal-form.ts';
import { canonicalWord, countryAt, isStopWord, numberOfWord, partCompound, partScripts } from './lexicon.ts';

/** One name, normalised once. Plain data and short: the index keeps one per name of every account. */
export interface PreparedName {
  /** Folded, without legal forms, in the order it was written, grammar words included. */
  readonly text: string;
  /** Canonical words in order: concepts in English, countries as `@de`, numbers as `#2`, the rest as stems. */
  readonly words: string;
  /** First letters of the words, grammar left out. */
  readonly initials: string;
  /** What stands for the whole name in brackets or behind a dash: an acronym. */
  readonly short: string;
  /** Class of the legal form. */
  readonly form: string | null;
  /** ISO 3166 alpha-2 of a country named in brackets at the end: `Siemens (Germany)`. */
  readonly place: string | null;
}

const BRACKETS = /[([（【]([^()[\]（）【】]*)[)\]）】]/g;

/**
 * Normalises a name.
 *
 * MA1: case, diacritics, script, punctuation, `&`/and do not matter.
 * MA3: nor do legal forms, of any country.
 * MA4: words that mean the same in other languages are one word; a number is the same in words, digits and roman letters.
 */
export function prepareName(name: string): PreparedName {
  const aside: string[] = [];
  const main = partScripts(name).replace(BRACKETS, (_, inner: string) => {
    aside.push(inner);
    return ' ';
  });
  const places = aside.map(countryCode);
  const place = places.find((code) => code !== null) ?? null;
  const remarks = aside.filter((_, index) => places[index] === null);
  const short = remarks.map(foldText).find((text) => /^[a-z0-9]{2,12}$/.test(text)) ?? '';
  const kept = remarks.filter((remark) => foldText(remark) !== short);
  const whole = foldText(main) === '' ? foldText(name) : foldText([main, ...kept].join(' '));
  const { words, form } = stripLegalForms(whole.split(' '));
  return {
    text: words.join(' '),
    words: canonicalWords(words, splitCamel(main)).join(' '),
    initials: initialsOf(words),
    short,
    form,
    place,
  };
}

function canonicalWords(words: readonly string[], _original: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const country = countryAt(words, at);
    if (country !== null) {
      found.push(`@${country.code.toLowerCase()}`);
      at += country.size - 1;
      continue;
    }
    const word = words[at] ?? '';
    const number = numberOfWord(word, at === words.length - 1 && at > 0);
    if (number !== null) found.push(number);
    else if (!isStopWord(word)) found.push(...partCompound(word).map(canonicalWord));
  }
  return found.length > 0 ? joinTens(found) : words.filter((word) => word !== '');
}

/** `forty four` and `forty 4` are 44. */
function joinTens(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const before = joined.at(-1) ?? '';
    if (/^#[2-9]0$/.test(before) && /^#[1-9]$/.test(word)) {
      joined[joined.length - 1] = `#${Number(before.slice(1)) + Number(word.slice(1))}`;
    } else joined.push(word);
  }
  return joined;
}

function initialsOf(words: readonly string[]): string {
  const content = words.filter((word) => !isStopWord(word));
  return content.length > 1 ? content.map((word) => word.charAt(0)).join('') : '';
}

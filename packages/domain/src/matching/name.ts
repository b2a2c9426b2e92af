import { countryCode } from './country.ts';
import { consonantsOf, foldText } from './fold.ts';
import { type Bare, isFormWord, stripLegalForms } from './legal-form.ts';
import {
  canonicalWord,
  countryAt,
  isStopWord,
  numberOfWord,
  partCompound,
  partScripts,
  isConcept,
  isPlaceWord,
} from './lexicon.ts';

/** One name, normalised once. Plain data and short: the index keeps one per name of every account. */
export interface PreparedName {
  /** Folded, without legal forms, in the order it was written, grammar words included. */
  readonly text: string;
  /** Canonical words in order: concepts in English, countries as `@de`, numbers as `#2`, the rest as stems. */
  readonly words: string;
  /** One letter per canonical word: the first of what it was written as. */
  readonly letters: string;
  /** First letters of the words as written, grammar left out. */
  readonly initials: string;
  /** What stands for the whole name in brackets or behind a dash: an acronym. */
  readonly short: string;
  /** Its consonants: what is left of it when it is written by ear. */
  readonly sound: string;
  /** Whether it was written in another script than Latin: then sharing no word says little. */
  readonly foreign: boolean;
  /** Class of the legal form. */
  readonly form: string | null;
  /** ISO 3166 alpha-2 of a country named in brackets at the end: `Siemens (Germany)`. */
  readonly place: string | null;
}

const NOT_LATIN = /[^\P{L}\p{Script=Latin}]/u;
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
  const short = remarks.map(foldText).find(isShort) ?? '';
  const kept = remarks.filter((remark) => foldText(remark) !== short);
  const bare = bareWords(name, main, kept);
  const words = joinLetters(bare.words);
  const canonical = canonicalWords(words);
  return {
    text: words.join(' '),
    words: canonical.words.join(' '),
    letters: canonical.letters,
    initials: initialsOf(bare.words),
    short,
    sound: consonantsOf(words.join(' ')),
    foreign: NOT_LATIN.test(name),
    form: bare.form,
    place,
  };
}

/** Letters that stand alone side by side are one word, however they were parted: `G & R`, `G R`, `G.R.`. */
function joinLetters(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    let run = '';
    let end = at;
    for (let next = at; next < words.length; next += 1) {
      const word = words[next] ?? '';
      if (/^[a-z]$/.test(word)) [run, end] = [run + word, next];
      else if (run === '' || word !== 'and') break;
    }
    // Joined letters that would read as grammar (`A & M`) stay apart.
    const isWord = run.length > 1 && !isStopWord(run);
    joined.push(isWord ? run : (words[at] ?? ''));
    if (isWord) at = end;
  }
  return joined;
}

/** Remarks that belong to a legal form: `(Private) Limited`, `S.A.L. (Offshore)`. */
const FORM_REMARKS: ReadonlySet<string> = new Set([
  'private',
  'pvt',
  'pty',
  'pte',
  's',
  'offshore',
  'off shore',
  'public',
  'proprietary',
]);

/** A name without its legal forms, remarks in brackets behind it. */
function bareWords(name: string, main: string, remarks: readonly string[]): Bare {
  const words = foldText(main).split(' ');
  if (words[0] === '') return stripLegalForms(foldText(name).split(' '));
  const bare = stripLegalForms(words);
  const kept = remarks.map(foldText).filter((remark) => remark !== '' && !FORM_REMARKS.has(remark));
  if (kept.length === 0) return bare;
  const whole = stripLegalForms([...bare.words, ...kept.join(' ').split(' ')]);
  return { words: whole.words, form: bare.form ?? whole.form };
}

/** One word in brackets that says nothing but a shorter name: no place, no word that everybody uses. */
function isShort(text: string): boolean {
  const word = canonicalWord(text);
  return /^[a-z0-9]{2,12}$/.test(text) && !isPlaceWord(word) && !isConcept(word);
}

/** The canonical words of a name and the first letter of what each was written as. */
function canonicalWords(words: readonly string[]): { words: string[]; letters: string } {
  const found: string[] = [];
  let letters = '';
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const country = countryAt(words, at);
    const number = numberOfWord(word, at === words.length - 1 && at > 0);
    const last = found.at(-1) ?? '';
    if (country !== null) found.push(`@${country.code.toLowerCase()}`);
    else if (number !== null && /^#[2-9]0$/.test(last) && /^#[1-9]$/.test(number)) {
      found[found.length - 1] = `#${Number(last.slice(1)) + Number(number.slice(1))}`;
      continue;
    } else if (number !== null) found.push(number);
    else if (word === '' || isStopWord(word) || isFormWord(word)) continue;
    else found.push(...partCompound(word).map(canonicalWord));
    letters += word.charAt(0).repeat(found.length - letters.length);
    if (country !== null) at += country.size - 1;
  }
  return found.length > 0
    ? { words: found, letters }
    : { words: [...words], letters: words.map((word) => word.charAt(0)).join('') };
}

function initialsOf(words: readonly string[]): string {
  const content = words.filter((word) => !isStopWord(word));
  return content.length > 1 ? content.map((word) => word.charAt(0)).join('') : '';
}

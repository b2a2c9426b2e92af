import anyAscii from 'any-ascii';

/** Elided articles of Romance languages: they belong to the grammar, not to the name. */
const ELISION = /(?<![\p{L}\p{N}])(?:l|d|dell|nell|all|sull|dall|un|qu|s|j|n)['’ʼ`´](?=\p{L})/giu;
/** `A.B.C.`, `S. p. A.` and `U.S`: letters with dots are one word. */
const DOTTED = /(?<![\p{L}\p{N}])\p{L}(?:\.\s?\p{L}(?![\p{L}\p{N}]))+\.?/gu;
/** A legal form glued to the name: `SiemensAG`. */
const GLUED = /(\p{Ll}{3})(AG|GmbH|Ltd|LTD|Inc|LLC|PLC|Plc|SA|SE|SpA)(?![\p{L}\p{N}])/gu;
const MARKS = /\p{M}+/gu;
const NOT_WORD = /[^a-z0-9]+/g;
const PLAIN = /^[\x20-\x7e]*$/;

/** Letters whose usual Latin spelling is not the bare letter; both spellings then meet in {@link skeletonOf}. */
const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  å: 'a',
  þ: 'th',
  ð: 'd',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};
const SPELLED_LETTER = /[ßæœøåþðłđı]/g;

/**
 * Writes any text in small Latin letters and digits, words parted by one space: case, diacritics and script are gone,
 * dotted letters are joined, `&` and `+` read as `and`. Deterministic; an empty answer means that no letter was in it.
 *
 * MA1: two spellings of one name that differ only in case, diacritics, punctuation or script fold to the same text.
 */
export function foldText(text: string): string {
  const joined = text
    .normalize('NFKC')
    .replace(GLUED, '$1 $2')
    .replace(ELISION, ' ')
    .replace(DOTTED, (run) => ` ${run.replace(/[.\s]/g, '')} `)
    .replace(/[&+＆]/g, ' and ');
  return foldLetters(joined)
    .replace(/['’ʼ`´]/g, '')
    .replace(NOT_WORD, ' ')
    .trim();
}

/** The same for one word or a text whose punctuation matters to the caller. */
export function foldLetters(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  const bare = text.toLowerCase().normalize('NFKD').replace(MARKS, '').normalize('NFC');
  const latin = bare.replace(SPELLED_LETTER, (letter) => SPELLED[letter] ?? letter);
  return PLAIN.test(latin) ? latin : anyAscii(latin).toLowerCase();
}

/** Letters that are also written with two: by German, Danish, Norwegian and Swedish writers whose keyboards lack them. */
const SPELLED_OUT: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ø: 'oe',
  å: 'aa',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  Ø: 'Oe',
  Å: 'Aa',
};
const SPELLED_OUT_LETTER = /[äöüøåÄÖÜØÅ]/g;

/**
 * The other usual spelling of a text with ä, ö, ü, ø or å: `Müller` as `Mueller`; null when none is in it.
 *
 * MA1: such a name is read in both spellings. The other way round would take `Michael` for `Michäl`, so nothing is ever read back.
 */
export function spelledOut(text: string): string | null {
  const whole = text.normalize('NFC');
  const spelled = whole.replace(SPELLED_OUT_LETTER, (letter) => SPELLED_OUT[letter] ?? letter);
  return spelled === whole ? null : spelled;
}

/** A folded text with what may stand for one letter as that letter; both spellings of a place are then one. */
export function withoutSpelledOut(folded: string): string {
  return folded.replace(/ae|oe|ue|aa/g, (pair) => pair.charAt(0));
}

const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/sch|sh|ch|cz|tsch|kh|zh/g, 'x'],
  [/th/g, 't'],
  [/ck|[cq]/g, 'k'],
  [/ks/g, 'x'],
  [/[wv]/g, 'v'],
  [/ae|oe|ue/g, 'e'],
  [/[yj]/g, 'i'],
  [/z/g, 's'],
  [/h/g, ''],
  [/(.)\1+/g, '$1'],
];

/**
 * How a word sounds, roughly and in any of the languages written with Latin letters: the same skeleton for spellings of
 * one word (`Crystal`, `Cristal`; `Qaida`, `Kaeda`), the Arabic article left out. For finding, never alone a reason to call two names the same.
 */
export function skeletonOf(word: string): string {
  let sound = word.length > 6 ? word.replace(/^al(?=[bcdfghjkmnpqrstvwxyz])/, '') : word;
  for (const [pattern, letter] of SOUNDS) sound = sound.replace(pattern, letter);
  return sound.length > 4 ? sound.charAt(0) + sound.slice(1).replace(/[aeiou]+/g, 'a') : sound;
}

const CONSONANTS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/tsch|sch|sh|ch|cz/g, 'x'],
  [/kh|gh|ck|[cqg]/g, 'k'],
  [/dh|dj|dz|zh|z/g, 's'],
  [/th|d/g, 't'],
  [/[wv]/g, 'v'],
];
const ARTICLES: readonly (readonly [RegExp, string])[] = [
  [/^(?:al|el|ul)(?=[bcdfghjkmnpqrstvwxyz].{3})/, ''],
  [/^[aeu]([dnrstz])\1(?=.{3})/, '$1'],
];
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  ...CONSONANTS,
  [/[aeiouyjhv' ]+/g, ''],
  [/(.)\1+/g, '$1'],
];
const VOWELS: readonly (readonly [RegExp, string])[] = [
  [/ou|oo/g, 'u'],
  [/ee|ei|ie|y/g, 'i'],
  [/h/g, ''],
  [/(.)\1+/g, '$1'],
];

/**
 * A word as it is said: letters that stand for one sound written alike, double ones once, the Arabic article left out. Romanised
 * names are spelled in many ways: `Moghaddam` and `Moqadam`, `Geedar` and `Gidar`, `Essalafia` and `Salafia` are said alike.
 */
export function spokenOf(word: string): string {
  let said = word;
  for (const [pattern, letter] of ARTICLES) said = said.replace(pattern, letter);
  for (const [pattern, letter] of CONSONANTS) said = said.replace(pattern, letter);
  for (const [pattern, letter] of VOWELS) said = said.replace(pattern, letter);
  return said;
}

/**
 * The consonants of a text, spaces left out: what is left of a name when it is written down by ear. `lajnat al daawa` and
 * `ladjnat aldawah` have the same.
 */
export function consonantsOf(text: string): string {
  let bare = text;
  for (const [pattern, letter] of SPELLINGS) bare = bare.replace(pattern, letter);
  return bare;
}

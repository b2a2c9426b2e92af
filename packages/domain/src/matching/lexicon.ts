import { LONGEST_COUNTRY, countryOfWords } from './country.ts';
import { withoutSpelledOut } from './fold.ts';
import lexicon from './data/lexicon.json' with { type: 'json' };
import scripts from './data/scripts.json' with { type: 'json' };

/** One word for what many languages call by other words: `Universität`, `università` and `üniversitesi` are `university`. */
const CONCEPT = new Map<string, string>();
for (const [concept, words] of Object.entries(lexicon.concepts)) {
  CONCEPT.set(concept, concept);
  for (const word of words.split(' ')) if (word !== '') CONCEPT.set(word, concept);
}
for (const [place, words] of Object.entries(lexicon.places)) {
  CONCEPT.set(place, place);
  for (const word of words.split(' ')) if (word !== '') CONCEPT.set(word, place);
}
const STOP: ReadonlySet<string> = new Set(lexicon.stop.split(' '));

/** Words of languages written without spaces, longest first, so that their neighbours are parted from them. */
const SCRIPT_WORDS = new Map(
  Object.entries(scripts).flatMap(([concept, words]) =>
    words.split(' ').map((word) => [word, concept] as const),
  ),
);
const SCRIPT_WORD = new RegExp(
  [...SCRIPT_WORDS.keys()].toSorted((a, b) => b.length - a.length).join('|'),
  'g',
);
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** Puts spaces around the known words of Chinese, Japanese and Korean names and says them in English. */
export function partScripts(text: string): string {
  return UNSPACED.test(text)
    ? text.replace(SCRIPT_WORD, (word) => ` ${SCRIPT_WORDS.get(word) ?? word} `)
    : text;
}

/** Whether a folded word is grammar only (articles, prepositions, `and` in many languages). */
export function isStopWord(word: string): boolean {
  return STOP.has(word);
}

/** Whether a canonical word is a concept of the lexicon, hence shared by many names. */
export function isConcept(word: string): boolean {
  return Object.hasOwn(lexicon.concepts, word);
}

/** Whether a canonical word is a place of the lexicon or a country: where somebody is, hence seldom who it is. */
export function isPlaceWord(word: string): boolean {
  return word.startsWith('@') || Object.hasOwn(lexicon.places, word);
}

const AKIN = new Map<string, Set<string>>();
for (const group of lexicon.akin) {
  const words = group.split(' ');
  for (const word of words) AKIN.set(word, new Set([...(AKIN.get(word) ?? []), ...words]));
}

/** Whether two concepts are said of one body in different mouths: an office and an agency, a brigade and a corps. */
export function isAkin(a: string, b: string): boolean {
  return AKIN.get(a)?.has(b) === true;
}

const NUMBERS = new Map<string, string>();
'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
  .split(' ')
  .forEach((word, number) => NUMBERS.set(word, `${number}`));
' first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'
  .split(' ')
  .forEach((word, number) => NUMBERS.set(word, `${number}`));
' i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'
  .split(' ')
  .forEach((word, number) => NUMBERS.set(word, `${number}`));
'premier:1 premiere:1 primero:1 primera:1 primeiro:1 primo:1 erste:1 erster:1 erstes:1 deuxieme:2 segundo:2 segunda:2 secondo:2 zweite:2 zweiter:2 tercero:3 tercera:3 troisieme:3 dritte:3 pervyi:1 pervaia:1 vtoroi:2 forty:40 fourty:40 thirty:30 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90 hundred:100'
  .split(' ')
  .forEach((pair) => NUMBERS.set(pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)));

/** The number a word means, as `#44`; null when it means none. Single roman letters count only at the end of a name. */
export function numberOfWord(word: string, last: boolean): string | null {
  const digits = /^(?:no|nr)?(\d+)(?:st|nd|rd|th|e|er|eme|o|a)?$/.exec(word)?.[1];
  if (digits !== undefined) return `#${digits.replace(/^0+(?=\d)/, '')}`;
  const number = NUMBERS.get(word);
  return word === '' || number === undefined || (word.length === 1 && !last) ? null : `#${number}`;
}

/** Endings that mark the plural or the case of a word, taken off so that its forms meet. */
const ENDING =
  /(?<=[a-z]{4})(?:ies|es|s|skiy|skii|ski|sky|ska|skoe|skaia|skaya|ische[rns]?|isch|ical|ique|ico|ica|ic|al|en|er|e|a|o|i|y)$/;

/** Cuts a word that no lexicon knows to its stem. Coarse on purpose: it only has to treat both sides alike. */
function stemOf(word: string): string {
  const stem = word.replace(/(?<=[^s]{1}[a-z]{3,})s$/, '');
  return stem.length >= 7 ? stem.replace(ENDING, '') : stem;
}

function conceptOfMany(word: string): string | undefined {
  return (
    CONCEPT.get(word.slice(0, -1)) ??
    (word.endsWith('ies') ? CONCEPT.get(`${word.slice(0, -3)}y`) : undefined)
  );
}

/** The canonical form of one folded word: its concept, its country as `@de`, or its stem. */
export function canonicalWord(word: string): string {
  const concept =
    CONCEPT.get(word) ??
    (word.length > 5 && word.endsWith('s') ? conceptOfMany(word) : undefined) ??
    (word.length > 5 ? CONCEPT.get(withoutSpelledOut(word)) : undefined);
  if (concept !== undefined) return concept;
  const country = countryOfWords(word) ?? (/^.{4,}s$/.test(word) ? countryOfWords(word.slice(0, -1)) : null);
  return country === null ? stemOf(word) : `@${country.toLowerCase()}`;
}

/** Parts a German, Dutch or Nordic compound into two known concepts (`forschungsinstitut`), or leaves it whole. */
export function partCompound(word: string): readonly string[] {
  if (word.length < 9 || CONCEPT.has(word)) return [word];
  for (let at = word.length - 4; at >= 3; at -= 1) {
    const right = word.slice(at);
    if (!CONCEPT.has(right) || right.length < 4) continue;
    const left = word.slice(0, at);
    const known = [left, left.replace(/(?:s|n|en|es|er)$/, '')].find(
      (part) => CONCEPT.has(part) && part.length > 2,
    );
    if (known !== undefined) return [known, right];
    if (right.length >= 6 && left.length >= 4) return [left.replace(/s$/, ''), right];
  }
  return [word];
}

/** How many words at `start` name a country (`united states of america`), and which; null when none do. */
export function countryAt(words: readonly string[], start: number): { code: string; size: number } | null {
  for (let size = Math.min(LONGEST_COUNTRY, words.length - start); size > 1; size -= 1) {
    const code = countryOfWords(words.slice(start, start + size).join(' '));
    if (code !== null) return { code, size };
  }
  return null;
}

import { foldText } from './fold.ts';
import countries from './data/countries.json' with { type: 'json' };

/** Names of countries in the languages of Unicode CLDR, folded, and the words a people or country gives to names. */
const CODES = new Map<string, string>();
const WORDS = new Map<string, string>();
for (const [code, names] of Object.entries(countries.names)) {
  for (const name of names.split('|')) CODES.set(name, code);
}
for (const [code, words] of Object.entries(countries.words)) {
  for (const word of words.split(' ')) WORDS.set(word, code);
}

/** The longest name of a country, in words. */
export const LONGEST_COUNTRY = 6;

/** ISO 3166 alpha-2 of a country given as such or by a name, in any of the greater languages; null when it is none. */
export function countryCode(text: string): string | null {
  const bare = text.trim();
  if (/^[A-Za-z]{2}$/.test(bare)) {
    const code = bare.toUpperCase() === 'UK' ? 'GB' : bare.toUpperCase();
    if (code in countries.names) return code;
  }
  const folded = foldText(bare);
  return CODES.get(folded) ?? CODES.get(folded.replace(/^the /, '')) ?? null;
}

/** The country that a run of folded words names, adjectives and peoples included; null when it names none. */
export function countryOfWords(words: string): string | null {
  return CODES.get(words) ?? WORDS.get(words) ?? null;
}

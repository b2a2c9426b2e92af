import type { LetterLocale } from './facts.ts';

/** Countries whose people are written to in German. */
const GERMAN = new Set(['DE', 'AT', 'CH', 'LI']);

/** The language of letters to people of an organisation in this country, ISO 3166-1 alpha-2. */
export function letterLocaleOf(country: string | null | undefined): LetterLocale {
  return GERMAN.has(country ?? '') ? 'de' : 'en';
}

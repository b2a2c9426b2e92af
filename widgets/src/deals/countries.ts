import type { Option } from '@portico/ui/question/option';
import { codes, ownCountry } from './country-list.ts';

let made: { locale: string; options: readonly Option[] } | undefined;

/** All countries by name in the reader's language and its order; the visitor's own stands first. */
export function countryOptions(locale: string): readonly Option[] {
  // Sorting 249 names by a language's rules is too much for every letter typed.
  if (made?.locale !== locale) made = { locale, options: sortedCountries(locale) };
  return made.options;
}

function sortedCountries(locale: string): Option[] {
  const { compare } = new Intl.Collator(locale);
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const own = ownCountry();
  return codes
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .toSorted((a, b) => Number(b.value === own) - Number(a.value === own) || compare(a.label, b.label));
}

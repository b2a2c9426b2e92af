import type { Option } from '@portico/ui/question/option';

// ISO 3166-1 alpha-2, the 249 codes officially assigned (https://www.iso.org/obp/ui/#search/code, 2026). Their names come from Intl.
// The first letter, and every second one to it.
const codes =
  'ADEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNORUVWXYZ DEJKMOZ ECEGHRST FIJKMOR GABDEFGHILMNPQRSTUWY HKMNRTU IDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY MACDEFGHKLMNOPQRSTUVWXYZ NACEFGILOPRUZ OM PAEFGHKLMNRSTWY QA REOSUW SABCDEGHIJKLMNORSTVXYZ TCDFGHJKLMNORTVWZ UAGMSYZ VACEGINU WFS YET ZAMW'
    .split(' ')
    .flatMap(([first = '', ...seconds]) => seconds.map((second) => first + second));

let made: { locale: string; options: readonly Option[] } | undefined;
let drawn: { locale: string; list: DocumentFragment } | undefined;

/**
 * All countries as native options, a copy for one select: 249 of them drawn by templates are a tenth of a megabyte of heap
 * for every form, and most of the time that its first drawing takes.
 */
export function countryNodes(locale: string): Node {
  if (drawn?.locale !== locale) {
    const list = document.createDocumentFragment();
    for (const { value, label } of countryOptions(locale)) {
      const option = document.createElement('option');
      [option.value, option.textContent] = [value, label];
      list.append(option);
    }
    drawn = { locale, list };
  }
  return drawn.list.cloneNode(true);
}

/** All countries by name in the reader's language and its order; the visitor's own stands first. */
export function countryOptions(locale: string): readonly Option[] {
  // Sorting 249 names by a language's rules is too much for every letter typed.
  if (made?.locale !== locale) made = { locale, options: sortedCountries(locale, navigator.language) };
  return made.options;
}

function sortedCountries(locale: string, visitor: string): Option[] {
  const { compare } = new Intl.Collator(locale);
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const own = new Intl.Locale(visitor).maximize().region;
  return codes
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .toSorted((a, b) => Number(b.value === own) - Number(a.value === own) || compare(a.label, b.label));
}

import { turn } from '@portico/runtime/turn';
import type { Option } from '@portico/ui/question/option';

// ISO 3166-1 alpha-2, the 249 codes officially assigned (https://www.iso.org/obp/ui/#search/code, 2026). Their names come from Intl.
// The first letter, and every second one to it.
const codes =
  'ADEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNORUVWXYZ DEJKMOZ ECEGHRST FIJKMOR GABDEFGHILMNPQRSTUWY HKMNRTU IDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY MACDEFGHKLMNOPQRSTUVWXYZ NACEFGILOPRUZ OM PAEFGHKLMNRSTWY QA REOSUW SABCDEGHIJKLMNORSTVXYZ TCDFGHJKLMNORTVWZ UAGMSYZ VACEGINU WFS YET ZAMW'
    .split(' ')
    .flatMap(([first = '', ...seconds]) => seconds.map((second) => first + second));

let made: { locale: string; options: readonly Option[] } | undefined;
let drawn: { locale: string; list: Promise<DocumentFragment> } | undefined;

/** All countries by name in the reader's language and its order; the visitor's own stands first. */
export function countryOptions(locale: string): readonly Option[] {
  // Sorting 249 names by a language's rules is too much for every letter typed.
  if (made?.locale !== locale) {
    const names = new Intl.DisplayNames(locale, { type: 'region' });
    made = { locale, options: sortedCountries(names, new Intl.Collator(locale)) };
  }
  return made.options;
}

function sortedCountries(names: Intl.DisplayNames, { compare }: Intl.Collator): Option[] {
  const own = new Intl.Locale(navigator.language).maximize().region;
  return codes
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .toSorted((a, b) => Number(b.value === own) - Number(a.value === own) || compare(a.label, b.label));
}

/**
 * All countries as native options, to be copied: 249 of them drawn by templates are a tenth of a megabyte of heap for every
 * form. Made in several turns, since a browser reads its tables of a language when they are first asked for.
 */
export async function countryList(locale: string): Promise<Node> {
  if (drawn?.locale !== locale) drawn = { locale, list: drawCountries(locale) };
  const list = await drawn.list;
  await turn();
  return list;
}

async function drawCountries(locale: string): Promise<DocumentFragment> {
  await turn();
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  await turn();
  const order = new Intl.Collator(locale);
  await turn();
  const list = document.createDocumentFragment();
  for (const { value, label } of sortedCountries(names, order)) {
    const option = document.createElement('option');
    [option.value, option.textContent] = [value, label];
    list.append(option);
  }
  return list;
}

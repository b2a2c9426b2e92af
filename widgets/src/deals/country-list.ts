import { turn } from '@portico/runtime/turn';

// ISO 3166-1 alpha-2, the 249 codes officially assigned (https://www.iso.org/obp/ui/#search/code, 2026). Their names come from Intl.
// The first letter, and every second one to it.
export const codes =
  'ADEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNORUVWXYZ DEJKMOZ ECEGHRST FIJKMOR GABDEFGHILMNPQRSTUWY HKMNRTU IDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY MACDEFGHKLMNOPQRSTUVWXYZ NACEFGILOPRUZ OM PAEFGHKLMNRSTWY QA REOSUW SABCDEGHIJKLMNORSTVXYZ TCDFGHJKLMNORTVWZ UAGMSYZ VACEGINU WFS YET ZAMW'
    .split(' ')
    .flatMap(([first = '', ...seconds]) => seconds.map((second) => first + second));

/** The visitor's own country, by the browser's first language. */
export function ownCountry(): string | undefined {
  return new Intl.Locale(navigator.language).maximize().region;
}

let drawn: { locale: string; list: Promise<Node> } | undefined;

/**
 * All countries as native options, to be copied: 249 of them drawn by templates are a tenth of a megabyte of heap for every
 * form. Made in several turns, since a browser reads its tables of a language when they are first asked for.
 */
export function countryList(locale: string): Promise<Node> {
  if (drawn?.locale !== locale) drawn = { locale, list: drawCountries(locale) };
  return drawn.list;
}

async function drawCountries(locale: string): Promise<Node> {
  await turn();
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  await turn();
  const { compare } = new Intl.Collator(locale);
  await turn();
  const list = document.createDocumentFragment();
  const options = codes.map((code) => new Option(names.of(code), code));
  list.append(...options.toSorted((a, b) => compare(a.text, b.text)));
  const own = ownCountry();
  list.prepend(...options.filter(({ value }) => value === own));
  return list;
}

import type { Signal } from './signals.ts';

/** Every reason in words, English and German; the screen chooses, files for machines and people take English. */
export const SIGNAL_TEXTS: Readonly<Record<string, { en: string; de: string }>> = {
  same_number: { en: 'same registration number', de: 'gleiche Registernummer' },
  other_number: { en: 'different registration numbers', de: 'verschiedene Registernummern' },
  same_name_without_legal_form: { en: 'same name without legal form', de: 'gleicher Name ohne Rechtsform' },
  same_words: {
    en: 'same words in another order or language',
    de: 'gleiche Wörter in anderer Reihenfolge oder Sprache',
  },
  nearly_same_name: { en: 'nearly the same name', de: 'fast gleicher Name' },
  name_within_name: { en: 'one name contains the other', de: 'ein Name enthält den anderen' },
  shared_words: { en: 'some words in common', de: 'einige Wörter gemeinsam' },
  other_name: { en: 'different names', de: 'verschiedene Namen' },
  other_words: {
    en: 'a distinctive word on each side that the other lacks',
    de: 'auf jeder Seite ein eigenes Wort, das der anderen fehlt',
  },
  word_missing: { en: 'a word that the other name lacks', de: 'ein Wort, das dem anderen Namen fehlt' },
  word_explained: {
    en: 'a further word names the place, domain or parent',
    de: 'ein weiteres Wort nennt Ort, Domain oder Mutter',
  },
  alone_so_alike: { en: 'no other account has so like a name', de: 'kein anderer Kunde heißt so ähnlich' },
  others_as_alike: { en: 'other accounts have names as like', de: 'andere Kunden heißen ebenso ähnlich' },
  same_city: { en: 'same city', de: 'gleiche Stadt' },
  other_city: { en: 'different cities', de: 'verschiedene Städte' },
  other_place_in_name: { en: 'different places in the names', de: 'verschiedene Orte in den Namen' },
  other_number_in_name: { en: 'different numbers in the names', de: 'verschiedene Zahlen in den Namen' },
  acronym: { en: 'one name is the acronym of the other', de: 'ein Name kürzt den anderen ab' },
  same_country: { en: 'same country', de: 'gleiches Land' },
  other_country: { en: 'different countries', de: 'verschiedene Länder' },
  same_postcode: { en: 'same postcode', de: 'gleiche Postleitzahl' },
  same_street: { en: 'same street', de: 'gleiche Straße' },
  same_domain: { en: 'same domain', de: 'gleiche Domain' },
  part_of_domain: { en: "under the account's domain", de: 'unter der Domain des Kunden' },
  domain_within: { en: "above the account's domain", de: 'über der Domain des Kunden' },
  neighbour_domain: { en: 'another host of the same domain', de: 'anderer Rechner derselben Domain' },
  domain_elsewhere: {
    en: 'same domain name under another ending',
    de: 'gleicher Domainname mit anderer Endung',
  },
  other_domain: { en: 'different domains', de: 'verschiedene Domains' },
  name_in_domain: { en: 'the name fits the domain', de: 'der Name passt zur Domain' },
  same_legal_form: { en: 'same legal form', de: 'gleiche Rechtsform' },
  other_legal_form: { en: 'different legal forms', de: 'verschiedene Rechtsformen' },
  name_alone: { en: 'a name alone, nothing to confirm it', de: 'nur ein Name, nichts, was ihn bestätigt' },
  holding: { en: 'holding and operating company', de: 'Holding und operative Gesellschaft' },
  family_name: {
    en: 'has the name of a corporate family of the register',
    de: 'trägt den Namen einer Konzernfamilie des Bestands',
  },
  family_domain: {
    en: 'has the domain of a corporate family of the register',
    de: 'hat die Domain einer Konzernfamilie des Bestands',
  },
  subsidiary_of: { en: 'subsidiary of', de: 'Tochter von' },
  parent_of: { en: 'parent of', de: 'Mutter von' },
  sibling_of: { en: 'sister company of', de: 'Schwester von' },
};

/** A reason in English words, as files for people show it. An unknown key is shown as it is. */
export function signalText(signal: Signal): string {
  return SIGNAL_TEXTS[signal.key]?.en ?? signal.key;
}

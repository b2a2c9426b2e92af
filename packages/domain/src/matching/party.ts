import { countryCode } from './country.ts';
import { foldText, spelledOut } from './fold.ts';
import { canonicalWord } from './lexicon.ts';
import { prepareName, type PreparedName } from './name.ts';
import { registrableDomain, readHost } from './web-domain.ts';

/** A customer as somebody described it: an account of the register, or what a partner typed. */
export interface Party {
  /** The legal name of an account, or the name as it was typed. */
  name: string;
  aliases: readonly string[];
  /** In any form: web address, host, e-mail address. */
  domains: readonly string[];
  registrationNos: readonly string[];
  street: string | null;
  city: string | null;
  postcode: string | null;
  /** ISO 3166 alpha-2, or the country's English name. */
  country: string | null;
}

/** A party made ready for comparing, everything normalised once. Plain data, so that an index can keep it as JSON. */
export interface PreparedParty {
  /** The name first, then the aliases that differ from it, then those that are also spelled otherwise (`Müller`, `Mueller`) so. */
  readonly names: readonly PreparedName[];
  /** Hosts without `www.`; free-mail hosts are left out. */
  readonly hosts: readonly string[];
  /** What of the hosts can be registered, by the public suffix list. */
  readonly domains: readonly string[];
  readonly numbers: readonly string[];
  readonly street: string | null;
  /** In canonical words. */
  readonly city: string | null;
  readonly postcode: string | null;
  /** ISO 3166 alpha-2. */
  readonly country: string | null;
}

/** A party of which nothing but the name is known. */
export function partyOfName(name: string): Party {
  return {
    name,
    aliases: [],
    domains: [],
    registrationNos: [],
    street: null,
    city: null,
    postcode: null,
    country: null,
  };
}

/**
 * Makes a party ready for comparing and for the index. Deterministic; what is empty, unreadable or a free-mail domain is left out.
 *
 * MA2: a free-mail domain says nothing about who a customer is, so it is never kept.
 */
export function prepareParty(party: Party): PreparedParty {
  const hosts = unique(party.domains.map(readHost));
  return {
    names: preparedNames(party),
    hosts,
    domains: unique(hosts.map(registrableDomain)),
    numbers: unique(party.registrationNos.map(foldNumber)),
    street: foldOrNull(party.street),
    city: party.city === null ? null : placeOrNull(party.city),
    postcode: foldOrNull(party.postcode)?.replaceAll(' ', '') ?? null,
    country: party.country === null ? null : countryCode(party.country),
  };
}

function preparedNames(party: Party): PreparedName[] {
  const given = [party.name, ...party.aliases];
  const spelled = given.map(spelledOut).filter((name) => name !== null);
  const names = [...given, ...spelled].map(prepareName);
  const seen = new Set<string>();
  return names.filter((name) => {
    const text = JSON.stringify(name);
    return name.words !== '' && !seen.has(text) && seen.add(text);
  });
}

/** Registration, VAT and D-U-N-S numbers: letters and digits only. A number of fewer than four characters says nothing. */
function foldNumber(number: string): string | null {
  const bare = foldText(number)
    .replaceAll(' ', '')
    .replace(/^0+(?=\d{4})/, '');
  return bare.length >= 4 && /\d/.test(bare) ? bare : null;
}

function foldOrNull(text: string | null): string | null {
  const folded = text === null ? '' : foldText(text);
  return folded === '' ? null : folded;
}

/** A city in canonical words, so that Lisboa is Lisbon. */
function placeOrNull(city: string): string | null {
  const folded = foldText(city.replace(/\(.*?\)/g, ' '));
  return folded === '' ? null : folded.split(' ').map(canonicalWord).join(' ');
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}

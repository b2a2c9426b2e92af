import { addAmong, AMONG_FACTS, type Compared } from './among.ts';
import { withoutSpelledOut } from './fold.ts';
import { compareNamePair, emptyNameFacts, NAME_FACTS, type NamePair } from './name-facts.ts';
import type { Reader, ReadyName, ReadyParty } from './ready.ts';
import { webLikeness } from './web-likeness.ts';

/** What speaks for and against two parties being one, each a number. The order is that of the fitted weights. */
export const FACTS = [
  ...NAME_FACTS,
  'country',
  'countryKnown',
  'bracket',
  'city',
  'cityInName',
  'postcode',
  'street',
  'host',
  'under',
  'nameInHost',
  'hostInName',
  'label',
  'hostRarity',
  'domainRarity',
  'queryWords',
  'candidateWords',
  'queryRarest',
  'candidateRarest',
  'form',
  'otherScript',
  'nameRarity',
  ...AMONG_FACTS,
] as const;

/** The name of one fact. */
export type Fact = (typeof FACTS)[number];

const AT: ReadonlyMap<string, number> = new Map(FACTS.map((fact, index) => [fact, index]));

/** Compares a query with all candidates: each by itself, and by what the others have of the query. Facts stand in the order of {@link FACTS}. */
export function compareAll(
  query: ReadyParty,
  candidates: readonly ReadyParty[],
  reader: Reader,
): readonly Compared[] {
  const all = candidates.map((candidate) => compareParties(query, candidate, reader));
  addAmong(all, AT);
  return all;
}

/** Compares two parties by the best pair of their names. */
function compareParties(query: ReadyParty, candidate: ReadyParty, reader: Reader): Compared {
  let best: NamePair | null = null;
  let pair: readonly [ReadyName, ReadyName] | null = null;
  for (const a of query.names) {
    for (const b of candidate.names) {
      const found = compareNamePair(a, b, { query: query.where, candidate: candidate.where });
      if (best !== null && found.facts.overall <= best.facts.overall) continue;
      best = found;
      pair = [a, b];
    }
  }
  const facts = new Float64Array(FACTS.length);
  const { host, under, nameInHost, hostInName, label } = webLikeness(query.party, candidate.party);
  keep(facts, best?.facts ?? emptyNameFacts());
  keep(facts, placeFacts(query, candidate, pair));
  keep(facts, { host, under, nameInHost, hostInName, label });
  keep(facts, webRarities(query, candidate, { host, reader }));
  keep(facts, pairFacts(pair, reader));
  return { facts, met: best?.met ?? null, words: pair?.[0].words ?? [] };
}

/** Puts facts where they belong: a fifth of the time that copying them from object to object takes. */
function keep(facts: Float64Array, found: Readonly<Record<string, number>>): void {
  for (const fact in found) facts[AT.get(fact) ?? FACTS.length] = found[fact] ?? 0;
}

function pairFacts(pair: readonly [ReadyName, ReadyName] | null, reader: Reader): Record<string, number> {
  if (pair === null) return {};
  const [a, b] = pair;
  const forms = a.name.form === null || b.name.form === null ? 0 : a.name.form === b.name.form ? 1 : -1;
  return {
    queryWords: a.words.length,
    candidateWords: b.words.length,
    queryRarest: rarest(a),
    candidateRarest: rarest(b),
    form: forms,
    otherScript: a.name.foreign === b.name.foreign ? 0 : 1,
    nameRarity: reader.rarity(`n${b.name.words.split(' ').toSorted().join(' ')}`),
  };
}

function rarest({ words }: ReadyName): number {
  return words.reduce((most, { rarity }) => Math.max(most, rarity), 0);
}

function placeFacts(
  query: ReadyParty,
  candidate: ReadyParty,
  pair: readonly [ReadyName, ReadyName] | null,
): Record<string, number> {
  const a = query.party;
  const b = candidate.party;
  const bracketA = pair?.[0].name.place ?? null;
  const bracketB = pair?.[1].name.place ?? null;
  return {
    country: agree(a.country, b.country),
    countryKnown: a.country === null ? (b.country === null ? 2 : 1) : b.country === null ? -1 : 0,
    bracket: bracketA === null && bracketB === null ? 0 : agree(bracketA ?? a.country, bracketB ?? b.country),
    city: cityAgreement(query.where.city, candidate.where.city),
    cityInName: pair === null ? 0 : cityInName(pair[0], candidate.where.city),
    postcode: agree(a.postcode, b.postcode),
    street: streetLikeness(a.street, b.street),
  };
}

function agree(a: string | null, b: string | null): number {
  return a === null || b === null ? 0 : a === b ? 1 : -1;
}

function cityAgreement(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  if (withoutSpelledOut(a.join(' ')) === withoutSpelledOut(b.join(' '))) return 1;
  return a.some((word) => word.length > 3 && b.includes(word)) ? 0.5 : -1;
}

function cityInName(name: ReadyName, city: readonly string[]): number {
  return city.some((word) => word.length > 3 && name.words.some(({ text }) => text === word)) ? 1 : 0;
}

function streetLikeness(a: string | null, b: string | null): number {
  if (a === null || b === null) return 0;
  const words = new Set(a.split(' '));
  const others = b.split(' ');
  const shared = others.filter((word) => words.has(word)).length;
  const share = shared / Math.max(1, Math.min(words.size, others.length));
  return share >= 0.5 ? share : -0.5;
}

function webRarities(
  query: ReadyParty,
  candidate: ReadyParty,
  web: { host: number; reader: Reader },
): Record<string, number> {
  const { reader } = web;
  const host =
    web.host === 1 ? candidate.party.hosts.find((name) => query.party.hosts.includes(name)) : undefined;
  const domain =
    web.host >= 0.5 ? candidate.party.domains.find((name) => query.party.domains.includes(name)) : undefined;
  return {
    hostRarity: host === undefined ? 0 : reader.rarity(`h${host}`),
    domainRarity: domain === undefined ? 0 : reader.rarity(`d${domain}`),
  };
}

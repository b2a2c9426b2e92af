import { FACTS, type Fact } from './evidence.ts';
import { explainForest } from './forest.ts';
import { factOf, type Rated } from './candidate.ts';
import type { Veto } from './vetoes.ts';
import type { Weights } from './weights.ts';

/** One reason for or against, by a stable key that the screen says in the reader's language. */
export interface Signal {
  readonly key: string;
  /** What it adds to the log-odds; negative when it speaks against. */
  readonly weight: number;
}

/** Which facts a group of signals gathers, so that the weights of one reason are added up. */
const GROUPS: Readonly<Record<string, readonly Fact[]>> = {
  name: [
    'overall',
    'coverBoth',
    'coverQuery',
    'coverCandidate',
    'strictQuery',
    'strictCandidate',
    'evidence',
    'rarestMet',
    'sameText',
    'sameWords',
    'surfaceQuery',
    'surfaceCandidate',
    'letters',
    'sound',
    'coreBoth',
    'nameRarity',
    'run',
    'order',
    'firstWord',
    'queryWords',
    'candidateWords',
    'queryRarest',
    'candidateRarest',
    'akin',
    'ownMet',
    'coreLetters',
  ],
  missing: [
    'missBoth',
    'missTotalBoth',
    'missQuery',
    'missCandidate',
    'missConceptQuery',
    'missConceptCandidate',
    'missConceptBoth',
    'ownMissQuery',
    'ownMissCandidate',
    'missTotalQuery',
    'missTotalCandidate',
    'missCountQuery',
    'missCountCandidate',
    'typeQuery',
    'typeCandidate',
    'holding',
    'unknown',
  ],
  place: ['missPlaceQuery', 'missPlaceCandidate', 'missCityQuery', 'missCityCandidate', 'city', 'cityInName'],
  number: ['numberClash'],
  acronym: ['acronym', 'wholeAcronym'],
  country: ['country', 'countryKnown', 'bracket'],
  address: ['postcode', 'street'],
  domain: ['host', 'under', 'label', 'hostRarity', 'domainRarity'],
  nameInDomain: ['nameInHost', 'hostInName'],
  form: ['form', 'formElse'],
  among: [
    'sharers',
    'rivalCover',
    'rivalEvidence',
    'onlyOne',
    'hereEvidence',
    'taken',
    'takenTotal',
    'fellows',
  ],
  explained: ['explainedQuery', 'explainedCandidate'],
};

/** What can be said of a query that gives no name. */
const WITHOUT_NAME: ReadonlySet<string> = new Set(['country', 'address', 'domain', 'place']);

const PLACES = Object.entries(GROUPS).map(
  ([group, facts]) => [group, facts.map((fact) => FACTS.indexOf(fact))] as const,
);

/**
 * The reasons for a verdict, strongest first, in stable keys (MA15). What moved the score by next to nothing is left out.
 */
export function signalsOf(
  rated: Rated,
  { veto, weights }: { veto: Veto | null; weights: Weights },
): Signal[] {
  const moved = explainForest(weights.pair, rated.facts);
  const nameless = factOf(rated, 'queryWords') === 0;
  const signals = PLACES.flatMap(([group, places]) => {
    if (nameless && !WITHOUT_NAME.has(group)) return [];
    const weight = places.reduce((sum, place) => sum + (moved[place] ?? 0), 0);
    const key = group === 'among' ? amongKey(rated, weight) : keyOf(group, rated);
    return key === null || Math.abs(weight) < 0.1 ? [] : [{ key, weight: Math.round(weight * 100) / 100 }];
  });
  signals.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.key < b.key ? -1 : 1));
  const number = rated.number === 1 ? [{ key: 'same_number', weight: 10 }] : [];
  // What forbids is said once, though it also moved the score.
  const others = signals.filter(({ key }) => key !== veto);
  return [...number, ...(veto === null ? [] : [{ key: veto, weight: -10 }]), ...others];
}

/** What stands beside a candidate is said only where it is so and weighs that way; the weight alone may come of less. */
function amongKey(rated: Rated, weight: number): string | null {
  const isAhead = factOf(rated, 'rivalCover') > 0;
  if (isAhead) return weight > 0 ? 'alone_so_alike' : null;
  return weight < 0 && factOf(rated, 'coverBoth') > 0 && factOf(rated, 'fellows') > 0
    ? 'others_as_alike'
    : null;
}

function keyOf(group: string, rated: Rated): string | null {
  const fact = (name: Fact): number => factOf(rated, name);
  switch (group) {
    case 'name':
      return nameKey(fact);
    case 'missing':
      if (
        fact('missQuery') === 0 &&
        fact('missCandidate') === 0 &&
        fact('typeQuery') + fact('typeCandidate') === 0
      )
        return null;
      return Math.min(fact('missQuery'), fact('missCandidate')) > 0.5 ? 'other_words' : 'word_missing';
    case 'place':
      if (fact('city') === 1) return 'same_city';
      if (fact('city') === -1) return 'other_city';
      return fact('missPlaceQuery') > 0 && fact('missPlaceCandidate') > 0 ? 'other_place_in_name' : null;
    case 'number':
      return fact('numberClash') > 0 ? 'other_number_in_name' : null;
    case 'acronym':
      return fact('acronym') > 0 || fact('wholeAcronym') > 0 ? 'acronym' : null;
    case 'country':
      return fact('country') === 1 ? 'same_country' : fact('country') === -1 ? 'other_country' : null;
    case 'address':
      return fact('postcode') === 1 ? 'same_postcode' : fact('street') > 0.5 ? 'same_street' : null;
    case 'domain':
      return domainKey(fact);
    case 'nameInDomain':
      return Math.max(fact('nameInHost'), fact('hostInName')) > 0.5 ? 'name_in_domain' : null;
    case 'explained':
      return fact('explainedQuery') > 0 || fact('explainedCandidate') > 0 ? 'word_explained' : null;
    case 'form':
      return fact('form') === 1 ? 'same_legal_form' : fact('form') === -1 ? 'other_legal_form' : null;
    default:
      return null;
  }
}

function nameKey(fact: (name: Fact) => number): string | null {
  if (fact('sameText') === 1) return 'same_name_without_legal_form';
  if (fact('sameWords') === 1) return 'same_words';
  if (fact('coverQuery') > 0.85 && fact('coverCandidate') > 0.85) return 'nearly_same_name';
  if (fact('coverQuery') > 0.95 || fact('coverCandidate') > 0.95) return 'name_within_name';
  return fact('evidence') > 0.3 ? 'shared_words' : 'other_name';
}

function domainKey(fact: (name: Fact) => number): string | null {
  const host = fact('host');
  if (host === 1) return 'same_domain';
  if (host === 0.8) return fact('under') === -1 ? 'part_of_domain' : 'domain_within';
  if (host === 0.5) return 'neighbour_domain';
  if (fact('label') === 1) return 'domain_elsewhere';
  return host === -1 ? 'other_domain' : null;
}

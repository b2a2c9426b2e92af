import { msg } from '@portico/ui/msg';
import type { Rule, RuleGroup, Section } from './rule.ts';

/** How a name somebody typed is matched to an account. For who knows what they do. */
export const matchingSection: Section = {
  name: 'matching',
  title: () => msg('Matching (advanced)', { id: 'policy.matching' }),
  lead: () =>
    msg('How a typed customer is matched to an account. Change it only with a replay beside it.', {
      id: 'policy.matching.lead',
    }),
  groups: [thresholds(), vetoes(), search(), keys()],
};

function number(path: string, label: () => string, help?: () => string): Rule {
  return { kind: 'number', path: `matching.${path}`, label, ...(help ? { help } : {}) };
}

function thresholds(): RuleGroup {
  return {
    title: () => msg('Thresholds', { id: 'policy.thresholds' }),
    rules: [
      number(
        'same',
        () => msg('Same customer from', { id: 'policy.same' }),
        () => msg('A score from 0 to 1.', { id: 'policy.score' }),
      ),
      number(
        'similar',
        () => msg('A person looks from', { id: 'policy.similar' }),
        () => msg('A score from 0 to 1.', { id: 'policy.score' }),
      ),
      { kind: 'text', path: 'matching.weights', label: () => msg('Weights', { id: 'policy.weights' }) },
      number(
        'distinctive',
        () => msg('A word is distinctive from', { id: 'policy.distinctive' }),
        () => msg('0 is everybody’s, 1 is nobody else’s.', { id: 'policy.rarity' }),
      ),
    ],
  };
}

function vetoes(): RuleGroup {
  const veto = (name: string, label: () => string): Rule => ({
    kind: 'check',
    path: `matching.vetoes.${name}`,
    label,
  });
  return {
    title: () => msg('What forbids “same”', { id: 'policy.vetoes' }),
    rules: [
      veto('otherNumber', () => msg('Different registration numbers', { id: 'policy.veto.number' })),
      veto('otherCountry', () => msg('Different countries', { id: 'policy.veto.country' })),
      veto('otherWords', () => msg('A distinctive word on each side', { id: 'policy.veto.words' })),
      veto('holding', () => msg('Holding and operating company', { id: 'policy.veto.holding' })),
    ],
  };
}

function search(): RuleGroup {
  return {
    title: () => msg('Search', { id: 'policy.search' }),
    rules: [
      {
        kind: 'count',
        unit: 'accounts',
        path: 'matching.candidates',
        label: () => msg('Compared in full', { id: 'policy.candidates' }),
      },
      {
        kind: 'count',
        unit: 'none',
        path: 'matching.queryKeys',
        label: () => msg('Keys looked up', { id: 'policy.query-keys' }),
      },
      number('rankFloor', () => msg('Smallest share of the best rank', { id: 'policy.rank-floor' })),
      number('commonKey', () => msg('Too common: share of accounts', { id: 'policy.common-key' })),
    ],
  };
}

function keys(): RuleGroup {
  const key = (name: string, label: () => string): Rule => number(`keyWeights.${name}`, label);
  return {
    title: () => msg('Worth of a shared key', { id: 'policy.keys' }),
    rules: [
      key('r', () => msg('Registration number', { id: 'policy.key.number' })),
      key('h', () => msg('Host', { id: 'policy.key.host' })),
      key('d', () => msg('Domain', { id: 'policy.key.domain' })),
      key('n', () => msg('Whole name', { id: 'policy.key.name' })),
      key('t', () => msg('Word', { id: 'policy.key.word' })),
      key('p', () => msg('Two words in a row', { id: 'policy.key.pair' })),
      key('s', () => msg('Sound of a word', { id: 'policy.key.sound' })),
      key('b', () => msg('Beginning of a word', { id: 'policy.key.beginning' })),
      key('e', () => msg('End of a word', { id: 'policy.key.end' })),
      key('a', () => msg('Acronym', { id: 'policy.key.acronym' })),
      key('c', () => msg('City', { id: 'policy.key.city' })),
      key('w', () => msg('Word and city', { id: 'policy.key.word-city' })),
    ],
  };
}

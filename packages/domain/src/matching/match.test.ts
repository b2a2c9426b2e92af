import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Candidate } from './candidate.ts';
import type { NameStats } from './candidates.ts';
import { FACTS } from './evidence.ts';
import { explainForest, sumForest } from './forest.ts';
import { judge, RANK_FACTS } from './match.ts';
import { partyOfName, prepareParty, type Party } from './party.ts';
import { defaultMatchingPolicy as policy, MatchingPolicySchema } from './policy.ts';
import { SIGNAL_TEXTS, signalText } from './signal-text.ts';
import * as v from 'valibot';
import { weightsOf } from './weights.ts';

const stats: NameStats = { accounts: 50_000, frequency: () => 1 };
const party = (name: string, more: Partial<Party> = {}) => prepareParty({ ...partyOfName(name), ...more });
const account = (id: string, name: string, more: Partial<Party & Candidate> = {}): Candidate => ({
  id,
  party: party(name, more),
  parentId: more.parentId ?? null,
  ultimateParentId: more.ultimateParentId ?? null,
});
const kinds = (query: ReturnType<typeof party>, candidates: readonly Candidate[], rules = policy) =>
  Object.fromEntries(
    judge(query, candidates, { policy: rules, stats }).map((match) => [match.accountId, match.kind]),
  );

test('MA1: an umlaut spelled out in name and city names the same customer', () => {
  const found = kinds(party('Mueller und Soehne', { country: 'DE', city: 'Duesseldorf' }), [
    account('a', 'Müller & Söhne GmbH', { country: 'DE', city: 'Düsseldorf' }),
  ]);
  expect(found).toEqual({ a: 'same' });
  const bare = kinds(party('Mueller und Soehne'), [account('a', 'Müller & Söhne GmbH', { country: 'DE' })]);
  expect(bare).toEqual({ a: 'similar' });
});

test('MA15: a reason is given once, and that others are as alike only when others are', () => {
  const keysOf = (query: ReturnType<typeof party>, candidates: readonly Candidate[]) =>
    judge(query, candidates, { policy, stats }).map(({ signals }) => signals.map(({ key }) => key));
  const berlin = { country: 'DE', city: 'Berlin' };
  const cases = [
    keysOf(party('Nordwind Velmar Anlagen', { domains: ['velmar.de'], ...berlin }), [
      account('a', 'Nordwind Tarkis Anlagen', { domains: ['shop.velmar.de'], ...berlin }),
    ]),
    keysOf(party('Nordwind Velmar', berlin), [account('a', 'Nordwind Velmar GmbH', berlin)]),
  ];
  expect(cases.flat().length).toBeGreaterThan(0);
  for (const keys of cases.flat()) {
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).not.toContain('others_as_alike');
  }
});

const acme = { country: 'DE', city: 'Köln', domains: ['acme-robotik.de'] };

test('MA7: an equal registration number makes the same customer, whatever the names say', () => {
  const query = party('Nordstern', { registrationNos: ['HRB 12345'], country: 'DE' });
  const found = kinds(query, [
    account('a', 'Zenit Handels GmbH', { registrationNos: ['HRB12345'], country: 'DE' }),
    account('b', 'Nordstern GmbH', { country: 'DE' }),
  ]);
  expect(found['a']).toBe('same');
  expect(found['b']).not.toBe('same');
});

test('MA7: the same name with the same host is the same customer', () => {
  expect(kinds(party('ACME Robotik', acme), [account('a', 'Acme Robotik GmbH', acme)])).toEqual({
    a: 'same',
  });
  expect(
    kinds(party('eBay', { domains: ['www.ebay-inc.example'], country: 'US' }), [
      account('a', 'eBay Inc.', { domains: ['ebay-inc.example'], country: 'US', city: 'San Jose' }),
    ]),
  ).toEqual({ a: 'same' });
});

test('MA7: a host alone says who it is where one account has it, two are worth a look, nothing at all is nothing', () => {
  const host = party('', { domains: ['jane@acme-robotik.de'] });
  const one = account('a', 'Acme Robotik GmbH', acme);
  expect(kinds(host, [one])).toEqual({ a: 'same' });
  expect(kinds(host, [one, account('b', 'Acme Service GmbH', acme)])).toEqual({ a: 'similar', b: 'similar' });
  const [found] = judge(host, [one], { policy, stats });
  expect(found?.signals.map(({ key }) => key)).toEqual(['same_domain']);
  expect(judge(party(''), [account('a', 'Acme Robotik GmbH', acme)], { policy, stats })).toEqual([]);
  expect(judge(party('Acme'), [], { policy, stats })).toEqual([]);
});

test('MA7: a name alone only asks when the account is somewhere', () => {
  expect(kinds(party('Acme Robotik'), [account('a', 'Acme Robotik GmbH', acme)])).toEqual({ a: 'similar' });
  expect(kinds(party('Acme Robotik', { country: 'DE' }), [account('a', 'Acme Robotik GmbH', acme)])).toEqual({
    a: 'same',
  });
});

test('MA8: of two accounts that look alike at most one is the same', () => {
  const twins = [account('a', 'Acme Robotik GmbH', acme), account('b', 'Acme Robotik AG', acme)];
  const found = judge(party('Acme Robotik', acme), twins, { policy, stats });
  expect(found.filter(({ kind }) => kind === 'same').length).toBeLessThanOrEqual(1);
});

test('MA9: parent, subsidiary and sister of the same customer are related, never the same', () => {
  const found = kinds(party('Acme Robotik', acme), [
    account('same', 'Acme Robotik GmbH', { ...acme, parentId: 'parent', ultimateParentId: 'parent' }),
    account('parent', 'Acme Robotik Holding SE', { ...acme, city: 'Bonn' }),
    account('child', 'Acme Robotik Service GmbH', { ...acme, parentId: 'same', ultimateParentId: 'parent' }),
    account('sister', 'Acme Robotik Leasing GmbH', {
      ...acme,
      parentId: 'parent',
      ultimateParentId: 'parent',
    }),
  ]);
  expect(found).toEqual({ same: 'same', parent: 'related', child: 'related', sister: 'related' });
});

test('MA18: who is not there but carries the name of a family that is, is related to it', () => {
  const family = [
    account('parent', 'Zentrovia SE', { country: 'DE', city: 'Köln' }),
    account('child', 'Zentrovia Leasing GmbH', { country: 'DE', city: 'Ulm', parentId: 'parent' }),
  ];
  const query = party('Zentrovia Hydraulics', { country: 'DE', city: 'Bonn' });
  const [first] = judge(query, family, { policy, stats });
  expect(first?.kind).toBe('related');
  expect(first?.signals[0]?.key).toBe('family_name');
  const [alone] = judge(query, [account('parent', 'Zentrovia SE', { country: 'DE', city: 'Köln' })], {
    policy,
    stats,
  });
  expect(alone?.kind).not.toBe('related');
});

test('MA18: who stands under the domain of a family with a name of its own, or has less of a name than one of it, is related', () => {
  const web = { country: 'DE', domains: ['zentrovia.de'] };
  const family = [
    account('parent', 'Zentrovia Systems SE', { ...web, city: 'Köln' }),
    account('child', 'Zentrovia Leasing GmbH', { country: 'DE', city: 'Ulm', parentId: 'parent' }),
  ];
  const first = (query: ReturnType<typeof party>) => judge(query, family, { policy, stats })[0];
  const other = first(party('Kestrel Hydraulik', { country: 'DE', domains: ['kestrel.zentrovia.de'] }));
  expect([other?.kind, other?.signals[0]?.key]).toEqual(['related', 'family_domain']);
  const less = first(party('Zentrovia', { country: 'DE', city: 'Bonn' }));
  expect([less?.kind, less?.signals[0]?.key]).toEqual(['related', 'family_name']);
});

test('MA8: the account that alone has the distinctive word stands before those that share the common ones', () => {
  const found = judge(
    party('Zentrovia Bank', { country: 'DE' }),
    [
      account('a', 'Commerce Bank', { country: 'DE' }),
      account('b', 'Zentrovia Savings Bank', { country: 'DE' }),
      account('c', 'Trade Bank', { country: 'DE' }),
    ],
    { policy, stats },
  );
  expect(found[0]?.accountId).toBe('b');
});

test('MA10: what resembles the same customer, not the query, stays out', () => {
  const found = kinds(party('Acme Robotik', acme), [
    account('a', 'Acme Robotik GmbH', { ...acme, aliases: ['Zenit Automation'] }),
    account('b', 'Zenit Automation AG', { country: 'DE', city: 'Ulm', domains: ['zenit-automation.de'] }),
  ]);
  expect(found['a']).toBe('same');
  expect(found['b']).not.toBe('same');
});

test('MA11: two different registration numbers of one make are two customers', () => {
  const query = party('Acme Robotik', { ...acme, registrationNos: ['DE123456789'] });
  expect(
    kinds(query, [account('a', 'Acme Robotik GmbH', { ...acme, registrationNos: ['DE987654321'] })]),
  ).toEqual({ a: 'similar' });
  expect(
    kinds(query, [account('a', 'Acme Robotik GmbH', { ...acme, registrationNos: ['HRB 4711'] })]),
  ).toEqual({ a: 'same' });
});

test('MA12: a distinctive word on each side forbids the same', () => {
  const found = kinds(party('Acme Zitronik', { country: 'DE', city: 'Köln' }), [
    account('a', 'Acme Robulix GmbH', { country: 'DE', city: 'Köln' }),
  ]);
  expect(found['a']).not.toBe('same');
});

test('MA13: another country forbids the same unless a domain is shared', () => {
  const austrian = account('a', 'Acme Robotik GmbH', { country: 'AT', city: 'Wien' });
  expect(kinds(party('Acme Robotik', { country: 'DE' }), [austrian])['a']).not.toBe('same');
  const open = { ...policy, vetoes: { ...policy.vetoes, otherCountry: false } };
  expect(v.is(MatchingPolicySchema, open)).toBe(true);
});

test('MA14: a holding is not its operating company', () => {
  const found = kinds(party('Acme Robotik Holding', { country: 'DE', city: 'Köln' }), [
    account('a', 'Acme Robotik GmbH', { country: 'DE', city: 'Köln' }),
  ]);
  expect(found['a']).not.toBe('same');
});

test('MA6: a number that differs makes another customer', () => {
  const found = kinds(party('Acme Fabrik 2', { country: 'DE', city: 'Köln' }), [
    account('a', 'Acme Fabrik 3', { country: 'DE', city: 'Köln' }),
  ]);
  expect(found['a']).not.toBe('same');
});

const pool = [
  account('a', 'Acme Robotik GmbH', acme),
  account('b', 'Acme Robotics Ltd', { country: 'GB', parentId: 'a' }),
  account('c', 'Acme', { city: 'Köln' }),
  account('d', 'Zenit AG', { domains: ['zenit.de'], registrationNos: ['HRB 99887'] }),
  account('e', 'Universität zu Köln', { city: 'Köln', country: 'DE' }),
];
const typed = fc.record({
  name: fc.constantFrom('Acme Robotik', 'ACME', 'University of Cologne', 'Zenit', ''),
  domains: fc.constantFrom([], ['acme-robotik.de'], ['zenit.de'], ['x@gmail.com']),
  city: fc.constantFrom(null, 'Köln', 'Cologne'),
  country: fc.constantFrom(null, 'DE', 'GB'),
  registrationNos: fc.constantFrom([], ['HRB 99887'], ['HRB 11111']),
});

test('MA15: the order of the candidates does not matter, and the same question has the same answer', () => {
  fc.assert(
    fc.property(
      typed,
      fc.shuffledSubarray(pool, { minLength: pool.length }),
      ({ name, ...more }, shuffled) => {
        const query = party(name, more);
        expect(judge(query, shuffled, { policy, stats })).toEqual(judge(query, pool, { policy, stats }));
      },
    ),
  );
});

test('MA15: every match has a score from 0 to 1, a known reason at least, and the same stands first', () => {
  fc.assert(
    fc.property(typed, ({ name, ...more }) => {
      const found = judge(party(name, more), pool, { policy, stats });
      for (const { score, signals, kind } of found) {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        if (kind === 'same') expect(score).toBeGreaterThanOrEqual(policy.same);
        expect(signals.length).toBeGreaterThan(0);
        for (const { key } of signals) expect(Object.keys(SIGNAL_TEXTS)).toContain(key);
      }
      expect(found.findLastIndex(({ kind }) => kind === 'same')).toBeLessThanOrEqual(0);
    }),
  );
});

test('MA15: reasons are told in words', () => {
  const [match] = judge(party('ACME Robotik', acme), [account('a', 'Acme Robotik GmbH', acme)], {
    policy,
    stats,
  });
  expect(match?.signals.map(signalText)).toContain('same name without legal form');
});

test('the weights ask for exactly the facts that are gathered, in their order', () => {
  const { pair, best } = weightsOf(policy.weights);
  expect(pair.facts).toEqual([...FACTS]);
  expect(best.facts).toEqual([...RANK_FACTS, ...FACTS]);
});

test('what the reasons weigh adds up to what the trees say', () => {
  const { pair } = weightsOf(policy.weights);
  const value = fc.double({ min: -1, max: 2, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { minLength: FACTS.length, maxLength: FACTS.length }), (values) => {
      const facts = Float64Array.from(values);
      const roots = pair.say.reduce((sum, tree) => sum + (tree[0] ?? 0), pair.base);
      const moved = explainForest(pair, facts).reduce((sum, weight) => sum + weight, 0);
      expect(roots + moved).toBeCloseTo(sumForest(pair, facts), 6);
    }),
  );
});

test('weights of a version nobody has are refused', () => {
  expect(() => weightsOf('1999-01')).toThrow(RangeError);
});

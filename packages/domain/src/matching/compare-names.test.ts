import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareNames } from './compare-names.ts';
import { defaultMatchingPolicy as policy } from './policy.ts';

const kind = (a: string, b: string): string => compareNames(a, b, policy).kind;

test('MA16: names are the same up to legal form, order, spelling of numbers and a slip', () => {
  const pairs = [
    ['Siemens AG', 'SIEMENS'],
    ['OJSC Tactical Missiles Corporation', 'Tactical Missiles Corporation Joint Stock Company'],
    ['Pricewaterhouse Coopers LLP', 'PricewaterhouseCoopers'],
    ['Trafalgura Group', 'Trafigura Group Pte. Ltd.'],
    ['PLA', 'People’s Liberation Army'],
  ] as const;
  for (const [a, b] of pairs) expect([a, kind(a, b)]).toEqual([a, 'same']);
});

test('MA16: a distinctive word that only one name has is never the same', () => {
  const pairs = [
    ['Crystalord Systems Limited', 'Crystalord Ltd'],
    ['Deutsche Bank Trust Company', 'Deutsche Bank'],
    ['Sparkles Business Corporation', 'Sporks Business Corporation'],
    ['Mizuho Securities', 'Mizuho Trust & Banking'],
  ] as const;
  for (const [a, b] of pairs) expect([a, kind(a, b)]).not.toEqual([a, 'same']);
});

test('MA1: umlauts and their spelling with two letters are one name, other pairs of vowels stay', () => {
  const pairs = [
    ['Mueller GmbH', 'Müller GmbH'],
    ['Mueller & Soehne', 'Müller & Söhne GmbH'],
    ['Soehne AG', 'Söhne AG'],
    ['Bäckerei Köhler', 'Baeckerei Koehler'],
    ['Jensen & Soenner', 'Jensen og Sønner A/S'],
    ['Aakesson AB', 'Åkesson AB'],
    ['Weiss KG', 'Weiß KG'],
  ] as const;
  for (const [a, b] of pairs) expect([a, kind(a, b)]).toEqual([a, 'same']);
  const others = [
    ['Joel', 'Jol'],
    ['Noel', 'Nol'],
    ['Aero', 'Aro'],
    ['Suez', 'Suz'],
  ] as const;
  for (const [a, b] of others) expect([a, kind(a, b)]).not.toEqual([a, 'same']);
});

test('MA16: places that differ are no sign of one family', () => {
  expect(['similar', 'none']).toContain(kind('Bank of Amerika', 'Bank of America'));
  expect(['similar', 'none']).toContain(kind('Deutsche Bank Berlin', 'Deutsche Bank'));
});

test('MA6: places, numbers and known words are alike only when equal', () => {
  expect(kind('Government of Estonia', 'Government of Ethiopia')).not.toBe('same');
  expect(kind('Management Company 23', 'Management Company 24')).not.toBe('same');
  expect(kind('Bank of Iran', 'Bank of Iraq')).not.toBe('same');
});

test('two companies of one name in two countries are related', () => {
  expect(
    kind('Bowne Global Solutions (France), S.A.R.L.', 'Bowne Global Solutions (Germany), G.m.b.H.'),
  ).toBe('related');
});

test('MA17: numbered funds of one series are one customer, other numbers are not', () => {
  expect(kind('Bain Capital Fund X L.P.', 'Bain Capital Fund XI L.P.')).toBe('same');
  expect(kind('Brigade 44', 'Brigade 45')).not.toBe('same');
});

const name = fc.array(
  fc.constantFrom('Acme', 'Acmee', 'Bank', 'Berlin', 'II', 'GmbH', '(France)', 'Holding', 'Müller', '&'),
  {
    minLength: 1,
    maxLength: 5,
  },
);

test('MA16: comparing is symmetric and deterministic, and a name is the same as itself', () => {
  fc.assert(
    fc.property(name, name, (left, right) => {
      const [a, b] = [left.join(' '), right.join(' ')];
      expect(compareNames(a, b, policy)).toEqual(compareNames(b, a, policy));
      expect(compareNames(a, b, policy)).toEqual(compareNames(a, b, policy));
      if (/[a-z]/i.test(a)) expect(kind(a, a)).toBe('same');
    }),
  );
});

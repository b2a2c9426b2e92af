import { expect, test } from 'vitest';
import { rankCandidates } from './candidates.ts';
import { accountKeys, queryKeys } from './keys.ts';
import { partyOfName, prepareParty, type Party } from './party.ts';
import { defaultMatchingPolicy as policy } from './policy.ts';

const prepared = (party: Partial<Party> & { name: string }) =>
  prepareParty({ ...partyOfName(party.name), ...party });

test('MA5: neither free mail nor a legal form is a key', () => {
  const keys = accountKeys(prepared({ name: 'Acme GmbH', domains: ['info@gmail.com'] }));
  expect(keys.filter((key) => key.includes('gmail') || key.includes('gmbh'))).toEqual([]);
  expect(keys).toContain('tacme');
});

test('MA5: keys come once each, and the same party has the same keys', () => {
  const party = prepared({
    name: 'Acme Acme Research',
    aliases: ['Acme Research'],
    city: 'Basel',
    domains: ['acme.ch'],
  });
  const keys = accountKeys(party);
  expect(new Set(keys).size).toBe(keys.length);
  expect(accountKeys(party)).toEqual(keys);
});

test('MA1: a customer is found by either spelling of an umlaut', () => {
  const keys = new Set(accountKeys(prepared({ name: 'Köhler' })));
  expect(
    queryKeys(prepared({ name: 'Koehler' })).filter((key) => /^[nt]/.test(key) && keys.has(key)),
  ).not.toEqual([]);
  expect(
    queryKeys(prepared({ name: 'Kohler' })).filter((key) => /^[nt]/.test(key) && keys.has(key)),
  ).not.toEqual([]);
  expect(accountKeys(prepared({ name: 'Joel' }))).not.toContain('tjol');
});

test('MA5: a slip, a moved space, an acronym and a translation still share a key that few have', () => {
  const pairs = [
    ['Flikelievap', 'Flieklievap'],
    ['Fast Link', 'Fastlink'],
    ['Postbank', 'Post Bank of Iran'],
    ['Lajnat Aldawa Alislamia', 'Lajnat al Daawa al Islamiyya'],
    ['IEEG', 'Instituto Electoral del Estado de Guanajuato'],
    ['Universidad de Zaragoza', 'University of Saragossa'],
  ] as const;
  for (const [typed, name] of pairs) {
    const keys = new Set(accountKeys(prepared({ name })));
    expect(queryKeys(prepared({ name: typed })).some((key) => keys.has(key))).toBe(true);
  }
});

test('candidates are ranked by how rare the shared keys are, ties by id, however the accounts come', () => {
  const accounts = ['Acme Bank', 'Zenith Bank', 'Acme Bank', 'First Bank'].map((name, index) => ({
    id: `a${index}`,
    keys: accountKeys(prepared({ name })),
  }));
  const keys = queryKeys(prepared({ name: 'Acme Bank' }));
  const rank = (list: typeof accounts) =>
    rankCandidates(keys, (key) => list.filter((one) => one.keys.includes(key)).map(({ id }) => id), {
      stats: { accounts: 1_000, frequency: (key) => list.filter((one) => one.keys.includes(key)).length },
      policy,
    });
  expect(rank(accounts).slice(0, 2)).toEqual(['a0', 'a2']);
  expect(rank(accounts.toReversed())).toEqual(rank(accounts));
});

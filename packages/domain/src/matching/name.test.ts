import { expect, test } from 'vitest';
import fc from 'fast-check';
import { countryCode } from './country.ts';
import { foldText, skeletonOf } from './fold.ts';
import { prepareName } from './name.ts';
import { partyOfName, prepareParty } from './party.ts';

const words = (name: string): string => prepareName(name).words;

test('MA1: case, diacritics, punctuation, dots and `&` do not tell names apart', () => {
  const pairs = [
    ['Crédit Agricole', 'CREDIT AGRICOLE'],
    ['J.P. Morgan & Co', 'JP Morgan and Co'],
    ['Hewlett-Packard', 'Hewlett Packard'],
    ["Standard & Poor's", 'Standard and Poor’s'],
    ['ООО "БАЗО"', 'ООО БАЗО'],
  ] as const;
  for (const [a, b] of pairs) expect(words(a)).toBe(words(b));
});

test('MA1: a name in another script reads as its Latin spelling', () => {
  expect(foldText('Газпром')).toBe('gazprom');
  expect(foldText('Αθήνα')).toBe('athina');
});

test('MA1: folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const once = foldText(text);
      expect(foldText(once).replaceAll(' ', '')).toBe(once.replaceAll(' ', ''));
    }),
  );
});

test('MA1: what is written by ear has the same consonants', () => {
  const pairs = [
    ['Lajnat al Daawa al Islamiyya', 'Lajnat Aldawa Alislamia'],
    ['Khadija Trading', 'Hadija Trading'],
  ] as const;
  expect(prepareName(pairs[0][0]).sound).toBe(prepareName(pairs[0][1]).sound);
  expect(prepareName(pairs[1][0]).sound).not.toBe(prepareName('Hamdan Trading').sound);
});

test('MA3: a form in brackets, in several words or before a place is no word of the name', () => {
  expect(words('Marange Diamonds (Private) Limited')).toBe(words('Marange Diamonds'));
  expect(words('Jjgon, S.P.R. de R.L. de C.V.')).toBe(words('Jjgon'));
  expect(words('Golden Fish S.A.L. (Offshore)')).toBe(words('Golden Fish'));
  expect(words('Karner d.o.o. Ljubljana')).toBe(words('Karner Ljubljana'));
  expect(words('The Limited Liability Company Abros')).toBe(words('Abros'));
});

test('MA3: legal forms of any country are taken off, before or after the name', () => {
  for (const name of [
    'Gazprom JSC',
    'OAO Gazprom',
    'Gazprom GmbH & Co. KG',
    'GAZPROM S.A.',
    'Gazprom Sp. z o.o.',
  ]) {
    expect(words(name)).toBe('gazprom');
  }
  expect(prepareName('Volkswagen Gesellschaft mit beschränkter Haftung').form).toBe(
    prepareName('Volkswagen GmbH').form,
  );
});

test('MA3: a name that is nothing but a legal form keeps it', () => {
  expect(words('Limited')).not.toBe('');
  expect(words('Co., Ltd.')).not.toBe('');
});

test('MA4: words that mean the same in other languages are one word', () => {
  const universities = [
    'Universität Basel',
    'University of Basel',
    'Université de Bâle',
    'Universidad de Basilea',
  ];
  for (const name of universities) expect(words(name).split(' ').toSorted()).toEqual(['basel', 'university']);
  expect(words('Forschungsinstitut')).toBe('research institute');
});

test('MA4: a number is the same in words, digits and roman letters', () => {
  expect(words('Brigade Forty-Four')).toBe(words('Brigade 44'));
  expect(words('1st International Bank')).toBe(words('First International Bank'));
  expect(words('Apollo Fund VIII')).toBe(words('Apollo Fund 8'));
});

test('a country in brackets is set aside, an acronym in brackets is kept as the short name', () => {
  expect(prepareName('Siemens (Germany)')).toMatchObject({ words: 'siemen', place: 'DE' });
  expect(prepareName('Quantitative Genomics Laboratories (qGenomics)').short).toBe('qgenomics');
});

test('every canonical word has one letter', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom('United States', 'of', 'bank', 'Forty Four', 'Forschungsinstitut', 'Acme', 'IV'),
      ),
      (parts) => {
        const { words, letters } = prepareName(parts.join(' '));
        if (words !== '') expect(letters).toHaveLength(words.split(' ').length);
      },
    ),
  );
});

test('sounds of one word in two spellings are equal', () => {
  expect(skeletonOf('cristalord')).toBe(skeletonOf('crystalord'));
  expect(skeletonOf('alrahmah')).toBe(skeletonOf('rahmah'));
});

test('countries are read from codes, English names and other languages', () => {
  expect(['DE', 'uk', 'United States', 'Deutschland', 'Korea, North', 'Atlantis'].map(countryCode)).toEqual([
    'DE',
    'GB',
    'US',
    'DE',
    'KP',
    null,
  ]);
});

test('MA2: free-mail domains are left out of a party, other forms of an address lead to one host', () => {
  const party = prepareParty({
    ...partyOfName('Acme'),
    domains: ['jane@gmail.com', 'https://www.acme.co.uk/about', 'jane@acme.co.uk', 'not a host', 'web.de'],
  });
  expect(party.hosts).toEqual(['acme.co.uk']);
  expect(party.domains).toEqual(['acme.co.uk']);
});

test.each([
  'https://www.facebook.com/cafelumiere',
  'm.facebook.com/garagedupont',
  'linkedin.com/company/acme',
  'https://sites.google.com/view/acme',
  'wixsite.com',
  'wordpress.com',
])('MA2: %s is shared by many companies and is in no party', (web) => {
  const { hosts, domains } = prepareParty({ ...partyOfName('Acme'), domains: [web] });
  expect([...hosts, ...domains]).toEqual([]);
});

test('MA2: at a site builder the name below it is the company’s own', () => {
  const domains = ['www.acme.jimdofree.com', 'acme.wixsite.com/site', 'blog.acme.wordpress.com'];
  expect(prepareParty({ ...partyOfName('Acme'), domains }).domains).toEqual([
    'acme.jimdofree.com',
    'acme.wixsite.com',
    'acme.wordpress.com',
  ]);
});

test('registration numbers are compared without spaces, dots and leading noughts', () => {
  const party = prepareParty({
    ...partyOfName('Acme'),
    registrationNos: ['DE 123.456.789', '000 1234', '12'],
  });
  expect(party.numbers).toEqual(['de123456789', '1234']);
});

test('MA1: letters that stand alone are one word, however they are parted', () => {
  expect(words('W & G Arquitectos')).toBe(words('W.G. Arquitectos'));
  expect(words('M S Group')).toBe(words('M&S Group'));
  expect(words('G Y R Arquitectos')).not.toBe(words('W&G Arquitectos'));
  expect(words('Texas A & M University').split(' ')).toContain('m');
});

test('MA4: a plural means what its singular means', () => {
  expect(words('Zentrovia Companies North')).toBe(words('Zentrovia Company North'));
});

import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ClaimField, claimFields, DealClaim, DraftClaim, Relationship } from './claim.ts';
import { hostOf } from './host.ts';
import { someClaim } from './testing.ts';

describe('the host of what was typed', () => {
  it.each([
    ['acme.com', 'acme.com'],
    ['  Acme.COM  ', 'acme.com'],
    ['https://www.Acme.com/de', 'acme.com'],
    ['http://acme.com', 'acme.com'],
    ['https://acme.com?x=a@b.de', 'acme.com'],
    ['https://acme.com#a/b@c.de', 'acme.com'],
    ['https://acme.com/@jo', 'acme.com'],
    ['//acme.com/a', 'acme.com'],
    ['https://user:pass@acme.com/', 'acme.com'],
    ['jo@acme.com', 'acme.com'],
    ['mailto:jo@acme.com', 'acme.com'],
    ['jo+deals@Sales.Acme.com', 'sales.acme.com'],
    ['acme.com:8443', 'acme.com'],
    ['https://acme.com:443/a:1', 'acme.com'],
    ['https://acme.com:/', 'acme.com'],
    ['acme.com.', 'acme.com'],
    ['www.acme.com.:443', 'acme.com'],
    ['www.com', 'www.com'],
    ['www2.acme.com', 'www2.acme.com'],
    ['https://www.münchen.de', 'münchen.de'],
    ['MU\u0308NCHEN.de', 'münchen.de'],
    ['ａｃｍｅ.com', 'acme.com'],
    ['例え。jp', '例え.jp'],
    ['xn--mnchen-3ya.de', 'xn--mnchen-3ya.de'],
    ['acme.co.uk', 'acme.co.uk'],
    ['', ''],
    ['   ', ''],
    ['https://', ''],
    ['@', ''],
  ])('%j is %j', (typed, host) => {
    expect(hostOf(typed)).toBe(host);
  });

  it('is never an error, and itself its host', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.emailAddress(), fc.domain());
    fc.assert(
      fc.property(texts, (typed) => {
        expect(typeof hostOf(typed)).toBe('string');
      }),
    );
    fc.assert(
      fc.property(fc.domain(), (host) => {
        fc.pre(!host.toLowerCase().startsWith('www.'));
        expect(hostOf(host)).toBe(host.toLowerCase());
        expect(hostOf(`https://www.${host}:8443/de?x=1`)).toBe(host.toLowerCase());
        expect(hostOf(`jo@${host}`)).toBe(host.toLowerCase());
      }),
    );
  });
});

describe('a claim', () => {
  const keyOf = (changes: Record<string, unknown>): string | undefined =>
    v.safeParse(DealClaim, { ...someClaim(), ...changes }).issues?.[0].message;

  it.each([
    'acme.com',
    'jo@acme.museum',
    'https://a-b.acme.co.uk/x',
    'münchen.de',
    'xn--mnchen-3ya.de',
    'кириллица.рф',
    'xn--80apkgbfgm.xn--p1ai',
    'हिन्दी.भारत',
    `${'a'.repeat(63)}.de`,
    '3m.com',
  ])('takes %s for a website', (customerWeb) => {
    expect(keyOf({ customerWeb })).toBeUndefined();
  });

  it.each([
    'acme',
    'localhost',
    '192.168.0.1',
    'https://[::1]:80/',
    '-acme.com',
    'acme-.com',
    'acme..com',
    'acme.com..',
    '.com',
    'a_b.com',
    'a cme.com',
    'acme.c',
    'acme.c0m',
    'acme.xn--',
    `${'a'.repeat(64)}.de`,
    'https:\\\\acme.com',
    'javascript:alert(1)',
    'acme.com:port',
  ])('does not take %s for a website', (customerWeb) => {
    expect(keyOf({ customerWeb })).toBe('web');
  });

  it.each(['jo@acme.com', 'jo.o+x@sub.acme.co.uk', ' jo@acme.com ', 'jö@müller.de'])(
    'takes %j for an e-mail address',
    (contactEmail) => {
      expect(keyOf({ contactEmail })).toBeUndefined();
    },
  );

  it.each([
    'jo',
    'jo@',
    '@acme.com',
    'jo@acme',
    'jo@acme.c',
    'a@b@c.de',
    'Jo <jo@acme.com>',
    'a@b.de, c@d.de',
    'j o@acme.com',
  ])('does not take %j for an e-mail address', (contactEmail) => {
    expect(keyOf({ contactEmail })).toBe('email');
  });

  it.each([
    [{ customerCountry: 'de' }, 'required'],
    [{ customerCountry: 'DEU' }, 'too_long'],
    [{ closeQuarter: '2026-Q5' }, 'quarter'],
    [{ relationship: 'friend' }, 'required'],
    [{ relationship: 5 }, 'required'],
    [{ contactAgreed: false }, 'agreed'],
    [{ contactAgreed: 'yes' }, 'agreed'],
    [{ contactName: '   ' }, 'required'],
    [{ customerName: 'x'.repeat(201) }, 'too_long'],
    [{ compellingEvent: 'x'.repeat(501) }, 'too_long'],
    [{ estAmountMinor: -1 }, 'amount'],
    [{ estAmountMinor: 0.5 }, 'amount'],
    [{ estAmountMinor: '5' }, 'amount'],
    [{ estCurrency: 'eur' }, 'currency'],
    [{ estCurrency: 5 }, 'currency'],
  ])('with %j is refused by a key, not by a sentence', (changes, key) => {
    expect(keyOf(changes)).toBe(key);
  });

  it('holds what was typed, trimmed', () => {
    const typed = { ...someClaim(), customerName: ' Acme ', competitor: ' Globex ', estAmountMinor: null };
    expect(v.parse(DealClaim, typed)).toEqual({
      ...someClaim(),
      customerName: 'Acme',
      competitor: 'Globex',
      estAmountMinor: null,
    });
  });

  it('refuses a field nobody asked for', () => {
    expect(v.is(DealClaim, { ...someClaim(), partnerId: 'org_other' })).toBe(false);
    expect(v.is(DraftClaim, { partnerId: 'org_other' })).toBe(false);
  });

  it('names its fields in the order of the form', () => {
    expect(claimFields.slice(0, 3)).toEqual(['customerName', 'customerWeb', 'customerCountry']);
    expect(ClaimField.options).toEqual(claimFields);
    expect(Relationship.options).toContain('existing_customer');
  });
});

describe('a draft', () => {
  it('has the very fields of a claim', () => {
    expect(Object.keys(DraftClaim.entries)).toEqual(claimFields);
  });

  it('keeps every claim, whole or with any fields missing', () => {
    const full = {
      ...someClaim(),
      customerCity: 'Lyon',
      customerPostcode: '69001',
      customerRegistrationNo: 'HRB 1',
      estAmountMinor: 5,
      estCurrency: 'EUR',
      competitor: 'Globex',
      compellingEvent: 'Audit',
      dealType: 'tender',
      tenderRef: 'T-1',
      tenderPublishedOn: '2027-01-01',
      siteScope: 'listed',
      sites: [{ name: 'Lyon', city: 'Lyon', postcode: '69001' }],
      projectName: 'Fleet',
      parentName: 'Acme Group',
      incumbentPartner: 'Globex',
      secondPartnerName: 'Initech',
      secondPartnerRole: 'distributor',
      lines: [{ productId: 'prod_1', quantity: 2, amountMinor: 5 }],
      fileIds: ['file_1'],
      helpRequested: 'A demo',
    };
    expect(Object.keys(full)).toEqual(claimFields);
    fc.assert(
      fc.property(fc.subarray(Object.entries(full)), (fields) => {
        const typed = Object.fromEntries(fields);
        expect(v.parse(DraftClaim, typed)).toEqual(typed);
      }),
    );
  });

  it('keeps what is unfinished', () => {
    const typed = { customerWeb: 'acme', contactEmail: 'jo@', closeQuarter: '2026', contactAgreed: false };
    expect(v.parse(DraftClaim, typed)).toEqual(typed);
  });

  it.each(claimFields)('holds %s to the same length as the claim does', (field) => {
    const isKept = (schema: typeof DealClaim | typeof DraftClaim, value: unknown): boolean =>
      v.safeParse(schema, { ...someClaim(), [field]: value }).issues?.[0].message !== 'too_long';
    for (const length of [1, 3, 4, 8, 21, 41, 61, 121, 201, 255, 501]) {
      const text = 'X'.repeat(length);
      const isCode = field === 'estCurrency' || field === 'tenderPublishedOn';
      if (!isCode) expect(isKept(DraftClaim, text)).toBe(isKept(DealClaim, text));
    }
  });
});

import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { addMs } from '../time.ts';
import { KEY_RANDOM_BYTES, type KeyPrefix, lastFourOf, makeKey, parseKey } from './key.ts';
import { parseOrigin } from './origin.ts';
import { grantScopes, isActiveKey, isWorthASession, rotationEnds, sessionEnds } from './rules.ts';
import { SessionRequest, SiteDetails } from './site.ts';

const prefixes = fc.constantFrom<KeyPrefix>('pk', 'sk', 'es', 'ak');
const randomBytes = fc.uint8Array({ minLength: KEY_RANDOM_BYTES, maxLength: KEY_RANDOM_BYTES, max: 247 });
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

describe('origins', () => {
  it.each([
    ['https://www.partner.example', 'https://www.partner.example'],
    [' https://WWW.Partner.Example/ ', 'https://www.partner.example'],
    ['https://partner.example:443', 'https://partner.example'],
    ['https://partner.example:8443', 'https://partner.example:8443'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['http://localhost:4001', 'http://localhost:4001'],
    ['http://127.0.0.1:4001', 'http://127.0.0.1:4001'],
    ['http://[::1]:4001', 'http://[::1]:4001'],
  ])('SK1: %s is stored as browsers write it', (typed, origin) => {
    expect(parseOrigin(typed)).toBe(origin);
  });

  it.each([
    '',
    'null',
    '*',
    'https://',
    'https://*',
    'https://*.partner.example',
    'partner.example',
    '//partner.example',
    'https://partner.example/widgets',
    'https://partner.example?x',
    'https://partner.example#x',
    'https://partner.example.',
    'https://user@partner.example',
    'https://user:pass@partner.example',
    'https://partner.example\\@evil.example',
    'https://partner.example@evil.example',
    'https:partner.example',
    'https:/partner.example',
    'ftp://partner.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'https://partner.example:99999',
    'https://partner.example:x',
    'https://par tner.example',
    'https://partner.example%2eevil.example',
    'https://[::1',
    'https://partner\u3002example.',
  ])('SK1: %j is no origin', (typed) => {
    expect(parseOrigin(typed)).toBe(null);
  });

  it.each([
    'http://partner.example',
    'http://localhost.partner.example',
    'http://127.0.0.2',
    'http://10.0.0.1',
    'http://sub.localhost',
  ])('SK2: plain http is refused for %s', (typed) => expect(parseOrigin(typed)).toBe(null));

  it('SK1: reading an origin twice changes nothing', () => {
    fc.assert(
      fc.property(fc.domain(), fc.integer({ min: 1, max: 65_535 }), (host, port) => {
        const once = parseOrigin(`https://${host}:${port}`);
        expect(once).not.toBe(null);
        expect(parseOrigin(once ?? '')).toBe(once);
      }),
    );
  });

  it('SK3: a site has one to twenty origins and none twice, also in another spelling', () => {
    const site = (origins: string[]) =>
      v.safeParse(SiteDetails, { name: 'Shop', origins, scopes: ['deals:read'] }).success;
    expect(site(['https://a.example'])).toBe(true);
    expect(site([])).toBe(false);
    expect(site(['https://a.example', 'https://A.example:443/'])).toBe(false);
    expect(site(Array.from({ length: 20 }, (_, n) => `https://a${n}.example`))).toBe(true);
    expect(site(Array.from({ length: 21 }, (_, n) => `https://a${n}.example`))).toBe(false);
  });
});

describe('keys', () => {
  it('SK4: every key reads back as its kind', () => {
    fc.assert(
      fc.property(prefixes, randomBytes, (prefix, random) => {
        expect(parseKey(makeKey(prefix, random))).toBe(prefix);
      }),
    );
  });

  it('SK4: the checksum is the CRC-32 of all before it, in base 62', () => {
    // Worked out with zlib's crc32, so that scanners written by others agree.
    expect(
      makeKey(
        'sk',
        Uint8Array.from({ length: 64 }, (_, n) => n * 3),
      ),
    ).toBe('sk_0369CFILORUXadgjmpsvy147ADGJMP311K0X');
  });

  it('SK4: one wrong character anywhere, or another prefix, is noticed', () => {
    fc.assert(
      fc.property(
        prefixes,
        randomBytes,
        fc.nat(38),
        fc.constantFrom(...BASE62.split(''), '_', '-', ' '),
        (prefix, random, at, letter) => {
          const key = makeKey(prefix, random);
          const typo = key.slice(0, at) + letter + key.slice(at + 1);
          if (typo !== key) expect(parseKey(typo)).toBe(null);
        },
      ),
    );
  });

  it.each(['', 'sk_', 'sk_short', 'Bearer x', 'sk_' + '0'.repeat(36), ' '.repeat(39)])(
    'SK4: %j is no key',
    (text) => {
      expect(parseKey(text)).toBe(null);
    },
  );

  it('SK4: a key is never made from too little randomness', () => {
    expect(() => makeKey('sk', new Uint8Array(29))).toThrow(RangeError);
    expect(() => makeKey('sk', new Uint8Array(KEY_RANDOM_BYTES).fill(255))).toThrow(RangeError);
  });

  it('SK5: the last four characters are all that tells keys apart', () => {
    expect(lastFourOf('sk_abcdefgh')).toBe('efgh');
  });

  it('SK6: a rotated key works until the overlap ends and not at that instant', () => {
    const now = '2026-11-01T10:00:00.000Z';
    const rotated = rotationEnds({ expiresAt: null, revokedAt: null }, now, 24);
    expect(rotated).toEqual({ ok: true, expiresAt: '2026-11-02T10:00:00.000Z' });
    const old = { expiresAt: '2026-11-02T10:00:00.000Z', revokedAt: null };
    expect(isActiveKey(old, addMs(old.expiresAt, -1))).toBe(true);
    expect(isActiveKey(old, old.expiresAt)).toBe(false);
  });

  it('SK7: a revoked key does not work, whatever else it says', () => {
    expect(
      isActiveKey({ expiresAt: null, revokedAt: '2026-11-01T10:00:00.000Z' }, '2020-01-01T00:00:00.000Z'),
    ).toBe(false);
  });

  it('SK8: a key on its way out is not rotated again', () => {
    const now = '2026-11-01T10:00:00.000Z';
    for (const key of [
      { expiresAt: now, revokedAt: null },
      { expiresAt: null, revokedAt: now },
    ]) {
      expect(rotationEnds(key, now, 1)).toMatchObject({ ok: false, refusal: { rule: 'SK8' } });
    }
  });
});

describe('sessions', () => {
  const request = { origin: 'https://a.example', user: { email: 'Jo@A.example' } };

  it('SK9: a session lasts fifteen minutes unless a shorter time is asked for, never longer', () => {
    expect(v.parse(SessionRequest, request)).toEqual({
      ...request,
      user: { email: 'jo@a.example' },
      ttlSeconds: 900,
    });
    expect(v.safeParse(SessionRequest, { ...request, ttlSeconds: 901 }).success).toBe(false);
    expect(sessionEnds('2026-11-01T10:00:00.000Z', 900)).toBe('2026-11-01T10:15:00.000Z');
  });

  it('SK10: a session has the scopes asked for, or all of the site, and none the site lacks', () => {
    expect(grantScopes(['deals:read'], undefined)).toEqual(['deals:read']);
    expect(grantScopes(['deals:read', 'deals:register'], ['deals:read'])).toEqual(['deals:read']);
    expect(grantScopes(['deals:read'], ['deals:register'])).toBe(null);
  });

  it('SK11: only roles that can do something with the scopes get a session', () => {
    expect(isWorthASession('partner', ['seller'], ['deals:register'])).toBe(true);
    expect(isWorthASession('partner', ['seller'], ['deals:read'])).toBe(true);
    expect(isWorthASession('partner', ['learner'], ['deals:read', 'deals:register'])).toBe(false);
    expect(isWorthASession('vendor', ['seller'], ['deals:read'])).toBe(false);
  });
});

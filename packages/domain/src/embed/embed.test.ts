import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EmbedScope } from '../access.ts';
import { Challenge, codeEnds, grantEnds, isAgreed, TokenRequest, Verifier } from './connect.ts';
import { isolationOf, openPolicy, sessionRights } from './policy.ts';
import { sessionFault } from './session-problem.ts';
import { embedWidgets, scopesOf } from './widget.ts';
import * as v from 'valibot';

const widgets = fc.subarray([...embedWidgets]);
const scopes = fc.subarray([...EmbedScope.options]);
const use = fc.record({
  widgets: fc.option(widgets),
  scopes,
  siteScopes: scopes,
  policy: fc.record({ widgets, framed: widgets }),
  place: fc.constantFrom('page' as const, 'frame' as const),
});

describe('what a session may be used for', () => {
  it('EM1, EM9: is never more than any one of session, site, policy and place gives', () => {
    fc.assert(
      fc.property(use, (given) => {
        const rights = sessionRights(given);
        for (const widget of rights.widgets) {
          expect(given.policy.widgets).toContain(widget);
          if (given.widgets) expect(given.widgets).toContain(widget);
          if (given.place === 'page') expect(given.policy.framed).not.toContain(widget);
        }
        for (const scope of rights.scopes) {
          expect(given.scopes).toContain(scope);
          expect(given.siteScopes).toContain(scope);
          expect(scopesOf(rights.widgets)).toContain(scope);
        }
      }),
    );
  });

  it('EM9: what only framed widgets need is not given to calls from the page', () => {
    const given = {
      widgets: null,
      scopes: [...EmbedScope.options],
      siteScopes: [...EmbedScope.options],
      policy: { widgets: [...embedWidgets], framed: ['portico-account-check' as const] },
    };
    expect(sessionRights({ ...given, place: 'page' }).scopes).toEqual(['deals:read', 'deals:register']);
    expect(sessionRights({ ...given, place: 'frame' }).scopes).toContain('accounts:check');
    expect(isolationOf(given.policy).find(({ isolation }) => isolation === 'frame')).toEqual({
      widget: 'portico-account-check',
      isolation: 'frame',
    });
  });

  it('EM9: while nobody has decided, a site may hold every widget in the page', () => {
    expect(isolationOf(openPolicy)).toEqual(embedWidgets.map((widget) => ({ widget, isolation: 'page' })));
  });
});

describe('consents', () => {
  it('EM3: are asked for again for whatever is more', () => {
    expect(isAgreed(null, ['deals:read'])).toBe(false);
    expect(isAgreed(['deals:read'], ['deals:read'])).toBe(true);
    expect(isAgreed(['deals:read'], ['deals:read', 'deals:register'])).toBe(false);
  });

  it('EM4, EM5: a code ends after a minute, a consent after twelve hours', () => {
    expect(codeEnds('2026-11-22T10:00:00.000Z')).toBe('2026-11-22T10:01:00.000Z');
    expect(grantEnds('2026-11-22T10:00:00.000Z')).toBe('2026-11-22T22:00:00.000Z');
  });

  it('EM4: S256 is the only challenge there is', () => {
    expect(v.is(Challenge, 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')).toBe(true);
    expect(v.is(Challenge, 'plain')).toBe(false);
    expect(v.is(Verifier, 'short')).toBe(false);
    expect(v.is(TokenRequest, { grant: 'password', key: 'pk_x' })).toBe(false);
  });
});

it('EM8: all that is refused is one code with one word', () => {
  const faults = (['wrong_origin', 'expired', 'replayed', 'other_organisation'] as const).map(sessionFault);
  expect(new Set(faults.map(({ status }) => status))).toEqual(new Set([401]));
  for (const fault of faults)
    expect(fault.toJSON()).toEqual({
      code: 'session_expired',
      fields: [{ path: 'session', key: expect.any(String) as string }],
    });
});

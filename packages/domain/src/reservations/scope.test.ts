import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANY, cellsOf, holdsAt, plainText, productsOverlap, type Scope, siteRelation } from './scope.ts';
import { MONDAY, projectScope, scope } from './testing.ts';
import { addMs } from '../time.ts';

const relation = (a: Scope, b: Scope) => siteRelation(a.sites, b.sites);
const known = { siteIds: ['lyon', 'munich', 'ulm'], productIds: ['fuse', 'volt'] };
const sites = fc.oneof(fc.constant('all' as const), fc.subarray(known.siteIds, { minLength: 1 }));
const products = fc.oneof(fc.constant('all' as const), fc.subarray(known.productIds, { minLength: 1 }));
const scopes = fc.tuple(sites, products).map(([s, p]) => scope(s, p));

describe('two scopes', () => {
  it('overlap, lie apart, or are open', () => {
    expect(relation(scope('all', 'all'), scope(['lyon'], 'all'))).toBe('overlap');
    expect(relation(scope(['lyon'], 'all'), scope(['lyon', 'ulm'], 'all'))).toBe('overlap');
    expect(relation(scope(['lyon'], 'all'), scope(['ulm'], 'all'))).toBe('apart');
    expect(relation(projectScope('A'), projectScope('B'))).toBe('open');
    expect(relation(projectScope('Works North'), projectScope('works  north'))).toBe('overlap');
  });

  it('RC12: a project and an unknown site are open against whatever is not plainly the same', () => {
    expect(relation(projectScope('A'), scope('all', 'all'))).toBe('open');
    expect(relation(projectScope('A'), scope(['lyon'], 'all'))).toBe('open');
    expect(relation(scope(['new:x'], 'all'), scope(['lyon'], 'all'))).toBe('open');
    expect(relation(scope(['new:x'], 'all'), scope(['new:x'], 'all'))).toBe('overlap');
    expect(relation(projectScope('Projekt Äther'), projectScope('projekt  ather'))).toBe('overlap');
  });

  it('are seen alike from both sides', () => {
    const any = fc.oneof(
      scopes,
      fc.constantFrom('A', 'B').map((name) => projectScope(name)),
    );
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(relation(a, b)).toBe(relation(b, a));
        expect(productsOverlap(a.products, b.products)).toBe(productsOverlap(b.products, a.products));
      }),
    );
  });

  it('RC24: share a cell exactly when their sites and products overlap, so the constraint says what the check says', () => {
    fc.assert(
      fc.property(scopes, scopes, (a, b) => {
        const mine = new Set(cellsOf(a, known).map(({ siteKey, productKey }) => `${siteKey} ${productKey}`));
        const shared = cellsOf(b, known).some(({ siteKey, productKey }) =>
          mine.has(`${siteKey} ${productKey}`),
        );
        expect(shared).toBe(relation(a, b) === 'overlap' && productsOverlap(a.products, b.products));
      }),
    );
  });

  it('RC24: all of both is every known site and product, and those to come', () => {
    const cells = cellsOf(scope('all', 'all'), known);
    expect(cells).toHaveLength(4 * 3);
    expect(cells).toContainEqual({ siteKey: ANY, productKey: ANY });
    expect(cellsOf(projectScope('Atlas', ['fuse']), known)).toEqual([
      { siteKey: 'project:atlas', productKey: 'fuse' },
    ]);
  });
});

it('RC25: a span holds from its start up to, not including, its end', () => {
  const span = { from: MONDAY, until: addMs(MONDAY, 2) };
  expect([-1, 0, 1, 2].map((ms) => holdsAt(span, addMs(MONDAY, ms)))).toEqual([false, true, true, false]);
  expect(holdsAt({ from: MONDAY, until: null }, addMs(MONDAY, 1e12))).toBe(true);
});

it('one spelling of a name forgets case, accents and punctuation', () => {
  expect(plainText('  São-Paulo, Nord. ')).toBe('sao paulo nord');
});

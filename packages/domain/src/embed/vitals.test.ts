import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { bucketOf, countVitals, loadBounds, quantileOf, VitalsReport } from './vitals.ts';

describe('EM14: vitals', () => {
  it('put every time into exactly one class, higher ones never into a lower', () => {
    const time = fc.integer({ min: 0, max: 600_000 });
    fc.assert(
      fc.property(time, time, (one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        expect(Number(bucketOf(loadBounds, low))).toBeLessThanOrEqual(Number(bucketOf(loadBounds, high)));
        expect(Number(bucketOf(loadBounds, high))).toBeLessThanOrEqual(loadBounds.length);
      }),
    );
    expect(bucketOf(loadBounds, 100)).toBe('0');
    expect(bucketOf(loadBounds, 101)).toBe('1');
  });

  it('count what was measured, no more and no less', () => {
    const report = v.parse(VitalsReport, {
      key: 'pk_x',
      widgets: [{ widget: 'portico-deal', load: [10, 20, 700], errors: { offline: 2 } }],
    });
    expect(countVitals(report)).toEqual([
      { widget: 'portico-deal', metric: 'load', bucket: '0', count: 2 },
      { widget: 'portico-deal', metric: 'load', bucket: '3', count: 1 },
      { widget: 'portico-deal', metric: 'error', bucket: 'offline', count: 2 },
    ]);
  });

  it('have no field for whose visit it was, and no free text', () => {
    const fine = { key: 'pk_x', widgets: [{ widget: 'portico-deal' }] };
    expect(v.is(VitalsReport, fine)).toBe(true);
    for (const more of [{ url: 'x' }, { userId: 'x' }, { userAgent: 'x' }])
      expect(v.is(VitalsReport, { ...fine, ...more })).toBe(false);
    const wrong = [
      { load: [-1] },
      { load: [0.5] },
      { errors: { 'TypeError: Mara Lind': 1 } },
      { errors: { offline: 101 } },
      { widget: 'x-y' },
      { load: Array.from({ length: 51 }, () => 1) },
    ];
    for (const one of wrong)
      expect(v.is(VitalsReport, { ...fine, widgets: [{ widget: 'portico-deal', ...one }] })).toBe(false);
  });

  it('tell the bound below which a share of the times lies, as far as classes can', () => {
    expect(quantileOf(loadBounds, {}, 0.75)).toBeNull();
    expect(quantileOf(loadBounds, { 0: 3, 2: 1 }, 0.75)).toBe(100);
    expect(quantileOf(loadBounds, { 0: 3, 2: 1 }, 0.95)).toBe(500);
    expect(quantileOf(loadBounds, { 7: 1 }, 0.5)).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBusinessDays, addMs, epochMs, instantOf } from '../time.ts';
import { businessMs, businessMsWithout } from './business-time.ts';
import { type Decision, decisionTimes } from './decision-times.ts';
import { percentile, shareOf } from './figures.ts';

const HOUR = 3_600_000;
const MONDAY = '2026-11-16T09:00:00.000Z';
const FRIDAY = '2026-11-20T18:00:00.000Z';

describe('business time', () => {
  it.each([
    ['within a day', MONDAY, '2026-11-16T12:30:00.000Z', 3.5],
    ['overnight', MONDAY, '2026-11-17T09:00:00.000Z', 24],
    ['over a weekend', FRIDAY, '2026-11-23T06:00:00.000Z', 12],
    ['from a Saturday', '2026-11-21T10:00:00.000Z', '2026-11-23T01:00:00.000Z', 1],
    ['within a weekend', '2026-11-21T10:00:00.000Z', '2026-11-22T10:00:00.000Z', 0],
    ['over four weeks', MONDAY, '2026-12-14T09:00:00.000Z', 20 * 24],
    ['backwards', '2026-11-17T09:00:00.000Z', MONDAY, 0],
  ])('RP6: %s', (_, from, until, hours) => {
    expect(businessMs({ from, until })).toBe(hours * HOUR);
  });

  it('RP6: is the clock of deadlines: so many business days later is so many days of it', () => {
    const moments = fc.integer({ min: 0, max: 4e12 }).map(instantOf);
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 40 }), (from, days) => {
        expect(businessMs({ from, until: addBusinessDays(from, days) })).toBe(days * 24 * HOUR);
      }),
    );
  });

  it('RP6: leaves out the time the vendor waited, as far as it is business time within', () => {
    const stretch = { from: MONDAY, until: '2026-11-24T09:00:00.000Z' };
    const pauses = [
      // Six hours; Friday 18:00 to Monday 06:00, twelve of them business; one that goes on beyond: nine hours of it.
      { from: '2026-11-17T09:00:00.000Z', until: '2026-11-17T15:00:00.000Z' },
      { from: FRIDAY, until: '2026-11-23T06:00:00.000Z' },
      { from: '2026-11-24T00:00:00.000Z', until: '2026-11-30T00:00:00.000Z' },
    ];
    expect(businessMsWithout(stretch, pauses)).toBe((6 * 24 - 6 - 12 - 9) * HOUR);
  });
});

describe('figures', () => {
  it('RP1: a share stands on at least five cases', () => {
    expect(shareOf(4, 4)).toBeNull();
    expect(shareOf(1, 5)).toBe(0.2);
    expect(percentile([1, 2, 3, 4], 50)).toBeNull();
  });

  it.each([
    [[5, 1, 4, 2, 3], 50, 3],
    [[5, 1, 4, 2, 3], 90, 5],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 50, 5],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 90, 9],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 90, 10],
  ])('RP7: of %j the value at %d percent is %d', (values, percent, value) => {
    expect(percentile(values, percent)).toBe(value);
  });
});

describe('decision times', () => {
  const after = (reviewerId: string | null, hours: number, more: Partial<Decision> = {}): Decision => ({
    reviewerId,
    submittedAt: MONDAY,
    decidedAt: addMs(MONDAY, hours * HOUR),
    dueAt: addBusinessDays(MONDAY, 2),
    pauses: [],
    ...more,
  });

  it('RP6, RP7: are told by reviewer, all together first, then whoever decided most', () => {
    const decisions = [
      ...[2, 4, 6, 8, 50].map((hours) => after('ada', hours)),
      ...[10, 20].map((hours) => after('ben', hours)),
    ];
    expect(decisionTimes(decisions)).toEqual({
      rows: [
        { reviewerId: null, decided: 7, late: 1, p50Ms: 8 * HOUR, p90Ms: 50 * HOUR },
        { reviewerId: 'ada', decided: 5, late: 1, p50Ms: 6 * HOUR, p90Ms: 50 * HOUR },
        { reviewerId: 'ben', decided: 2, late: 0, p50Ms: null, p90Ms: null },
      ],
      automatic: 0,
    });
  });

  it('RP6: a decision that waited for the partner took as long as one that did not', () => {
    const pauses = [{ from: addMs(MONDAY, HOUR), until: addMs(MONDAY, 11 * HOUR) }];
    const paused = Array.from({ length: 5 }, () => after('ada', 13, { pauses }));
    expect(decisionTimes(paused).rows[0]?.p50Ms).toBe(3 * HOUR);
  });

  it('RP8: what no person decided is counted apart', () => {
    const decisions = [after(null, 0), ...[1, 2, 3, 4, 5].map((hours) => after('ada', hours))];
    const { rows, automatic } = decisionTimes(decisions);
    expect(automatic).toBe(1);
    expect(rows[0]).toMatchObject({ decided: 5, p50Ms: 3 * HOUR });
  });

  it('has a row for nothing', () => {
    expect(decisionTimes([])).toEqual({
      rows: [{ reviewerId: null, decided: 0, late: 0, p50Ms: null, p90Ms: null }],
      automatic: 0,
    });
  });

  it('is on time at the very instant it was due', () => {
    const dueAt = addMs(MONDAY, HOUR);
    expect(epochMs(dueAt)).toBe(epochMs(MONDAY) + HOUR);
    expect(decisionTimes([after('ada', 1, { dueAt })]).rows[0]?.late).toBe(0);
    expect(decisionTimes([after('ada', 1, { dueAt, decidedAt: addMs(dueAt, 1) })]).rows[0]?.late).toBe(1);
  });
});

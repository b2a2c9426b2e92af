import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  addBusinessDays,
  addDays,
  addMs,
  epochMs,
  Instant,
  instantOf,
  Quarter,
  quarterOf,
  quartersFrom,
} from './time.ts';

const DAY_MS = 86_400_000;
const moments = fc
  .integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2098, 0, 1) })
  .map((ms) => instantOf(ms));
const weekdayOf = (instant: string): number => new Date(instant).getUTCDay();

describe('instants', () => {
  it('go to milliseconds and back unchanged', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        expect(instantOf(epochMs(moment))).toBe(moment);
        expect(v.is(Instant, moment)).toBe(true);
      }),
    );
  });

  it('compare as texts the way their milliseconds compare', () => {
    fc.assert(
      fc.property(moments, moments, (a, b) => {
        expect(a < b).toBe(epochMs(a) < epochMs(b));
      }),
    );
  });

  it.each([
    [0.9, '1970-01-01T00:00:00.000Z'],
    [-0.1, '1969-12-31T23:59:59.999Z'],
    [-1.5, '1969-12-31T23:59:59.998Z'],
  ])('round %f ms down to a whole millisecond', (ms, instant) => {
    expect(instantOf(ms)).toBe(instant);
  });

  it.each([Number.NaN, Infinity, Date.UTC(10_000, 0, 1), -62_167_219_200_001])(
    'outside the years of four digits are refused: %d',
    (ms) => {
      expect(() => instantOf(ms)).toThrow(RangeError);
    },
  );

  it.each([
    ['a day of a leap year', '2028-02-29T00:00:00.000Z', true],
    ['a leap day of a common year', '2026-02-29T00:00:00.000Z', false],
    ['the 30th of February', '2026-02-30T00:00:00.000Z', false],
    ['the 31st of April', '2026-04-31T00:00:00.000Z', false],
    ['month 13', '2026-13-01T00:00:00.000Z', false],
    ['24 o’clock', '2026-01-01T24:00:00.000Z', false],
    ['second 60', '2026-01-01T00:00:60.000Z', false],
    ['no milliseconds', '2026-01-01T00:00:00Z', false],
    ['another zone', '2026-01-01T00:00:00.000+01:00', false],
    ['words', 'tomorrow', false],
  ])('of %s: valid is decided by the calendar', (_, text, isValid) => {
    expect(v.is(Instant, text)).toBe(isValid);
  });

  it('that are no text say so with a key', () => {
    expect(v.safeParse(Instant, 5).issues?.[0].message).toBe('instant');
  });

  it('move by milliseconds and by days of 24 hours, both ways', () => {
    expect(addMs('2026-12-31T23:59:59.999Z', 1)).toBe('2027-01-01T00:00:00.000Z');
    expect(addMs('2027-01-01T00:00:00.000Z', -1)).toBe('2026-12-31T23:59:59.999Z');
    expect(addDays('2028-02-28T12:00:00.000Z', 1)).toBe('2028-02-29T12:00:00.000Z');
    expect(addDays('2026-02-28T12:00:00.000Z', 1)).toBe('2026-03-01T12:00:00.000Z');
    expect(addDays('2026-03-01T12:00:00.000Z', -30)).toBe('2026-01-30T12:00:00.000Z');
  });
});

describe('business days', () => {
  it.each([
    ['Monday and one', '2026-11-16T09:00:00.000Z', 1, '2026-11-17T09:00:00.000Z'],
    ['Thursday and two, over the weekend', '2026-11-19T09:00:00.000Z', 2, '2026-11-23T09:00:00.000Z'],
    ['Friday and one, over the weekend', '2026-11-20T23:59:59.999Z', 1, '2026-11-23T23:59:59.999Z'],
    ['Saturday and one: all of Monday', '2026-11-21T09:00:00.000Z', 1, '2026-11-24T00:00:00.000Z'],
    ['Sunday and two: all of Monday and Tuesday', '2026-11-22T23:00:00.000Z', 2, '2026-11-25T00:00:00.000Z'],
    ['a week', '2026-11-18T10:30:00.000Z', 5, '2026-11-25T10:30:00.000Z'],
    ['over a leap day', '2028-02-28T08:00:00.000Z', 2, '2028-03-01T08:00:00.000Z'],
    ['over a new year', '2026-12-31T08:00:00.000Z', 1, '2027-01-01T08:00:00.000Z'],
    ['Wednesday and none', '2026-11-18T10:30:00.000Z', 0, '2026-11-18T10:30:00.000Z'],
    ['Saturday and none: when business begins', '2026-11-21T10:30:00.000Z', 0, '2026-11-23T00:00:00.000Z'],
  ])('%s', (_, from, days, to) => {
    expect(addBusinessDays(from, days)).toBe(to);
  });

  it('never end on a weekend', () => {
    fc.assert(
      fc.property(moments, fc.nat(60), (from, days) => {
        expect([1, 2, 3, 4, 5]).toContain(weekdayOf(addBusinessDays(from, days)));
      }),
    );
  });

  it('never end earlier for a later start, and later for each day more', () => {
    const nearby = fc.integer({ min: 0, max: 4 * DAY_MS });
    fc.assert(
      fc.property(moments, nearby, fc.nat(30), (from, laterMs, days) => {
        expect(addBusinessDays(addMs(from, laterMs), days) >= addBusinessDays(from, days)).toBe(true);
        expect(addBusinessDays(from, days + 1) > addBusinessDays(from, days)).toBe(true);
      }),
    );
  });

  it('give at least as many full weekdays as they promise, and no more than the weekends between', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 30 }), (from, days) => {
        const to = addBusinessDays(from, days);
        const start = addBusinessDays(from, 0);
        const passed = Array.from({ length: (epochMs(to) - epochMs(start)) / DAY_MS }, (_, n) =>
          addDays(start, n + 1),
        );
        expect(passed.filter((day) => ![0, 6].includes(weekdayOf(day)))).toHaveLength(days);
        expect(to.slice(11)).toBe(start.slice(11));
      }),
    );
  });
});

describe('quarters', () => {
  it.each([
    ['2026-03-31T23:59:59.999Z', '2026-Q1'],
    ['2026-04-01T00:00:00.000Z', '2026-Q2'],
    ['2026-06-30T23:59:59.999Z', '2026-Q2'],
    ['2026-07-01T00:00:00.000Z', '2026-Q3'],
    ['2026-09-30T23:59:59.999Z', '2026-Q3'],
    ['2026-10-01T00:00:00.000Z', '2026-Q4'],
    ['2026-12-31T23:59:59.999Z', '2026-Q4'],
    ['2027-01-01T00:00:00.000Z', '2027-Q1'],
    ['2028-02-29T12:00:00.000Z', '2028-Q1'],
  ])('turn at the last millisecond: %s is in %s', (instant, quarter) => {
    expect(quarterOf(instant)).toBe(quarter);
  });

  it('go on over the year’s end', () => {
    expect(quartersFrom('2026-11-21T09:30:00.000Z', 4)).toEqual(['2026-Q4', '2027-Q1', '2027-Q2', '2027-Q3']);
    expect(quartersFrom('2026-11-21T09:30:00.000Z', 0)).toEqual([]);
  });

  it('begin with the current one, rise, and are all valid', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 8 }), (now, count) => {
        const quarters = quartersFrom(now, count);
        expect(quarters).toHaveLength(count);
        expect(quarters[0]).toBe(quarterOf(now));
        expect(quarters).toEqual([...new Set(quarters)].toSorted());
        for (const quarter of quarters) expect(v.is(Quarter, quarter)).toBe(true);
      }),
    );
  });

  it.each(['2026-Q0', '2026-Q5', '2026Q1', '1999-Q4', ' 2026-Q1', '', null])('%j is none', (text) => {
    expect(v.safeParse(Quarter, text).issues?.[0].message).toBe('quarter');
  });
});

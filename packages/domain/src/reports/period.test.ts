import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { periodsOf, Span } from './period.ts';

const at = (day: string) => `${day}T00:00:00.000Z`;

describe('the periods of a span', () => {
  it('are calendar months that follow each other, the ends cut', () => {
    expect(periodsOf({ from: at('2026-11-15'), until: at('2027-01-10'), step: 'month' })).toEqual([
      { from: at('2026-11-15'), until: at('2026-12-01') },
      { from: at('2026-12-01'), until: at('2027-01-01') },
      { from: at('2027-01-01'), until: at('2027-01-10') },
    ]);
  });

  it('are calendar quarters', () => {
    expect(periodsOf({ from: at('2026-08-01'), until: at('2027-01-01'), step: 'quarter' })).toEqual([
      { from: at('2026-08-01'), until: at('2026-10-01') },
      { from: at('2026-10-01'), until: at('2027-01-01') },
    ]);
  });

  it('are one when it is not cut', () => {
    const span = { from: at('2020-01-01'), until: at('2027-01-01') };
    expect(periodsOf({ ...span, step: 'all' })).toEqual([span]);
  });

  it('are in order and not too many, or the span is refused', () => {
    expect(v.is(Span, { from: at('2026-01-01'), until: at('2029-01-01'), step: 'month' })).toBe(true);
    expect(v.is(Span, { from: at('2026-01-01'), until: at('2029-01-02'), step: 'month' })).toBe(false);
    expect(v.is(Span, { from: at('2026-01-01'), until: at('2026-01-01') })).toBe(false);
  });
});

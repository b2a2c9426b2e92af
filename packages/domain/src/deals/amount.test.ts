import { describe, expect, it } from 'vitest';
import { amountOf } from './amount.ts';
import { defaultDealPolicy as policy } from './policy.ts';
import { someClaim } from './testing.ts';

const of = (changes: Parameters<typeof someClaim>[0]) => amountOf(someClaim(changes), policy);
const exactly = (amountMinor: number) => ({ leastMinor: amountMinor, mostMinor: amountMinor });
const line = (amountMinor?: number | null) => ({
  productId: 'prod_1',
  quantity: 1,
  ...(amountMinor === undefined ? {} : { amountMinor }),
});

describe('what a deal may be worth', () => {
  it('is the whole band when nothing more is known, the last one without an end', () => {
    expect(of({ valueBand: '10k_to_50k' })).toEqual({ leastMinor: 1_000_000, mostMinor: 4_999_999 });
    expect(of({ valueBand: 'over_1m' })).toEqual({
      leastMinor: 100_000_000,
      mostMinor: Number.MAX_SAFE_INTEGER,
    });
  });

  it('is the amount where one is named, and the sum of the lines where all of them have one', () => {
    expect(of({ estAmountMinor: 700 })).toEqual(exactly(700));
    expect(of({ estAmountMinor: 700, lines: [line(5), line(6)] })).toEqual(exactly(11));
    expect(of({ estAmountMinor: 700, lines: [line(5), line(null)] })).toEqual(exactly(700));
    expect(of({ estAmountMinor: 700, lines: [line(5), line()] })).toEqual(exactly(700));
    expect(of({ estAmountMinor: 0 })).toEqual(exactly(0));
  });

  it('is the band when the amount is in a currency the policy does not count in', () => {
    expect(of({ estAmountMinor: 700, estCurrency: 'USD' })?.leastMinor).toBe(1_000_000);
    expect(of({ estAmountMinor: 700, estCurrency: 'EUR' })).toEqual(exactly(700));
  });

  it('is unknown when not even a band of the policy is named, and never more than can be counted', () => {
    expect(of({ valueBand: 'huge' })).toBeNull();
    const most = Number.MAX_SAFE_INTEGER;
    expect(of({ lines: [line(most), line(most)] })).toEqual(exactly(most));
  });
});

import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Currency } from './currency.ts';
import { currencyExponent } from './currency-exponent.ts';
import { allocate, formatMoney, Money } from './money.ts';

const amounts = fc.maxSafeInteger();
const weightLists = fc
  .array(fc.oneof(fc.nat(10), fc.maxSafeNat()), { minLength: 1, maxLength: 12 })
  .filter((weights) => weights.some((weight) => weight > 0));
const euros = (amountMinor: number): Money => ({ amountMinor, currency: 'EUR' });
const parts = (amountMinor: number, weights: readonly number[]): number[] =>
  allocate(euros(amountMinor), weights).map((part) => part.amountMinor);

describe('splitting an amount', () => {
  it('sums to the whole, to the last minor unit, at every size and sign', () => {
    fc.assert(
      fc.property(amounts, weightLists, (amount, weights) => {
        const split = parts(amount, weights);
        expect(split).toHaveLength(weights.length);
        expect(split.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(amount));
      }),
      { numRuns: 10_000 },
    );
  });

  it('gives no part more than one unit beside its exact share, and nothing to a weight of zero', () => {
    fc.assert(
      fc.property(amounts, weightLists, (amount, weights) => {
        const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
        for (const [index, part] of parts(amount, weights).entries()) {
          const off = BigInt(part) * total - BigInt(amount) * BigInt(weights[index] ?? 0);
          expect(off < total && off > -total).toBe(true);
          if (weights[index] === 0) expect(part).toBe(0);
        }
      }),
    );
  });

  it('of a negative amount undoes the split of the positive one, part by part', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), weightLists, (amount, weights) => {
        const paid = parts(amount, weights);
        const back = parts(-amount, weights);
        expect(paid.map((part, index) => part + (back[index] ?? Number.NaN))).toEqual(paid.map(() => 0));
      }),
    );
  });

  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [5, [1, 2], [2, 3]],
    [10, [1, 0, 1], [5, 0, 5]],
    [1, [333, 667], [0, 1]],
    [0, [1, 2, 3], [0, 0, 0]],
    [-0, [1], [0]],
    [2, [1, 1, 1], [1, 1, 0]],
    [Number.MAX_SAFE_INTEGER, [1, 1], [4_503_599_627_370_496, 4_503_599_627_370_495]],
    [Number.MAX_SAFE_INTEGER, [Number.MAX_SAFE_INTEGER, 1], [9_007_199_254_740_990, 1]],
  ])(
    '%d by %j gives the leftovers to the largest remainders, earlier parts first',
    (amount, weights, split) => {
      expect(parts(amount, weights)).toEqual(split);
    },
  );

  it('keeps the currency', () => {
    expect(allocate({ amountMinor: 3, currency: 'JPY' }, [1, 1])).toEqual([
      { amountMinor: 2, currency: 'JPY' },
      { amountMinor: 1, currency: 'JPY' },
    ]);
  });

  it.each([
    ['no weights', 100, []],
    ['only zeros', 100, [0, 0]],
    ['a negative weight', 100, [2, -1]],
    ['a fraction', 100, [0.5, 0.5]],
    ['no number', 100, [Number.NaN]],
    ['a weight past 2^53 − 1', 100, [2 ** 53]],
    ['no end', 100, [Infinity]],
    ['an amount that is a fraction', 0.5, [1]],
    ['an amount past 2^53 − 1', 2 ** 53, [1]],
  ])('is refused for %s', (_, amount, weights) => {
    expect(() => allocate(euros(amount), weights)).toThrow(RangeError);
  });
});

describe('money in words', () => {
  const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

  it.each([
    [{ amountMinor: 125_000, currency: 'EUR' }, 'de', '1.250,00 €'],
    [{ amountMinor: 125_000, currency: 'EUR' }, 'en', '€1,250.00'],
    [{ amountMinor: 1_250, currency: 'JPY' }, 'en', '¥1,250'],
    [{ amountMinor: 1_250, currency: 'KWD' }, 'en', 'KWD 1.250'],
    [{ amountMinor: 125_000, currency: 'HUF' }, 'en', 'HUF 1,250.00'],
    [{ amountMinor: 12_500, currency: 'CLF' }, 'en', 'CLF 1.2500'],
    [{ amountMinor: -5, currency: 'EUR' }, 'en', '-€0.05'],
    [{ amountMinor: 0, currency: 'EUR' }, 'en', '€0.00'],
    [{ amountMinor: Number.MAX_SAFE_INTEGER, currency: 'EUR' }, 'en', '€90,071,992,547,409.91'],
    [{ amountMinor: -Number.MAX_SAFE_INTEGER, currency: 'KWD' }, 'en', '-KWD 9,007,199,254,740.991'],
    [{ amountMinor: Number.MAX_SAFE_INTEGER, currency: 'JPY' }, 'en', '¥9,007,199,254,740,991'],
  ])('%j reads in %s as %s', (money, locale, text) => {
    expect(plain(formatMoney(money, locale))).toBe(text);
  });

  it('shows every minor unit of every amount', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF'), (amountMinor, currency) => {
        const digits = formatMoney({ amountMinor, currency }, 'en').replace(/\D/g, '');
        expect(BigInt(digits)).toBe(BigInt(Math.abs(amountMinor)));
      }),
    );
  });

  it('drops the zeros of a whole amount where asked, and never rounds', () => {
    expect(plain(formatMoney(euros(125_000), 'de', { whole: true }))).toBe('1.250 €');
    expect(plain(formatMoney(euros(125_050), 'de', { whole: true }))).toBe('1.250,50 €');
    expect(plain(formatMoney({ amountMinor: 7, currency: 'JPY' }, 'en', { whole: true }))).toBe('¥7');
  });

  it.each([
    ['EUR', 2],
    ['USD', 2],
    ['HUF', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['KWD', 3],
    ['IQD', 3],
    ['CLF', 4],
  ])('%s has the digits of ISO 4217: %i', (currency, exponent) => {
    expect(currencyExponent(currency)).toBe(exponent);
  });

  it('is whole minor units and a code of three capitals, nothing else', () => {
    expect(v.is(Money, euros(-Number.MAX_SAFE_INTEGER))).toBe(true);
    const keysOf = (input: unknown) => v.safeParse(Money, input).issues?.map((issue) => issue.message);
    expect(keysOf({ amountMinor: 0.5, currency: 'EUR' })).toEqual(['amount']);
    expect(keysOf({ amountMinor: 2 ** 53, currency: 'EUR' })).toEqual(['amount']);
    expect(keysOf({ amountMinor: '5', currency: 'eur' })).toEqual(['amount', 'currency']);
    expect(v.is(Money, { ...euros(1), vat: 1 })).toBe(false);
    expect(v.is(Currency, 'EURO')).toBe(false);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatAmount, minorDigits, parseAmount } from './amount.ts';

const locale = fc.constantFrom('en', 'de', 'de-CH', 'fr', 'es', 'pt-BR', 'pl', 'sv', 'hi', 'ar-EG', 'ja');
const currency = fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'CHF', 'INR');

test('what is written can be read back, in every language and currency', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
      currency,
      locale,
      (minor, code, tongue) => {
        expect(parseAmount(formatAmount(minor, code, tongue), code, tongue)).toBe(minor);
      },
    ),
  );
});

test.for([
  ['1,234.50', 'en', 123450],
  ['1.234,50', 'de', 123450],
  ['1.5', 'de', 150],
  ['1.500', 'de', 150000],
  ['1,5', 'en', 150],
  ['1,500', 'en', 150000],
  ['€ 1 200', 'fr', 120000],
  ['1’200.05', 'de-CH', 120005],
  ['12,34,567', 'hi', 123456700],
  ['250000 EUR', 'en', 25000000],
  ['١٢٣٫٥', 'ar', 12350],
  ['.5', 'en', 50],
] as const)('"%s" in %s is %i cents', ([text, tongue, minor]) => {
  expect(parseAmount(text, 'EUR', tongue)).toBe(minor);
});

test.for(['', 'abc', '12abc', '1.2.3,4,5', '-5', '1.005,5.5', '1,2345', '99999999999999999', '€', '.'])(
  '"%s" is no amount',
  (text) => {
    expect(parseAmount(text, 'EUR', 'de')).toBe(null);
  },
);

test('the last cent stays, up to the largest amount there is', () => {
  expect(formatAmount(Number.MAX_SAFE_INTEGER, 'EUR', 'en')).toBe('90,071,992,547,409.91');
  expect(formatAmount(Number.MAX_SAFE_INTEGER, 'KWD', 'en')).toBe('9,007,199,254,740.991');
});

test('minor units are those of ISO 4217', () => {
  expect([minorDigits('EUR'), minorDigits('JPY'), minorDigits('KWD')]).toEqual([2, 0, 3]);
  expect(parseAmount('12.5', 'JPY', 'en')).toBe(null);
});

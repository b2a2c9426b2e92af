import { expect, test } from 'vitest';
import { shortValueWords } from './short-value.ts';

const range = { fromMinor: 5_000_000, toMinor: 25_000_000, currency: 'EUR' };

test('a value fits a column: both bounds, one of them, or nothing', () => {
  // Browsers differ in whether the unit is said once or twice.
  expect(shortValueWords(range, 'en')).toMatch(/^€50.*–.*250K$/);
  expect(shortValueWords({ ...range, fromMinor: 0 }, 'en')).toBe('≤ €250K');
  expect(shortValueWords({ ...range, toMinor: null }, 'en')).toBe('> €50K');
  expect(shortValueWords(null, 'en')).toBe('');
});

test('a currency without a small unit is not said a hundredth of what it is', () => {
  expect(shortValueWords({ fromMinor: 0, toMinor: 5_000_000, currency: 'JPY' }, 'en')).toBe('≤ ¥5M');
});

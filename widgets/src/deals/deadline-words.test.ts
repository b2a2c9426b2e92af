import { expect, test } from 'vitest';
import { deadlineWords } from './time-words.ts';

test.each([
  ['en', 'Nov 24, 2026'],
  ['de', '24.11.2026'],
])('a limit that ends with a day is said as that day, wherever one reads it (%s)', (locale, words) => {
  expect(deadlineWords('2026-11-25T00:00:00.000Z', locale)).toBe(words);
});

test('a limit within a day is said with its time', () => {
  expect(deadlineWords('2026-11-25T09:30:00.000Z', 'en')).toMatch(/Nov 25, 2026.*:30/);
});

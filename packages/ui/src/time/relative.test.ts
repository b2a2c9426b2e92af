import { expect, test } from 'vitest';
import { relativeTime } from './relative.ts';

const now = Date.UTC(2026, 10, 21, 12);
const hour = 3_600_000;

test.for([
  [0, 'en', 'now'],
  [-59_999, 'en', 'now'],
  [-60_000, 'en', '1 minute ago'],
  [hour * 1.9, 'en', 'in 1 hour'],
  [-24 * hour, 'en', 'yesterday'],
  [-24 * hour, 'de', 'gestern'],
  [49 * hour, 'de', 'übermorgen'],
  [24 * 8 * hour, 'en', 'next week'],
  [-24 * 70 * hour, 'en', '2 months ago'],
  [24 * 800 * hour, 'en', 'in 2 years'],
] as const)('%i ms from now in %s is "%s"', ([distance, locale, words]) => {
  expect(relativeTime(now + distance, now, locale)).toBe(words);
});

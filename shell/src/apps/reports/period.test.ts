import { expect, test } from 'vitest';
import { lastDay, spanOf } from './period.ts';

const now = new Date('2026-11-22T10:00:00Z');
const span = (words: string) => spanOf(new URLSearchParams(words), now);

test('an address that asks for nothing gets the last twelve months, today included', () => {
  expect(span('')).toEqual({
    name: 'year',
    step: 'all',
    from: '2025-11-23T00:00:00.000Z',
    until: '2026-11-23T00:00:00.000Z',
  });
});

test('quarters begin and end at their first days, also across a year', () => {
  expect(span('span=quarter').from).toBe('2026-10-01T00:00:00.000Z');
  const last = spanOf(new URLSearchParams('span=last_quarter'), new Date('2026-02-01T00:00:00Z'));
  expect([last.from, last.until]).toEqual(['2025-10-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z']);
});

test('days of one’s own count whole, the last one too', () => {
  const own = span('span=custom&from=2026-03-01&until=2026-03-31&step=month');
  expect([own.from, own.until, own.step]).toEqual([
    '2026-03-01T00:00:00.000Z',
    '2026-04-01T00:00:00.000Z',
    'month',
  ]);
  expect(lastDay(own.until)).toBe('2026-03-31');
});

test('days that cannot be read, or run backwards, fall back to the last twelve months', () => {
  expect(span('span=custom&from=soon&until=2026-03-31').from).toBe('2025-11-23T00:00:00.000Z');
  expect(span('span=custom&from=2026-04-01&until=2026-03-01').from).toBe('2025-11-23T00:00:00.000Z');
});

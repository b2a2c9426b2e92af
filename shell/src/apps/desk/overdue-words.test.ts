import { registerTexts, setLocale } from '@portico/runtime/locale';
import { expect, onTestFinished, test } from 'vitest';
import { overdueWords } from './overdue-words.ts';

const now = Date.parse('2026-11-25T12:00:00.000Z');

test.each([
  ['2026-11-25T11:59:50.000Z', '1 minute overdue'],
  ['2026-11-25T09:30:00.000Z', '2 hours overdue'],
  ['2026-11-21T09:30:00.000Z', '4 days overdue'],
  ['2026-11-17T09:30:00.000Z', '1 week overdue'],
])('what was due at %s is said as a length: %s', (at, words) => {
  expect(overdueWords(at, 'en', now)).toBe(words);
});

test('in German the length is German too', async () => {
  onTestFinished(() => setLocale('en'));
  await registerTexts('de', () => import('../../locale/de.ts'));
  await setLocale('de');
  expect(overdueWords('2026-11-21T09:30:00.000Z', 'de', now)).toBe('4 Tage überfällig');
});

import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { keepPreferences, PREFERENCES_CHANGED, readPreferences, wearTheme } from './preferences.ts';

afterEach(() => localStorage.clear());

test('what was chosen is kept, and told to the page', () => {
  let told = 0;
  const hear = (): void => void (told += 1);
  window.addEventListener(PREFERENCES_CHANGED, hear);
  onTestFinished(() => window.removeEventListener(PREFERENCES_CHANGED, hear));
  keepPreferences({ locale: 'de', theme: 'dark', letterKeys: true });
  expect(readPreferences()).toEqual({ locale: 'de', theme: 'dark', letterKeys: true });
  expect(told).toBe(1);
});

test('where the browser keeps nothing, the choice holds for this page', () => {
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  keepPreferences({ locale: 'de', theme: 'contrast', letterKeys: true });
  full.mockRestore();
  expect(readPreferences()).toEqual({ locale: 'de', theme: 'contrast', letterKeys: true });
  keepPreferences({ locale: 'en', theme: 'auto', letterKeys: true });
  expect(readPreferences()).toEqual({ locale: 'en', theme: 'auto', letterKeys: true });
});

test('single-letter keys are on until they are switched off', () => {
  expect(readPreferences().letterKeys).toBe(true);
  keepPreferences({ ...readPreferences(), letterKeys: false });
  expect(readPreferences().letterKeys).toBe(false);
});

test.each(['', 'no json', '{"theme":"pink","locale":"xx"}', 'null', '[]'])(
  'kept nonsense (%j) reads as nothing chosen',
  (kept) => {
    localStorage.setItem('portico.preferences', kept);
    expect(readPreferences().theme).toBe('auto');
  },
);

test('high contrast is a set of its own, on the system’s light or dark', () => {
  const root = document.createElement('div');
  wearTheme('contrast', root);
  expect([root.getAttribute('theme'), root.getAttribute('contrast')]).toEqual(['auto', 'more']);
  wearTheme('dark', root);
  expect([root.getAttribute('theme'), root.hasAttribute('contrast')]).toEqual(['dark', false]);
});

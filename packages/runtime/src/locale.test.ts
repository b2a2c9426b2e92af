import { msg } from '@portico/ui/msg';
import { Fault, faultTable, type FaultCode } from '@portico/domain/fault';
import { templates as uiGerman } from '@portico/ui/locale/de';
import { afterEach, expect, test } from 'vitest';
import { faultText } from './fault-text.ts';
import { directionOf, pickLocale, registerTexts, setLocale, textsReady } from './locale.ts';
import { registerOwnTexts } from './texts.ts';

registerOwnTexts();

afterEach(() => setLocale('en'));

test('every fault has a heading and a next step, in English and in German', async () => {
  const codes = Object.keys(faultTable) as FaultCode[];
  const english = codes.map((code) => faultText(new Fault(code)));
  await setLocale('de-AT');
  const german = codes.map((code) => faultText(new Fault(code)));
  for (const [at, text] of german.entries()) {
    expect(text.heading).not.toBe('');
    expect(text.detail).not.toBe('');
    expect(text.heading, codes[at]).not.toBe(english[at]?.heading);
  }
});

test('a region finds the texts of its language, and a language without texts speaks English', async () => {
  await setLocale('de-CH');
  expect(msg('Close', { id: 'ui.close' })).toBe(uiGerman['ui.close']);
  await setLocale('ja');
  expect(msg('Close', { id: 'ui.close' })).toBe('Close');
});

test('texts that arrive after their language was chosen are spoken too', async () => {
  await setLocale('de');
  void registerTexts('de', () => Promise.resolve({ templates: { 'test.late': 'Spät' } }));
  await textsReady();
  expect(msg('Late', { id: 'test.late' })).toBe('Spät');
});

test('texts registered while their language is loading are not lost to it', async () => {
  const speaking = setLocale('de');
  void registerTexts('de', () => Promise.resolve({ templates: { 'test.meanwhile': 'Inzwischen' } }));
  await speaking;
  await textsReady();
  expect(msg('Meanwhile', { id: 'test.meanwhile' })).toBe('Inzwischen');
});

test('a language that does not load leaves the one before', async () => {
  void registerTexts('de', () => Promise.reject(new Error('gone'))).catch(() => {});
  await expect(setLocale('de')).rejects.toThrow('gone');
  await textsReady();
  expect(msg('Close', { id: 'ui.close' })).toBe('Close');
});

test('the locale is the one asked for, else the page’s, else the browser’s; a typo is passed over', () => {
  document.documentElement.lang = 'fr-BE';
  expect(pickLocale('de')).toBe('de');
  expect(pickLocale()).toBe('fr-BE');
  expect(pickLocale('not a locale')).toBe('fr-BE');
  document.documentElement.lang = '';
  expect(pickLocale()).toBe(navigator.languages[0]);
});

test('direction follows the locale and its script', () => {
  expect(['ar', 'he-IL', 'fa', 'pa-Arab-PK'].map(directionOf)).toEqual(['rtl', 'rtl', 'rtl', 'rtl']);
  expect(['de', 'en', 'ja', 'arn'].map(directionOf)).toEqual(['ltr', 'ltr', 'ltr', 'ltr']);
});

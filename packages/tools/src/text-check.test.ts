import { expect, test } from 'vitest';
import { findTextBreaches } from './text-check.ts';

function breaches(code: string, german: string): string[] {
  const sources = [{ path: 'widgets/src/a.ts', text: code }];
  const locale = { path: 'widgets/src/locale/de.ts', text: `export const templates = {${german}};` };
  return findTextBreaches([{ name: 'widgets', sources, german: [locale] }]);
}

test('a text with German and the same placeholders in another order is complete', () => {
  const code = "msg('Close', { id: 'a.close' }); msg(str`${sum} of ${limit}`, { id: 'a.sum' });";
  expect(breaches(code, "'a.close': 'Schließen', 'a.sum': str`von ${1}: ${0}`")).toEqual([]);
});

test('a text without German is a breach', () => {
  expect(breaches("msg('Close', { id: 'a.close' });", '')).toEqual([
    'widgets/src/a.ts:1: a.close has no German in widgets.',
  ]);
});

test('the German of a package that is there everywhere serves the packages after it, another’s does not', () => {
  const sources = [{ path: 'a.ts', text: "msg('Close', { id: 'a.close' });" }];
  const german = [{ path: 'de.ts', text: "export const templates = { 'a.close': 'Schließen' };" }];
  const after = { name: 'shell', sources, german: [] };
  expect(findTextBreaches([{ name: 'ui', sources, german, everywhere: true }, after])).toEqual([]);
  expect(findTextBreaches([{ name: 'widgets', sources, german }, after])).toEqual([
    'a.ts:1: a.close has no German in shell.',
  ]);
});

test('German that belongs to no text is a breach', () => {
  expect(breaches('', "'a.close': 'Schließen'")).toEqual(['widgets: the German a.close belongs to no text.']);
});

test('placeholders that differ are a breach', () => {
  expect(breaches("msg(str`${a} of ${b}`, { id: 'a.sum' });", "'a.sum': str`${0}`")).toEqual([
    'widgets/src/a.ts:1: a.sum and its German do not have the same placeholders.',
  ]);
});

test('one id with two texts is a breach, also across packages', () => {
  const german = [{ path: 'de.ts', text: "export const templates = { 'a.ok': 'Gut' };" }];
  const one = { name: 'ui', sources: [{ path: 'ui.ts', text: "msg('Fine', { id: 'a.ok' })" }], german };
  const other = {
    name: 'shell',
    sources: [{ path: 'shell.ts', text: "\nmsg('Good', { id: 'a.ok' })" }],
    german,
  };
  expect(findTextBreaches([one, other])).toEqual(['shell.ts:2: a.ok has another text than at ui.ts:1.']);
});

test('a text or an id that is computed is a breach, since no translation can be found for it', () => {
  expect(breaches("msg(text, { id: 'a' }); msg('Close'); msg('Open', { id: name });", '')).toEqual([
    'widgets/src/a.ts:1: msg needs its text written out.',
    'widgets/src/a.ts:1: msg needs an id written out.',
    'widgets/src/a.ts:1: msg needs an id written out.',
  ]);
});

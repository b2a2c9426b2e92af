import { expect, test } from 'vitest';
import { findDocBreaches } from './doc-check.ts';

function breaches(text: string, isPublic = true): string[] {
  return findDocBreaches([{ path: 'a.ts', text }], isPublic);
}

test('an export without a doc comment is a breach where exports are public, and only there', () => {
  const text =
    'export function a(): void {}\n/** Said. */\nexport function b(): void {}\nexport interface C {}';
  expect(breaches(text)).toEqual(['a.ts:1: a has no doc comment.', 'a.ts:4: C has no doc comment.']);
  expect(breaches(text, false)).toEqual([]);
});

test('a schema and its type share one comment', () => {
  expect(breaches('/** A deal. */\nexport const Deal = {};\nexport type Deal = typeof Deal;')).toEqual([]);
});

test('an element property without a doc comment is a breach everywhere', () => {
  const text =
    "class A {\n @property({ type: String }) label = '';\n /** Said. */\n @property() value = '';\n @state() open = 1; }";
  expect(breaches(text, false)).toEqual(['a.ts:2: the property label has no doc comment.']);
});

test('an exported arrow function and a fourth parameter are breaches', () => {
  const text = 'export const a = () => 1;\nexport function b(c: 1, d: 2, e: 3, f: 4): void {}';
  expect(breaches(text, false)).toEqual([
    'a.ts:1: a is exported, so it is declared as a function.',
    'a.ts:2: b has more than 3 parameters.',
  ]);
});

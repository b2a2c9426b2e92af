import { expect, test } from 'vitest';
import { readWord, wordLikeness } from './similarity.ts';

const likeness = (a: string, b: string): number => {
  const [left, right] = [a, b].map((text) => readWord(text, 1, () => false));
  return left === undefined || right === undefined ? 0 : wordLikeness(left, right);
};

test('MA19: words said alike meet, whatever their vowels and the article', () => {
  const pairs = [
    ['moghaddam', 'moqadam'],
    ['geedar', 'gidar'],
    ['bashara', 'boshra'],
    ['essalafia', 'salafia'],
    ['alnas', 'naser'],
    ['bou', 'bu'],
    ['omaki', 'omgy'],
  ] as const;
  for (const [a, b] of pairs) expect([a, b, likeness(a, b) >= 0.8]).toEqual([a, b, true]);
});

test('MA19: words that merely share their consonants are two', () => {
  const pairs = [
    ['samarra', 'sumer'],
    ['hikone', 'hekinan'],
    ['bo', 'ba'],
  ] as const;
  for (const [a, b] of pairs) expect([a, b, likeness(a, b)]).toEqual([a, b, 0]);
});

test('MA6: places are alike only when equal, but both Koreas are called by one word', () => {
  expect(likeness('@kr', '@kp')).toBeGreaterThan(0.8);
  expect(likeness('@ee', '@et')).toBe(0);
});

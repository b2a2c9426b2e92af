import { expect, test } from 'vitest';
import { returnPath } from './return-path.ts';

const origin = 'https://portal.example';

test.each([
  ['/desk/deal_1?state=open#note', '/desk/deal_1?state=open#note'],
  ['https://portal.example/deals', '/deals'],
  ['deals', '/deals'],
])('%s leads back to the portal', (wanted, path) => {
  expect(returnPath(wanted, origin)).toBe(path);
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  'https://evil.example/deals',
  'https://portal.example.evil.example',
  'https://portal.example@evil.example',
  'https://portal.example//evil.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,hello',
  'http://',
  '/sign-in?return=/deals',
  '',
])('%j never leads out of the portal', (wanted) => {
  expect(returnPath(wanted, origin)).toBe('/');
});

test('no wish leads home', () => {
  expect(returnPath(null, origin)).toBe('/');
});

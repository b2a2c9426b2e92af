import { expect, test } from 'vitest';
import { failedAddress, loadAgain } from './load-module.ts';

const failed = (address: string) => new TypeError(`Failed to fetch dynamically imported module: ${address}`);

test('a module that failed is asked for under another address of the same file', async () => {
  const asked: string[] = [];
  const answer = await loadAgain(
    () => Promise.reject(new Error('the old address is not asked for again')),
    failed(`${location.origin}/assets/desk-abc.js`),
    (address) => {
      asked.push(address);
      return Promise.resolve('module');
    },
  );
  expect(answer).toBe('module');
  expect(asked[0]).toMatch(/\/assets\/desk-abc\.js\?retry=\d+$/);
});

test('a failure that names no address is tried again as it is', async () => {
  expect(
    await loadAgain(() => Promise.resolve('module'), new Error('Importing a module script failed.')),
  ).toBe('module');
});

test('an address of another origin is never loaded', () => {
  expect(failedAddress(failed('https://elsewhere.example/assets/desk.js'))).toBeNull();
});

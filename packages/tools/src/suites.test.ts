import { expect, test } from 'vitest';
import { chooseSuites, suites } from './suites.ts';

test('no name means every suite, in their order', () => {
  expect(chooseSuites([])).toEqual(suites);
});

test('a name before the colon means every engine', () => {
  expect(chooseSuites(['server', 'ui']).map(({ name }) => name)).toEqual([
    'server:sqlite',
    'server:postgres',
    'ui',
  ]);
});

test('an unknown name is refused with the names there are', () => {
  expect(() => chooseSuites(['domian'])).toThrow(/no suite domian\. There are: check, domain, /);
});

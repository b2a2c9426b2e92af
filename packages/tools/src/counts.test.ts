import { expect, test } from 'vitest';
import { closingLine, countPlaywright, countVitest, judge, none } from './counts.ts';

const file = (
  status: string,
  ...tests: string[]
): Parameters<typeof countVitest>[0]['testResults'][number] => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map((one) => ({ status: one, fullName: `a test that ${one}` })),
});

test('passed, failed and skipped Vitest tests are counted over all files', () => {
  const report = {
    testResults: [file('passed', 'passed', 'skipped'), file('failed', 'failed', 'passed', 'todo')],
  };
  expect(countVitest(report)).toEqual({
    passed: 2,
    failed: 1,
    skipped: 2,
    failures: ['a.test.ts: a test that failed'],
    flaky: [],
  });
});

test('a Vitest test that failed before it passed has passed, and is named', () => {
  const twice = { status: 'passed', fullName: 'a late test', failureMessages: ['too late'] };
  const report = { testResults: [{ name: 'a.test.ts', status: 'passed', assertionResults: [twice] }] };
  expect(countVitest(report)).toMatchObject({ passed: 1, failed: 0, flaky: ['a.test.ts: a late test'] });
});

test('a file that fails before its first test is a failure', () => {
  expect(countVitest({ testResults: [{ ...file('failed'), message: 'SyntaxError' }] })).toMatchObject({
    failed: 1,
    failures: ['a.test.ts: SyntaxError'],
  });
});

test('Playwright tests are counted at every depth, one that needed a second try has passed and is named', () => {
  const spec = (status: string): object => ({ title: status, file: 'e2e.ts', tests: [{ status }] });
  const report = {
    suites: [
      {
        title: 'a',
        specs: [spec('expected')],
        suites: [{ title: 'b', specs: [spec('unexpected'), spec('flaky'), spec('skipped')] }],
      },
    ],
  } as Parameters<typeof countPlaywright>[0];
  expect(countPlaywright(report)).toEqual({
    passed: 2,
    failed: 1,
    skipped: 1,
    failures: ['e2e.ts: unexpected'],
    flaky: ['e2e.ts: flaky'],
  });
});

test('a server that did not start is a failure even without a test', () => {
  expect(countPlaywright({ suites: [], errors: [{ message: 'no server' }] })).toMatchObject({
    failed: 1,
    failures: ['no server'],
  });
});

test('a suite that ran nothing, or ended badly without a failed test, is a failure', () => {
  expect(judge(none, 0, 'ui').failures).toEqual(['ui ran no test']);
  expect(judge({ ...none, passed: 3 }, 1, 'ui').failures).toEqual(['ui ended with code 1']);
  expect(judge({ ...none, passed: 3 }, 0, 'ui').failed).toBe(0);
});

test('the closing line names skipped tests only when there are some', () => {
  expect(closingLine({ ...none, passed: 12 })).toBe('12 passed, 0 failed');
  expect(closingLine({ ...none, passed: 1, failed: 2, skipped: 3 })).toBe('1 passed, 2 failed, 3 skipped');
});

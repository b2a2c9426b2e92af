import { expect, test } from 'vitest';
import { runSteps } from './steps.ts';

test('each check has its line with what it found, and one that throws has failed', async () => {
  const lines: string[] = [];
  const failed = await runSteps(
    [
      { name: 'clean', run: () => Promise.resolve([]) },
      { name: 'dirty', run: () => Promise.resolve(['a.ts: wrong']) },
      { name: 'broken', run: () => Promise.reject(new Error('no such tool')) },
    ],
    (text) => lines.push(text),
  );
  const text = lines.join('');
  expect(failed).toBe(2);
  expect(text).toMatch(/✓ clean/);
  expect(text).toMatch(/✗ dirty .*\n {4}a\.ts: wrong\n/);
  expect(text).toMatch(/✗ broken .*\n {4}Error: no such tool\n/);
});

test('a long finding is cut with the count of what is left', async () => {
  const lines: string[] = [];
  const found = Array.from({ length: 75 }, (_, index) => `line ${index}`);
  await runSteps([{ name: 'long', run: () => Promise.resolve(found) }], (text) => lines.push(text));
  expect(lines.join('')).toContain('… and 15 more lines');
});

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generateAll } from './generated.ts';
import { newSlice } from './new-slice.ts';
import { findBin, runNode } from './run.ts';
import { copyWorkspace } from './workspace-copy.ts';

test('a new slice is wired in, type-checks, is clean and passes its own tests', async () => {
  await using copy = await copyWorkspace();
  // First what the tables are ahead of: beside a dropped table a new one would look like a rename, and be asked about.
  await generateAll(copy.path);
  const { written, left } = await newSlice(copy.path, 'price-lists');
  expect(left).toEqual(['Then run pnpm generate for the migrations.']);
  await generateAll(copy.path);

  const tool = async (name: string, bin: string, args: string[]): Promise<string> =>
    (await runNode(findBin('.', name, bin), args, { cwd: copy.path, env: { NO_COLOR: '1' } })).output;
  const types = await Promise.all(
    ['packages/domain', 'server'].map((folder) =>
      tool('typescript', 'tsc', ['-p', folder, '--pretty', 'false']),
    ),
  );
  expect(
    types
      .join('\n')
      .split('\n')
      .filter((line) => /price/i.test(line)),
  ).toEqual([]);
  const own = written.filter((path) => path.includes('/price-lists/') && path.endsWith('.ts'));
  expect(own).toHaveLength(7);
  await expect(tool('oxlint', 'oxlint', own)).resolves.toContain('0 errors');
  const config = join(copy.path, 'packages/tools/vitest.config.ts');
  const projects = ['--project', 'domain', '--project', 'server:sqlite'];
  const tests = await tool('vitest', 'vitest', [
    'run',
    '--config',
    config,
    ...projects,
    'price-lists',
    'access',
    'event.test',
  ]);
  expect(tests).toMatch(/Tests {2}\d+ passed/);
  expect(tests).not.toMatch(/failed/);
  expect(tests.match(/price-lists\/[\w-]+\.test\.ts \(\d tests\)/g)).toHaveLength(2);
}, 120_000);

test('a name that is no plural, and a slice that is there, are refused before anything is written', async () => {
  await using copy = await copyWorkspace();
  await expect(newSlice(copy.path, 'Order')).rejects.toThrow('A slice is named by a plural');
  await expect(newSlice(copy.path, 'deals')).rejects.toThrow('is there already');
});

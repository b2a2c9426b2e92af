import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newWidget } from './new-widget.ts';
import { findBin, runNode } from './run.ts';
import { copyWorkspace } from './workspace-copy.ts';

test('a new widget type-checks, is clean, passes its own tests in the browser and has its text in the German file', async () => {
  await using copy = await copyWorkspace();
  const { written } = await newWidget(copy.path, 'deals/seeded-list');
  const own = written.filter((path) => path.includes('seeded-list'));
  expect(own).toHaveLength(4);
  await expect(readFile(join(copy.path, 'widgets/src/locale/de.ts'), 'utf8')).resolves.toContain(
    "'widgets.seeded-list.heading': 'Seeded list',",
  );

  await expect(readFile(join(copy.path, 'widgets/src/registry.ts'), 'utf8')).resolves.toContain(
    "'portico-seeded-list': {",
  );

  const tool = async (name: string, bin: string, args: string[]): Promise<string> =>
    (await runNode(findBin('.', name, bin), args, { cwd: copy.path, env: { NO_COLOR: '1' } })).output;
  const types = await tool('typescript', 'tsc', ['-p', 'widgets', '--pretty', 'false']);
  expect(types.split('\n').filter((line) => line.includes('seeded') || line.startsWith('error'))).toEqual([]);
  await expect(tool('oxlint', 'oxlint', own)).resolves.toContain('0 errors');
  const config = join(copy.path, 'packages/tools/vitest.config.ts');
  const tests = await tool('vitest', 'vitest', [
    'run',
    '--config',
    config,
    '--project',
    'widgets',
    'seeded-list',
  ]);
  expect(tests).toMatch(/Tests {2}2 passed/);
}, 120_000);

test('a path of another form and an unknown slice are refused', async () => {
  await using copy = await copyWorkspace();
  await expect(newWidget(copy.path, 'DealList')).rejects.toThrow('A widget is named by slice and name');
  await expect(newWidget(copy.path, 'ghosts/ghost-list')).rejects.toThrow('There is no slice ghosts.');
});

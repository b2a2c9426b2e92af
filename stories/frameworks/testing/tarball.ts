import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { fromRoot } from '../../../packages/tools/src/paths.ts';
import { run, runNode, type RunResult } from '../../../packages/tools/src/run.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that `@portico/widgets` was unpacked to, out of the tarball that would be published. */
    widgetsPackage: string;
  }
}

/** Makes the tarball as it is made for publishing, once for all the files of the project, and unpacks it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'portico-package-'));
  const packed = await pack(folder);
  if (packed.code !== 0) throw new Error(packed.output);
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? '';
  const unpacked = join(folder, 'unpacked');
  await mkdir(unpacked);
  const { code, output } = await run('tar', ['-xzf', join(folder, tarball), '-C', unpacked]);
  if (code !== 0) throw new Error(output);
  project.provide('widgetsPackage', join(unpacked, 'package'));
  return () => rm(folder, { recursive: true, force: true });
}

/** With the pnpm that runs us; by hand, with the one that `npx` has. */
function pack(folder: string): Promise<RunResult> {
  const args = ['pack', '--pack-destination', folder];
  // What is installed was checked when the tests began.
  const options = { cwd: fromRoot('widgets'), env: { pnpm_config_verify_deps_before_run: 'false' } };
  const { npm_execpath: pnpm = '' } = process.env;
  if (!/pnpm[^\\/]*$/.test(pnpm)) return run('npx', ['--yes', 'pnpm@12', ...args], options);
  return /\.[cm]?js$/.test(pnpm) ? runNode(pnpm, args, options) : run(pnpm, args, options);
}

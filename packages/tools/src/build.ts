import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fromRoot, root } from './paths.ts';
import { findBin, runNode } from './run.ts';

/** The packages that are built for browsers, in the order they are built. */
const built = ['widgets', 'shell'] as const;

const sources = [
  'packages/{domain,ui,runtime}/src/**/*.ts',
  '{widgets,shell}/{src/**/*,index.html,public/**/*,vite.config.ts,package.json}',
  'pnpm-lock.yaml',
];
const stamp = fromRoot('node_modules/.cache/portico/built');

/** How to build. */
export interface BuildOptions {
  /** Goes on rebuilding when a source changes; each watcher is handed to `onWatcher`, which stops it in the end. */
  watch?: boolean;
  onWatcher?: (watcher: ChildProcess) => void;
}

/**
 * Builds the embed files and the shell into their `dist` folders, unless nothing they are made of has changed since the
 * last time: a second start takes seconds.
 */
export async function buildBrowserFiles(
  options: BuildOptions = {},
): Promise<{ ok: boolean; output: string }> {
  const hash = await hashOfSources();
  const isFresh =
    built.every((name) => existsSync(fromRoot(name, 'dist'))) &&
    (await readFile(stamp, 'utf8').catch(() => '')) === hash;
  if (!isFresh) {
    for (const name of built) {
      const result = await runNode(findBin(name, 'vite', 'vite'), ['build', '--logLevel', 'warn'], {
        cwd: fromRoot(name),
        env: { NODE_ENV: 'production' },
      });
      if (result.code !== 0) return { ok: false, output: result.output };
    }
    await mkdir(dirname(stamp), { recursive: true });
    await writeFile(stamp, hash);
  }
  if (options.watch) for (const name of built) options.onWatcher?.(watcherOf(name));
  return { ok: true, output: '' };
}

function watcherOf(name: string): ChildProcess {
  return spawn(process.execPath, [findBin(name, 'vite', 'vite'), 'build', '--watch', '--logLevel', 'warn'], {
    cwd: fromRoot(name),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

async function hashOfSources(): Promise<string> {
  const files: string[] = [];
  for await (const file of glob(sources, { cwd: root })) if (/\.\w+$/.test(file)) files.push(file);
  const hash = createHash('sha256');
  for (const file of files.toSorted()) hash.update(`${file}\0`).update(await readFile(fromRoot(file)));
  return hash.digest('hex');
}

import { cp, mkdir, mkdtemp, readdir, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { fromRoot, packageFolders, root } from './paths.ts';

/** A copy of the workspace's sources in a temporary folder, removed at the end of `await using`. */
export interface WorkspaceCopy extends AsyncDisposable {
  readonly path: string;
}

const leftAnywhere = new Set(['node_modules', 'dist', 'storybook-static', 'coverage', 'tmp']);
const leftAtTop = new Set(['.git', 'data', 'bench', 'test-results', 'playwright-report']);

/**
 * Copies the workspace's sources, so that generators can run on them without touching the checkout.
 *
 * Installed packages are linked, not copied; our own packages are linked to their copies, so an edit in one copy is
 * seen by the others.
 */
export async function copyWorkspace(): Promise<WorkspaceCopy> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'portico-copy-')));
  await cp(root, path, {
    recursive: true,
    filter: (from) => !leftAnywhere.has(basename(from)) && !leftAtTop.has(relative(root, from)),
  });
  await symlink(fromRoot('node_modules'), join(path, 'node_modules'), 'dir');
  await Promise.all(packageFolders.map((folder) => linkModules(path, folder)));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

async function linkModules(copy: string, folder: string): Promise<void> {
  const from = fromRoot(folder, 'node_modules');
  const to = join(copy, folder, 'node_modules');
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from).catch(() => [])) {
    if (name !== '@portico') await symlink(join(from, name), join(to, name), 'dir');
  }
  const ours = await readdir(join(from, '@portico')).catch(() => []);
  if (ours.length > 0) await mkdir(join(to, '@portico'));
  for (const name of ours) {
    const inside = relative(root, await realpath(join(from, '@portico', name)));
    await symlink(join(copy, inside), join(to, '@portico', name), 'dir');
  }
}

import { cp, mkdir, mkdtemp, readdir, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fromRoot } from '../../../packages/tools/src/paths.ts';

/** Somebody's project with the package installed, removed at the end of `await using`. */
export interface Project extends AsyncDisposable {
  readonly folder: string;
}

const left = new Set(['node_modules', 'dist', 'aot']);

/**
 * A project outside of the workspace, with the package out of its tarball and `lit`, which it needs; nothing of ours
 * besides.
 *
 * @param from an application whose files and installed packages come along
 */
export async function createProject(widgetsPackage: string, from?: string): Promise<Project> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'portico-project-')));
  const modules = join(folder, 'node_modules');
  const link = async (name: string, target: string): Promise<void> => {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(await realpath(target), join(modules, name), 'dir');
  };
  if (from) {
    await cp(from, folder, { recursive: true, filter: (path) => !left.has(basename(path)) });
    const installed = join(from, 'node_modules');
    for (const name of await packagesIn(installed))
      if (!name.startsWith('@portico/')) await link(name, join(installed, name));
  }
  await cp(widgetsPackage, join(modules, '@portico/widgets'), { recursive: true });
  await link('lit', fromRoot('widgets/node_modules/lit'));
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

async function packagesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
  const inner = names.map(async (name) =>
    name.startsWith('@') ? (await readdir(join(folder, name))).map((one) => `${name}/${one}`) : [name],
  );
  return (await Promise.all(inner)).flat();
}

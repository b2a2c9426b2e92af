import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { Plugin } from 'vite';

/** What a release is made of: its version, and of each file the hash that an `integrity` attribute takes. */
export interface Integrity {
  version: string;
  /** `sha384-…` by path below the release's folder. */
  files: Record<string, string>;
}

/**
 * Names a release by what it holds: the package's version and a part of the hash over all its files. Two builds that differ
 * in a byte have two names, so that an address with a version in it never changes.
 *
 * @param contents every file by its path
 */
export function integrityOf(packageVersion: string, contents: ReadonlyMap<string, Uint8Array>): Integrity {
  const files = Object.fromEntries(
    [...contents]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, content]) => [path, `sha384-${createHash('sha384').update(content).digest('base64')}`]),
  );
  const hash = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 8);
  return { version: `${packageVersion}-${hash}`, files };
}

/** Writes `integrity.json` beside the loader, when all else is written. */
export function integrityFile(folder: string): Plugin {
  let root = '';
  let release = '';
  return {
    name: 'portico-integrity-file',
    apply: 'build',
    configResolved(config) {
      ({ root } = config);
      release = resolve(root, config.build.outDir, folder);
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
          version: string;
        };
        const scripts = (await readdir(release, { recursive: true })).filter((file) => file.endsWith('.js'));
        const contents = new Map<string, Uint8Array>();
        for (const file of scripts)
          contents.set(file.replaceAll(sep, '/'), await readFile(join(release, file)));
        await writeFile(join(release, 'integrity.json'), JSON.stringify(integrityOf(version, contents)));
      },
    },
  };
}

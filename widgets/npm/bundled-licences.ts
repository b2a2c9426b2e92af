import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const packageOf = /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/;

/**
 * Writes `THIRD-PARTY-LICENSES` beside the modules: the licence, word for word, of every package that is bundled in.
 *
 * @throws Error when one of them has no licence to show
 */
export function bundledLicences(): Plugin {
  return {
    name: 'portico-bundled-licences',
    apply: 'build',
    async generateBundle(_, bundle) {
      const ids = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      const folders = new Set(ids.flatMap((id) => packageOf.exec(id)?.[1] ?? []));
      const texts = await Promise.all([...folders].map(licenceOf));
      this.emitFile({
        type: 'asset',
        fileName: 'THIRD-PARTY-LICENSES',
        source: texts.toSorted().join(`\n${'-'.repeat(80)}\n\n`),
      });
    },
  };
}

async function licenceOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const file = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one));
  if (file === undefined || license === undefined) throw new Error(`${name} is bundled and has no licence.`);
  return `${name} ${version} (${license})\n\n${(await readFile(join(folder, file), 'utf8')).trim()}\n`;
}

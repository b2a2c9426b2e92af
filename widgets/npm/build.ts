/** `node npm/build.ts`: writes the package `@portico/widgets` as it is published into `npm/dist`. `pnpm pack` runs it. */
import { copyFile, cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { fileOf } from './file-of.ts';
import { type Elements, type OwnManifest, manifestOf, shippedElements } from './manifest.ts';
import config from './vite.config.ts';

const own = import.meta.dirname;
const widgets = join(own, '..');
const root = join(widgets, '..');
const dist = join(own, 'dist');

const read = (path: string): Promise<string> => readFile(path, 'utf8');
const write = (name: string, data: unknown): Promise<void> =>
  writeFile(join(dist, name), `${JSON.stringify(data, null, 2)}\n`);

await build({ ...config, configFile: false });
const workspace = await read(join(root, 'pnpm-workspace.yaml'));
await Promise.all([
  cp(join(own, 'types'), dist, { recursive: true }),
  // What only brings types has nothing to run.
  ...['react', 'vue', 'svelte'].map((name) => writeFile(join(dist, `${name}.js`), 'export {};\n')),
  copyFile(join(own, 'README.md'), join(dist, 'README.md')),
  copyFile(join(root, 'LICENSE'), join(dist, 'LICENSE')),
  writeFile(join(dist, 'NOTICE'), noticeOf(await read(join(root, 'NOTICE')))),
  ...['web-types.json', 'vscode.html-custom-data.json'].map((name) =>
    copyFile(join(widgets, name), join(dist, name)),
  ),
  write(
    'custom-elements.json',
    shippedElements(JSON.parse(await read(join(widgets, 'custom-elements.json'))) as Elements, (path) =>
      fileOf(join(widgets, path)),
    ),
  ),
  write(
    'package.json',
    manifestOf(JSON.parse(await read(join(widgets, 'package.json'))) as OwnManifest, workspace),
  ),
]);

/** Its first two paragraphs: what comes after them is about data that is not in the package. */
function noticeOf(notice: string): string {
  return `${notice.split('\n\n').slice(0, 2).join('\n\n')}\n`;
}

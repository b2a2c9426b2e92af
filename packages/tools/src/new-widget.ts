import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Scaffold, fillTemplates, format, toPascal, toWords, wire } from './scaffold.ts';

/**
 * Writes a widget: the element with its looks, its test in the browser, its story and its German.
 *
 * @param path the slice and the name, such as `deals/deal-list`; the tag becomes `portico-deal-list`
 * @throws Error when the path is not of that form, the slice is unknown or the widget is there already
 */
export async function newWidget(baseDir: string, path: string): Promise<Scaffold> {
  const [, slice, name] = /^([a-z-]+)\/([a-z]+(?:-[a-z]+)*)$/.exec(path) ?? [];
  if (slice === undefined || name === undefined) {
    throw new Error(`A widget is named by slice and name, such as deals/deal-list, not ${path}.`);
  }
  if (!existsSync(join(baseDir, 'packages/domain/src', slice))) {
    throw new Error(`There is no slice ${slice}. Make it with pnpm new slice ${slice}.`);
  }
  const words = toWords(name, true);
  const files = await fillTemplates(baseDir, 'widget', { slice, name, Name: toPascal(name), Words: words });
  const tag = `portico-${name}`;
  const { written, left } = await wire(baseDir, [
    {
      path: 'widgets/src/locale/de.ts',
      find: 'templates = {',
      replace: `templates = {\n  'widgets.${name}.heading': '${words}',`,
    },
    {
      path: 'widgets/src/registry.ts',
      find: '\n};',
      replace: `\n  '${tag}': {
    load: () => import('./${slice}/${name}.ts').then((module) => module.Portico${toPascal(name)}),
    blockSize: 200,
  },\n};`,
    },
  ]);
  await format(baseDir, [...files, ...written]);
  return {
    written: [...files, ...written],
    left: [
      ...left,
      `Say ${words} in German in widgets/src/locale/de.ts.`,
      'Offer it from npm: its define… function, its types and its line of the README in widgets/npm.',
    ],
  };
}

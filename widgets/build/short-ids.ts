import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tables = '{packages/{ui,runtime},widgets}/src/locale/de*.ts';

/**
 * Numbers the ids of texts. They are words for who reads and translates the sources, and a browser needs only that a text
 * and its translation have the same; the numbers are of one build, whose chunks find each other by name and hash.
 *
 * @throws Error when a text has an id that no table knows, since it could never be translated
 */
export function shortIds(): Plugin {
  const numbers = new Map<string, number>();
  return {
    name: 'portico-short-ids',
    apply: 'build',
    enforce: 'pre',
    async buildStart() {
      const found = new Set<string>();
      for await (const file of glob(tables, { cwd: root }))
        for (const [, id = ''] of readFileSync(`${root}/${file}`, 'utf8').matchAll(key)) found.add(id);
      [...found].toSorted().forEach((id, at) => numbers.set(id, at));
    },
    transform(code, id) {
      if (/[\\/]src[\\/]locale[\\/]de[^\\/]*\.ts$/.test(id))
        return code.replace(key, (_, name: string) => `  ${numbers.get(name)}:`);
      return id.endsWith('.ts') && code.includes('msg(') ? shorten(code, numbers) : null;
    },
  };
}

/** A key of a table of texts. */
const key = /^ {2}'?([\w.-]+)'?:/gm;

/** A text's id, which only `msg` takes in this form. */
const use = /(?<=,\s*)\{\s*id: '([a-z]+(?:\.[\w-]+)+)',?\s*\}(?=,?\s*\))/g;

function shorten(code: string, numbers: ReadonlyMap<string, number>): string {
  return code.replace(use, (_, name: string) => {
    const number = numbers.get(name);
    if (number === undefined) throw new Error(`no table of texts knows ${name}`);
    return `{id:${number}}`;
  });
}

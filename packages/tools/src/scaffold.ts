import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fromRoot } from './paths.ts';
import { findBin, runNode } from './run.ts';
import { readSources } from './sources.ts';

/** The words a template is filled with: `{{Slice}}` and its like. */
export type Words = Readonly<Record<string, string>>;

/** A place in a file that others share, and what takes its place. */
export interface Wiring {
  readonly path: string;
  readonly find: string;
  readonly replace: string;
}

/** What a generator wrote, and what is left to a person. */
export interface Scaffold {
  readonly written: readonly string[];
  readonly left: readonly string[];
}

/**
 * Fills every template below `packages/tools/templates/<kind>` into the workspace at the same path, without its `.txt`.
 *
 * @throws Error before anything is written, when a file is there already or a template asks for an unknown word
 */
export async function fillTemplates(baseDir: string, kind: string, words: Words): Promise<string[]> {
  const templates = await readSources('**/*.txt', fromRoot('packages/tools/templates', kind));
  const files = templates.map(({ path, text }) => ({
    path: fill(path.replace(/\.txt$/, ''), words),
    text: fill(text, words),
  }));
  const taken = files.find(({ path }) => existsSync(join(baseDir, path)));
  if (taken !== undefined) throw new Error(`${taken.path} is there already.`);
  for (const { path, text } of files) {
    await mkdir(dirname(join(baseDir, path)), { recursive: true });
    await writeFile(join(baseDir, path), text);
  }
  return files.map(({ path }) => path);
}

/** Makes replacements in shared files; where the place is not found, it is left to a person, in words. */
export async function wire(baseDir: string, wirings: readonly Wiring[]): Promise<Scaffold> {
  const written = new Set<string>();
  const left: string[] = [];
  for (const { path, find, replace } of wirings) {
    const file = join(baseDir, path);
    const text = existsSync(file) ? await readFile(file, 'utf8') : '';
    if (text.includes(find)) {
      await writeFile(
        file,
        text.replace(find, () => replace),
      );
      written.add(path);
    } else {
      left.push(`Add to ${path} by hand: ${replace.trim()}`);
    }
  }
  return { written: [...written], left };
}

/** Brings generated files into the house's format. */
export async function format(baseDir: string, paths: readonly string[]): Promise<void> {
  const { code, output } = await runNode(findBin('.', 'oxfmt', 'oxfmt'), ['--write', ...paths], {
    cwd: baseDir,
  });
  if (code !== 0) throw new Error(output);
}

function fill(text: string, words: Words): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const word = words[name];
    if (word === undefined) throw new Error(`A template asks for the word ${name}.`);
    return word;
  });
}

/** `deal-list` to `DealList`. */
export function toPascal(kebab: string): string {
  return kebab.replaceAll(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}

/** `deal-list` to `dealList`. */
export function toCamel(kebab: string): string {
  return kebab.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** `deal-list` to `deal list`, and `Deal list` where it starts a sentence. */
export function toWords(kebab: string, start = false): string {
  const words = kebab.replaceAll('-', ' ');
  return start ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript6';
import { root } from './paths.ts';

/** A source file as the checks see it. */
export interface Source {
  /** The path below the workspace's top folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const skipped = /(^|\/)(node_modules|dist|storybook-static)(\/|$)/;

/** Reads the files below the workspace that match a glob such as `widgets/src/*.ts`, sorted by path. */
export async function readSources(
  pattern: string | readonly string[],
  baseDir: string = root,
): Promise<Source[]> {
  const paths: string[] = [];
  for await (const path of glob(pattern, { cwd: baseDir, exclude: (name) => skipped.test(name) }))
    paths.push(path);
  const sorted = [...new Set(paths.map((path) => path.replaceAll('\\', '/')))].toSorted();
  return await Promise.all(
    sorted.map(async (path) => ({ path, text: await readFile(join(baseDir, path), 'utf8') })),
  );
}

/** Says whether a file is a test, a bench or a story: read by us, never by users of the package. */
export function isTest(path: string): boolean {
  return /\.(test|spec|bench|stories)\.ts$|\/(e2e|bench|testing)\//.test(path);
}

/** Parses TypeScript without types. */
export function parse(source: Source): ts.SourceFile {
  return ts.createSourceFile(source.path, source.text, ts.ScriptTarget.Latest, true);
}

/** Visits a node and all below it, outermost first. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** Gives `path:line` for a node, so that terminals and editors can jump there. */
export function placeOf(node: ts.Node): string {
  const file = node.getSourceFile();
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

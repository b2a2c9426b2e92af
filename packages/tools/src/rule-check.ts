import { readSources, isTest, type Source } from './sources.ts';

interface Rule {
  readonly id: string;
  readonly slice: string;
  readonly path: string;
}

const ruleLine = /^- \*\*([A-Z]{2,4}\d+)\*\* \S/gm;
const range = /\b([A-Z]{2,4})(\d+)(?: to | bis |–|\.\.)\1(\d+)\b/g;

/**
 * Finds rules nobody keeps and citations of rules that do not exist, one sentence each.
 *
 * A rule is a line `- **DC1** …` of a slice's RULES.md. Code and a test of the slice of that name, in any package, must
 * cite each; `DC1 to DC3` cites DC2 too.
 *
 * @param books the RULES.md files, `packages/domain/src/<slice>/RULES.md`
 * @param sources TypeScript files of all packages
 */
export function findRuleBreaches(books: readonly Source[], sources: readonly Source[]): string[] {
  const rules = books.flatMap(readRules);
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const prefixes = new Set(rules.map(({ id }) => id.replace(/\d+$/, '')));
  const cited = sources.map((source) => ({ ...source, ids: readCitations(source.text, prefixes) }));

  const breaches = books
    .filter((book) => readRules(book).length === 0)
    .map(({ path }) => `${path}: numbers no rule.`);
  for (const [index, rule] of rules.entries()) {
    const own = cited.filter(({ path, ids }) => path.includes(`/src/${rule.slice}/`) && ids.has(rule.id));
    if (rules.findIndex(({ id }) => id === rule.id) !== index)
      breaches.push(`${rule.path}: ${rule.id} is numbered twice.`);
    if (!own.some(({ path }) => isTest(path)))
      breaches.push(`${rule.path}: no test of ${rule.slice} cites ${rule.id}.`);
    if (!own.some(({ path }) => !isTest(path)))
      breaches.push(`${rule.path}: no code of ${rule.slice} cites ${rule.id}.`);
  }
  for (const { path, ids } of cited) {
    for (const id of ids)
      if (!known.has(id)) breaches.push(`${path}: cites ${id}, which no RULES.md numbers.`);
  }
  return breaches;
}

/** Reads the workspace and finds its rule breaches. */
export async function checkRules(): Promise<string[]> {
  const books = await readSources('packages/domain/src/*/RULES.md');
  const folders = [
    'packages/domain',
    'packages/ui',
    'packages/runtime',
    'widgets',
    'shell',
    'server',
    'stories',
  ];
  return findRuleBreaches(books, await readSources(folders.map((folder) => `${folder}/{src,e2e}/**/*.ts`)));
}

function readRules({ path, text }: Source): Rule[] {
  const slice = path.split('/').at(-2) ?? '';
  return [...text.matchAll(ruleLine)].map(([, id = '']) => ({ id, slice, path }));
}

function readCitations(text: string, prefixes: ReadonlySet<string>): Set<string> {
  if (prefixes.size === 0) return new Set();
  const single = new RegExp(`(?<![A-Za-z0-9_-])(?:${[...prefixes].join('|')})\\d+(?![A-Za-z0-9_-])`, 'g');
  const ids = new Set([...text.matchAll(single)].map(([id]) => id));
  for (const [, prefix = '', first, last] of text.matchAll(range)) {
    if (!prefixes.has(prefix)) continue;
    for (let number = Number(first); number <= Number(last); number += 1) ids.add(`${prefix}${number}`);
  }
  return ids;
}

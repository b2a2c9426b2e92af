import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseSync, type Plugin } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = '{packages/{ui,runtime},widgets}/src/**/*.ts';

/** A node of a syntax tree, as far as one walks through it. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Gives the private members of our classes short names: `this.$a` for `this.showProblems`. Only what TypeScript calls `private`
 * is renamed, which by that nobody outside of its class can name; one name is the same everywhere, so that a class and the one it
 * extends cannot meet in one.
 *
 * @param isFirst whose names are the shortest
 * @throws Error when a private member is used in a way that is not known here
 */
export function shortMembers(isFirst: (file: string) => boolean): Plugin {
  const names = new Map<string, string>();
  return {
    name: 'portico-short-members',
    apply: 'build',
    enforce: 'pre',
    async buildStart() {
      const files = (await Array.fromAsync(glob(sources, { cwd: root }))).filter(
        (file) => !file.endsWith('.test.ts'),
      );
      const read = (file: string) => readFileSync(`${root}/${file}`, 'utf8');
      names.clear();
      const first = files.filter(isFirst).map(read);
      for (const [name, short] of shortNames(first, files.map(read))) names.set(name, short);
    },
    transform(code, id) {
      return id.endsWith('.ts') && !id.includes('node_modules') ? shortenPrivate(code, names) : null;
    },
  };
}

/** A short name for each private member of the classes in all files: the most used ones of the first have the shortest. */
export function shortNames(first: readonly string[], all: readonly string[]): Map<string, string> {
  const names = new Set([...privateNames(first), ...privateNames(all)]);
  return new Map([...names].map((name, at) => [name, `$${letters(at)}`]));
}

/** The private members of some modules, the most used ones first. */
function privateNames(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const { start, end } of editsOf(text, (name) => name)) {
      const name = text.slice(start, end);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  return [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name]) => name);
}

const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

function letters(at: number): string {
  const { length } = alphabet;
  return (at < length ? '' : letters(Math.floor(at / length) - 1)) + (alphabet[at % length] ?? '');
}

/** A module with its private members under their short names. */
export function shortenPrivate(code: string, names: ReadonlyMap<string, string>): string {
  if (!/\bprivate\b/.test(code)) return code;
  const edits = editsOf(code, (name) => names.get(name) ?? name);
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: instead }) => text.slice(0, start) + instead + text.slice(end), code);
}

function editsOf(code: string, short: (name: string) => string): Edit[] {
  if (!/\bprivate\b/.test(code)) return [];
  const { program, errors } = parseSync('module.ts', code);
  if (errors[0]) throw new Error(errors[0].message);
  const edits: Edit[] = [];
  for (const found of nodesIn(program as unknown as Node))
    if (found.type === 'ClassDeclaration' || found.type === 'ClassExpression')
      edits.push(...editsOfClass(found, code, short));
  return edits;
}

function editsOfClass(found: Node, code: string, short: (name: string) => string): Edit[] {
  const body = found['body'] as Node;
  const members = (body['body'] as Node[]).filter(isPrivate);
  const own = new Set(members.map((member) => nameOf(member['key'])));
  if (own.size === 0) return [];
  const className = nameOf(found['id']);
  const text = code.slice(body.start, body.end);
  if (className && new RegExp(`(: |as |instanceof )${className}\\b`).test(text))
    throw new Error(`${className} may use private members of another one of its kind`);
  const edits = members.map((member) => rename(member['key'] as Node, short));
  for (const node of nodesIn(body)) edits.push(...editsOfUse(node, own, short));
  return edits;
}

function isPrivate(member: Node): boolean {
  if (member['accessibility'] !== 'private' || member['static'] === true) return false;
  const decorators = (member['decorators'] as Node[] | undefined) ?? [];
  if (decorators.some(({ expression }) => nameOf((expression as Node)['callee']) === 'property'))
    throw new Error(`${nameOf(member['key'])} is an attribute and cannot be private`);
  return true;
}

/** `this.name`, `const { name } = this` and `changed.has('name')`. */
function editsOfUse(node: Node, own: ReadonlySet<string>, short: (name: string) => string): Edit[] {
  if (node.type === 'MemberExpression' && isThis(node['object'])) {
    const property = node['property'] as Node;
    if (node['computed'] === true) {
      const name = wordOf(property);
      if (own.has(name)) throw new Error(`this['${name}'] is private`);
      return [];
    }
    return own.has(nameOf(property)) ? [rename(property, short)] : [];
  }
  const pattern = node.type === 'VariableDeclarator' ? node['id'] : node['left'];
  const from = node.type === 'VariableDeclarator' ? node['init'] : node['right'];
  if (pattern && isThis(from) && (pattern as Node).type === 'ObjectPattern')
    return ((pattern as Node)['properties'] as Node[])
      .filter(({ key }) => own.has(nameOf(key)))
      .map(({ key, shorthand }) => {
        const { start, end, text } = rename(key as Node, short);
        return { start, end, text: shorthand === true ? `${text}:${nameOf(key)}` : text };
      });
  return node.type === 'CallExpression' ? editsOfChanged(node, own, short) : [];
}

/** The names of changed properties that Lit tells of. */
function editsOfChanged(call: Node, own: ReadonlySet<string>, short: (name: string) => string): Edit[] {
  const callee = call['callee'] as Node;
  const [argument] = call['arguments'] as Node[];
  const name = wordOf(argument);
  if (!argument || nameOf(callee['object']) !== 'changed' || !own.has(name)) return [];
  return [{ start: argument.start + 1, end: argument.end - 1, text: short(name) }];
}

function rename(identifier: Node, short: (name: string) => string): Edit {
  return { start: identifier.start, end: identifier.end, text: short(nameOf(identifier)) };
}

function nameOf(node: unknown): string {
  const { type, name } = (node ?? {}) as Partial<Node>;
  return type === 'Identifier' && typeof name === 'string' ? name : '';
}

/** A word in quotes. */
function wordOf(node: Node | undefined): string {
  const value = node?.type === 'Literal' ? node['value'] : '';
  return typeof value === 'string' ? value : '';
}

function isThis(node: unknown): boolean {
  return (node as Node | null)?.type === 'ThisExpression';
}

function* nodesIn(node: Node): Generator<Node> {
  for (const value of Object.values(node))
    for (const each of Array.isArray(value) ? (value as unknown[]) : [value])
      if (typeof each === 'object' && each !== null && 'type' in each) {
        yield each as Node;
        yield* nodesIn(each as Node);
      }
}

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { fromRoot } from './paths.ts';
import { findBin, runNode } from './run.ts';

const tsconfig = JSON.stringify({
  compilerOptions: {
    target: 'es2024',
    module: 'nodenext',
    strict: true,
    erasableSyntaxOnly: true,
    noEmit: true,
    types: [],
  },
});

async function withFile<T>(name: string, text: string, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'portico-lint-'));
  try {
    await writeFile(join(folder, 'tsconfig.json'), tsconfig);
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Lints one file by our law and gives the names of the rules it breaks. */
async function broken(name: string, text: string): Promise<string[]> {
  return await withFile(name, text, async (folder) => {
    const args = ['-c', fromRoot('.oxlintrc.json'), '--format', 'json', folder];
    const { output } = await runNode(findBin('.', 'oxlint', 'oxlint'), args, {
      cwd: folder,
      env: { OXLINT_TSGOLINT_PATH: fromRoot('node_modules/.bin/tsgolint') },
    });
    const report = JSON.parse(output) as { diagnostics: { code: string }[] };
    return report.diagnostics.map(({ code }) => code.replace(/.*\((.*)\)/, '$1'));
  });
}

const lines = (count: number): string =>
  Array.from({ length: count }, (_, index) => `  work(${index});`).join('\n');

test.for([
  ['no-explicit-any', 'a.ts', 'export function a(b: any): unknown { return b; }'],
  ['no-non-null-assertion', 'a.ts', 'export function a(b: string | null): string { return b!; }'],
  ['no-floating-promises', 'a.ts', 'export function a(b: () => Promise<void>): void { b(); }'],
  [
    'return-await',
    'a.ts',
    'export async function a(b: () => Promise<1>): Promise<1> { try { return b(); } catch { return 1; } }',
  ],
  ['no-default-export', 'a.ts', 'export default 1;'],
  ['no-namespace', 'a.ts', 'export namespace A { export type B = 1; }'],
  ['ban-ts-comment', 'a.ts', '// @ts-ignore\nexport const a: number = 1;'],
  ['no-barrel-file', 'a.ts', "export * from './b.ts';"],
  ['max-lines', 'a.ts', `export const a = 1;\n${'\n'.repeat(300)}`],
  ['max-lines-per-function', 'a.ts', `export function a(work: (b: number) => void): void {\n${lines(60)}\n}`],
  ['filename-case', 'dealList.ts', 'export const a = 1;'],
  ['no-unsafe-assignment', 'a.ts', "export const a: { b: 1 } = JSON.parse('{}');"],
  ['no-console', 'a.ts', "console.log('a');"],
] as const)('%s is caught', async ([rule, name, text]) => {
  await expect(broken(name, text)).resolves.toContain(rule);
});

test('clean code is clean, and a long test is no fault', async () => {
  await expect(broken('a.ts', 'export const a = 1;\n')).resolves.toEqual([]);
  const long = `export function a(work: (b: number) => void): void {\n${lines(80)}\n}\n`;
  await expect(broken('a.test.ts', long)).resolves.toEqual([]);
});

test('an enum does not compile', async () => {
  const output = await withFile('a.ts', 'export enum A { B }', async (folder) => {
    const flags = ['-p', folder, '--pretty', 'false'];
    return (await runNode(findBin('.', 'typescript', 'tsc'), flags)).output;
  });
  expect(output).toContain('TS1294');
});

test.for([
  ['no-restricted-globals', 'export const a = (): number => requestIdleCallback(() => {});'],
  ['no-restricted-globals', 'export const a = (): unknown => trustedTypes;'],
  ['no-restricted-properties', "export const a = (): URL | null => URL.parse('b');"],
  ['no-restricted-properties', "export const a = (): string => RegExp.escape('b');"],
])('in what browsers run, %s finds what is not widely available: %s', async ([rule, text]) => {
  expect(await broken('widgets/src/a.ts', `${text}`)).toContain(rule);
});

test('what is guarded is taken, and servers may use what Node has', async () => {
  const guarded = 'export const a = (): unknown => Reflect.get(globalThis, "scheduler") ?? null;';
  expect(await broken('widgets/src/a.ts', guarded)).toEqual([]);
  expect(await broken('server/src/a.ts', "export const a = (): unknown => URL.parse('b');")).toEqual([]);
});

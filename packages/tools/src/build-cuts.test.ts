import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { annotateSchemas } from '../../../widgets/build/annotate-schemas.ts';
import { compressFiles } from '../../../widgets/build/compress-files.ts';
import { guardPolicy } from '../../../widgets/build/guard-policy.ts';
import { litCuts } from '../../../widgets/build/lit-cuts.ts';
import { minifyTemplates } from '../../../widgets/build/minify-templates.ts';
import { noAnnotations } from '../../../widgets/build/no-annotations.ts';
import { plainDecorators } from '../../../widgets/build/plain-decorators.ts';
import { slimLit } from '../../../widgets/build/slim-lit.ts';
import { fromRoot } from './paths.ts';
import { callHook, transformed } from './plugin-hook.ts';

const lit = join(realpathSync(fromRoot('widgets/node_modules/lit')), '..');
const litFiles = [
  '@lit/reactive-element/reactive-element.js',
  'lit-html/lit-html.js',
  'lit-element/lit-element.js',
];

test.each(litFiles)(
  'every cut finds its place in %s, and what is left is half a tenth less at least',
  async (file) => {
    const path = join(lit, file);
    const code = await readFile(path, 'utf8');
    const slim = transformed(slimLit(), code, path) ?? '';
    expect(slim.length).toBeLessThan(code.length * 0.95);
    expect(slim).not.toMatch(/_\$[A-Z]/);
  },
);

test('a Lit that reads otherwise than the one we know stops the build', () => {
  expect(litCuts).toHaveLength(litFiles.length);
  expect(() => transformed(slimLit(), 'export const a=1', join(lit, 'lit-html/lit-html.js'))).toThrow(
    'does not have exactly one',
  );
});

test.each([
  'svg`<path />`',
  'html`<p><!-- ${a} --></p>`',
  "import { ref } from 'lit/directives/ref.js';",
  "import { AsyncDirective } from 'lit/async-directive.js';",
  'static properties = {};',
  '@property({ type: Array }) a = [];',
  '@property() set a(b) {}',
  '@property({ converter: own }) a = 1;',
  'override shouldUpdate() {}',
  "this.requestUpdate('a', 1);",
  'html`<textarea>${a}</textarea>`',
  'html`<p @click=${{ handleEvent() {} }}></p>`',
])('a source that needs a part that is cut out stops the build: %s', (code) => {
  expect(() => transformed(slimLit(), code, '/widgets/src/a.ts')).toThrow('cut out');
});

test('a source that needs none goes through', () => {
  const code = "import { repeat } from 'lit/directives/repeat.js';\nhtml`<textarea .value=${a}></textarea>`";
  expect(transformed(slimLit(), code, '/widgets/src/a.ts')).toBeNull();
});

test('decorators of properties are one line each, and a build where they are not found fails', () => {
  const plugin = plainDecorators();
  callHook(plugin, 'buildStart');
  const property = transformed(plugin, 'a', '/@lit/reactive-element/decorators/property.js');
  expect(property).toContain('createProperty(name, options)');
  expect(() => callHook(plugin, 'buildEnd')).toThrow('1 of 2');
  expect(transformed(plugin, 'a', '/@oxc-project+runtime/helpers/decorate.js')).toContain('reverse()');
  expect(callHook(plugin, 'buildEnd')).toBeUndefined();
});

test('the policy of Trusted Types is guarded once, and a build where it is not found fails', async () => {
  const path = join(lit, 'lit-html/lit-html.js');
  const plugin = guardPolicy();
  callHook(plugin, 'buildStart');
  expect(() => callHook(plugin, 'buildEnd')).toThrow('0 times');
  expect(transformed(plugin, await readFile(path, 'utf8'), path)).toContain('"portico"');
  expect(callHook(plugin, 'buildEnd')).toBeUndefined();
});

test('templates lose their white space, and what stands in a value stays', () => {
  const plugin = minifyTemplates();
  const css = 'css`\n  /* why */\n  :host {\n    margin: 0.5em 0;\n    inset: calc(1px + 2px);\n  }\n`';
  expect(transformed(plugin, css, '/a.ts')).toBe('css`:host{margin:.5em 0;inset:calc(1px + 2px)}`');
  expect(transformed(plugin, 'html`<p>\n  a  ${b}\n</p>`', '/a.ts')).toBe('html`<p> a ${b} </p>`');
  expect(transformed(plugin, "const a = 'b  c';", '/a.ts')).toBe("const a = 'b  c';");
  expect(transformed(plugin, css, '/node_modules/a.ts')).toBeNull();
});

test('schemas of the domain are marked as free of side effects, their declarations and other modules are not', () => {
  const plugin = annotateSchemas();
  const domain = '/packages/domain/src/a.ts';
  expect(transformed(plugin, 'const a = v.string();', domain)).toBe('const a = /* @__PURE__ */ v.string();');
  expect(transformed(plugin, 'function text(a) {}', domain)).toBe('function text(a) {}');
  expect(transformed(plugin, 'const a = v.string();', '/widgets/src/a.ts')).toBeNull();
});

test('what is written has no marks for bundlers, and is the same else', () => {
  const file = {
    type: 'chunk',
    code: 'let a=/* @__PURE__ */ new Set,b=/*#__PURE__*/c();return/* @__PURE__ */ d("/* e */")',
  };
  callHook(noAnnotations(), 'generateBundle', {}, { file, picture: { type: 'asset' } });
  expect(file.code).toBe('let a=new Set,b=c();return d("/* e */")');
});

test('beside every script lie the same bytes for browsers that take brotli, and those that take gzip', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'portico-compress-'));
  await writeFile(join(folder, 'a.js'), 'export const a = 1;');
  await writeFile(join(folder, 'a.json'), '{}');
  const plugin = compressFiles();
  callHook(plugin, 'configResolved', { root: folder, build: { outDir: '.' } });
  await callHook(plugin, 'closeBundle');
  expect(brotliDecompressSync(await readFile(join(folder, 'a.js.br'))).toString()).toBe(
    'export const a = 1;',
  );
  expect(gunzipSync(await readFile(join(folder, 'a.js.gz'))).toString()).toBe('export const a = 1;');
  await expect(readFile(join(folder, 'a.json.br'))).rejects.toThrow('ENOENT');
  await rm(folder, { recursive: true });
});

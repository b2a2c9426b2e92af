import { expect, test } from 'vitest';
import { nameByItself } from '../../../widgets/build/own-names.ts';
import { plainNamespaces } from '../../../widgets/build/plain-namespaces.ts';
import { shortIds } from '../../../widgets/build/short-ids.ts';
import { shortenPrivate, shortNames } from '../../../widgets/build/short-members.ts';
import { callHook, transformed } from './plugin-hook.ts';

const widget = `class Form extends Base {
  @state() private typed = '';
  private readonly kept: Kept;
  protected shown = 1;
  public typedOnce = 2;
  @property() label = '';
  private keep(input: { typed: string }) {
    const { typed, kept: where } = this;
    return input.typed + typed + where.kept + this.shown + this.label;
  }
  update(changed: PropertyValues) {
    if (changed.has('typed') && changed.has('label')) this.keep(this);
    return { typed: this.typed, keep: () => this.keep };
  }
}`;

test('private members get short names wherever their class names them, and nothing that is public is touched', () => {
  const short = shortenPrivate(widget, shortNames([], [widget]));
  expect(short).toBe(`class Form extends Base {
  @state() private $a = '';
  private readonly $c: Kept;
  protected shown = 1;
  public typedOnce = 2;
  @property() label = '';
  private $b(input: { typed: string }) {
    const { $a:typed, $c: where } = this;
    return input.typed + typed + where.kept + this.shown + this.label;
  }
  update(changed: PropertyValues) {
    if (changed.has('$a') && changed.has('label')) this.$b(this);
    return { typed: this.$a, keep: () => this.$b };
  }
}`);
});

test('one name is short in one way everywhere, and no two share one', () => {
  const many = Array.from({ length: 60 }, (_, at) => `private member${at} = ${at};`).join('');
  const names = shortNames(['class A { private last = 0; }'], [`class B { ${many} private last = 1; }`]);
  expect(names.get('last')).toBe('$a');
  expect(new Set(names.values()).size).toBe(61);
});

test.each([
  ["class A { private a = 1; b() { return this['a']; } }", "this['a'] is private"],
  ['class A { private a = 1; b(other: A) { return other.a; } }', 'another one of its kind'],
  ['class A { @property() private a = 1; }', 'attribute'],
])('a private member that is used in another way stops the build: %s', (code, reason) => {
  expect(() => shortenPrivate(code, new Map())).toThrow(reason);
});

test('a text and its translation get the same number, and one that no table knows stops the build', async () => {
  const plugin = shortIds();
  await callHook(plugin, 'buildStart');
  const use = transformed(plugin, "msg('Close', { id: 'ui.close' })", '/ui/src/dialog.ts');
  const table = transformed(plugin, "  'ui.close': 'Schließen',", '/ui/src/locale/de.ts');
  expect(use).toMatch(/^msg\('Close', \{id:\d+\}\)$/);
  expect(table).toBe(`  ${/\d+/.exec(use ?? '')?.[0]}: 'Schließen',`);
  expect(() => transformed(plugin, "msg('A', { id: 'ui.no.such' })", '/a.ts')).toThrow('ui.no.such');
});

const chunk = (name: string, code: string) => ({ type: 'chunk', name, code, imports: [], exports: [] });

test('what others import of a file has the name it has there, statically and later', () => {
  const bundle = {
    'assets/runtime-1.js': chunk('runtime', 'var a=1,b=2,$c=3;export{a as x,b as y,b as z,$c as t};'),
    'assets/deal-2.js': chunk('deal', 'import{x as e,z as b}from"./runtime-1.js";e(b)'),
    'portico.js': chunk('portico', 'import(`./assets/runtime-1.js`).then(e=>e.t).then(e=>e.t)'),
  };
  nameByItself('assets/runtime-1.js', bundle);
  expect(bundle['assets/runtime-1.js'].code).toBe('var a=1,b=2,$c=3;export{a,b,$c};');
  expect(bundle['assets/deal-2.js'].code).toBe('import{a as e,b}from"./runtime-1.js";e(b)');
  expect(bundle['portico.js'].code).toBe('import(`./assets/runtime-1.js`).then(e=>e.$c).then(e=>e.t)');
});

test.each(['import*as e from"./runtime-1.js"', 'import(`./runtime-1.js`)', 'import{q}from"./runtime-1.js"'])(
  'a file that imports in another way stops the build: %s',
  (code) => {
    const bundle = { 'runtime-1.js': chunk('runtime', 'export{a as x};'), 'b.js': chunk('b', code) };
    expect(() => {
      nameByItself('runtime-1.js', bundle);
    }).toThrow('runtime-1.js');
  },
);

test('the namespace of a module is a plain object that reads what the module holds now', () => {
  const bundle = {
    'rolldown-runtime-1.js': chunk('rolldown-runtime', 'export{e as t};'),
    'b.js': {
      ...chunk(
        'b',
        'import{t as e}from"./rolldown-runtime-1.js";var n=/* @__PURE__ */e({show:()=>s}),s=1;globalThis.n=n,s=2;export{n};',
      ),
      imports: ['rolldown-runtime-1.js'],
    },
  };
  callHook(plainNamespaces(), 'generateBundle', {}, bundle);
  expect(Object.keys(bundle)).toEqual(['b.js']);
  expect(bundle['b.js'].imports).toEqual([]);
  expect(bundle['b.js'].code).toMatch(/get show\(\)\{return \w+\}/);
  expect(bundle['b.js'].code).not.toContain('rolldown-runtime');
});

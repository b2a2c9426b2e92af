import { expect, test } from 'vitest';
import { define } from './define.ts';
import { localeOf } from './locale/locale-of.ts';

test('an element is registered with what it uses, once, and a taken tag is left', () => {
  class Inner extends HTMLElement {
    static readonly tag = 'test-inner';
  }
  class Outer extends HTMLElement {
    static readonly tag = 'test-outer';
    static readonly uses = [Inner];
  }
  class Rival extends HTMLElement {
    static readonly tag = 'test-outer';
  }
  define(Outer);
  define(Outer);
  define(Rival);
  expect(customElements.get('test-inner')).toBe(Inner);
  expect(customElements.get('test-outer')).toBe(Outer);
});

test('the language is the nearest one around, through shadow roots, and a wrong one is passed over', () => {
  const host = document.createElement('div');
  host.lang = 'de-CH';
  const inner = document.createElement('p');
  const wrong = document.createElement('div');
  wrong.lang = 'not a language';
  wrong.append(inner);
  host.attachShadow({ mode: 'open' }).append(wrong);
  expect(localeOf(inner)).toBe('de-CH');
  host.lang = '';
  expect(localeOf(inner)).toBe(undefined);
});

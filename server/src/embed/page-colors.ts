import type { PageColors } from '@portico/domain/embed/page-colors';
import type { Color } from '@portico/domain/embed/contrast';
import { parse } from 'parse5';
import { type CssRule, readCssRules, readDeclarations } from './css-rules.ts';
import { attribute, elementsOf } from './read-page.ts';

/** Where a page says how it looks: its own rules, the addresses of its style sheets, and its theme colour. */
export interface PageStyles {
  /** Addresses of style sheets, in their order. */
  sheets: readonly string[];
  theme: Color | null;
  /** Rules in the page, with what stands on `html` and `body` themselves last. */
  rules: readonly CssRule[];
}

/** Reads a page's markup, without running it. */
export function readPageStyles(page: { address: string; html: string }): PageStyles {
  const elements = elementsOf(parse(page.html));
  const named = (name: string) => elements.filter(({ tagName }) => tagName === name);
  const href = attribute(named('base')[0], 'href') ?? '';
  const base = URL.parse(href, page.address)?.href ?? page.address;
  const isUsual = (media: string | null): boolean => !/dark|print/i.test(media ?? '');
  const sheets = named('link')
    .filter((link) => /(^|\s)stylesheet(\s|$)/i.test(attribute(link, 'rel') ?? ''))
    .filter((link) => isUsual(attribute(link, 'media')))
    .flatMap((link) => URL.parse(attribute(link, 'href') ?? '', base)?.href ?? []);
  const theme = named('meta')
    .filter((meta) => attribute(meta, 'name')?.toLowerCase() === 'theme-color')
    .find((meta) => isUsual(attribute(meta, 'media')));
  const inPage = named('style')
    .filter((style) => isUsual(attribute(style, 'media')))
    .map(({ childNodes }) => childNodes.map((node) => ('value' in node ? node.value : '')).join(''));
  const own = ['html', 'body'].map((name) => ({
    selectors: [name],
    declarations: readDeclarations(attribute(named(name)[0], 'style') ?? ''),
  }));
  return {
    sheets,
    theme: colorOf(attribute(theme, 'content') ?? '', new Map()),
    rules: [...inPage.flatMap(readCssRules), ...own],
  };
}

const page = /^(:root|html|body|html body)$/;
const link = /^(body )?a(:link)?$/;
const button =
  /^(button|input\[type=submit\]|\[type=submit\]|\.(btn|button)|(button|a)?\.(btn|button|btn-primary|button-primary|button--primary|btn--primary|primary))$/;

/** The colours that rules give a page's ground, words, links and buttons; of two the later, as in a browser. */
export function findPageColors(theme: Color | null, rules: readonly CssRule[]): PageColors {
  const variables = new Map<string, string>();
  const found: { -readonly [part in keyof PageColors]: PageColors[part] } = {
    theme,
    ground: null,
    text: null,
    link: null,
    button: null,
  };
  const matching = (pattern: RegExp) =>
    rules.filter(({ selectors }) => selectors.some((one) => pattern.test(one)));
  for (const { declarations } of matching(page))
    for (const [name, value] of declarations) if (name.startsWith('--')) variables.set(name, value);
  const read = (part: 'ground' | 'text' | 'link' | 'button', pattern: RegExp, ...names: string[]): void => {
    for (const { declarations } of matching(pattern))
      for (const name of names) {
        const color = colorOf(declarations.get(name) ?? '', variables);
        if (color) found[part] = color;
      }
  };
  read('ground', page, 'background', 'background-color');
  read('text', page, 'color');
  read('link', link, 'color');
  read('button', button, 'background', 'background-color');
  return found;
}

const names: Record<string, Color> = { white: '#ffffff', black: '#000000' };

/** The first colour in a value, variables put in; null for one that shows what is behind it, or is written otherwise. */
function colorOf(text: string, variables: ReadonlyMap<string, string>, depth = 0): Color | null {
  const value = text.trim().toLowerCase();
  const variable = /^var\(\s*(--[\w-]+)/.exec(value)?.[1];
  if (variable) return depth > 4 ? null : colorOf(variables.get(variable) ?? '', variables, depth + 1);
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})(?![0-9a-f])/.exec(value)?.[1];
  if (hex) return `#${hex.length === 3 ? hex.replaceAll(/./g, '$&$&') : hex}`;
  const channels =
    /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*(?:[,/]\s*(?:1|1\.0|100%)\s*)?\)/.exec(value);
  if (channels)
    return `#${channels
      .slice(1, 4)
      .map((one) => Math.min(255, Number(one)).toString(16).padStart(2, '0'))
      .join('')}`;
  return names[/^[a-z]+/.exec(value)?.[0] ?? ''] ?? null;
}

import type { Theme } from '@portico/domain/embed/theme';
import type { EmbedWidget } from '@portico/domain/embed/widget';
import { themeDeclarations } from '@portico/widgets/looks/theme-declarations';
import { registry } from '@portico/widgets/registry';
import { themeAttributes } from './theme-rule.ts';

/** Where a widget is pasted. */
export type SnippetKind = 'html' | 'react' | 'vue' | 'wordpress';

/** How people of the site get their session: its server signs it, or they sign in themselves in a pop-up. */
export type SignIn = 'server' | 'pop-up';

/** What was chosen. */
export interface SnippetChoice {
  readonly portal: string;
  readonly key: string;
  readonly widget: EmbedWidget;
  /** Null for what the site keeps: its widgets wear that by themselves, and lines on the page would go before it. */
  readonly theme: Theme | null;
  /** Empty for the page's own. */
  readonly locale: string;
  readonly signIn: SignIn;
}

/** The lines to paste, for one kind of page. They hold nothing secret: a publishable key may be read by all. */
export function snippetFor(kind: SnippetKind, choice: SnippetChoice): string {
  const { widget } = choice;
  const tag = `${widget}${choice.theme ? themeAttributes(choice.theme) : ''}${widget === 'portico-deal' ? ' deal-id="deal_…"' : ''}`;
  const head = `${script(choice)}\n<style>\n${rules(choice)}\n</style>`;
  // A bundler would rewrite `light-dark()` for old browsers, wrongly for what inherits: it leaves alone what is in `public`.
  const sheet =
    `<!-- index.html -->\n${script(choice)}\n<link rel="stylesheet" href="/portico.css" />\n\n` +
    `/* public/portico.css */\n${rules(choice)}`;
  const name = componentName(widget);
  switch (kind) {
    case 'html':
      return `${head}\n\n<${tag}></${widget}>`;
    case 'wordpress':
      return `<!-- wp:html -->\n${head}\n<${tag}></${widget}>\n<!-- /wp:html -->`;
    case 'react':
      return `${sheet}\n\n// ${name}.jsx, React 19\nexport function ${name}() {\n  return <${tag} />;\n}`;
    case 'vue':
      return (
        `${sheet}\n\n// vite.config.js\n` +
        "vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('portico-') } } })\n\n" +
        `<!-- ${name}.vue -->\n<template>\n  <${tag}></${widget}>\n</template>`
      );
  }
}

function script({ portal, key, locale, signIn }: SnippetChoice): string {
  const session = signIn === 'server' ? 'data-session="/portico-session"' : 'data-sign-in="popup"';
  const language = locale === '' ? '' : ` data-locale="${locale}"`;
  return `<script type="module" src="${portal}/embed/v1/portico.js"\n  data-key="${key}" ${session}${language}></script>`;
}

function rules({ widget, theme }: SnippetChoice): string {
  // Before the script has come, an element has no height: without this rule, what is below it would jump.
  const place = `${widget}:not(:defined) {\n  display: block;\n  min-height: ${registry[widget]?.blockSize ?? 0}px;\n}`;
  if (!theme) return place;
  const lines = themeDeclarations(theme)
    .split(';')
    .filter(Boolean)
    .map((line) => `  ${line.replace(':', ': ')};`);
  return `${widget} {\n${lines.join('\n')}\n}\n${place}`;
}

function componentName(widget: EmbedWidget): string {
  return widget
    .split('-')
    .slice(1)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

import type { Theme } from '@portico/domain/embed/theme';
import type { EmbedWidget } from '@portico/domain/embed/widget';
import { themeDeclarations } from '@portico/widgets/looks/theme-declarations';
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
  readonly theme: Theme;
  /** Empty for the page's own. */
  readonly locale: string;
  readonly signIn: SignIn;
}

/** The lines to paste, for one kind of page. They hold nothing secret: a publishable key may be read by all. */
export function snippetFor(kind: SnippetKind, choice: SnippetChoice): string {
  const { widget } = choice;
  const tag = `${widget}${themeAttributes(choice.theme)}${widget === 'portico-deal' ? ' deal-id="deal_…"' : ''}`;
  const head = `${script(choice)}\n${style(choice)}`;
  switch (kind) {
    case 'html':
      return `${head}\n\n<${tag}></${widget}>`;
    case 'wordpress':
      return `<!-- wp:html -->\n${head}\n<${tag}></${widget}>\n<!-- /wp:html -->`;
    case 'react':
      return `<!-- index.html -->\n${head}\n\n// ${componentName(widget)}.jsx, React 19\nexport function ${componentName(widget)}() {\n  return <${tag} />;\n}`;
    case 'vue':
      return `<!-- index.html -->\n${head}\n\n// vite.config.js\nvue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('portico-') } } })\n\n<!-- ${componentName(widget)}.vue -->\n<template>\n  <${tag}></${widget}>\n</template>`;
  }
}

function script({ portal, key, locale, signIn }: SnippetChoice): string {
  const session = signIn === 'server' ? 'data-session="/portico-session"' : 'data-sign-in="popup"';
  const language = locale === '' ? '' : ` data-locale="${locale}"`;
  return `<script type="module" src="${portal}/embed/v1/portico.js"\n  data-key="${key}" ${session}${language}></script>`;
}

function style({ widget, theme }: SnippetChoice): string {
  const lines = themeDeclarations(theme)
    .split(';')
    .filter(Boolean)
    .map((line) => `  ${line.replace(':', ': ')};`);
  return `<style>\n${widget} {\n${lines.join('\n')}\n}\n</style>`;
}

function componentName(widget: EmbedWidget): string {
  return widget
    .split('-')
    .slice(1)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

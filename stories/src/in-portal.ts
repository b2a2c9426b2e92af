import { PorticoPortal } from '@portico/runtime/portal/portal';
import type { FakePortal } from '@portico/runtime/testing';
import { define } from '@portico/ui/define';
import { html, type TemplateResult } from 'lit';

define(PorticoPortal);

/** What a widget's story knows of its surroundings. */
export interface Surroundings {
  readonly loaded: Readonly<Record<string, unknown>>;
  readonly globals: Readonly<Record<string, unknown>>;
}

/** Part of a story: the server that answers it, made anew each time it is shown. */
export function answeredBy(make: () => FakePortal): { loaders: (() => { portal: FakePortal })[] } {
  return { loaders: [() => ({ portal: make() })] };
}

/** The server that answers this story. */
export function portalOf({ loaded }: Pick<Surroundings, 'loaded'>): FakePortal {
  return loaded['portal'] as FakePortal;
}

/** Puts a widget into a portal that follows the toolbars. */
export function inPortal(context: Surroundings, widget: TemplateResult): TemplateResult {
  const { theme, contrast, locale, direction } = context.globals;
  // A widget's direction follows its language: in Arabic script it is right to left, whatever the words are.
  const spoken = `${String(locale)}${direction === 'rtl' ? '-Arab' : ''}`;
  return html`<portico-portal
    .fetch=${portalOf(context).fetch}
    locale=${spoken}
    theme=${theme}
    contrast=${contrast}
    >${widget}</portico-portal
  >`;
}

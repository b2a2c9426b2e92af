import type { Theme } from '@portico/domain/embed/theme';
import type { EmbedSettings } from '../settings.ts';
import type { Brand, SiteLooks } from './site-looks.ts';
import { accentDeclarations, ofAccent, themeDeclarations } from './theme-declarations.ts';

/** Dresses the page's widgets, those that are drawn and those that come, in the site's theme and brand. */
export function wearLooks({ theme, brand }: SiteLooks, settings: EmbedSettings): void {
  const sheet = sheetOf(theme ?? null, brand?.accent ?? null);
  const line = brand && hasLine(brand) ? brand : undefined;
  const worn = new WeakSet<Element>();
  const dress = (element: EventTarget | undefined): void => {
    if (!(element instanceof HTMLElement) || !settings.elements.has(element) || worn.has(element)) return;
    const { shadowRoot } = element;
    // What is in a frame is dressed there.
    if (!shadowRoot || shadowRoot.firstElementChild instanceof HTMLIFrameElement) return;
    worn.add(element);
    if (sheet) shadowRoot.adoptedStyleSheets.push(sheet);
    if (theme?.appearance === 'contrast' && !element.hasAttribute('contrast'))
      element.setAttribute('contrast', 'more');
    if (line) void import('./brand-line.ts').then(({ addLine }) => addLine(element, line, settings));
  };
  const ended = new AbortController();
  settings.ends?.push(() => ended.abort());
  addEventListener('portico-ready', (event) => dress(event.composedPath()[0]), { signal: ended.signal });
  for (const element of settings.elements) if (element.matches('[phase=ready]')) dress(element);
}

/**
 * The sheet of a theme, else of a brand's colour. What the page itself says of an element goes before it, and so does the
 * reader's own wish for more contrast.
 */
function sheetOf(theme: Theme | null, accent: string | null): CSSStyleSheet | null {
  if (!theme && accent === null) return null;
  const own = theme ? themeDeclarations(theme) : accentDeclarations(accent ?? '');
  const scheme = theme?.appearance === 'light' || theme?.appearance === 'dark' ? theme.appearance : null;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '@media not all and (prefers-contrast:more){@media not all and (forced-colors:active){' +
      `:host${theme?.appearance === 'contrast' ? '([contrast=more])' : ''}{${own}${ofAccent}}}}` +
      (scheme ? `:host(:not([theme])){color-scheme:${scheme}}` : ''),
  );
  return sheet;
}

function hasLine({ logo, contact }: Brand): boolean {
  return logo !== null || Object.values(contact).some((one) => one !== null);
}

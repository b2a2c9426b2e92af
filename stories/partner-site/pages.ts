import { readFileSync } from 'node:fs';
import type { Settings } from './settings.ts';

/** An answer of the site. */
export interface Page {
  status: number;
  body: string;
  headers?: Record<string, string>;
}

const layout = read('layout.html');
const pages: Record<string, { title: string; body: string }> = {
  '/': { title: 'Fleet desk', body: read('register.html') },
  '/check': { title: 'Is this customer free?', body: read('check.html') },
  '/deals': { title: 'Our projects', body: read('deals.html') },
  '/deal': { title: 'Project', body: read('deal.html') },
  '/about': { title: 'About us', body: read('about.html') },
};
const missing = { title: 'No such page', body: read('missing.html') };
const css = read('site.css');

/** The page at an address, or null. */
export function pageFor(url: URL, settings: Settings): Page | null {
  const page = pages[url.pathname];
  const deal = url.searchParams.get('id') ?? '';
  if (!page || (url.pathname === '/deal' && !/^deal_[0-9a-f-]{36}$/.test(deal))) return null;
  return drawn(page, { at: url.pathname, deal, settings });
}

/** The page for an address that has none. */
export function missingPage(settings: Settings): Page {
  return { ...drawn(missing, { at: '', deal: '', settings }), status: 404 };
}

function drawn(
  page: { title: string; body: string },
  { at, deal, settings }: { at: string; deal: string; settings: Settings },
): Page {
  const values: Record<string, string> = {
    title: page.title,
    portal: settings.portalUrl,
    key: settings.publishableKey,
    seller: settings.seller.name,
    deal,
    ...Object.fromEntries(Object.keys(pages).map((path) => [`at ${path}`, path === at ? 'page' : 'false'])),
  };
  const fill = (text: string) =>
    text.replaceAll(/\{\{([^}]+)\}\}/g, (_, name: string) => escaped(values[name] ?? ''));
  const body = fill(layout.replace('{{page}}', () => page.body));
  return {
    status: 200,
    body,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' },
  };
}

/** The site's look. */
export function styleSheet(): Page {
  return {
    status: 200,
    body: css,
    headers: { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'no-cache' },
  };
}

/**
 * A strict policy, as a careful site has one. Portico needs the two places where its address stands, and nothing inline,
 * no style and no frame.
 */
export function securityHeaders({ portalUrl }: Settings): Record<string, string> {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      `script-src ${portalUrl}`,
      `connect-src ${portalUrl} 'self'`,
      "style-src 'self'",
      "img-src 'self' data:",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html portico',
    ].join('; '),
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
  };
}

function read(name: string): string {
  return readFileSync(new URL(`./pages/${name}`, import.meta.url), 'utf8');
}

function escaped(value: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return value.replaceAll(/[&<>"]/g, (letter) => entities[letter] ?? letter);
}

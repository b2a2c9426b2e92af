import { EmbedWidget } from '@portico/domain/embed/widget';
import { parseKey } from '@portico/domain/sites/key';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { Database } from '../db/database.ts';
import { clientAddress } from '../http/client-address.ts';
import { type HttpEnv, removeHeader, setHeaders } from '../http/headers.ts';
import { limit } from '../http/limit.ts';
import { TokenBuckets } from '../identity/token-bucket.ts';
import { findPresentedKey } from '../sites/keys.ts';
import { getSite } from '../sites/store.ts';
import type { Releases } from './releases.ts';

/** What the route is made of. */
export interface FrameParts {
  db: Database;
  releases: Releases;
  /** Proxies of our own in front. */
  proxies: number;
}

/** The bridge between the page and the framed widget; until a release has one, the embed's own loader. */
const BRIDGE = 'frame.js';
const LOADER = 'portico.js';
const LOCALE = /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}$/;

/**
 * `GET /embed/v1/frame/<widget>?key=pk_…`: the page that holds one widget on our own origin, for the frame of a site's page
 * (EM10, EM13).
 *
 * Only the origins of the site that the key names may frame it. It runs our scripts and nothing else, sets and reads no
 * cookie, and holds nothing of anybody: the session comes to it by a message of the page around it. For an unknown key, a
 * widget the site may not hold and a site that is archived there is the same page, which nobody may frame.
 */
export function frameRoutes({ db, releases, proxies }: FrameParts): Hono<HttpEnv> {
  const byAddress = new TokenBuckets({ burst: 120, refillSeconds: 0.5 });
  return new Hono<HttpEnv>().get('/embed/v1/frame/:widget', async function showFrame(c) {
    limit(byAddress, clientAddress(c, proxies));
    const key = c.req.query('key') ?? '';
    const locale = LOCALE.test(c.req.query('locale') ?? '') ? c.req.query('locale') : undefined;
    const widget = v.safeParse(EmbedWidget, c.req.param('widget'));
    const origins = widget.success ? await listFramers(db, key, widget.output) : [];
    const script = (await releases.find('v1', BRIDGE)) ? BRIDGE : LOADER;
    setHeaders(c, frameHeaders(origins));
    // The policy above says who may frame it; this older header knows only nobody and ourselves.
    removeHeader(c, 'X-Frame-Options');
    const html =
      origins.length > 0 && widget.success
        ? pageOf({ key, locale, widget: widget.output, script })
        : '<!doctype html><title>Not here</title>';
    return c.body(html, origins.length > 0 ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8' });
  });
}

/** The origins that may frame a site's widget; none for a wrong key and for a widget the site may not hold. */
async function listFramers(db: Database, key: string, widget: EmbedWidget): Promise<string[]> {
  const presented = parseKey(key) === 'pk' ? await findPresentedKey(db.read, key, await db.now()) : null;
  if (!presented?.policy.widgets.includes(widget)) return [];
  return (await getSite({ kind: 'all' }, db.read, presented.siteId)).origins;
}

function frameHeaders(origins: readonly string[]): Record<string, string> {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "form-action 'none'",
      `frame-ancestors ${origins.length > 0 ? origins.join(' ') : "'none'"}`,
      "base-uri 'none'",
      "object-src 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html portico',
    ].join('; '),
    // A page that is cross-origin isolated frames only what says both.
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Referrer-Policy': 'no-referrer',
    // A site that gives up an origin must not be framed by it from a cache.
    'Cache-Control': 'no-store',
  };
}

/** Everything in it was checked against a form that has no markup: key, tag and language. */
function pageOf(frame: {
  key: string;
  locale: string | undefined;
  widget: EmbedWidget;
  script: string;
}): string {
  const { key, locale, widget, script } = frame;
  const language = locale === undefined ? '' : ` data-locale="${locale}"`;
  return (
    `<!doctype html><html${locale === undefined ? '' : ` lang="${locale}"`}><meta charset="utf-8">` +
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">' +
    `<title>Portico</title><script type="module" src="/embed/v1/${script}" data-key="${key}"${language} data-frame></script>` +
    `<body><${widget}></${widget}></body></html>`
  );
}

import type { Hono } from 'hono';
import type { Releases } from '../embed/releases.ts';
import { findAsset } from './assets.ts';
import { type HttpEnv, setHeaders } from './headers.ts';

const FOREVER = 'public, max-age=31536000, immutable';
const FIVE_MINUTES = 'public, max-age=300';

/** The portal's page that gives a code to the page that opened it, which it can do only if it may know of that page. */
const POP_UP = '/connect';

/** Serves the built browser files: the embed's releases to any page, the portal's own to itself. */
export function assetRoutes(app: Hono<HttpEnv>, shell: string, releases: Releases): void {
  app.get('/embed/:version/:file{.+}', async (c) => {
    const { version, file } = c.req.param();
    const found = await releases.find(version, file);
    const asset =
      found && (await findAsset(found.folder, `/${found.path}`, c.req.header('accept-encoding') ?? ''));
    if (!asset) return c.notFound();
    setHeaders(c, {
      ...fileHeaders(asset),
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      // How long it took may be told to the page that loaded it: there is nothing personal in a script.
      'Timing-Allow-Origin': '*',
      'Cache-Control': found.forever ? FOREVER : FIVE_MINUTES,
    });
    return c.body(asset.body, 200, { 'Content-Type': asset.type });
  });

  app.get('/*', async (c, next) => {
    if (/^\/(api|trpc|embed)(\/|$)/.test(c.req.path)) return next();
    const accepts = c.req.header('accept-encoding') ?? '';
    const file = await findAsset(shell, c.req.path, accepts);
    // Every other path is a view of the portal, which its own router knows.
    const asset = file ?? (/\.\w+$/.test(c.req.path) ? null : await findAsset(shell, '/index.html', accepts));
    if (!asset) return next();
    setHeaders(c, {
      ...fileHeaders(asset),
      'Cache-Control': file && c.req.path.startsWith('/assets/') ? FOREVER : 'no-cache',
      ...(c.req.path === POP_UP ? { 'Cross-Origin-Opener-Policy': 'unsafe-none' } : {}),
    });
    return c.body(asset.body, 200, { 'Content-Type': asset.type });
  });
}

function fileHeaders(asset: { size: number; encoding: string | null }): Record<string, string> {
  return {
    'Content-Length': String(asset.size),
    Vary: 'Accept-Encoding',
    ...(asset.encoding ? { 'Content-Encoding': asset.encoding } : {}),
  };
}

import type { Hono } from 'hono';
import { findAsset } from './assets.ts';
import { type HttpEnv, setHeaders } from './headers.ts';

const FOREVER = 'public, max-age=31536000, immutable';
const FIVE_MINUTES = 'public, max-age=300';

/** Serves the built browser files: the embed loader and its chunks to any page, the portal's own to itself. */
export function assetRoutes(app: Hono<HttpEnv>, folders: { shell: string; widgets: string }): void {
  app.get('/embed/*', async (c) => {
    const asset = await findAsset(folders.widgets, c.req.path, c.req.header('accept-encoding') ?? '');
    if (!asset) return c.notFound();
    setHeaders(c, {
      ...fileHeaders(asset),
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': c.req.path.includes('/assets/') ? FOREVER : FIVE_MINUTES,
    });
    return c.body(asset.body, 200, { 'Content-Type': asset.type });
  });

  app.get('/*', async (c, next) => {
    if (/^\/(api|trpc|embed)(\/|$)/.test(c.req.path)) return next();
    const accepts = c.req.header('accept-encoding') ?? '';
    const file = await findAsset(folders.shell, c.req.path, accepts);
    // Every other path is a view of the portal, which its own router knows.
    const asset =
      file ?? (/\.\w+$/.test(c.req.path) ? null : await findAsset(folders.shell, '/index.html', accepts));
    if (!asset) return next();
    setHeaders(c, {
      ...fileHeaders(asset),
      'Cache-Control': file && c.req.path.startsWith('/assets/') ? FOREVER : 'no-cache',
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

import { randomUUID } from 'node:crypto';
import type { Actor } from '@portico/domain/access';
import { Fault } from '@portico/domain/fault';
import type { AnyTRPCRouter } from '@trpc/server';
import { Hono, type MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import type { Releases } from '../embed/releases.ts';
import { faultOf } from '../trpc/faults.ts';
import { assetRoutes } from './asset-routes.ts';
import { clientAddress } from './client-address.ts';
import { faultAnswer } from './fault-answer.ts';
import {
  type HttpEnv,
  corsHeaders,
  outgoingOf,
  securityHeaders,
  setHeaders,
  transportHeaders,
} from './headers.ts';
import { keepOrigins } from './kept-origins.ts';
import type { Metrics } from './metrics.ts';
import { trpcRoute } from './trpc-route.ts';

/** Everything the HTTP edge is made of; `main.ts` brings it together, tests bring their own. */
export interface AppParts {
  db: Database;
  router: AnyTRPCRouter;
  portalUrl: string;
  /** Proxies of our own in front. */
  proxies: number;
  log: Logger;
  metrics: Metrics;
  actorOf: (headers: Headers) => Promise<Actor>;
  /** Answers `/api/auth/…`. */
  auth: (request: Request, clientIp?: string) => Promise<Response>;
  /** Routes of the slices, mounted under `/api/v1`. */
  api: Hono<HttpEnv>[];
  isAllowedOrigin: (origin: string) => Promise<boolean>;
  /** Only for development: checks of sites may visit this machine itself. */
  visitsLoopback?: boolean;
  /** Routes of the slices that are pages, mounted at the root. */
  pages?: Hono<HttpEnv>[];
  /** The portal's built files. */
  shell: string;
  releases: Releases;
  /** Whether the process is on its way down and should get no new traffic. */
  isDraining: () => boolean;
}

/** Puts the HTTP edge together. Nothing here decides anything about the business. */
export function createApp(parts: AppParts): Hono<HttpEnv> {
  const { db, log, metrics } = parts;
  const portalOrigin = new URL(parts.portalUrl).origin;
  const app = new Hono<HttpEnv>();

  app.use('*', tellRequests(parts, portalOrigin));
  const cors = crossOrigin(keepOrigins(parts.isAllowedOrigin), portalOrigin);
  app.use('/trpc/*', cors);
  app.use('/api/v1/*', cors);

  const { router, actorOf, visitsLoopback = false } = parts;
  const trpc = trpcRoute({ router, db, actorOf, portalOrigin, visitsLoopback, log });
  app.get('/trpc/*', trpc);
  app.post('/trpc/*', trpc);
  app.all('/api/auth/*', (c) => parts.auth(c.req.raw, clientAddress(c, parts.proxies)));
  for (const routes of parts.api) app.route('/api/v1', routes);

  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', async (c) => {
    if (parts.isDraining()) return c.text('draining', 503);
    return db.ping().then(
      () => c.text('ready'),
      () => c.text('database does not answer', 503),
    );
  });
  app.get('/metrics', async (c) => {
    if (!isLocal(c.env?.incoming?.socket.remoteAddress, c.req.header('x-forwarded-for')))
      throw new Fault('not_found');
    return c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType });
  });
  for (const routes of parts.pages ?? []) app.route('/', routes);
  assetRoutes(app, parts.shell, parts.releases);

  app.notFound((c) => faultAnswer(c, new Fault('not_found'), c.get('requestId')));
  app.onError((error, c) => {
    const fault = faultOf(error);
    if (fault.status >= 500) log.error({ err: error, requestId: c.get('requestId') }, 'request failed');
    return faultAnswer(c, fault, c.get('requestId'));
  });
  return app;
}

/** Gives every request an id and every answer its headers; counts them all and logs those that failed or were slow. */
function tellRequests({ metrics, log }: AppParts, portalOrigin: string): MiddlewareHandler<HttpEnv> {
  const everyAnswer = { ...securityHeaders, ...(portalOrigin.startsWith('https:') ? transportHeaders : {}) };
  const tell: MiddlewareHandler<HttpEnv> = async (c, next) => {
    const started = performance.now();
    const requestId = randomUUID();
    c.set('requestId', requestId);
    setHeaders(c, everyAnswer);
    setHeaders(c, { 'X-Request-Id': requestId });
    await next();
    const seconds = (performance.now() - started) / 1000;
    const route = `/${c.req.path.split('/')[1] ?? ''}`;
    const status = c.res.status;
    metrics.request(
      route === '/trpc' || route === '/api' || route === '/embed' ? route : '/portal',
      status,
      seconds,
    );
    if (status >= 400 || seconds > 1)
      log.info(
        { requestId, method: c.req.method, path: c.req.path, status, ms: Math.round(seconds * 1000) },
        'request',
      );
  };
  return tell;
}

/** Lets pages of registered sites read answers; others get none of the headers, so their browser keeps it from them. */
function crossOrigin(
  isAllowed: (origin: string) => Promise<boolean>,
  portalOrigin: string,
): MiddlewareHandler<HttpEnv> {
  const cors: MiddlewareHandler<HttpEnv> = async (c, next) => {
    const origin = c.req.header('origin');
    if (origin !== undefined && origin !== portalOrigin && (await isAllowed(origin))) {
      setHeaders(c, {
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Expose-Headers': 'retry-after, x-request-id',
        'Cross-Origin-Resource-Policy': 'cross-origin',
        Vary: 'Origin',
      });
    } else if (outgoingOf(c) || origin !== undefined) {
      setHeaders(c, { Vary: 'Origin' });
    }
    if (c.req.method !== 'OPTIONS') return next();
    setHeaders(c, {
      'Access-Control-Allow-Methods': corsHeaders.methods,
      'Access-Control-Allow-Headers': corsHeaders.headers,
      'Access-Control-Max-Age': String(corsHeaders.maxAgeSeconds),
    });
    return c.body(null, 204);
  };
  return cors;
}

/** Whether a request comes from this machine itself and through no proxy. */
function isLocal(address: string | undefined, forwardedFor: string | undefined): boolean {
  return (
    forwardedFor === undefined &&
    (address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1')
  );
}

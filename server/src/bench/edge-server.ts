import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import type { AnyTRPCRouter } from '@trpc/server';
import { Hono } from 'hono';
import { openReleases } from '../embed/releases.ts';
import type { Database } from '../db/database.ts';
import { openDatabase, type DatabaseLocation } from '../db/open.ts';
import { createApp } from '../http/app.ts';
import { JSON_TYPE } from '../http/headers.ts';
import { createLog } from '../http/log.ts';
import { createMetrics } from '../http/metrics.ts';
import { createIdentity } from '../identity/identity.ts';
import { appRouter } from '../router.ts';
import { isAllowedOrigin } from '../sites/store.ts';
import type { Context } from '../trpc/context.ts';
import { answerTrpc } from '../trpc/edge.ts';
import { plainActor, plainRouter } from './plain.ts';
import { serveAsTarget } from './serve.ts';

/** The servers that are compared: a bare one, one procedure by our edge and by tRPC's adapter, and the product by both. */
export type EdgeKind = 'hello' | 'plain' | 'stock-plain' | 'portico' | 'stock';

type Fetch = Parameters<typeof serveAsTarget>[0];
type ContextOf = (headers: Headers) => Context | Promise<Context>;

const [kind, location] = JSON.parse(process.argv[2] ?? '[]') as [EdgeKind, DatabaseLocation];
serveAsTarget(
  kind === 'hello'
    ? new Hono().get('/*', (c) => c.text('hello')).fetch
    : serverOn(kind, openDatabase(location)),
);

function serverOn(which: Exclude<EdgeKind, 'hello'>, db: Database): Fetch {
  const plain: Context = { db, actor: plainActor, requestId: 'x', idempotencyKey: null };
  if (which === 'plain') return plainEdge(plain);
  if (which === 'stock-plain') return stockAdapter(plainRouter, () => plain);
  const identity = createIdentity({
    db,
    portalUrl: 'http://localhost',
    secret: 'x'.repeat(32),
    sendLetter: () => Promise.resolve(),
  });
  if (which === 'stock') {
    return stockAdapter(appRouter, async (headers) => ({
      db,
      actor: await identity.actorOf(headers),
      requestId: 'x',
      idempotencyKey: headers.get('idempotency-key'),
    }));
  }
  return createApp({
    db,
    router: appRouter,
    portalUrl: 'http://localhost',
    proxies: 0,
    log: createLog('silent'),
    metrics: createMetrics(),
    actorOf: (headers) => identity.actorOf(headers),
    auth: (request) => identity.handler(request),
    api: [],
    isAllowedOrigin: (origin) => isAllowedOrigin(db.read, origin),
    shell: '/nowhere',
    releases: openReleases({ built: '/nowhere', kept: '/nowhere', moving: null }),
    isDraining: () => false,
  }).fetch;
}

/** Our edge and nothing else: no headers, no session, no log. */
function plainEdge(context: Context): Fetch {
  return new Hono().get('/trpc/*', async (c) => {
    const url = new URL(c.req.url);
    const answer = await answerTrpc(plainRouter, context, {
      method: 'GET',
      path: url.pathname.slice('/trpc/'.length),
      query: url.searchParams,
      body: '',
      signal: c.req.raw.signal,
    });
    return c.body(answer.body, answer.status as 200, JSON_TYPE);
  }).fetch;
}

function stockAdapter(router: AnyTRPCRouter, contextOf: ContextOf): Fetch {
  return new Hono().all('/trpc/*', (c) =>
    fetchRequestHandler({
      endpoint: '/trpc',
      req: c.req.raw,
      router,
      createContext: ({ req }) => contextOf(req.headers),
    }),
  ).fetch;
}

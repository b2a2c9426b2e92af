import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { Hono } from 'hono';
import { openDatabase, type DatabaseLocation } from '../db/open.ts';
import { createApp } from '../http/app.ts';
import { createLog } from '../http/log.ts';
import { createMetrics } from '../http/metrics.ts';
import { createIdentity } from '../identity/identity.ts';
import { appRouter } from '../router.ts';
import { isAllowedOrigin } from '../sites/store.ts';

/*
 * One server of the edge bench, in a process of its own so that its CPU time is its own. Tells its port when it listens and
 * its CPU time, in microseconds, when asked.
 */

/** The servers that are compared. */
export type EdgeKind = 'hello' | 'portico' | 'stock';

const [kind, location] = JSON.parse(process.argv[2] ?? '[]') as [EdgeKind, DatabaseLocation];
const server = createServer(getRequestListener(handler(kind)));
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: user + system });
});
process.on('disconnect', () => process.exit(0));

function handler(which: EdgeKind): Parameters<typeof getRequestListener>[0] {
  if (which === 'hello') return new Hono().get('/*', (c) => c.text('hello')).fetch;
  const db = openDatabase(location);
  const identity = createIdentity({ db, portalUrl: 'http://localhost', secret: 'x'.repeat(32), sendLetter: () => Promise.resolve() });
  if (which === 'portico') {
    return createApp({
      db,
      router: appRouter,
      portalUrl: 'http://localhost',
      log: createLog('silent'),
      metrics: createMetrics(),
      actorOf: (headers) => identity.actorOf(headers),
      auth: (request) => identity.handler(request),
      api: [],
      isAllowedOrigin: (origin) => isAllowedOrigin(db.read, origin),
      folders: { shell: '/nowhere', widgets: '/nowhere' },
      isDraining: () => false,
    }).fetch;
  }
  return new Hono().all('/trpc/*', (c) =>
    fetchRequestHandler({
      endpoint: '/trpc',
      req: c.req.raw,
      router: appRouter,
      createContext: async ({ req }) => ({ db, actor: await identity.actorOf(req.headers), requestId: 'x', idempotencyKey: req.headers.get('idempotency-key') }),
    }),
  ).fetch;
}

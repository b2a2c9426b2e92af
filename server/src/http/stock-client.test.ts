import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createTRPCClient, httpBatchLink, httpLink, TRPCClientError } from '@trpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReleases } from '../embed/releases.ts';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { dealsRouter } from '../deals/router.ts';
import { goodClaim, person, seedWorld } from '../deals/testing.ts';
import { router } from '../trpc/procedure.ts';
import { createApp } from './app.ts';
import { createLog } from './log.ts';
import { createMetrics } from './metrics.ts';

const appRouter = router({ deals: dealsRouter });
const server = createServer();
let test: TestDatabase;
let url: string;

beforeAll(async () => {
  test = await openTestDatabase();
  await seedWorld(test.db);
  const app = createApp({
    db: test.db,
    router: appRouter,
    portalUrl: 'http://portal.test',
    proxies: 0,
    log: createLog('silent'),
    metrics: createMetrics(),
    actorOf: () => Promise.resolve(person('nord-anna', 'nord', 'seller')),
    auth: () => Promise.resolve(new Response()),
    api: [],
    isAllowedOrigin: () => Promise.resolve(false),
    shell: '/nowhere',
    releases: openReleases({ built: '/nowhere', kept: '/nowhere', moving: null }),
    isDraining: () => false,
  });
  const answer = getRequestListener(app.fetch);
  server.on('request', (request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/trpc`;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await test[Symbol.asyncDispose]();
});

describe.each([
  ['one call a request', httpLink],
  ['batches', httpBatchLink],
] as const)('tRPC’s own client, %s, over the wire', (_, link) => {
  const connect = () =>
    createTRPCClient<typeof appRouter>({
      links: [link({ url, headers: () => ({ authorization: 'Bearer x', 'idempotency-key': randomUUID() }) })],
    });

  it('reads and writes through our edge', async () => {
    const client = connect();
    const claim = await goodClaim(test.db);
    const outcome = await client.deals.submit.mutate({ claim });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    const [deal, timeline, list] = await Promise.all([
      client.deals.get.query({ dealId: outcome.deal.id }),
      client.deals.timeline.query({ dealId: outcome.deal.id }),
      client.deals.list.query({}),
    ]);
    expect(deal).toEqual(outcome.deal);
    expect(timeline.map((entry) => entry.name)).toEqual(['deal.submitted']);
    expect(list.rows.map((row) => row.id)).toContain(deal.id);
  });

  it('hears a fault with its code, and the calls beside it in the batch are answered', async () => {
    const client = connect();
    const missing = client.deals.get.query({ dealId: 'deal_00000000-0000-7000-8000-000000000000' });
    const [error, summary] = await Promise.all([
      missing.catch((cause: unknown) => cause),
      client.deals.summary.query(),
    ]);
    expect(error).toBeInstanceOf(TRPCClientError);
    expect(error).toMatchObject({
      data: { code: 'NOT_FOUND', httpStatus: 404, fault: { code: 'not_found' } },
    });
    expect(summary.counts).toBeDefined();
  });
});

import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { createApp } from '../http/app.ts';
import type { HttpEnv } from '../http/headers.ts';
import { createLog } from '../http/log.ts';
import { createMetrics } from '../http/metrics.ts';
import {
  cookiesOf,
  TEST_PASSWORD,
  TEST_PORTAL,
  type TestIdentity,
  testIdentity,
} from '../identity/testing.ts';
import { appRouter } from '../router.ts';
import { isAllowedOrigin } from '../sites/store.ts';
import { openReleases } from './releases.ts';
import { addTestSite, hostSession, type TestSite } from './testing/site.ts';

let test: TestDatabase;
let id: TestIdentity;
let app: Hono<HttpEnv>;
beforeAll(async () => {
  test = await openTestDatabase();
  id = testIdentity(test.db);
  app = createApp({
    db: test.db,
    router: appRouter,
    portalUrl: TEST_PORTAL,
    proxies: 0,
    log: createLog('silent'),
    metrics: createMetrics(),
    actorOf: (headers) => id.identity.actorOf(headers),
    auth: (request) => id.identity.handler(request),
    api: [],
    isAllowedOrigin: (origin) => isAllowedOrigin(test.db.read, origin),
    shell: '/nowhere',
    releases: openReleases({ built: '/nowhere', kept: '/nowhere', moving: null }),
    isDraining: () => false,
  });
});
afterAll(() => test[Symbol.asyncDispose]());

/** Only what a browser sends without a preflight (Fetch, "CORS-safelisted request-header"). */
function simple(path: string, body: object, headers: Record<string, string> = {}) {
  return app.request(`/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain;charset=UTF-8', ...headers },
    body: JSON.stringify(body),
  });
}
async function withSession(): Promise<{ shop: TestSite; token: string }> {
  const shop = await addTestSite(test.db, id);
  const { token } = await hostSession(test.db, shop);
  return { shop, token };
}

describe('EM11: a call with its token in a plain text body', () => {
  it('reads several things at once, and a listed page may read the answer', async () => {
    const { shop, token } = await withSession();
    const input = { 1: {} };
    const response = await simple('session.me,deals.list?batch=1', { token, input }, { origin: shop.origin });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe(shop.origin);
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    expect(await response.json()).toMatchObject([
      { result: { data: { user: { id: shop.person.userId }, via: 'embed' } } },
      { result: { data: { rows: [] } } },
    ]);
  });

  it('answers the very bytes of the call with headers', async () => {
    const { shop, token } = await withSession();
    const headers = { origin: shop.origin, authorization: `Bearer ${token}` };
    const input = encodeURIComponent(JSON.stringify({ 0: { limit: 3 } }));
    const usual = await app.request(`/trpc/deals.list?batch=1&input=${input}`, { headers });
    const plain = await simple(
      'deals.list?batch=1',
      { token, input: { 0: { limit: 3 } } },
      { origin: shop.origin },
    );
    expect([plain.status, await plain.text()]).toEqual([usual.status, await usual.text()]);
  });

  it('changes something once, with its single-use id in the body', async () => {
    const { shop, token } = await withSession();
    const body = {
      token,
      type: 'mutation',
      key: randomUUID(),
      input: { claim: { customerName: 'Plain' } },
    };
    const send = () => simple('deals.saveDraft', body, { origin: shop.origin });
    const [first, again] = [await (await send()).text(), await (await send()).text()];
    expect(again).toBe(first);
    const without = await simple('deals.saveDraft', { ...body, key: undefined }, { origin: shop.origin });
    expect(without.status).toBe(400);
  });

  it('cannot change anything while it says that it reads', async () => {
    const { shop, token } = await withSession();
    const body = { token, input: { claim: { customerName: 'Read' } }, key: randomUUID() };
    expect((await simple('deals.saveDraft', body, { origin: shop.origin })).status).toBe(404);
  });

  it('counts no cookie, whoever sends it and from wherever', async () => {
    const seller = await id.actor('partner', ['seller']);
    const signedIn = await id.post('/sign-in/email', { email: seller.email, password: TEST_PASSWORD });
    const cookie = cookiesOf(signedIn);
    expect((await app.request('/trpc/session.me', { headers: { cookie } })).status).toBe(200);
    for (const origin of ['https://evil.example', TEST_PORTAL])
      for (const token of ['', 'none', 'es_x'])
        expect((await simple('session.me', { token }, { origin, cookie })).status).toBe(401);
  });

  it('takes no other key than a session’s, and none from another origin', async () => {
    const { shop, token } = await withSession();
    const { key } = await id.identity.createApiKey({
      userId: shop.person.userId,
      orgId: shop.person.orgId,
      name: 'x',
    });
    for (const other of [key, shop.secretKey, shop.publicKey])
      expect((await simple('session.me', { token: other }, { origin: shop.origin })).status).toBe(401);
    const foreign = await simple('session.me', { token }, { origin: 'https://evil.example' });
    expect(foreign.status).toBe(401);
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('is refused in any other shape', async () => {
    const { shop, token } = await withSession();
    for (const body of [{ token, type: 'subscription' }, { token, more: 1 }, {}])
      expect((await simple('session.me', body, { origin: shop.origin })).status).toBe(400);
  });
});

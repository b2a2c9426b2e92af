import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { createApp } from '../http/app.ts';
import { createLog } from '../http/log.ts';
import { createMetrics } from '../http/metrics.ts';
import { TEST_PORTAL, type TestIdentity, testIdentity } from '../identity/testing.ts';
import { appRouter } from '../router.ts';
import { sitesRouter } from '../sites/router.ts';
import { callerFor } from '../trpc/testing.ts';
import { frameRoutes } from './frame.ts';
import { openReleases } from './releases.ts';
import { addTestSite, hostSession, type TestSite, useToken } from './testing/site.ts';

let test: TestDatabase;
let id: TestIdentity;
let folder: string;
beforeAll(async () => {
  test = await openTestDatabase();
  id = testIdentity(test.db);
  folder = await mkdtemp(join(tmpdir(), 'portico-frame-'));
  await mkdir(join(folder, 'embed/v1'), { recursive: true });
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await test[Symbol.asyncDispose]();
});

function frame(widget: string, key: string, more = '') {
  return app().request(pathOf(widget, key, more));
}
const pathOf = (widget: string, key: string, more = '') =>
  `/embed/v1/frame/${widget}?key=${encodeURIComponent(key)}${more}`;

function app() {
  const releases = openReleases({ built: folder, kept: join(folder, 'kept'), moving: null });
  return createApp({
    db: test.db,
    router: appRouter,
    portalUrl: TEST_PORTAL,
    proxies: 0,
    log: createLog('silent'),
    metrics: createMetrics(),
    actorOf: (headers) => id.identity.actorOf(headers),
    auth: (request) => id.identity.handler(request),
    api: [],
    isAllowedOrigin: () => Promise.resolve(false),
    pages: [frameRoutes({ db: test.db, releases, proxies: 0 })],
    shell: '/nowhere',
    releases,
    isDraining: () => false,
  });
}
async function govern(
  shop: TestSite,
  policy: { widgets: 'portico-deal-list'[]; framed: 'portico-deal-list'[] },
) {
  const vendor = await id.actor('vendor', ['vendor_admin']);
  const sites = callerFor(sitesRouter, { db: test.db, actor: vendor });
  const { version } = await sites.policy({ siteId: shop.siteId });
  return sites.govern({ siteId: shop.siteId, version, policy });
}
const policyOf = (response: Response, directive: string) =>
  (response.headers.get('content-security-policy') ?? '')
    .split('; ')
    .find((one) => one.startsWith(`${directive} `));

describe('EM13: the page of a framed widget', () => {
  it('may be framed by exactly the site’s origins, runs our scripts alone and sets no cookie', async () => {
    const shop = await addTestSite(test.db, id);
    const response = await frame('portico-deal-list', shop.publicKey, '&locale=de');
    expect(response.status).toBe(200);
    expect(policyOf(response, 'frame-ancestors')).toBe(`frame-ancestors ${shop.origin}`);
    expect(policyOf(response, 'script-src')).toBe("script-src 'self'");
    expect(policyOf(response, 'require-trusted-types-for')).toBe("require-trusted-types-for 'script'");
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const html = await response.text();
    expect(html).toContain('<portico-deal-list></portico-deal-list>');
    expect(html).toContain(`src="/embed/v1/portico.js" data-key="${shop.publicKey}" data-locale="de"`);
  });

  it('has no header that forbids frames altogether, on a real server too', async () => {
    const shop = await addTestSite(test.db, id);
    const answer = getRequestListener(app().fetch);
    const server = createServer((request, response) => void answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const response = await fetch(base + pathOf('portico-deal-list', shop.publicKey));
    expect(response.headers.get('x-frame-options')).toBeNull();
    expect(policyOf(response, 'frame-ancestors')).toBe(`frame-ancestors ${shop.origin}`);
    expect((await fetch(`${base}/healthz`)).headers.get('x-frame-options')).toBe('DENY');
    server.close();
    server.closeAllConnections();
  });

  it('loads the bridge as soon as a release has one', async () => {
    const shop = await addTestSite(test.db, id);
    await writeFile(join(folder, 'embed/v1/frame.js'), 'export {};');
    const html = await (await frame('portico-deal-list', shop.publicKey)).text();
    expect(html).toContain('src="/embed/v1/frame.js"');
    await rm(join(folder, 'embed/v1/frame.js'));
  });

  it('is one and the same, and framed by nobody, for whatever is wrong', async () => {
    const [shop, archived, narrow] = [
      await addTestSite(test.db, id),
      await addTestSite(test.db, id),
      await addTestSite(test.db, id),
    ];
    await callerFor(sitesRouter, { db: test.db, actor: archived.admin }).archive({ siteId: archived.siteId });
    await govern(narrow, { widgets: ['portico-deal-list'], framed: [] });
    const answers = await Promise.all([
      frame('portico-deal-list', 'pk_unknown'),
      frame('portico-deal-list', shop.secretKey),
      frame('portico-unknown', shop.publicKey),
      frame('portico-deal-list', archived.publicKey),
      frame('portico-account-check', narrow.publicKey),
      frame('portico-deal-list', '"><script>alert(1)</script>'),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect(policyOf(answer, 'frame-ancestors')).toBe("frame-ancestors 'none'");
    }
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
  });

  it('takes no language that is none into its markup', async () => {
    const shop = await addTestSite(test.db, id);
    const html = await (
      await frame('portico-deal-list', shop.publicKey, '&locale=%22%3E%3Cscript%3E')
    ).text();
    expect(html).not.toContain('"><script>');
  });
});

describe('EM9: what the vendor decides about a site', () => {
  it('counts for sessions with their next request, in the page and in a frame', async () => {
    const shop = await addTestSite(test.db, id);
    const { token } = await hostSession(test.db, shop);
    const scopesAt = async (origin: string) => {
      const actor = await useToken(id, token, origin);
      return actor.kind === 'user' ? actor.scopes : null;
    };
    expect(await scopesAt(shop.origin)).toEqual(['deals:read', 'deals:register']);
    const decided = await govern(shop, { widgets: ['portico-deal-list'], framed: ['portico-deal-list'] });
    expect(decided).toMatchObject({ siteId: shop.siteId, policy: { framed: ['portico-deal-list'] } });
    expect(await scopesAt(shop.origin)).toEqual([]);
    expect(await scopesAt(TEST_PORTAL)).toEqual(['deals:read']);
  });

  it('keeps new sessions from widgets the site may not hold', async () => {
    const shop = await addTestSite(test.db, id);
    await govern(shop, { widgets: ['portico-deal-list'], framed: [] });
    const refused: unknown = await hostSession(test.db, shop, { widgets: ['portico-deal'] });
    expect(refused).toMatchObject({ error: { fields: [{ path: 'widgets', key: 'widget_not_allowed' }] } });
  });

  it('is refused on an older version of the site, and is the vendor’s alone', async () => {
    const shop = await addTestSite(test.db, id);
    const vendor = await id.actor('vendor', ['vendor_admin']);
    const input = { siteId: shop.siteId, version: 0, policy: { widgets: [], framed: [] } };
    await expect(callerFor(sitesRouter, { db: test.db, actor: vendor }).govern(input)).rejects.toMatchObject({
      message: 'stale_edit',
    });
    const own = callerFor(sitesRouter, { db: test.db, actor: shop.admin });
    await expect(own.govern({ ...input, version: 1 })).rejects.toMatchObject({ message: 'not_found' });
    expect(await own.policy({ siteId: shop.siteId })).toMatchObject({ version: 1 });
  });
});

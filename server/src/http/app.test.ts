import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, request as rawRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Actor } from '@portico/domain/access';
import { Fault } from '@portico/domain/fault';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { dealsRouter } from '../deals/router.ts';
import { person, seedWorld } from '../deals/testing.ts';
import { openReleases } from '../embed/releases.ts';
import { router } from '../trpc/procedure.ts';
import { createApp } from './app.ts';
import { createLog } from './log.ts';
import { createMetrics } from './metrics.ts';

const PORTAL = 'http://portal.test';
const PARTNER = 'https://partner.example';

let test: TestDatabase;
let folder: string;
let base: string;
let isDraining = false;
const server = createServer();

beforeAll(async () => {
  test = await openTestDatabase();
  await seedWorld(test.db);
  folder = await mkdtemp(join(tmpdir(), 'portico-http-'));
  await mkdir(join(folder, 'shell/assets'), { recursive: true });
  await mkdir(join(folder, 'widgets/embed/v1'), { recursive: true });
  await writeFile(join(folder, 'shell/index.html'), '<!doctype html><title>Portal</title>');
  await writeFile(join(folder, 'shell/assets/main-abc.js'), 'export {};');
  await writeFile(join(folder, 'shell/assets/main-abc.js.br'), 'brotli');
  await writeFile(join(folder, 'widgets/embed/v1/portico.js'), 'export {};');
  await writeFile(join(folder, 'secret.js'), 'secret');
  const app = createApp({
    db: test.db,
    router: router({ deals: dealsRouter }),
    portalUrl: PORTAL,
    proxies: 0,
    log: createLog('silent'),
    metrics: createMetrics(),
    actorOf: (headers) => {
      const bearer = headers.get('authorization');
      if (bearer === 'Bearer ended') throw new Fault('session_expired');
      const actor: Actor =
        bearer || headers.has('cookie') ? person('nord-anna', 'nord', 'seller') : { kind: 'anonymous' };
      return Promise.resolve(actor);
    },
    auth: () => Promise.resolve(new Response('auth')),
    api: [],
    isAllowedOrigin: (origin) => Promise.resolve(origin === PARTNER),
    shell: join(folder, 'shell'),
    releases: openReleases({ built: join(folder, 'widgets'), kept: join(folder, 'kept'), moving: null }),
    isDraining: () => isDraining,
  });
  const answer = getRequestListener(app.fetch);
  server.on('request', (request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true });
  await test[Symbol.asyncDispose]();
});

const post = (headers: Record<string, string>, body = '{}') =>
  fetch(`${base}/trpc/deals.saveDraft`, { method: 'POST', headers, body });
const json = { 'content-type': 'application/json', 'idempotency-key': 'key-of-a-test' };
const code = async (answer: Response) => {
  const body = (await answer.json()) as { error: { code?: string; data?: { fault: { code: string } } } };
  return body.error.data?.fault.code ?? body.error.code;
};

/** A request whose path is sent as it stands; `fetch` would tidy it up. */
function rawStatus(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    rawRequest(`${base}/`, { path }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('every answer', () => {
  it.each([
    '/',
    '/deals/42',
    '/healthz',
    '/trpc/deals.summary',
    '/embed/v1/portico.js',
    '/api/v1/nothing',
    '/nothing.js',
  ])('%s carries the security headers and a request id', async (path) => {
    const { headers } = await fetch(base + path);
    expect(headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('strict-transport-security')).toBeNull();
  });
});

describe('calls from other origins', () => {
  it('may be read by pages of registered sites, and never with cookies', async () => {
    const answer = await fetch(`${base}/trpc/deals.summary`, {
      headers: { origin: PARTNER, authorization: 'Bearer x' },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe(PARTNER);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(answer.headers.get('vary')).toBe('Origin');
    const preflight = await fetch(`${base}/trpc/deals.summary`, {
      method: 'OPTIONS',
      headers: { origin: PARTNER },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('idempotency-key');
  });

  it.each([
    'null',
    'https://partner.example.evil.test',
    'https://evil.test/https://partner.example',
    'http://partner.example',
    'https://partner.example:444',
    'https://user@partner.example',
    'https://partner.example.',
    'https://PARTNER.example',
    'https://sub.partner.example',
    'https://xn--prtner-bua.example',
    'file://',
    'https://evil.test',
  ])('are not shown to pages of %s', async (origin) => {
    for (const method of ['GET', 'OPTIONS']) {
      const answer = await fetch(`${base}/trpc/deals.summary`, { method, headers: { origin } });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('cannot use a person’s cookie: no plain form, no foreign origin, no foreign site', async () => {
    const cookie = { cookie: 'session=x' };
    expect(await code(await post({ ...cookie, 'content-type': 'text/plain' }))).toBe('bad_input');
    expect(await code(await post({ ...cookie, 'content-type': 'application/x-www-form-urlencoded' }))).toBe(
      'bad_input',
    );
    expect(await code(await post({ ...cookie, ...json, origin: 'https://evil.test' }))).toBe(
      'origin_not_allowed',
    );
    expect(await code(await post({ ...cookie, ...json, origin: PARTNER }))).toBe('origin_not_allowed');
    expect(await code(await post({ ...cookie, ...json, 'sec-fetch-site': 'cross-site' }))).toBe(
      'origin_not_allowed',
    );
    expect((await post({ ...cookie, ...json, origin: PORTAL }, '{"claim":{}}')).status).toBe(200);
    expect((await post({ authorization: 'Bearer x', ...json, origin: PARTNER }, '{"claim":{}}')).status).toBe(
      200,
    );
  });

  it('hear that their session has ended', async () => {
    const answer = await fetch(`${base}/trpc/deals.summary`, { headers: { authorization: 'Bearer ended' } });
    expect(answer.status).toBe(401);
    expect(await code(answer)).toBe('session_expired');
  });
});

describe('bodies', () => {
  it('over 256 kB are refused, declared or not', async () => {
    const body = JSON.stringify({ claim: { customerName: 'x'.repeat(300_000) } });
    expect(await code(await post({ ...json, cookie: 'a=b', origin: PORTAL }, body))).toBe('too_large');
    const chunked = await fetch(`${base}/trpc/deals.saveDraft`, {
      method: 'POST',
      headers: { ...json, cookie: 'a=b', origin: PORTAL },
      body: new Blob([body]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(await code(chunked)).toBe('too_large');
  });
});

describe('files', () => {
  it('of the portal answer every view, keep hashed files for ever, and come compressed', async () => {
    expect(await (await fetch(`${base}/desk/deal_1`)).text()).toContain('Portal');
    const script = await fetch(`${base}/assets/main-abc.js`, { headers: { 'accept-encoding': 'gzip' } });
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(script.headers.get('content-type')).toContain('javascript');
    const packed = await new Promise<string | undefined>((resolve, reject) => {
      rawRequest(`${base}/assets/main-abc.js`, { headers: { 'accept-encoding': 'br' } }, (answer) => {
        answer.resume();
        resolve(answer.headers['content-encoding']);
      })
        .on('error', reject)
        .end();
    });
    expect(packed).toBe('br');
  });

  it('for partners’ pages may be loaded from anywhere', async () => {
    const loader = await fetch(`${base}/embed/v1/portico.js`);
    expect(loader.headers.get('access-control-allow-origin')).toBe('*');
    expect(loader.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(loader.headers.get('timing-allow-origin')).toBe('*');
    expect(loader.headers.get('cache-control')).toBe('public, max-age=300');
  });

  it('of the portal keep the page that opened them away, but for the pop-up that answers it', async () => {
    const policyOf = async (path: string) =>
      (await fetch(`${base}${path}`)).headers.get('cross-origin-opener-policy');
    expect(await policyOf('/connect?key=pk_x')).toBe('unsafe-none');
    expect(await policyOf('/deals')).toBe('same-origin');
    expect(await policyOf('/connect/other')).toBe('same-origin');
  });

  it.each([
    '/../secret.js',
    '/..%2fsecret.js',
    '/%2e%2e/secret.js',
    '/assets/..%5c..%5csecret.js',
    '/embed/../../secret.js',
    '/embed/..%2f..%2fsecret.js',
    '/%00.js',
    '/%E0%A4%A.js',
  ])('outside their folder are not there: %s', async (path) => {
    expect(await rawStatus(path)).toBe(404);
  });
});

describe('the operator', () => {
  it('sees health, readiness and, from this machine only, metrics', async () => {
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    expect((await fetch(`${base}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${base}/metrics`)).text()).toContain('portico_http_requests_total');
    expect((await fetch(`${base}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(
      404,
    );
    isDraining = true;
    expect((await fetch(`${base}/readyz`)).status).toBe(503);
    isDraining = false;
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { writeDemoFile } from './demo-file.ts';

/** The site is an example for integrators: what it promises is tested as they would run it, against a portal that listens in. */
const script = fileURLToPath(new URL('../../../stories/partner-site/server.ts', import.meta.url));

interface Heard {
  authorization: string | undefined;
  origin: string | undefined;
  body: unknown;
}

let folder: string;
let portal: Server;
let portalUrl: string;
let site: ChildProcess;
let origin: string;
let status = 201;
const heard: Heard[] = [];

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function startSite(env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function failure(env: Record<string, string>): Promise<{ code: number | null; err: string }> {
  const child = startSite(env);
  if (!child.stderr) throw new Error('piped');
  const [err, code] = await Promise.all([
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ]);
  return { code, err };
}

async function answerAsPortal(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { authorization, origin: from } = request.headers;
  heard.push({ authorization, origin: from, body: JSON.parse(await text(request)) });
  response.writeHead(status).end('{"token":"es_x","expiresAt":"2026-01-01T00:15:00.000Z"}');
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portico-site-'));
  portal = createServer((request, response) => void answerAsPortal(request, response));
  portalUrl = `http://127.0.0.1:${await listen(portal)}`;
  const person = { email: 'sam@shop.example', password: 'x', organisation: 'Shop' };
  await writeDemoFile(folder, {
    portal: portalUrl,
    partnerSite: 'http://localhost:1',
    people: [
      { ...person, name: 'Ada', email: 'ada@shop.example', roles: ['partner_admin'] },
      { ...person, name: 'Sam <b>', roles: ['seller'] },
    ],
    site: { organisation: 'Shop', publishableKey: 'pk_public', secretKey: 'sk_secret' },
  });
  const port = await freePort();
  origin = `http://localhost:${port}`;
  site = startSite({ PORT: String(port), PORTICO_DATA: folder, PORTICO_URL: portalUrl });
  const answers = () =>
    fetch(`${origin}/`).then(
      (answer) => answer.ok,
      () => false,
    );
  await vi.waitUntil(answers, { timeout: 15_000, interval: 50 });
});
afterAll(async () => {
  site.kill('SIGTERM');
  portal.closeAllConnections();
  await new Promise((resolve) => portal.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

const session = (from: string) =>
  fetch(`${origin}/portico-session`, { method: 'POST', headers: { Origin: from } });

test('the secret key is traded for the signed-in seller’s session, and stays on the server', async () => {
  status = 201;
  const answer = await session(origin);
  expect(await answer.json()).toMatchObject({ token: 'es_x' });
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(heard.at(-1)).toEqual({
    authorization: 'Bearer sk_secret',
    origin: undefined,
    body: {
      origin,
      user: { email: 'sam@shop.example' },
      scopes: ['deals:read', 'deals:register', 'accounts:check'],
    },
  });
  for (const path of ['/', '/check', '/deals', '/about', '/site.css']) {
    expect(await (await fetch(origin + path)).text()).not.toContain('sk_secret');
  }
});

test('a page of another origin gets no session', async () => {
  const asked = heard.length;
  expect((await session('https://evil.example')).status).toBe(403);
  expect((await fetch(`${origin}/portico-session`, { method: 'POST' })).status).toBe(403);
  expect(heard).toHaveLength(asked);
});

test('when the portal gives no session, the page is told so', async () => {
  status = 401;
  expect((await session(origin)).status).toBe(502);
});

test('the page holds one script tag, and a policy that lets in the portal and nothing inline', async () => {
  const answer = await fetch(`${origin}/`);
  const html = await answer.text();
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html).toContain(
    `<script\n      type="module"\n      src="${portalUrl}/embed/v1/portico.js"\n      data-key="pk_public"\n      data-session="/portico-session"`,
  );
  expect(html).toContain('<portico-deal-registration>');
  expect(html).toContain('Sam &lt;b&gt;');
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain(`script-src ${portalUrl};`);
  expect(policy).not.toContain('unsafe');
});

test('a page asks whether a customer is free, and leads on to the registration', async () => {
  const answer = await fetch(`${origin}/check`);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('<portico-account-check href="/"></portico-account-check>');
});

test('an address without a page gets the site’s own page for that, in its look', async () => {
  const missing = await fetch(`${origin}/nowhere`);
  expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  const html = await missing.text();
  expect(html).toContain('There is no such page.');
  expect(html).toContain('href="/site.css"');
});

test('only a deal’s own address is put into a page', async () => {
  expect((await fetch(`${origin}/deal?id=${encodeURIComponent('"><script>')}`)).status).toBe(404);
  const page = await fetch(`${origin}/deal?id=deal_019b76da-a800-72e7-ad59-c98081e8eb88`);
  expect(await page.text()).toContain('<portico-deal deal-id="deal_019b76da-a800-72e7-ad59-c98081e8eb88">');
});

test('a taken port and missing keys get one sentence and exit code 1', async () => {
  const taken = await failure({ PORT: new URL(origin).port, PORTICO_DATA: folder, PORTICO_URL: portalUrl });
  expect(taken).toEqual({
    code: 1,
    err: `Port ${new URL(origin).port} is taken. The demo partner's site uses the port after the portal's: stop what is using it, or choose another pair with PORT=….\n`,
  });
  const empty = await failure({ PORTICO_DATA: join(folder, 'nowhere'), PORTICO_URL: portalUrl });
  expect(empty.code).toBe(1);
  expect(empty.err).toMatch(/^The partner's site has no keys: .*\.\n$/);
});

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { type TestIdentity, testIdentity } from '../identity/testing.ts';
import { callerFor } from '../trpc/testing.ts';
import { readCssRules } from './css-rules.ts';
import { themesRouter } from './looks-router.ts';
import { addTestSite } from './testing/site.ts';

const files = new Map<string, [type: string, text: string]>();
const asked: string[] = [];
let base = '';
const server = createServer((request: IncomingMessage, response: ServerResponse) => {
  asked.push(request.url ?? '');
  const [type, text] = files.get(request.url ?? '') ?? ['text/plain', 'no'];
  response.writeHead(files.has(request.url ?? '') ? 200 : 404, { 'content-type': type }).end(text);
});

describe('EM20: the colours of a page', () => {
  let test: TestDatabase;
  let id: TestIdentity;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    test = await openTestDatabase();
    id = testIdentity(test.db);
  });
  beforeEach(() => {
    files.clear();
    asked.length = 0;
  });
  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await test[Symbol.asyncDispose]();
  });

  async function reader(allowsLoopback = true) {
    const shop = await addTestSite(test.db, id);
    const visits = { portalOrigin: 'https://portal.example', allowsLoopback };
    const themes = callerFor(themesRouter, { db: test.db, actor: shop.admin, visits });
    return (address = `${base}/`) => themes.readColors({ siteId: shop.siteId, address });
  }

  it('come from its style sheets, its own rules and its theme colour, the later before the earlier', async () => {
    files.set('/', [
      'text/html',
      `<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#000">
       <meta name="theme-color" content="#0A7"><link rel="stylesheet" href="/shop.css">
       <link rel="stylesheet" media="print" href="/print.css">
       <style>body { color: rgb(20, 30, 40) }</style><body style="background: #fafafa">secret words</body>`,
    ]);
    files.set('/shop.css', [
      'text/css',
      `/* } a{color:red} */ :root{--brand:#c2185b;--main:var(--brand)} body{background:#eee;color:#111}
       a, nav a {color:#1a73e8} .btn-primary{background:var(--main) none}
       @media (prefers-color-scheme: dark){body{background:#000;color:#fff} a{color:#9cf}}
       @media (min-width: 600px){ .button::before{content:"} body{background:#123456}"} }`,
    ]);
    const answer = await (await reader())();
    expect(answer).toEqual({
      ok: true,
      address: `${base}/`,
      colors: { theme: '#00aa77', ground: '#fafafa', text: '#141e28', link: '#1a73e8', button: '#c2185b' },
      accent: '#c2185b',
    });
    expect(asked).toEqual(['/', '/shop.css']);
  });

  it('are few where a page says little, and no accent is made of what cannot be seen on its ground', async () => {
    files.set('/', [
      'text/html',
      '<style>body{background:#ffffff} a{color:#fefefe} button{background:none}</style>',
    ]);
    expect(await (await reader())()).toMatchObject({
      colors: { theme: null, ground: '#ffffff', text: null, link: '#fefefe', button: null },
      accent: null,
    });
  });

  it('are read of four sheets at most, of none in another network, and of nothing that is no style sheet', async () => {
    const names = ['/1.css', '/2.css', '/3.css', '/4.css'];
    const links = ['http://10.0.0.1/', '/1.css', '/2.css', '/3.css', '/4.css'].map(
      (href) => `<link rel="stylesheet" href="${href}">`,
    );
    files.set('/', ['text/html', links.join('')]);
    for (const name of names) files.set(name, ['text/plain', 'body{background:#123456}']);
    files.set('/1.css', ['text/css', 'body{color:#010203}']);
    expect(await (await reader())()).toMatchObject({ colors: { ground: null, text: '#010203' } });
    expect(asked.toSorted()).toEqual(['/', '/1.css', '/2.css', '/3.css']);
  });

  it('of a page that cannot be visited are a reason, and nothing was asked for', async () => {
    const read = await reader(false);
    expect(await read()).toEqual({ ok: false, address: `${base}/`, problem: 'blocked_address' });
    expect(asked).toEqual([]);
    expect(await (await reader())()).toMatchObject({ ok: false, problem: 'not_html' });
    await expect(read('file:///etc/passwd')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('are for who may manage the site', async () => {
    const [shop, other] = [await addTestSite(test.db, id), await addTestSite(test.db, id)];
    const themes = callerFor(themesRouter, { db: test.db, actor: other.admin });
    await expect(themes.readColors({ siteId: shop.siteId, address: base })).rejects.toMatchObject({
      message: 'not_found',
    });
  });

  it.each([
    '{'.repeat(1e6),
    '}'.repeat(1e6),
    '"'.repeat(1e6),
    'a'.repeat(1e6),
    '/*'.repeat(5e5),
    '@media{'.repeat(1e5),
  ])('are looked for in one pass, whatever the text', (text) => {
    expect(readCssRules(text)).toEqual([]);
  });
});

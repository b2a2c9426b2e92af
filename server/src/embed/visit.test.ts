import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { type TestIdentity, testIdentity } from '../identity/testing.ts';
import { sitesRouter } from '../sites/router.ts';
import { callerFor } from '../trpc/testing.ts';
import { addTestSite } from './testing/site.ts';
import { visitPage } from './visit.ts';

const asked: IncomingMessage[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let base = '';
const server = createServer((request, response) => {
  asked.push(request);
  answer(request, response);
});
const html =
  (text: string, headers: Record<string, string> = {}) =>
  (_: unknown, response: ServerResponse) =>
    response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(text);
const redirect = (location: string) => (_: unknown, response: ServerResponse) =>
  response.writeHead(302, { location }).end();

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked.length = 0;
  answer = html('<p>fine</p>');
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const atHome = { allowsLoopback: true };
const problemOf = async (
  address: string,
  rules: Parameters<typeof visitPage>[1] = { allowsLoopback: false },
) => {
  const visited = await visitPage(address, rules);
  return visited.ok ? 'visited' : visited.problem;
};

describe('EM16: a visit', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://１２７.0.0.1/',
    'http://0.0.0.0/',
    'http://10.0.0.1/',
    'http://172.16.5.4/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://192.0.2.1/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b:1::a9fe:a9fe]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:db8::1]/',
    'http://[fe80::1]/',
    'http://[fc00::1]/',
    'http://[fd00:ec2::254]/',
    'http://[fec0::1]/',
    'http://[ff02::1]/',
    'http://[5f00::1]/',
    'ftp://shop.example/',
    'file:///etc/passwd',
    'data:text/html,x',
    'http://user:secret@shop.example/',
    'nonsense',
  ])('never goes to %s', async (address) => {
    expect(await problemOf(address)).toBe('blocked_address');
  });

  it('is refused when any address of a name is not public, and on other ports', async () => {
    const to = (addresses: string[]) => ({
      allowsLoopback: false,
      resolve: () => Promise.resolve(addresses),
    });
    expect(await problemOf('http://shop.example/', to(['93.184.216.34', '10.0.0.1']))).toBe(
      'blocked_address',
    );
    expect(await problemOf('http://shop.example/', to(['::ffff:169.254.169.254']))).toBe('blocked_address');
    expect(await problemOf('http://shop.example/', to([]))).toBe('unreachable');
    expect(await problemOf('http://shop.example:8080/', to(['93.184.216.34']))).toBe('blocked_port');
    expect(await problemOf('http://shop.example:22/', to(['93.184.216.34']))).toBe('blocked_port');
  });

  it('goes to the address the name had when it was looked at, whatever the name says next', async () => {
    const answers = [['127.0.0.1'], ['10.0.0.1']];
    const resolve = () => Promise.resolve(answers.shift() ?? []);
    const address = base.replace('127.0.0.1', 'rebinding.example');
    expect(await visitPage(address, { allowsLoopback: true, resolve })).toMatchObject({ ok: true });
    expect(answers).toHaveLength(1);
    expect(asked[0]?.headers.host).toBe(address.replace('http://', ''));
  });

  it.each([
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::ffff:10.0.0.1]/',
    'file:///etc/passwd',
    '//192.168.1.1/',
    'http://user@127.0.0.1/',
  ])('follows no redirect to %s', async (location) => {
    answer = redirect(location);
    expect(await problemOf(base, atHome)).toBe('blocked_address');
    expect(asked).toHaveLength(1);
  });

  it('follows three redirects and not four, each to a name looked at anew', async () => {
    const hops = (count: number) => (request: IncomingMessage, response: ServerResponse) => {
      const at = Number((request.url ?? '').slice(1) || 0);
      if (at < count) redirect(`/${at + 1}`)(request, response);
      else html('there')(request, response);
    };
    answer = hops(3);
    expect(await visitPage(base, atHome)).toMatchObject({ ok: true, address: `${base}/3`, html: 'there' });
    answer = hops(4);
    expect(await problemOf(base, atHome)).toBe('too_many_redirects');
  });

  it('sends no cookie and nothing of ours, and keeps none', async () => {
    answer = (request, response) => {
      if (request.url === '/there') html('there')(request, response);
      else response.writeHead(302, { location: '/there', 'set-cookie': 'a=b' }).end();
    };
    await visitPage(base, atHome);
    for (const { headers } of asked) {
      expect(headers.cookie).toBeUndefined();
      expect(headers.authorization).toBeUndefined();
      expect(headers.referer).toBeUndefined();
    }
    expect(asked).toHaveLength(2);
  });

  it('reads pages only, and no more than two megabytes', async () => {
    answer = html('x'.repeat(2 * 1024 * 1024 + 1));
    expect(await problemOf(base, atHome)).toBe('too_large');
    answer = (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    expect(await problemOf(base, atHome)).toBe('not_html');
  });

  it('does not wait for who never answers, neither the server nor the name server', async () => {
    answer = () => {};
    expect(await problemOf(base, { ...atHome, msMax: 30 })).toBe('too_slow');
    const resolve = () => new Promise<string[]>(() => {});
    expect(await problemOf('http://shop.example/', { allowsLoopback: false, resolve, msMax: 30 })).toBe(
      'too_slow',
    );
  });
});

describe('EM15: checking a site’s page', () => {
  let test: TestDatabase;
  let id: TestIdentity;
  beforeAll(async () => {
    test = await openTestDatabase();
    id = testIdentity(test.db);
  });
  afterAll(() => test[Symbol.asyncDispose]());

  const portalOrigin = 'https://portal.example';
  async function siteHere() {
    const shop = await addTestSite(test.db, id);
    const sites = callerFor(sitesRouter, {
      db: test.db,
      actor: shop.admin,
      visits: { portalOrigin, allowsLoopback: true },
    });
    const details = { name: 'Here', origins: [base], scopes: ['deals:read' as const] };
    await sites.update({ ...details, siteId: shop.siteId, version: 1 });
    const check = (path?: string) => sites.check({ siteId: shop.siteId, ...(path ? { path } : {}) });
    return { shop, sites, check };
  }
  const page = (key: string, more = '') =>
    `<!doctype html>${more}<script type="module" src="${portalOrigin}/embed/v1/portico.js" data-key="${key}">` +
    '</script><template><portico-deal-list></portico-deal-list></template>';

  it('finds nothing on a page as the guide shows it', async () => {
    const { shop, check } = await siteHere();
    answer = html(page(shop.publicKey), {
      'content-security-policy': `default-src 'none'; script-src ${portalOrigin}; connect-src ${portalOrigin} 'self'`,
    });
    expect(await check('/partners?x=1')).toMatchObject({ address: `${base}/partners?x=1`, findings: [] });
  });

  it('says what is wrong: key, header policy, policy in the markup, an answer that is an error', async () => {
    const { check } = await siteHere();
    const problems = async () => (await check()).findings.map(({ problem }) => problem);
    answer = html(page('pk_other'), { 'content-security-policy': "script-src 'self', connect-src 'self'" });
    expect(await problems()).toEqual(['wrong_key', 'csp_script', 'csp_connect']);
    answer = html(page('', `<meta http-equiv="Content-Security-Policy" content="script-src 'self'">`));
    expect(await problems()).toEqual(['key_missing', 'csp_script']);
    answer = html('<p>nothing</p>');
    expect(await problems()).toEqual(['script_missing', 'no_widget']);
    answer = (_, response) => response.writeHead(500, { 'content-type': 'text/html' }).end('no');
    expect(await problems()).toEqual(['wrong_answer']);
  });

  it('visits no page but the site’s own, and without the setting not this machine', async () => {
    const { shop, sites } = await siteHere();
    const { siteId } = shop;
    await expect(sites.check({ siteId, origin: 'https://evil.example' })).rejects.toMatchObject({
      message: 'bad_input',
    });
    for (const path of ['//evil.example', 'evil', '/\\evil', '/a b'])
      await expect(sites.check({ siteId, path })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const outside = callerFor(sitesRouter, { db: test.db, actor: shop.admin });
    expect((await outside.check({ siteId })).findings).toMatchObject([{ problem: 'blocked_address' }]);
    expect(asked).toEqual([]);
  });
});

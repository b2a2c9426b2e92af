import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { findFreePorts } from '../../packages/tools/src/ports.ts';
import { useBrowser } from './testing/browser.ts';
import { type Host, hasProgram, hosts, runHost } from './testing/host.ts';

const portal = inject('portal');
const openPage = useBrowser();

/** Nobody is told of a host that could not be run but by these words and the count of skipped tests. */
function missing({ name, program }: Host): string {
  return `${program} is not on this machine: the ${name} host was not run.`;
}

const askForSession = (url: string): Promise<Response> =>
  fetch(`${url}/portico-session`, { method: 'POST', headers: { Origin: url } });

describe.each(hosts)('the $name host', (host) => {
  const canRun = hasProgram(host);
  if (!canRun) process.stdout.write(`${missing(host)}\n`);

  test('serves the quick start as printed: the widget works with the session of who is signed in', async (context) => {
    context.skip(!canRun, missing(host));
    await using site = await runHost(host, portal, { port: portal.sitePort });
    await using page = await openPage();
    const answered = page.waitForResponse(
      (answer) => answer.url().startsWith(`${portal.url}/trpc/`) && answer.request().method() !== 'OPTIONS',
    );
    await page.goto(site.url);
    expect((await answered).status()).toBe(200);
    const customer = page.locator('portico-deal-registration[phase=ready] [name=customerName]');
    await customer.fill('Contoso');
    expect(await customer.inputValue()).toBe('Contoso');
    expect(await page.content()).not.toContain(portal.secretKey);
    const answer = await askForSession(site.url);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const session = (await answer.json()) as { token: string; origin: string };
    expect(session.token).toMatch(/^es_/);
    expect(session.origin).toBe(site.url);
  });

  test('gives nobody a session that is not signed in, and passes on what the portal refuses', async (context) => {
    context.skip(!canRun, missing(host));
    const port = await findFreePorts();
    await using nobody = await runHost(host, portal, { port, email: '' });
    expect((await askForSession(nobody.url)).status).toBe(401);
    const other = await findFreePorts();
    // This port is no origin of the site.
    await using foreign = await runHost(host, portal, { port: other });
    const refused = await askForSession(foreign.url);
    expect(refused.status).toBe(400);
    expect(await refused.json()).not.toHaveProperty('token');
    expect((await fetch(`${foreign.url}/other`)).status).toBe(404);
  });

  test('says that the portal is away, so that the widget asks again by itself', async (context) => {
    context.skip(!canRun, missing(host));
    const port = await findFreePorts();
    // Nobody listens on port 1.
    await using site = await runHost(host, portal, { port, portalUrl: 'http://localhost:1' });
    expect((await askForSession(site.url)).status).toBe(502);
  });

  test('says that its key is refused, which is no matter of who is signed in', async (context) => {
    context.skip(!canRun, missing(host));
    await using site = await runHost(host, portal, { port: await findFreePorts(), secretKey: 'sk_wrong' });
    const refused = await askForSession(site.url);
    expect(refused.status).toBe(502);
    expect(await refused.json()).toMatchObject({ error: { fields: [{ key: 'secret_key' }] } });
  });

  test('is at most 40 lines, none wider than 120', async () => {
    const names = { node: 'server.mjs', php: 'server.php', python: 'server.py' };
    const file = names[host.name as keyof typeof names];
    const lines = (await readFile(join(import.meta.dirname, host.name, file), 'utf8')).trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
  });
});

test('the guide prints these very files', async () => {
  const guide = await readFile(join(import.meta.dirname, '../src/guides/embed-in-five-minutes.mdx'), 'utf8');
  for (const path of ['page.html', 'node/server.mjs', 'php/server.php', 'python/server.py'])
    expect(guide).toContain(`from '../../examples/${path}?raw'`);
  expect([...guide.matchAll(/<Source code=\{(\w+)\}/g)].map(([, name]) => name)).toEqual(
    expect.arrayContaining(['page', 'nodeHost', 'phpHost', 'pythonHost']),
  );
});

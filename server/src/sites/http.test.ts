import type { EmbedScope, Role } from '@portico/domain/access';
import { embedWidgets } from '@portico/domain/embed/widget';
import { addMs } from '@portico/domain/time';
import { eq } from 'drizzle-orm';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { faultAnswer } from '../http/fault-answer.ts';
import type { HttpEnv } from '../http/headers.ts';
import { endMembership } from '../identity/people.ts';
import { members } from '../identity/table.ts';
import { type TestIdentity, testIdentity } from '../identity/testing.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { faultOf } from '../trpc/faults.ts';
import { callerFor } from '../trpc/testing.ts';
import { embedRoutes } from './http.ts';
import { keysRouter, sitesRouter } from './router.ts';
import { removeEndedSessions } from './sessions.ts';
import { embedSessions } from './table.ts';

let test: TestDatabase;
let id: TestIdentity;
beforeAll(async () => {
  test = await openTestDatabase();
  id = testIdentity(test.db);
});
afterAll(() => test[Symbol.asyncDispose]());

/** The routes as the edge mounts them, with limits of their own for each test. */
function app(): Hono<HttpEnv> {
  const edge = new Hono<HttpEnv>();
  edge.onError((error, c) => faultAnswer(c, faultOf(error), 'test'));
  return edge.route(
    '/api/v1',
    embedRoutes({
      db: test.db,
      portalUrl: 'https://portal.example',
      proxies: 0,
      brandName: 'Portico',
      locales: ['en', 'de'],
    }),
  );
}

let count = 0;
async function partner(roles: Role[] = ['seller'], scopes: EmbedScope[] = ['deals:read', 'deals:register']) {
  count += 1;
  const origin = `https://shop${count}.example`;
  const admin = await id.actor('partner', ['partner_admin']);
  const person = await id.actor('partner', roles, admin.orgId);
  const site = await callerFor(sitesRouter, { db: test.db, actor: admin }).create({
    name: `Shop ${count}`,
    origins: [origin],
    scopes,
  });
  const keys = callerFor(keysRouter, { db: test.db, actor: admin });
  const [secret, publishable] = [
    await keys.create({ siteId: site.id, kind: 'secret' }),
    await keys.create({ siteId: site.id, kind: 'publishable' }),
  ];
  return { admin, person, site, origin, secret, publishable };
}
type Partner = Awaited<ReturnType<typeof partner>>;

function ask(key: string | null, body: unknown, headers: Record<string, string> = {}, edge = app()) {
  return edge.request('/api/v1/embed/sessions', {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}
async function session(
  of: Partner,
  more: object = {},
): Promise<{ token: string; expiresAt: string; scopes: string[] }> {
  const response = await ask(of.secret.key, {
    origin: of.origin,
    user: { userId: of.person.userId },
    ...more,
  });
  return (await response.json()) as { token: string; expiresAt: string; scopes: string[] };
}
const use = (token: string, origin: string | null) =>
  id.identity.actorOf(
    new Headers({ authorization: `Bearer ${token}`, ...(origin === null ? {} : { origin }) }),
  );
const ended = { code: 'session_expired', detail: {} };

describe('POST /embed/sessions', () => {
  it('trades a secret key for a session that speaks for the person on that page', async () => {
    const shop = await partner();
    const response = await ask(shop.secret.key, {
      origin: shop.origin,
      user: { email: shop.person.email.toUpperCase() },
      scopes: ['deals:read'],
    });
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const made = (await response.json()) as { token: string; expiresAt: string };
    expect(made).toMatchObject({ origin: shop.origin, scopes: ['deals:read'] });
    const { email: _, ...person } = shop.person;
    expect(await use(made.token, shop.origin)).toMatchObject({
      ...person,
      via: 'embed',
      scopes: ['deals:read'],
      siteId: shop.site.id,
    });
    const stored = JSON.stringify(await test.db.read.select().from(embedSessions));
    expect(stored).not.toContain(made.token.slice(3));
  });

  it('SK9: ends after fifteen minutes at the latest', async () => {
    const shop = await partner();
    const now = Date.parse(await test.db.now());
    const [long, short] = [await session(shop), await session(shop, { ttlSeconds: 60 })];
    expect(Math.abs(Date.parse(long.expiresAt) - now - 900_000)).toBeLessThan(10_000);
    expect(Math.abs(Date.parse(short.expiresAt) - now - 60_000)).toBeLessThan(10_000);
  });

  it('refuses a browser, wherever it is', async () => {
    const shop = await partner();
    for (const origin of [shop.origin, 'null', 'https://portal.example']) {
      expect(
        (
          await ask(
            shop.secret.key,
            { origin: shop.origin, user: { userId: shop.person.userId } },
            { origin },
          )
        ).status,
      ).toBe(403);
    }
  });

  it('SK4 to SK7 and SK13: answers every key that does not work with the same bytes', async () => {
    const [shop, revoked, archived, rotated] = [
      await partner(),
      await partner(),
      await partner(),
      await partner(),
    ];
    await callerFor(keysRouter, { db: test.db, actor: revoked.admin }).revoke({ keyId: revoked.secret.id });
    await callerFor(keysRouter, { db: test.db, actor: rotated.admin }).rotate({
      keyId: rotated.secret.id,
      overlapHours: 0,
    });
    await callerFor(sitesRouter, { db: test.db, actor: archived.admin }).archive({
      siteId: archived.site.id,
    });
    const secret = shop.secret.key ?? '';
    const typo = secret.slice(0, -1) + (secret.endsWith('0') ? '1' : '0');
    const bodies = [];
    for (const key of [
      typo,
      'nonsense',
      '',
      shop.publishable.key,
      revoked.secret.key,
      rotated.secret.key,
      archived.secret.key,
    ]) {
      const response = await ask(key, { origin: shop.origin, user: { userId: shop.person.userId } });
      expect(response.status).toBe(401);
      bodies.push(await response.text());
    }
    expect(new Set(bodies).size).toBe(1);
    expect(JSON.parse(bodies[0] ?? '')).toMatchObject({
      error: { message: expect.stringContaining('Authorization: Bearer sk_…') as string },
    });
  });

  it('names the fields that are wrong, in words of ours', async () => {
    const shop = await partner();
    const user = { userId: shop.person.userId };
    const cases: [unknown, string][] = [
      ['{', ''],
      [{ user }, 'origin'],
      [{ origin: shop.origin }, 'user'],
      [{ origin: `${shop.origin}/path`, user }, 'origin'],
      [{ origin: 'https://evil.example', user }, 'origin'],
      [{ origin: `${shop.origin}:8443`, user }, 'origin'],
      [{ origin: shop.origin, user, ttlSeconds: 901 }, 'ttlSeconds'],
      [{ origin: shop.origin, user, scopes: ['all'] }, 'scopes.0'],
      [{ origin: shop.origin, user, more: 1 }, 'more'],
    ];
    for (const [body, path] of cases) {
      const response = await ask(shop.secret.key, body);
      expect(response.status).toBe(400);
      const { error } = (await response.json()) as { error: { message: string; fields: { key: string }[] } };
      expect(error).toMatchObject({ code: 'bad_input', fields: [{ path }] });
      expect(error.fields[0]?.key).toMatch(/^[a-z_]+$/);
      expect(error.message).toMatch(/^[A-Za-z0-9.]+:? [^_]+\.$/);
      expect(error.message).not.toMatch(/expected|received|invalid (type|key)/i);
    }
  });

  it('SK10: gives no scope the site lacks, and all of the site’s when none is named', async () => {
    const shop = await partner(['seller'], ['deals:read']);
    expect(
      (
        await ask(shop.secret.key, {
          origin: shop.origin,
          user: { userId: shop.person.userId },
          scopes: ['deals:register'],
        })
      ).status,
    ).toBe(400);
    expect(await session(shop)).toMatchObject({ scopes: ['deals:read'] });
  });

  it('SK11: answers somebody unknown, of another organisation or without a fitting role with the same bytes', async () => {
    const [shop, other] = [await partner(), await partner()];
    const learner = await id.actor('partner', ['learner'], shop.admin.orgId);
    const users = [
      { email: 'nobody@example.com' },
      { userId: 'user_none' },
      { userId: other.person.userId },
      { email: other.person.email },
      { userId: learner.userId },
    ];
    const bodies = [];
    for (const user of users) {
      const response = await ask(shop.secret.key, { origin: shop.origin, user });
      expect(response.status).toBe(400);
      bodies.push(await response.text());
    }
    expect(new Set(bodies).size).toBe(1);
  });

  it('tells a key that asks too often to wait, and how long', async () => {
    const shop = await partner();
    const edge = app();
    const statuses = new Set<number>();
    let wait = 0;
    for (let asked = 0; asked < 400 && wait === 0; asked += 1) {
      const response = await ask(shop.secret.key, '{', {}, edge);
      statuses.add(response.status);
      wait = Number(response.headers.get('retry-after') ?? 0);
    }
    expect(statuses).toEqual(new Set([400, 429]));
    expect(wait).toBeGreaterThan(0);
  });
});

describe('using a session', () => {
  it('SK12: is refused from another origin and without one', async () => {
    const shop = await partner();
    const { token } = await session(shop);
    for (const origin of [
      'https://evil.example',
      `${shop.origin}:8443`,
      shop.origin.replace('https', 'http'),
      'null',
      '',
      null,
    ]) {
      await expect(use(token, origin)).rejects.toMatchObject(ended);
    }
    expect(await use(token, shop.origin)).toMatchObject({ kind: 'user' });
  });

  it('SK9: has ended by the database’s clock, and is cleared away', async () => {
    const shop = await partner();
    const { token } = await session(shop);
    await test.db.write((tx) =>
      tx
        .update(embedSessions)
        .set({ expiresAt: addMs(tx.now, -1) })
        .where(eq(embedSessions.userId, shop.person.userId)),
    );
    await expect(use(token, shop.origin)).rejects.toMatchObject(ended);
    await test.db.write((tx) => removeEndedSessions(tx));
    expect(
      await test.db.read.select().from(embedSessions).where(eq(embedSessions.userId, shop.person.userId)),
    ).toEqual([]);
  });

  const endings: [string, (shop: Partner) => Promise<unknown>][] = [
    [
      'SK7: its key is revoked',
      (shop) => callerFor(keysRouter, { db: test.db, actor: shop.admin }).revoke({ keyId: shop.secret.id }),
    ],
    [
      'SK13: its site is archived',
      (shop) => callerFor(sitesRouter, { db: test.db, actor: shop.admin }).archive({ siteId: shop.site.id }),
    ],
    [
      'SK12: the site gives up its origin',
      (shop) =>
        callerFor(sitesRouter, { db: test.db, actor: shop.admin }).update({
          siteId: shop.site.id,
          version: 1,
          name: 'X',
          origins: ['https://elsewhere.example'],
          scopes: ['deals:read'],
        }),
    ],
    ['SK12: the person leaves', (shop) => leave(shop.person)],
  ];
  it.each(endings)('ends at once when %s', async (_, end) => {
    const shop = await partner();
    const { token } = await session(shop);
    expect(await use(token, shop.origin)).toMatchObject({ kind: 'user' });
    await end(shop);
    await expect(use(token, shop.origin)).rejects.toMatchObject(ended);
  });

  it('SK10: loses a scope with its site', async () => {
    const shop = await partner();
    const { token } = await session(shop);
    await callerFor(sitesRouter, { db: test.db, actor: shop.admin }).update({
      siteId: shop.site.id,
      version: 1,
      name: 'X',
      origins: [shop.origin],
      scopes: ['deals:read'],
    });
    expect(await use(token, shop.origin)).toMatchObject({ scopes: ['deals:read'] });
  });

  it('SK6: outlives the rotation of its key', async () => {
    const shop = await partner();
    const { token } = await session(shop);
    await callerFor(keysRouter, { db: test.db, actor: shop.admin }).rotate({
      keyId: shop.secret.id,
      overlapHours: 0,
    });
    expect(await use(token, shop.origin)).toMatchObject({ kind: 'user' });
  });

  async function leave(person: UserActor): Promise<void> {
    const [row] = await test.db.read
      .select({ id: members.id })
      .from(members)
      .where(eq(members.userId, person.userId))
      .limit(1);
    await test.db.write((tx) =>
      endMembership(tx, { id: row?.id ?? '', orgId: person.orgId, userId: person.userId }),
    );
  }
});

describe('GET /embed/config', () => {
  const config = (key: string | null, origin: string | null) =>
    app().request(`/api/v1/embed/config?key=${key}`, { headers: origin === null ? {} : { origin } });

  it('EM2: tells the loader on one of the site’s pages what it needs', async () => {
    const shop = await partner();
    const response = await config(shop.publishable.key, shop.origin);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      portalUrl: 'https://portal.example',
      brandName: 'Portico',
      locales: ['en', 'de'],
      siteName: shop.site.name,
      widgets: embedWidgets.map((widget) => ({ widget, isolation: 'page' })),
      vitals: 0.1,
      theme: null,
      brand: {
        name: expect.any(String) as string,
        logo: null,
        logoText: null,
        accent: null,
        contact: { name: null, email: null, phone: null, web: null },
      },
    });
    const { rows } = await callerFor(keysRouter, { db: test.db, actor: shop.admin }).list({
      siteId: shop.site.id,
    });
    const used = rows.find(({ kind }) => kind === 'publishable');
    expect(used).toMatchObject({ lastOrigin: shop.origin, lastUsedAt: expect.any(String) as string });
  });

  it('EM10: tells a frame on our own origin, and notes no use of the key for it', async () => {
    const shop = await partner();
    const ask = (headers: Record<string, string>) =>
      app().request(`/api/v1/embed/config?key=${shop.publishable.key}`, { headers });
    expect((await ask({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await ask({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    const { rows } = await callerFor(keysRouter, { db: test.db, actor: shop.admin }).list({
      siteId: shop.site.id,
    });
    expect(rows.every(({ lastOrigin }) => lastOrigin === null)).toBe(true);
  });

  it('answers every other page and every other key with the same bytes', async () => {
    const [shop, other] = [await partner(), await partner()];
    const tried: [string | null, string | null][] = [
      [shop.publishable.key, other.origin],
      [shop.publishable.key, null],
      [shop.publishable.key, 'null'],
      [shop.secret.key, shop.origin],
      ['pk_nonsense', shop.origin],
      ['', shop.origin],
    ];
    const answers = await Promise.all(tried.map(async ([key, origin]) => config(key, origin)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([403]));
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
  });
});

import { addMs } from '@portico/domain/time';
import { eq, isNotNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { endMembership, saveRoles } from '../identity/people.ts';
import { members } from '../identity/table.ts';
import { cookiesOf, TEST_PASSWORD, type TestIdentity, testIdentity } from '../identity/testing.ts';
import { keysRouter, sitesRouter } from '../sites/router.ts';
import { idempotencyKeys } from '../trpc/table.ts';
import { callerFor } from '../trpc/testing.ts';
import { removeEndedGrants } from './endings.ts';
import { embedRouter } from './router.ts';
import { embedGrants, embedRenewals } from './table.ts';
import {
  addTestSite,
  allow,
  embedApp,
  hostSession,
  personSession,
  pkce,
  postFrom,
  type TestSite,
  useToken,
} from './testing/site.ts';

let test: TestDatabase;
let id: TestIdentity;
beforeAll(async () => {
  test = await openTestDatabase();
  id = testIdentity(test.db);
});
afterAll(() => test[Symbol.asyncDispose]());

const edge = () => embedApp(test.db);
const site = (more?: Parameters<typeof addTestSite>[2]) => addTestSite(test.db, id, more);
const trade = (of: TestSite, body: object, origin: string | null = of.origin) =>
  postFrom(edge(), origin, 'token', { key: of.publicKey, ...body });
const refusedWith = (key: string) => ({
  code: 'session_expired',
  detail: { fields: [{ path: 'session', key }] },
});
async function problemOf(response: Response): Promise<string> {
  expect(response.status).toBe(401);
  const { error } = (await response.json()) as {
    error: { code: string; fields: { path: string; key: string }[] };
  };
  expect(error).toMatchObject({ code: 'session_expired', fields: [{ path: 'session' }] });
  expect(Object.keys(error).toSorted()).toEqual(['code', 'fields', 'message', 'requestId']);
  return error.fields[0]?.key ?? '';
}

describe('the person’s own way in', () => {
  it('EM3: says which site asks, and asks again only for more than was agreed', async () => {
    const shop = await site();
    const caller = callerFor(embedRouter, { db: test.db, actor: shop.person });
    const request = { key: shop.publicKey, origin: shop.origin };
    expect(await caller.ask({ ...request, scopes: ['deals:read'] })).toMatchObject({
      ok: true,
      origin: shop.origin,
      scopes: ['deals:read'],
      agreed: false,
    });
    await allow(test.db, shop, { scopes: ['deals:read'] });
    expect(await caller.ask({ ...request, scopes: ['deals:read'] })).toMatchObject({ agreed: true });
    expect(await caller.ask(request)).toMatchObject({ agreed: false });
  });

  it('EM3, EM8: is closed to unlisted pages, unknown keys, other organisations and all but the portal', async () => {
    const [shop, other] = [await site(), await site()];
    const ask = (actor: TestSite['person'], key: string, origin: string) =>
      callerFor(embedRouter, { db: test.db, actor }).ask({ key, origin });
    const wrong = { ok: false, refusal: { rule: 'EM8', key: 'wrong_origin' } };
    expect(await ask(shop.person, shop.publicKey, other.origin)).toEqual(wrong);
    expect(await ask(shop.person, shop.secretKey, shop.origin)).toEqual(wrong);
    expect(await ask(shop.person, 'pk_unknown', shop.origin)).toEqual(wrong);
    expect(await ask(other.person, shop.publicKey, shop.origin)).toEqual({
      ok: false,
      refusal: { rule: 'EM8', key: 'other_organisation' },
    });
    for (const via of ['api_key', 'embed'] as const)
      await expect(ask({ ...shop.person, via }, shop.publicKey, shop.origin)).rejects.toMatchObject({
        message: 'not_found',
      });
  });

  it('EM4, EM5: the code gives a session for that page and a handle that renews it', async () => {
    const shop = await site();
    const first = await personSession(test.db, shop);
    expect(await useToken(id, first.token, shop.origin)).toMatchObject({
      userId: shop.person.userId,
      via: 'embed',
      siteId: shop.siteId,
      origin: shop.origin,
    });
    const renewed = await trade(shop, { grant: 'renewal', renewal: first.renewal });
    expect(renewed.status).toBe(201);
    expect(renewed.headers.get('cache-control')).toBe('no-store');
    const second = (await renewed.json()) as typeof first;
    expect(second.renewal).not.toBe(first.renewal);
    expect(await useToken(id, second.token, shop.origin)).toMatchObject({ kind: 'user' });
    const kept = JSON.stringify([
      await test.db.read.select().from(embedGrants),
      await test.db.read.select().from(embedRenewals),
      await test.db.read.select().from(idempotencyKeys),
    ]);
    for (const secret of [first.token, first.renewal, second.renewal]) expect(kept).not.toContain(secret);
  });

  it('EM4: a code is good for its verifier, origin, site and minute alone', async () => {
    const [shop, other] = [await site(), await site()];
    const { code, verifier } = await allow(test.db, shop);
    const grant = 'code' as const;
    expect(await problemOf(await trade(shop, { grant, code, verifier: pkce().verifier }))).toBe('expired');
    expect(await problemOf(await trade(other, { grant, code, verifier }))).toBe('expired');
    expect(await problemOf(await trade(shop, { grant, code, verifier }, other.origin))).toBe('wrong_origin');
    expect(await problemOf(await trade(shop, { grant, code, verifier }, null))).toBe('wrong_origin');
    await test.db.write((tx) =>
      tx
        .update(embedGrants)
        .set({ codeExpiresAt: addMs(tx.now, -1) })
        .where(eq(embedGrants.siteId, shop.siteId)),
    );
    expect(await problemOf(await trade(shop, { grant, code, verifier }))).toBe('expired');
  });

  it('EM4: a code presented twice ends what it gave', async () => {
    const shop = await site();
    const body = { grant: 'code', ...(await allow(test.db, shop)) };
    const session = (await (await trade(shop, body)).json()) as { token: string; renewal: string };
    expect(await problemOf(await trade(shop, body))).toBe('replayed');
    await expect(useToken(id, session.token, shop.origin)).rejects.toMatchObject(refusedWith('expired'));
    const renewal = { grant: 'renewal', renewal: session.renewal };
    expect(await problemOf(await trade(shop, renewal))).toBe('expired');
  });

  it('EM4: of two trades of one code at the same moment one gives a session at most', async () => {
    const shop = await site();
    const body = { grant: 'code', ...(await allow(test.db, shop)) };
    const statuses = (await Promise.all([trade(shop, body), trade(shop, body)])).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
  });

  it('EM5: a used handle ends all that came of the consent, another origin gets nothing', async () => {
    const shop = await site();
    const first = await personSession(test.db, shop);
    const use = { grant: 'renewal', renewal: first.renewal };
    expect(await problemOf(await trade(shop, use, 'https://evil.example'))).toBe('wrong_origin');
    const second = (await (await trade(shop, use)).json()) as typeof first;
    const next = { grant: 'renewal', renewal: second.renewal };
    const third = (await (await trade(shop, next)).json()) as typeof first;
    expect(await problemOf(await trade(shop, use))).toBe('replayed');
    for (const { token } of [first, second, third])
      await expect(useToken(id, token, shop.origin)).rejects.toMatchObject(refusedWith('expired'));
    expect(await problemOf(await trade(shop, { grant: 'renewal', renewal: third.renewal }))).toBe('expired');
  });

  it('EM5: a handle whose answer was lost gives the same next handle again, also at the same moment', async () => {
    const shop = await site();
    const first = await personSession(test.db, shop);
    const use = { grant: 'renewal', renewal: first.renewal };
    const answers = await Promise.all([trade(shop, use), trade(shop, use)]);
    answers.push(await trade(shop, use));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const given = (await Promise.all(answers.map((answer) => answer.json()))) as (typeof first)[];
    expect(new Set(given.map(({ renewal }) => renewal)).size).toBe(1);
    expect(given[0]?.renewal).not.toBe(first.renewal);
    for (const { token } of given)
      expect(await useToken(id, token, shop.origin)).toMatchObject({ kind: 'user' });
    expect(await problemOf(await trade(shop, use, 'https://evil.example'))).toBe('wrong_origin');
    const next = { grant: 'renewal', renewal: given[0]?.renewal ?? '' };
    expect((await trade(shop, next)).status).toBe(201);
  });

  it('EM5: a minute later a used handle is a stolen one, though the next was never used', async () => {
    const shop = await site();
    const first = await personSession(test.db, shop);
    const use = { grant: 'renewal', renewal: first.renewal };
    const second = (await (await trade(shop, use)).json()) as typeof first;
    await test.db.write((tx) =>
      tx
        .update(embedRenewals)
        .set({ usedAt: addMs(tx.now, -60_000) })
        .where(isNotNull(embedRenewals.usedAt)),
    );
    expect(await problemOf(await trade(shop, use))).toBe('replayed');
    await expect(useToken(id, second.token, shop.origin)).rejects.toMatchObject(refusedWith('expired'));
  });

  it('EM5: renews for twelve hours, then the person is asked, and what ended is cleared away', async () => {
    const shop = await site();
    const { renewal } = await personSession(test.db, shop);
    await test.db.write((tx) =>
      tx
        .update(embedGrants)
        .set({ expiresAt: addMs(tx.now, -1) })
        .where(eq(embedGrants.siteId, shop.siteId)),
    );
    expect(await problemOf(await trade(shop, { grant: 'renewal', renewal }))).toBe('expired');
    await test.db.write((tx) => removeEndedGrants(tx));
    const left = await test.db.read.select().from(embedGrants).where(eq(embedGrants.siteId, shop.siteId));
    expect(left).toEqual([]);
  });
});

describe('EM6: sessions and handles end at once', () => {
  const endings: [string, (shop: TestSite) => Promise<unknown>][] = [
    ['the person signs out of the portal', (shop) => signInAndOut(shop)],
    [
      'the person gets another password',
      (shop) => id.identity.setPassword(shop.person.email, 'another long one'),
    ],
    ['the person sets a password by the letter’s link', (shop) => resetPassword(shop)],
    ['the person gets other roles', async (shop) => changeRoles(shop)],
    ['the person leaves', async (shop) => leave(shop)],
    ['the site is archived', (shop) => sites(shop).archive({ siteId: shop.siteId })],
    ['its keys are revoked', (shop) => revokeKeys(shop)],
  ];
  it.each(endings)('when %s', async (_, end) => {
    const shop = await site();
    const [own, signed] = [await personSession(test.db, shop), await hostSession(test.db, shop)];
    const waiting = await allow(test.db, shop);
    for (const { token } of [own, signed])
      expect(await useToken(id, token, shop.origin)).toMatchObject({ kind: 'user' });
    await end(shop);
    for (const { token } of [own, signed])
      await expect(useToken(id, token, shop.origin)).rejects.toMatchObject(refusedWith('expired'));
    expect((await trade(shop, { grant: 'renewal', renewal: own.renewal })).status).toBe(401);
    expect((await trade(shop, { grant: 'code', ...waiting })).status).toBe(401);
  });

  it('when the host’s own server says that the person has signed out there, on that site alone', async () => {
    const [shop, other] = [await site(), await site()];
    const [one, two] = [await hostSession(test.db, shop), await hostSession(test.db, other)];
    const end = (key: string, headers: Record<string, string> = {}) =>
      edge().request('/api/v1/embed/sessions/end', {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, ...headers },
        body: JSON.stringify({ user: { userId: shop.person.userId } }),
      });
    expect((await end(other.secretKey)).status).toBe(204);
    expect(await useToken(id, one.token, shop.origin)).toMatchObject({ kind: 'user' });
    expect((await end(shop.secretKey, { origin: shop.origin })).status).toBe(403);
    expect((await end(shop.secretKey)).status).toBe(204);
    await expect(useToken(id, one.token, shop.origin)).rejects.toMatchObject(refusedWith('expired'));
    expect(await useToken(id, two.token, other.origin)).toMatchObject({ kind: 'user' });
  });

  it('when the page ends its own, and answers the same for a token that never was', async () => {
    const shop = await site();
    const { token, renewal } = await personSession(test.db, shop);
    const out = (value: string, origin = shop.origin) =>
      postFrom(edge(), origin, 'sign-out', { token: value });
    expect((await out(token, 'https://evil.example')).status).toBe(204);
    expect(await useToken(id, token, shop.origin)).toMatchObject({ kind: 'user' });
    expect((await out('es_never')).status).toBe(204);
    expect((await out(token)).status).toBe(204);
    await expect(useToken(id, token, shop.origin)).rejects.toMatchObject(refusedWith('expired'));
    expect(await problemOf(await trade(shop, { grant: 'renewal', renewal }))).toBe('expired');
  });

  const sites = ({ admin }: TestSite) => callerFor(sitesRouter, { db: test.db, actor: admin });
  async function signInAndOut({ person }: TestSite) {
    const signedIn = await id.post('/sign-in/email', { email: person.email, password: TEST_PASSWORD });
    expect((await id.post('/sign-out', {}, { cookie: cookiesOf(signedIn) })).status).toBe(200);
  }
  async function resetPassword({ person }: TestSite) {
    await id.post('/request-password-reset', { email: person.email });
    await id.identity.idle();
    const letter = id.letters.findLast(({ to }) => to === person.email);
    const token = /token=([^\s"&<]+)/.exec(JSON.stringify(letter))?.[1] ?? '';
    const answer = await id.post('/reset-password', {
      newPassword: 'quite another password',
      token: decodeURIComponent(token.replace(/\\.*/, '')),
    });
    expect(answer.status).toBe(200);
  }
  async function memberOf({ person }: TestSite) {
    const [row] = await test.db.read
      .select({ id: members.id })
      .from(members)
      .where(eq(members.userId, person.userId))
      .limit(1);
    return { id: row?.id ?? '', orgId: person.orgId, userId: person.userId };
  }
  async function changeRoles(shop: TestSite) {
    const { id: memberId } = await memberOf(shop);
    await test.db.write((tx) => saveRoles(tx, memberId, ['partner_manager']));
  }
  async function leave(shop: TestSite) {
    const member = await memberOf(shop);
    await test.db.write((tx) => endMembership(tx, member));
  }
  async function revokeKeys(shop: TestSite) {
    const keys = callerFor(keysRouter, { db: test.db, actor: shop.admin });
    await keys.revoke({ keyId: shop.publicKeyId });
    await keys.revoke({ keyId: shop.secretKeyId });
  }
});

describe('what a session is bound to', () => {
  it('EM1: its widgets give the scopes they need and no more', async () => {
    const shop = await site();
    const { token, widgets } = await hostSession(test.db, shop, { widgets: ['portico-deal-list'] });
    expect(widgets).toEqual(['portico-deal-list']);
    expect(await useToken(id, token, shop.origin)).toMatchObject({ scopes: ['deals:read'] });
    const all = await hostSession(test.db, shop);
    expect(await useToken(id, all.token, shop.origin)).toMatchObject({
      scopes: ['deals:read', 'deals:register'],
    });
  });

  it('EM8: another origin and an unknown token are told by one word each, in one shape', async () => {
    const shop = await site();
    const { token } = await hostSession(test.db, shop);
    await expect(useToken(id, token, 'https://evil.example')).rejects.toMatchObject(
      refusedWith('wrong_origin'),
    );
    await expect(useToken(id, token, null)).rejects.toMatchObject(refusedWith('wrong_origin'));
    const unknown = shop.secretKey.replace('sk_', 'es_');
    expect(await useToken(id, unknown, shop.origin)).toEqual({ kind: 'anonymous' });
  });

  it('EM10: our own origin stands for the frame, and a GET without Origin from there', async () => {
    const shop = await site();
    const { token } = await hostSession(test.db, shop);
    expect(await useToken(id, token, 'http://localhost:4000')).toMatchObject({ origin: shop.origin });
    const headers = { authorization: `Bearer ${token}`, 'sec-fetch-site': 'same-origin' };
    expect(await id.identity.actorOf(new Headers(headers))).toMatchObject({ kind: 'user' });
    const foreign = new Headers({ ...headers, 'sec-fetch-site': 'cross-site' });
    await expect(id.identity.actorOf(foreign)).rejects.toMatchObject(refusedWith('wrong_origin'));
  });

  it('EM2: a publishable key is nobody to a procedure', async () => {
    const shop = await site();
    expect(await useToken(id, shop.publicKey, shop.origin)).toEqual({ kind: 'anonymous' });
  });
});

import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { grantRole } from '../partners/store.ts';
import { callerFor } from '../trpc/testing.ts';
import { acceptInvitation, invitationToken, saveInvitation } from './invitations.ts';
import { sessionRouter } from './router.ts';
import { apiKeys, invitations, sessions, users, verifications } from './table.ts';
import { cookiesOf, TEST_PASSWORD, TEST_PORTAL, type TestIdentity, testIdentity } from './testing.ts';

let test: TestDatabase;
let id: TestIdentity;
beforeAll(async () => {
  test = await openTestDatabase();
  id = testIdentity(test.db);
});
afterAll(() => test[Symbol.asyncDispose]());

const signIn = (email: string, password: string = TEST_PASSWORD) =>
  id.post('/sign-in/email', { email, password });
const actorOf = (cookie: string) => id.identity.actorOf(new Headers({ cookie }));
const urlIn = (text: string | undefined) => new URL(/https?:\S+/.exec(text ?? '')?.[0] ?? 'http://none');

describe('signing in', () => {
  it('gives a session whose cookie names the person, their organisation and roles', async () => {
    const seller = await id.actor('partner', ['seller', 'marketer']);
    const response = await signIn(seller.email.toUpperCase());
    expect(response.status).toBe(200);
    const { email: _, ...actor } = seller;
    expect(await actorOf(cookiesOf(response))).toEqual(actor);
  });

  it('answers a wrong password and an unknown address with the same bytes', async () => {
    const seller = await id.actor('partner', ['seller']);
    const answers = await Promise.all([
      signIn(seller.email, 'not the right password'),
      signIn('nobody@example.com', 'not the right password'),
    ]);
    const [wrong, unknown] = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map((answer) => answer.status)).toEqual([401, 401]);
    expect(wrong).toBe(unknown);
  });

  it('is refused for a person who belongs nowhere any more, as if the password were wrong', async () => {
    await test.db.write((tx) =>
      tx.insert(users).values({
        id: 'user_alone',
        name: 'A',
        email: 'alone@example.com',
        emailVerified: true,
        createdAt: new Date(),
        updatedAt: new Date(),
      }),
    );
    await id.identity.setPassword('alone@example.com', TEST_PASSWORD);
    expect((await signIn('alone@example.com')).status).toBe(401);
  });

  it('sets a cookie that scripts cannot read and other sites cannot send', async () => {
    const seller = await id.actor('partner', ['seller']);
    const [cookie] = (await signIn(seller.email)).headers.getSetCookie();
    expect(cookie).toMatch(/^portico\.session_token=/);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).not.toMatch(/; Domain/);
  });

  it('binds the cookie to host and https where the portal has https', async () => {
    const secure = testIdentity(test.db, 'https://portal.example');
    const seller = await secure.actor('partner', ['seller']);
    const response = await secure.post('/sign-in/email', { email: seller.email, password: TEST_PASSWORD });
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Host-portico\.session_token=.*; Secure/);
    expect(await secure.identity.actorOf(new Headers({ cookie: cookiesOf(response) }))).toMatchObject({
      kind: 'user',
      userId: seller.userId,
    });
  });

  it('is refused from a page of another origin', async () => {
    const seller = await id.actor('partner', ['seller']);
    const response = await id.post(
      '/sign-in/email',
      { email: seller.email, password: TEST_PASSWORD },
      { origin: 'https://evil.example' },
    );
    expect(response.status).toBe(403);
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  it('takes JSON only, so that a plain form of another site never reaches it', async () => {
    const body = new URLSearchParams({ email: 'a@example.com', password: TEST_PASSWORD });
    const response = await id.identity.handler(
      new Request(`${TEST_PORTAL}/api/auth/sign-in/email`, { method: 'POST', body }),
    );
    expect(response.status).toBe(400);
  });

  it('tells to wait after ten wrong passwords at one account, and says how long', async () => {
    const seller = await id.actor('partner', ['seller']);
    const statuses = [];
    for (let tries = 0; tries < 10; tries += 1)
      statuses.push((await signIn(seller.email, 'not the right password')).status);
    const last = await signIn(seller.email);
    expect(statuses).toEqual(Array.from({ length: 10 }, () => 401));
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('a session', () => {
  it('has ended at once after signing out', async () => {
    const seller = await id.actor('partner', ['seller']);
    const cookie = cookiesOf(await signIn(seller.email));
    expect((await id.post('/sign-out', {}, { cookie })).status).toBe(200);
    expect(await actorOf(cookie)).toEqual({ kind: 'anonymous' });
  });

  it('has ended once its time is over by the database’s clock', async () => {
    const seller = await id.actor('partner', ['seller']);
    const cookie = cookiesOf(await signIn(seller.email));
    await test.db.write((tx) =>
      tx
        .update(sessions)
        .set({ expiresAt: new Date(Date.now() - 1) })
        .where(eq(sessions.userId, seller.userId)),
    );
    expect(await actorOf(cookie)).toEqual({ kind: 'anonymous' });
  });

  it('ends with another password, and the old one no longer signs in', async () => {
    const seller = await id.actor('partner', ['seller']);
    const cookie = cookiesOf(await signIn(seller.email));
    await id.identity.setPassword(seller.email, 'another long password');
    expect(await actorOf(cookie)).toEqual({ kind: 'anonymous' });
    expect((await signIn(seller.email)).status).toBe(401);
    expect((await signIn(seller.email, 'another long password')).status).toBe(200);
  });

  it('is not there for a cookie with a changed token or signature, nor for a raw token', async () => {
    const seller = await id.actor('partner', ['seller']);
    const cookie = cookiesOf(await signIn(seller.email));
    const [stored] = await test.db.read
      .select({ token: sessions.token })
      .from(sessions)
      .where(eq(sessions.userId, seller.userId))
      .limit(1);
    for (const forged of [
      cookie.replace(/=./, '=~'),
      cookie.slice(0, -8),
      `portico.session_token=${stored?.token}`,
      'portico.session_token=%E0%A4%A',
    ]) {
      expect(await actorOf(forged)).toEqual({ kind: 'anonymous' });
    }
  });

  it('does not stand behind an Authorization header that does not hold up', async () => {
    const seller = await id.actor('partner', ['seller']);
    const cookie = cookiesOf(await signIn(seller.email));
    expect(await id.identity.actorOf(new Headers({ cookie, authorization: 'Bearer nonsense' }))).toEqual({
      kind: 'anonymous',
    });
  });
});

describe('a sign-in link', () => {
  it('signs in once, and only its hash is stored', async () => {
    const seller = await id.actor('partner', ['seller']);
    await id.post('/sign-in/magic-link', { email: seller.email });
    await id.identity.idle();
    const letter = id.letters.at(-1);
    expect(letter?.to).toBe(seller.email);
    const url = urlIn(letter?.text);
    const follow = () => id.identity.handler(new Request(url));
    const first = await follow();
    expect(await actorOf(cookiesOf(first))).toMatchObject({ kind: 'user', userId: seller.userId });
    const again = await follow();
    expect(again.headers.getSetCookie().filter((cookie) => cookie.includes('session_token'))).toEqual([]);
    const stored = JSON.stringify(await test.db.read.select().from(verifications));
    expect(stored).not.toContain(url.searchParams.get('token'));
  });

  it('comes in the language of the organisation’s country, as the letter for a password does', async () => {
    const subjects: (string | undefined)[] = [];
    for (const country of ['AT', 'FR']) {
      const orgId = await id.identity.createOrganisation({ name: country, kind: 'partner', country });
      const { email } = await id.actor('partner', ['seller'], orgId);
      for (const path of ['/sign-in/magic-link', '/request-password-reset']) {
        await id.post(path, { email });
        await id.identity.idle();
        subjects.push(id.letters.at(-1)?.subject);
      }
    }
    expect(subjects).toEqual([
      'Ihr Link zum Anmelden',
      'Neues Passwort wählen',
      'Your sign-in link',
      'Choose a new password',
    ]);
  });

  it('is not sent to an unknown address, and the answer is the same', async () => {
    const seller = await id.actor('partner', ['seller']);
    const known = await id.post('/sign-in/magic-link', { email: seller.email });
    await id.identity.idle();
    const sent = id.letters.length;
    const unknown = await id.post('/sign-in/magic-link', { email: 'nobody@example.com' });
    await id.identity.idle();
    expect(await unknown.text()).toBe(await known.text());
    expect(id.letters.length).toBe(sent);
  });

  it('never leads to another site', async () => {
    const seller = await id.actor('partner', ['seller']);
    for (const callbackURL of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
    ]) {
      expect((await id.post('/sign-in/magic-link', { email: seller.email, callbackURL })).status).toBe(403);
    }
  });
});

describe('a forgotten password', () => {
  it('is replaced through the link in the letter, once', async () => {
    const seller = await id.actor('partner', ['seller']);
    await id.post('/request-password-reset', { email: seller.email });
    await id.identity.idle();
    const token = urlIn(id.letters.at(-1)?.text).searchParams.get('token');
    const reset = () => id.post('/reset-password', { token, newPassword: 'another long password' });
    expect((await reset()).status).toBe(200);
    expect((await reset()).status).toBe(400);
    expect((await signIn(seller.email, 'another long password')).status).toBe(200);
  });
});

describe('closed doors', () => {
  it.each([
    ['POST', '/sign-up/email'],
    ['POST', '/organization/create'],
    ['POST', '/organization/invite-member'],
    ['POST', '/organization/update-member-role'],
    ['POST', '/organization/remove-member'],
    ['POST', '/organization/accept-invitation'],
    ['POST', '/organization/set-active'],
    ['POST', '/api-key/create'],
    ['GET', '/api-key/list'],
    ['POST', '/update-user'],
    ['POST', '/change-email'],
    ['POST', '/delete-user'],
    ['GET', '/list-sessions'],
    ['GET', '/sign-in/email'],
    ['POST', '/sign-in/email/'],
    ['POST', '//sign-in/email'],
    ['POST', '/Sign-In/email'],
  ])('%s %s is not there, not even for an administrator', async (method, path) => {
    const admin = await id.actor('vendor', ['vendor_admin']);
    const cookie = cookiesOf(await signIn(admin.email));
    const response = await id.identity.handler(
      new Request(`${TEST_PORTAL}/api/auth${path}`, {
        method,
        headers: { cookie, origin: TEST_PORTAL, 'content-type': 'application/json' },
        ...(method === 'POST'
          ? {
              body: JSON.stringify({
                email: 'x@example.com',
                password: TEST_PASSWORD,
                name: 'X',
                organizationId: admin.orgId,
              }),
            }
          : {}),
      }),
    );
    expect(response.status).toBe(404);
  });
});

describe('an invitation', () => {
  async function invited(email: string) {
    const admin = await id.actor('partner', ['partner_admin']);
    const invitationId = await test.db.write((tx) =>
      saveInvitation(tx, {
        orgId: admin.orgId,
        email,
        name: null,
        roles: ['seller'],
        inviterId: admin.userId,
      }),
    );
    const token = new URL(id.identity.invitationLink(invitationId)).searchParams.get('token');
    return { admin, invitationId, token };
  }

  it('makes a new person a member with the invited roles and signs them in', async () => {
    const { admin, token } = await invited('new@example.com');
    const look = await id.post('/invitation', { token });
    expect(await look.json()).toMatchObject({ email: 'new@example.com', hasAccount: false });
    const response = await id.post('/accept-invitation', { token, name: 'New', password: TEST_PASSWORD });
    expect(await actorOf(cookiesOf(response))).toMatchObject({
      orgId: admin.orgId,
      roles: ['seller'],
      name: 'New',
    });
    expect((await signIn('new@example.com')).status).toBe(200);
  });

  it('adds a membership to an account that exists, whose password and name stay', async () => {
    const seller = await id.actor('partner', ['seller']);
    const { admin, token } = await invited(seller.email);
    const response = await id.post('/accept-invitation', {
      token,
      name: 'Mallory',
      password: 'a password of somebody else',
    });
    expect(await actorOf(cookiesOf(response))).toMatchObject({
      userId: seller.userId,
      orgId: admin.orgId,
      name: seller.name,
    });
    expect((await signIn(seller.email)).status).toBe(200);
  });

  it('PP8: is accepted once, also when two requests race', async () => {
    const { invitationId } = await invited('race@example.com');
    const accept = () =>
      test.db.write((tx) => acceptInvitation(tx, { invitationId, name: 'Race', passwordHash: null }));
    const results = await Promise.allSettled([accept(), accept(), accept()]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'not_found' });
  });

  it('PP7: is over at its end, looks then like one that never was, and so does a forged token', async () => {
    const { invitationId, token } = await invited('late@example.com');
    await test.db.write((tx) =>
      tx
        .update(invitations)
        .set({ expiresAt: new Date(Date.now() - 1) })
        .where(eq(invitations.id, invitationId)),
    );
    const bodies = [];
    for (const tried of [
      token,
      `${invitationId}.forged`,
      invitationToken('another secret', invitationId),
      '',
      '.',
      'x'.repeat(200),
    ]) {
      const response = await id.post('/accept-invitation', { token: tried, name: 'Late' });
      expect(response.status).toBe(404);
      bodies.push(await response.text());
    }
    expect(new Set(bodies).size).toBe(1);
  });

  it('needs a name of somebody new, and a password of twelve characters if any', async () => {
    const { token } = await invited('short@example.com');
    expect((await id.post('/accept-invitation', { token })).status).toBe(400);
    expect((await id.post('/accept-invitation', { token, name: 'S', password: 'short' })).status).toBe(400);
    expect((await id.post('/accept-invitation', { token, name: 'S' })).status).toBe(200);
  });
});

describe('an API key', () => {
  const bearer = (key: string) => id.identity.actorOf(new Headers({ authorization: `Bearer ${key}` }));

  it('acts for its person at its organisation, and is stored by hash only', async () => {
    const seller = await id.actor('partner', ['seller']);
    const { id: keyId, key } = await id.identity.createApiKey({
      userId: seller.userId,
      orgId: seller.orgId,
      name: 'CRM',
    });
    expect(await bearer(key)).toMatchObject({
      kind: 'user',
      userId: seller.userId,
      orgId: seller.orgId,
      roles: ['seller'],
      via: 'api_key',
    });
    const stored = await test.db.read.select().from(apiKeys).where(eq(apiKeys.id, keyId));
    expect(JSON.stringify(stored)).not.toContain(key.slice(3));
  });

  it('is nobody’s when mistyped, disabled, expired or when its person has left', async () => {
    const seller = await id.actor('partner', ['seller']);
    const { id: keyId, key } = await id.identity.createApiKey({
      userId: seller.userId,
      orgId: seller.orgId,
      name: 'CRM',
    });
    expect(await bearer(`${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`)).toEqual({
      kind: 'anonymous',
    });
    const change = (set: Partial<typeof apiKeys.$inferInsert>) =>
      test.db.write((tx) => tx.update(apiKeys).set(set).where(eq(apiKeys.id, keyId)));
    await change({ enabled: false });
    expect(await bearer(key)).toEqual({ kind: 'anonymous' });
    await change({ enabled: true, expiresAt: new Date(Date.now() - 1) });
    expect(await bearer(key)).toEqual({ kind: 'anonymous' });
    await change({ expiresAt: new Date(Date.now() + 60_000) });
    expect(await bearer(key)).toMatchObject({ kind: 'user' });
    await id.identity.revokeApiKey(keyId);
    expect(await bearer(key)).toEqual({ kind: 'anonymous' });
    await expect(id.identity.revokeApiKey(keyId)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is made for members only', async () => {
    const [one, other] = [await id.actor('partner', ['seller']), await id.actor('partner', ['seller'])];
    await expect(
      id.identity.createApiKey({ userId: one.userId, orgId: other.orgId, name: 'X' }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('who looks after partners', () => {
  it('a channel manager is told apart from others by the partners given to them', async () => {
    const [manager, analyst] = [
      await id.actor('vendor', ['channel_manager']),
      await id.actor('vendor', ['analyst']),
    ];
    const { orgId } = await id.actor('partner', ['seller']);
    for (const { userId } of [manager, analyst])
      await test.db.write((tx) => grantRole(tx, { userId, orgId, role: 'channel_manager' }));
    expect(await actorOf(cookiesOf(await signIn(manager.email)))).toMatchObject({ grantedOrgIds: [orgId] });
    expect(await actorOf(cookiesOf(await signIn(analyst.email)))).toMatchObject({ grantedOrgIds: [] });
  });
});

describe('session.me', () => {
  it('says who, where and what they may do', async () => {
    const seller = await id.actor('partner', ['seller']);
    const me = await callerFor(sessionRouter, { db: test.db, actor: seller }).me();
    expect(me).toMatchObject({
      user: { id: seller.userId, email: seller.email },
      organisation: { id: seller.orgId, kind: 'partner' },
      roles: ['seller'],
      via: 'portal',
    });
    expect(me.actions).toContain('deal.register');
    expect(me.actions).not.toContain('deal.decide');
  });

  it('tells a stranger to sign in', async () => {
    await expect(
      callerFor(sessionRouter, { db: test.db, actor: { kind: 'anonymous' } }).me(),
    ).rejects.toMatchObject({ message: 'signed_out' });
  });
});

describe('people added by the operator', () => {
  it('PP3: hold roles of their organisation’s kind, with a name and an address', async () => {
    const orgId = await id.identity.createOrganisation({ name: 'Shop', kind: 'partner', country: 'AT' });
    const person = { name: 'P', email: 'p@example.com', orgId, roles: ['seller'] as const };
    for (const wrong of [
      { ...person, roles: ['legal'] as const },
      { ...person, email: 'p' },
      { ...person, name: ' ' },
      { ...person, password: 'short' },
    ]) {
      await expect(id.identity.createPerson(wrong)).rejects.toMatchObject({ code: 'bad_input' });
    }
    await id.identity.createPerson(person);
    await expect(id.identity.createPerson(person)).rejects.toMatchObject({ code: 'already_exists' });
  });
});

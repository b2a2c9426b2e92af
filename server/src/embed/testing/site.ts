import { createHash, randomBytes } from 'node:crypto';
import type { Actor, EmbedScope, Role } from '@portico/domain/access';
import { Hono } from 'hono';
import type { Database } from '../../db/database.ts';
import { faultAnswer } from '../../http/fault-answer.ts';
import type { HttpEnv } from '../../http/headers.ts';
import type { TestIdentity } from '../../identity/testing.ts';
import { embedRoutes } from '../../sites/http.ts';
import { keysRouter, sitesRouter } from '../../sites/router.ts';
import { faultOf } from '../../trpc/faults.ts';
import type { UserActor } from '../../trpc/procedure.ts';
import { callerFor } from '../../trpc/testing.ts';
import { tokenRoutes } from '../http.ts';
import { embedRouter } from '../router.ts';

/** A session as a page gets it. */
export interface PageSession {
  token: string;
  expiresAt: string;
  renewal: string;
  scopes: string[];
  widgets: string[];
}

/** A partner with a site, its keys, an administrator and a seller. */
export interface TestSite {
  admin: UserActor;
  person: UserActor & { email: string };
  siteId: string;
  origin: string;
  publicKey: string;
  publicKeyId: string;
  secretKey: string;
  secretKeyId: string;
}

let count = 0;

/** The embed's routes as the edge mounts them, with limits of their own. */
export function embedApp(db: Database): Hono<HttpEnv> {
  const edge = new Hono<HttpEnv>();
  edge.onError((error, c) => faultAnswer(c, faultOf(error), 'test'));
  const portalUrl = 'https://portal.example';
  edge.route(
    '/api/v1',
    embedRoutes({ db, portalUrl, proxies: 0, brandName: 'Portico', locales: ['en', 'de'] }),
  );
  return edge.route('/api/v1', tokenRoutes({ db, proxies: 0 }));
}

/** Adds a partner with a site. */
export async function addTestSite(
  db: Database,
  id: TestIdentity,
  site: { roles?: readonly Role[]; scopes?: EmbedScope[] } = {},
): Promise<TestSite> {
  count += 1;
  const origin = `https://page${count}.example`;
  const admin = await id.actor('partner', ['partner_admin']);
  const person = await id.actor('partner', site.roles ?? ['seller'], admin.orgId);
  const { id: siteId } = await callerFor(sitesRouter, { db, actor: admin }).create({
    name: `Site ${count}`,
    origins: [origin],
    scopes: site.scopes ?? ['deals:read', 'deals:register'],
  });
  const keys = callerFor(keysRouter, { db, actor: admin });
  const secret = await keys.create({ siteId, kind: 'secret' });
  const publishable = await keys.create({ siteId, kind: 'publishable' });
  return {
    admin,
    person,
    siteId,
    origin,
    publicKey: publishable.key ?? '',
    publicKeyId: publishable.id,
    secretKey: secret.key ?? '',
    secretKeyId: secret.id,
  };
}

/** Posts as a page does: JSON as plain text, and the browser names the origin. */
export function postFrom(edge: Hono<HttpEnv>, origin: string | null, path: string, body: object) {
  return edge.request(`/api/v1/embed/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', ...(origin === null ? {} : { origin }) },
    body: JSON.stringify(body),
  });
}

/** A verifier and its S256 challenge. */
export function pkce(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** The person agrees in the pop-up; answers the code and its verifier. */
export async function allow(
  db: Database,
  site: TestSite,
  more: { scopes?: EmbedScope[]; widgets?: 'portico-deal-list'[] } = {},
): Promise<{ code: string; verifier: string }> {
  const { verifier, challenge } = pkce();
  const { publicKey: key, origin, person } = site;
  const state = 'state-of-sixteen-signs';
  const caller = callerFor(embedRouter, { db, actor: person });
  const allowed = await caller.allow({ key, origin, challenge, state, ...more });
  if (!allowed.ok || allowed.code === null) throw new Error(JSON.stringify(allowed));
  return { code: allowed.code, verifier };
}

/** A session the person signed in for. */
export async function personSession(db: Database, site: TestSite, edge = embedApp(db)): Promise<PageSession> {
  const agreed = await allow(db, site);
  const response = await postFrom(edge, site.origin, 'token', {
    grant: 'code',
    key: site.publicKey,
    ...agreed,
  });
  return (await response.json()) as PageSession;
}

/** A session the host signed for. */
export async function hostSession(db: Database, site: TestSite, more: object = {}): Promise<PageSession> {
  const response = await embedApp(db).request('/api/v1/embed/sessions', {
    method: 'POST',
    headers: { authorization: `Bearer ${site.secretKey}` },
    body: JSON.stringify({ origin: site.origin, user: { userId: site.person.userId }, ...more }),
  });
  return (await response.json()) as PageSession;
}

/** Who a token speaks for when it comes from this origin. */
export function useToken(id: TestIdentity, token: string, origin: string | null): Promise<Actor> {
  return id.identity.actorOf(
    new Headers({ authorization: `Bearer ${token}`, ...(origin === null ? {} : { origin }) }),
  );
}

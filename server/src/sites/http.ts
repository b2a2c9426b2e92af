import { isolationOf } from '@portico/domain/embed/policy';
import { VITALS_SAMPLE } from '@portico/domain/embed/vitals';
import { Fault } from '@portico/domain/fault';
import { parseKey } from '@portico/domain/sites/key';
import { grantScopes, isWorthASession } from '@portico/domain/sites/rules';
import { SessionEnd, SessionRequest } from '@portico/domain/sites/site';
import { epochMs } from '@portico/domain/time';
import { Hono } from 'hono';
import type { Database, Query, Tx } from '../db/database.ts';
import { endEmbedding } from '../embed/endings.ts';
import { getBrand, getTheme } from '../embed/looks.ts';
import { readBody } from '../http/body.ts';
import { clientAddress } from '../http/client-address.ts';
import { type HttpEnv, setHeaders } from '../http/headers.ts';
import { limit } from '../http/limit.ts';
import { readJson } from '../http/read-json.ts';
import { findMembership, findOrganisationById, findUserByEmail } from '../identity/store.ts';
import { TokenBuckets } from '../identity/token-bucket.ts';
import { findPresentedKey, type PresentedKey, saveKeyUse } from './keys.ts';
import { isSiteOrigin, saveSession } from './sessions.ts';

/** What the embed's routes are made of. */
export interface EmbedRoutesParts {
  db: Database;
  portalUrl: string;
  /** Proxies of our own in front. */
  proxies: number;
  /** What the portal is called on partners' pages. */
  brandName: string;
  /** Languages the widgets speak, the default one first. */
  locales: readonly string[];
}

/**
 * `POST /embed/sessions`: a partner's server trades its secret key for a session of one page (EM1).
 * `POST /embed/sessions/end`: it ends those of a person, who has signed out there (EM6).
 * `GET /embed/config`: what the loader on that page needs to know, and any visitor may (EM2).
 */
export function embedRoutes(parts: EmbedRoutesParts): Hono<HttpEnv> {
  const { db } = parts;
  const portalOrigin = new URL(parts.portalUrl).origin;
  const byAddress = new TokenBuckets({ burst: 120, refillSeconds: 0.5 });
  const byKey = new TokenBuckets({ burst: 120, refillSeconds: 0.1 });
  const routes = new Hono<HttpEnv>();

  routes.post('/embed/sessions', async function createSession(c) {
    const key = secretKeyIn(c.req.header('authorization'));
    refuseBrowser(c.req.header('origin'));
    limit(byAddress, clientAddress(c, parts.proxies));
    if (key === null) throw keyFault();
    limit(byKey, key);
    // Asked without a transaction first, so that wrong keys never stand in the writers' queue.
    if (!(await findPresentedKey(db.read, key, await db.now()))) throw keyFault();
    const request = readJson(SessionRequest, await readBody(c.req.raw));
    const session = await db.write((tx) => openSession(tx, key, request));
    c.header('Cache-Control', 'no-store');
    return c.json(session, 201);
  });

  routes.get('/embed/config', async function readConfig(c) {
    limit(byAddress, clientAddress(c, parts.proxies));
    // A page that may not read the answer may know that there is one: nothing held the request back.
    setHeaders(c, { 'Cross-Origin-Resource-Policy': 'cross-origin' });
    const page = await findPage(db, c.req.raw, portalOrigin);
    if (!page) throw new Fault('origin_not_allowed');
    const { key, origin } = page;
    const { portalUrl, brandName, locales } = parts;
    if (origin !== portalOrigin) await noteUse(db, key, origin);
    c.header('Cache-Control', 'private, max-age=300');
    return c.json({
      portalUrl,
      brandName,
      locales,
      siteName: key.siteName,
      ...(await looksOf(db.read, key)),
      widgets: isolationOf(key.policy),
      vitals: VITALS_SAMPLE,
    });
  });

  routes.post('/embed/sessions/end', async function endSessions(c) {
    const key = secretKeyIn(c.req.header('authorization'));
    refuseBrowser(c.req.header('origin'));
    limit(byAddress, clientAddress(c, parts.proxies));
    const presented = key === null ? null : await findPresentedKey(db.read, key, await db.now());
    if (!presented) throw keyFault();
    const { user } = readJson(SessionEnd, await readBody(c.req.raw));
    await db.write((tx) => endSessionsOf(tx, user, presented.siteId));
    return c.body(null, 204);
  });

  return routes;
}

/** The site that a page names by its key, if it is one of its pages or a frame of ours (EM10), and where it is. */
async function findPage(
  db: Database,
  request: Request,
  portalOrigin: string,
): Promise<{ key: PresentedKey; origin: string } | null> {
  const key = new URL(request.url).searchParams.get('key') ?? '';
  // A browser leaves `Origin` out where a frame of ours asks us.
  const isOwn = request.headers.get('sec-fetch-site') === 'same-origin';
  const origin = request.headers.get('origin') ?? (isOwn ? portalOrigin : null);
  if (origin === null || parseKey(key) !== 'pk') return null;
  const presented = await findPresentedKey(db.read, key, await db.now());
  if (!presented) return null;
  const isListed = origin === portalOrigin || (await isSiteOrigin(db.read, presented.siteId, origin));
  return isListed ? { key: presented, origin } : null;
}

/** How the site's organisation shows itself there: for every visitor to see (EM2, EM17, EM19). */
async function looksOf(query: Query, { siteId, orgId }: PresentedKey) {
  const [theme, brand, organisation] = await Promise.all([
    getTheme(query, siteId),
    getBrand(query, orgId),
    findOrganisationById(query, orgId),
  ]);
  const { logoFileId, logoText, accent, contact } = brand.value;
  const logo = logoFileId === null ? null : `/api/v1/embed/logo/${logoFileId}`;
  return {
    theme: theme.value,
    brand: { name: organisation?.name ?? '', logo, logoText, accent, contact },
  };
}

/** Ends what a site's pages may do for a person, who need not be known (EM6). */
async function endSessionsOf(tx: Tx, user: SessionRequest['user'], siteId: string): Promise<void> {
  const userId = await findUserId(tx, user);
  if (userId !== undefined) await endEmbedding(tx, { userId, siteId });
}

async function findUserId(query: Query, user: SessionRequest['user']): Promise<string | undefined> {
  return 'email' in user ? (await findUserByEmail(query, user.email))?.id : user.userId;
}

const USE_NOTED_MS = 60_000;

/** Notes where a publishable key is used, once a minute: every page that opens asks. */
async function noteUse(db: Database, key: PresentedKey, origin: string): Promise<void> {
  const now = await db.now();
  if (key.lastUsedAt !== null && epochMs(now) - epochMs(key.lastUsedAt) < USE_NOTED_MS) return;
  await db.write((tx) => saveKeyUse(tx, key.id, origin));
}

/**
 * A browser says where it is. A secret key that reached one has leaked, and must not work there.
 *
 * @throws Fault `origin_not_allowed`
 */
function refuseBrowser(origin: string | undefined): void {
  if (origin !== undefined)
    throw new Fault('origin_not_allowed', { fields: [{ path: 'Origin', key: 'from_browser' }] });
}

/** The secret key of an `Authorization` header, or null when it is none or mistyped (SK4). */
function secretKeyIn(authorization: string | undefined): string | null {
  const key = /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  return parseKey(key) === 'sk' ? key : null;
}

/** One answer for whatever is wrong with a key: which of it would help whoever tries keys. */
function keyFault(): Fault {
  return new Fault('signed_out', { fields: [{ path: 'Authorization', key: 'secret_key' }] });
}

/**
 * Opens the session, or says which field stands in the way (SK10, SK11). Somebody unknown, of another organisation or
 * without a fitting role look alike: a partner learns nothing about people who are not theirs.
 */
async function openSession(tx: Tx, secretKey: string, request: SessionRequest) {
  const key = await findPresentedKey(tx, secretKey, tx.now);
  if (!key) throw keyFault();
  const { siteId, orgId } = key;
  const scopes = grantScopes(key.scopes, request.scopes);
  const { widgets = null } = request;
  const problems = [];
  if (!(await isSiteOrigin(tx, siteId, request.origin)))
    problems.push({ path: 'origin', key: 'origin_not_listed' });
  if (scopes === null) problems.push({ path: 'scopes', key: 'scope_not_allowed' });
  if (widgets?.some((widget) => !key.policy.widgets.includes(widget)))
    problems.push({ path: 'widgets', key: 'widget_not_allowed' });
  const userId = await findUserId(tx, request.user);
  const member = userId === undefined ? null : await findMembership(tx, { userId, orgId });
  if (!member || !isWorthASession(member.orgKind, member.roles, scopes ?? key.scopes))
    problems.push({ path: 'user', key: 'no_such_member' });
  if (problems.length > 0 || !member || scopes === null) throw new Fault('bad_input', { fields: problems });
  const facts = { siteId, keyId: key.id, orgId, userId: member.userId, origin: request.origin };
  const { ttlSeconds } = request;
  const { token, expiresAt } = await saveSession(tx, {
    ...facts,
    scopes,
    widgets,
    grantId: null,
    ttlSeconds,
  });
  return { token, expiresAt, origin: request.origin, scopes, widgets: widgets ?? key.policy.widgets };
}

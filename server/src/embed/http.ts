import { TokenRequest } from '@portico/domain/embed/connect';
import { sessionFault } from '@portico/domain/embed/session-problem';
import { countVitals, VitalsReport } from '@portico/domain/embed/vitals';
import { Fault } from '@portico/domain/fault';
import { parseKey } from '@portico/domain/sites/key';
import { SESSION_SECONDS_MAX } from '@portico/domain/sites/site';
import type { Instant } from '@portico/domain/time';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { Database, Query, Tx } from '../db/database.ts';
import { getFile } from '../files/store.ts';
import { readBytes } from '../http/body.ts';
import { clientAddress } from '../http/client-address.ts';
import { type HttpEnv, JSON_TYPE, setHeaders } from '../http/headers.ts';
import { limit } from '../http/limit.ts';
import { readJson } from '../http/read-json.ts';
import { TokenBuckets } from '../identity/token-bucket.ts';
import { findMembership } from '../identity/store.ts';
import { findPresentedKey, type PresentedKey } from '../sites/keys.ts';
import { isSiteOrigin, removeSession, saveSession } from '../sites/sessions.ts';
import { endEmbedding } from './endings.ts';
import { saveRenewal, takeCode, takeRenewal } from './grants.ts';
import { isLogo } from './looks.ts';
import { addVitals } from './vitals.ts';

/** What these routes are made of. */
export interface TokenRoutesParts {
  db: Database;
  /** Proxies of our own in front. */
  proxies: number;
}

const BODY_MAX_BYTES = 4096;
const SignOut = v.strictObject({ token: v.pipe(v.string(), v.maxLength(60)) });

/**
 * What a page asks itself, with nothing but its publishable key. Bodies are JSON in `text/plain`, so that no browser asks
 * first whether it may; no cookie is read here, so that nobody's is misused (EM11).
 *
 * `POST /embed/token`: a code of the pop-up, or a renewal handle, for a session and the next handle (EM4, EM5).
 * `POST /embed/sign-out`: ends a session and the consent it came from (EM6).
 * `GET /embed/logo/<id>`: the picture of an organisation's brand (EM19).
 * `POST /embed/vitals`: how a site's widgets fared on a visit, told when the page is left (EM14).
 */
export function tokenRoutes({ db, proxies }: TokenRoutesParts): Hono<HttpEnv> {
  const byAddress = new TokenBuckets({ burst: 120, refillSeconds: 0.5 });
  const bySite = new TokenBuckets({ burst: 300, refillSeconds: 0.1 });
  const routes = new Hono<HttpEnv>();

  routes.post('/embed/token', async function tradeForSession(c) {
    limit(byAddress, clientAddress(c, proxies));
    const request = readJson(TokenRequest, await readText(c.req.raw));
    const origin = c.req.header('origin') ?? '';
    const traded = await db.write((tx) => trade(tx, request, origin));
    if ('problem' in traded) throw sessionFault(traded.problem);
    setHeaders(c, { 'Cache-Control': 'no-store' });
    return c.body(JSON.stringify(traded), 201, JSON_TYPE);
  });

  routes.post('/embed/sign-out', async function signOut(c) {
    limit(byAddress, clientAddress(c, proxies));
    const { token } = readJson(SignOut, await readText(c.req.raw));
    const origin = c.req.header('origin') ?? '';
    await db.write(async (tx) => {
      const ended = await removeSession(tx, { token, origin });
      if (ended?.grantId) await endEmbedding(tx, { grantId: ended.grantId });
    });
    // The same for a token that never was.
    return c.body(null, 204);
  });

  routes.post('/embed/vitals', async function countReport(c) {
    limit(byAddress, clientAddress(c, proxies));
    const report = readJson(VitalsReport, await readText(c.req.raw));
    // Who asks not to be followed is not counted either, though nobody is followed here.
    const isUnwanted = c.req.header('dnt') === '1' || c.req.header('sec-gpc') === '1';
    const origin = c.req.header('origin') ?? '';
    const site = isUnwanted
      ? null
      : await keyOfPage(db.read, { key: report.key, origin, now: await db.now() });
    if (site) {
      limit(bySite, site.siteId);
      await db.write((tx) => addVitals(tx, site.siteId, countVitals(report)));
    }
    // The same for a wrong key: nobody reads this answer but who tries keys.
    return c.body(null, 204);
  });

  routes.get('/embed/logo/:id', async function showLogo(c) {
    limit(byAddress, clientAddress(c, proxies));
    const id = c.req.param('id');
    if (!(await isLogo(db.read, id))) throw new Fault('not_found');
    const { file, content } = await getFile({ kind: 'all' }, db.read, id);
    setHeaders(c, logoHeaders);
    return c.body(new Uint8Array(content), 200, { 'Content-Type': file.type });
  });

  return routes;
}

const logoHeaders = {
  // The content of an id never changes; that it is a logo may.
  'Cache-Control': 'public, max-age=3600',
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Content-Security-Policy': "default-src 'none'; sandbox",
};

/** The publishable key of a page that its site lists, or null: an unknown key and a foreign page look alike (EM8). */
async function keyOfPage(
  query: Query,
  { key, origin, now }: { key: string; origin: string; now: Instant },
): Promise<PresentedKey | null> {
  const presented = parseKey(key) === 'pk' ? await findPresentedKey(query, key, now) : null;
  return presented && (await isSiteOrigin(query, presented.siteId, origin)) ? presented : null;
}

async function readText(request: Request): Promise<string> {
  return (await readBytes(request, BODY_MAX_BYTES)).toString('utf8');
}

/**
 * Makes the session. What goes wrong is an answer, not a throw: when a code or handle comes a second time, all that was
 * ever made of its consent ends, and that has to be committed (EM4, EM5).
 */
async function trade(tx: Tx, request: TokenRequest, origin: string) {
  const key = await keyOfPage(tx, { key: request.key, origin, now: tx.now });
  if (!key) return { problem: 'wrong_origin' } as const;
  const { siteId } = key;
  const presented =
    request.grant === 'code'
      ? await takeCode(tx, { code: request.code, verifier: request.verifier, origin, siteId })
      : await takeRenewal(tx, { renewal: request.renewal, origin, siteId });
  if (!presented.ok) {
    if (presented.stolenFrom !== undefined) await endEmbedding(tx, { grantId: presented.stolenFrom });
    return { problem: presented.problem };
  }
  const { grant } = presented;
  if (!(await findMembership(tx, { userId: grant.userId, orgId: grant.orgId })))
    return { problem: 'other_organisation' } as const;
  const { keyId, orgId, userId, scopes, widgets } = grant;
  const { token, expiresAt } = await saveSession(tx, {
    siteId,
    keyId,
    orgId,
    userId,
    origin,
    scopes,
    widgets,
    grantId: grant.id,
    ttlSeconds: SESSION_SECONDS_MAX,
  });
  const before = request.grant === 'renewal' ? request.renewal : undefined;
  const renewal = await saveRenewal(tx, grant, before);
  return { token, expiresAt, renewal, origin, scopes, widgets: widgets ?? key.policy.widgets };
}

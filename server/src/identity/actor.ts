import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Actor, EmbedScope } from '@portico/domain/access';
import { sessionFault } from '@portico/domain/embed/session-problem';
import { parseKey } from '@portico/domain/sites/key';
import type { Instant } from '@portico/domain/time';
import type { Database, Query } from '../db/database.ts';
import { listGrantedOrgIds } from '../partners/store.ts';
import { findEmbedHolder, type TokenUse } from '../sites/sessions.ts';
import { findKeyHolder } from './api-keys.ts';
import { findSignedIn, type Membership } from './store.ts';

/** What is needed to tell who asks. */
export interface ActorNeeds {
  db: Database;
  secret: string;
  /** The name of the portal's session cookie. */
  cookieName: string;
  /** Our own origin, where framed widgets are. */
  portalOrigin: string;
}

/**
 * Who asks, out of a request's headers: an embed session or an API key as bearer, else the portal's cookie. A request
 * with an `Authorization` header is judged by that alone; what does not hold up is anonymous.
 *
 * One prepared read for a cookie or an embed session, two for an API key; one more for a channel or region manager.
 * Nothing is cached: what is revoked has ended at once.
 *
 * @throws Fault `session_expired` for an embed session that does not work, whatever the reason
 */
export async function findActor(needs: ActorNeeds, headers: Headers): Promise<Actor> {
  const { db, secret, cookieName, portalOrigin } = needs;
  const authorization = headers.get('authorization');
  if (authorization !== null) {
    const token = /^bearer +(\S+)$/i.exec(authorization)?.[1] ?? '';
    return bearerActor(db.read, { token, portalOrigin, origin: originOf(headers, portalOrigin) });
  }
  const token = readSignedCookie(headers.get('cookie') ?? '', cookieName, secret);
  const member = token === null ? null : await findSignedIn(db.read, token);
  return member ? actorFor(db.read, member, { via: 'portal' }) : { kind: 'anonymous' };
}

/** Where a request comes from. Browsers leave `Origin` out of a GET to the page's own server; no script can write `Sec-Fetch-Site`. */
function originOf(headers: Headers, portalOrigin: string): string | null {
  return headers.get('origin') ?? (headers.get('sec-fetch-site') === 'same-origin' ? portalOrigin : null);
}

async function bearerActor(query: Query, use: TokenUse): Promise<Actor> {
  const { token } = use;
  switch (parseKey(token)) {
    case 'es': {
      const holder = await findEmbedHolder(query, use);
      if (typeof holder === 'string') throw sessionFault(holder);
      return actorFor(query, holder.member, {
        via: 'embed',
        scopes: holder.scopes,
        siteId: holder.siteId,
        origin: holder.origin,
        endsAt: holder.expiresAt,
      });
    }
    case 'ak': {
      const member = await findKeyHolder(query, apiKeyHash(token));
      return member ? actorFor(query, member, { via: 'api_key' }) : { kind: 'anonymous' };
    }
    case 'pk':
    case 'sk':
    case 'ec':
    case 'er':
    case null:
      return { kind: 'anonymous' };
  }
}

type Way =
  | { via: 'portal' | 'api_key' }
  | { via: 'embed'; scopes: readonly EmbedScope[]; siteId: string; origin: string; endsAt: Instant };

async function actorFor(query: Query, member: Membership, way: Way): Promise<Actor> {
  const { userId, name, orgId, orgKind, roles } = member;
  const looksAfterSome =
    orgKind === 'vendor' && (roles.includes('channel_manager') || roles.includes('region_manager'));
  const grantedOrgIds = looksAfterSome ? await listGrantedOrgIds(query, userId) : [];
  return { kind: 'user', userId, name, orgId, orgKind, roles, grantedOrgIds, ...way };
}

/** How better-auth's API keys are hashed: SHA-256 in base64url. */
function apiKeyHash(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/** The value of a cookie better-auth signed (HMAC-SHA256, base64, behind the last dot), or null. */
export function readSignedCookie(header: string, name: string, secret: string): string | null {
  const pair = header
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  if (pair === undefined) return null;
  const text = decode(pair.slice(name.length + 1));
  const dot = text.lastIndexOf('.');
  if (dot < 1) return null;
  const value = text.slice(0, dot);
  const given = Buffer.from(text.slice(dot + 1), 'base64');
  const ours = createHmac('sha256', secret).update(value).digest();
  return given.length === ours.length && timingSafeEqual(given, ours) ? value : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

import type { EmbedScope } from '@portico/domain/access';
import { openPolicy, sessionRights } from '@portico/domain/embed/policy';
import type { SessionProblem } from '@portico/domain/embed/session-problem';
import type { EmbedWidget } from '@portico/domain/embed/widget';
import { sessionEnds } from '@portico/domain/sites/rules';
import type { Instant } from '@portico/domain/time';
import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { boundText, databaseClock, preparedRead } from '../db/prepared.ts';
import { newKey } from '../identity/new-key.ts';
import { type Membership, membershipOf, readMembership } from '../identity/store.ts';
import { sha256 } from '../outbox/append.ts';
import { saveKeyUse } from './keys.ts';
import { embedSessions, siteKeys, siteOrigins, sites } from './table.ts';

/** Whom an embed session speaks for, and how far. */
export interface EmbedHolder {
  member: Membership;
  siteId: string;
  /** The page's origin, to which the session is bound; of a framed widget that of the page around it. */
  origin: string;
  scopes: readonly EmbedScope[];
  expiresAt: Instant;
}

/** What the holder's row says besides who it is: one read asks for session, key, site, origin and membership together. */
const holderOf = preparedRead('sites_embed_holder', (query) => {
  const who = membershipOf(embedSessions.userId, embedSessions.orgId);
  return query
    .select({
      member: who.columns,
      siteId: embedSessions.siteId,
      origin: embedSessions.origin,
      scopes: embedSessions.scopes,
      widgets: embedSessions.widgets,
      expiresAt: embedSessions.expiresAt,
      siteScopes: sites.scopes,
      policy: sites.policy,
    })
    .from(embedSessions)
    .innerJoin(siteKeys, and(eq(siteKeys.id, embedSessions.keyId), isNull(siteKeys.revokedAt)))
    .innerJoin(sites, and(eq(sites.id, embedSessions.siteId), isNull(sites.archivedAt)))
    .innerJoin(
      siteOrigins,
      and(eq(siteOrigins.siteId, sites.id), eq(siteOrigins.origin, embedSessions.origin)),
    )
    .innerJoin(...who.member)
    .innerJoin(...who.user)
    .innerJoin(...who.organisation)
    .where(
      and(eq(embedSessions.tokenHash, boundText('hash')), sql`${embedSessions.expiresAt} > ${databaseClock}`),
    );
});

/** Where a token is shown: the origin the browser names, and which origin is ours. */
export interface TokenUse {
  token: string;
  origin: string | null;
  /** Our own origin, where framed widgets are. A program that is no browser can name it too (EM10). */
  portalOrigin: string;
}

/**
 * Whom a session's token speaks for, or why for nobody (SK7, SK9, SK12, SK13, EM8). The database's clock decides whether it
 * has ended; ended and never there are told with one word. The same one read, whatever comes of it.
 */
export async function findEmbedHolder(query: Query, use: TokenUse): Promise<EmbedHolder | SessionProblem> {
  const [row] = await holderOf(query, { hash: sha256(use.token) });
  if (!row) return 'expired';
  const { member, siteId, origin, expiresAt, policy, ...given } = row;
  if (use.origin !== origin && use.origin !== use.portalOrigin) return 'wrong_origin';
  const place = use.origin === origin ? 'page' : 'frame';
  const { scopes } = sessionRights({ ...given, policy: policy ?? openPolicy, place });
  return { member: readMembership(member), siteId, origin, scopes, expiresAt };
}

/** What a session is made of. */
export interface NewSession {
  siteId: string;
  keyId: string;
  orgId: string;
  userId: string;
  origin: string;
  scopes: readonly EmbedScope[];
  /** Null for all of the site's (EM1). */
  widgets: readonly EmbedWidget[] | null;
  /** The person's consent it comes from; null when the host signed it. */
  grantId: string | null;
  ttlSeconds: number;
}

/** Makes a session and answers its token, of which only the SHA-256 is kept. */
export async function saveSession(
  tx: Tx,
  session: NewSession,
): Promise<{ token: string; expiresAt: Instant }> {
  const { ttlSeconds, scopes, widgets, ...facts } = session;
  const token = newKey('es');
  const expiresAt = sessionEnds(tx.now, ttlSeconds);
  await tx.insert(embedSessions).values({
    ...facts,
    scopes: [...scopes],
    widgets: widgets === null ? null : [...widgets],
    tokenHash: sha256(token),
    createdAt: tx.now,
    expiresAt,
  });
  await saveKeyUse(tx, session.keyId, session.origin);
  return { token, expiresAt };
}

/** Whether an origin is one of the site's. */
export async function isSiteOrigin(query: Query, siteId: string, origin: string): Promise<boolean> {
  const rows = await query
    .select({ origin: siteOrigins.origin })
    .from(siteOrigins)
    .where(and(eq(siteOrigins.siteId, siteId), eq(siteOrigins.origin, origin)))
    .limit(1);
  return rows.length > 0;
}

/** Clears away sessions that have ended; a schedule calls it. They stopped working by themselves. */
export async function removeEndedSessions(tx: Tx): Promise<void> {
  await tx.delete(embedSessions).where(lt(embedSessions.expiresAt, tx.now));
}

/** Ends one session by its token, and says which consent it came from, if it did. */
export async function removeSession(
  tx: Tx,
  use: { token: string; origin: string },
): Promise<{ grantId: string | null } | null> {
  const [row] = await tx
    .delete(embedSessions)
    .where(and(eq(embedSessions.tokenHash, sha256(use.token)), eq(embedSessions.origin, use.origin)))
    .returning({ grantId: embedSessions.grantId });
  return row ?? null;
}

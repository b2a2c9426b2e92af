import type { EmbedScope } from '@portico/domain/access';
import { sessionEnds } from '@portico/domain/sites/rules';
import type { Instant } from '@portico/domain/time';
import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { boundText, databaseClock, preparedRead } from '../db/prepared.ts';
import { newKey } from '../identity/new-key.ts';
import { type Membership, membershipOf, readMembership } from '../identity/store.ts';
import { sha256 } from '../outbox/append.ts';
import { embedSessions, siteKeys, siteOrigins, sites } from './table.ts';

/** Whom an embed session speaks for, and how far. */
export interface EmbedHolder {
  member: Membership;
  siteId: string;
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
      scopes: embedSessions.scopes,
      expiresAt: embedSessions.expiresAt,
      siteScopes: sites.scopes,
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
      and(
        eq(embedSessions.tokenHash, boundText('hash')),
        eq(embedSessions.origin, boundText('origin')),
        sql`${embedSessions.expiresAt} > ${databaseClock}`,
      ),
    );
});

/**
 * Whom a session's token speaks for when used from `origin`, or null for whatever reason (SK7, SK9, SK12, SK13). The
 * database's clock decides whether it has ended. A scope the site has lost is lost to its sessions too (SK10).
 */
export async function findEmbedHolder(
  query: Query,
  use: { token: string; origin: string | null },
): Promise<EmbedHolder | null> {
  if (use.origin === null) return null;
  const [row] = await holderOf(query, { hash: sha256(use.token), origin: use.origin });
  if (!row) return null;
  const scopes = row.scopes.filter((scope) => row.siteScopes.includes(scope));
  return { member: readMembership(row.member), siteId: row.siteId, scopes, expiresAt: row.expiresAt };
}

/** What a session is made of. */
export interface NewSession {
  siteId: string;
  keyId: string;
  orgId: string;
  userId: string;
  origin: string;
  scopes: readonly EmbedScope[];
  ttlSeconds: number;
}

/** Makes a session and answers its token, of which only the SHA-256 is kept. */
export async function saveSession(
  tx: Tx,
  session: NewSession,
): Promise<{ token: string; expiresAt: Instant }> {
  const { ttlSeconds, scopes, ...facts } = session;
  const token = newKey('es');
  const expiresAt = sessionEnds(tx.now, ttlSeconds);
  await tx
    .insert(embedSessions)
    .values({ ...facts, scopes: [...scopes], tokenHash: sha256(token), createdAt: tx.now, expiresAt });
  await tx.update(siteKeys).set({ lastUsedAt: tx.now }).where(eq(siteKeys.id, session.keyId));
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

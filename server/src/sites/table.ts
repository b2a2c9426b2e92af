import type { EmbedScope } from '@portico/domain/access';
import { index, instant, int, json, primaryKey, table, text, uniqueIndex } from '../db/kit.ts';

/** A place where widgets may run: a partner's site. */
export const sites = table(
  'site',
  {
    id: text().primaryKey(),
    orgId: text().notNull(),
    version: int().notNull(),
    name: text().notNull(),
    /** What sessions of this site may be used for. */
    scopes: json<EmbedScope[]>().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    archivedAt: instant(),
  },
  (t) => [index('site_org').on(t.orgId, t.name)],
);

/** The exact origins of a site's pages, `https://www.partner.example`; scheme, host and port all count. */
export const siteOrigins = table(
  'site_origin',
  { siteId: text().notNull(), origin: text().notNull() },
  (t) => [primaryKey({ columns: [t.siteId, t.origin] }), index('site_origin_origin').on(t.origin)],
);

/** A site's keys. A publishable key is public and kept whole; of a secret key only the SHA-256 and its last four characters. */
export const siteKeys = table(
  'site_key',
  {
    id: text().primaryKey(),
    siteId: text().notNull(),
    kind: text().$type<'publishable' | 'secret'>().notNull(),
    publicKey: text(),
    secretHash: text(),
    lastFour: text().notNull(),
    createdAt: instant().notNull(),
    createdBy: text(),
    /** Set by rotation: the old key works until then. */
    expiresAt: instant(),
    revokedAt: instant(),
    /** When a secret key was last traded for a session. */
    lastUsedAt: instant(),
  },
  (t) => [
    uniqueIndex('site_key_public').on(t.publicKey),
    uniqueIndex('site_key_secret').on(t.secretHash),
    index('site_key_site').on(t.siteId, t.createdAt),
  ],
);

/** A short-lived permission for one page: at most fifteen minutes, bound to origin, organisation, user and scopes. */
export const embedSessions = table(
  'embed_session',
  {
    tokenHash: text().primaryKey(),
    siteId: text().notNull(),
    keyId: text().notNull(),
    orgId: text().notNull(),
    userId: text().notNull(),
    origin: text().notNull(),
    scopes: json<EmbedScope[]>().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [index('embed_session_expires').on(t.expiresAt), index('embed_session_key').on(t.keyId)],
);

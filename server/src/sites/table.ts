import type { EmbedScope } from '@portico/domain/access';
import type { SitePolicy } from '@portico/domain/embed/policy';
import type { EmbedWidget } from '@portico/domain/embed/widget';
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
    /** What the vendor lets it hold; null while nobody has decided. */
    policy: json<SitePolicy>(),
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
    /** When it last worked, to the minute for a publishable key. */
    lastUsedAt: instant(),
    /** From which page, or for which a session was made. */
    lastOrigin: text(),
  },
  (t) => [
    uniqueIndex('site_key_public').on(t.publicKey),
    uniqueIndex('site_key_secret').on(t.secretHash),
    index('site_key_site').on(t.siteId, t.createdAt),
  ],
);

/** A short-lived permission for one page: at most fifteen minutes, bound to origin, organisation, user, widgets and scopes. */
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
    /** Null for all of the site's. */
    widgets: json<EmbedWidget[]>(),
    /** The person's consent it came from; null when the host signed it. */
    grantId: text(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [
    index('embed_session_expires').on(t.expiresAt),
    index('embed_session_key').on(t.keyId),
    index('embed_session_user').on(t.userId),
    index('embed_session_grant').on(t.grantId),
  ],
);

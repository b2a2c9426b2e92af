import type { EmbedScope } from '@portico/domain/access';
import type { EmbedWidget } from '@portico/domain/embed/widget';
import type { BrandProfile } from '@portico/domain/embed/brand';
import type { Theme } from '@portico/domain/embed/theme';
import type { VitalsMetric } from '@portico/domain/embed/vitals';
import { index, instant, int, json, primaryKey, table, text, uniqueIndex } from '../db/kit.ts';

/**
 * A person let a page act for them: from the code of the pop-up to the last renewal. Code and handles are kept as their
 * SHA-256 only.
 */
export const embedGrants = table(
  'embed_grant',
  {
    id: text().primaryKey(),
    siteId: text().notNull(),
    keyId: text().notNull(),
    orgId: text().notNull(),
    userId: text().notNull(),
    origin: text().notNull(),
    scopes: json<EmbedScope[]>().notNull(),
    /** Null for all of the site's. */
    widgets: json<EmbedWidget[]>(),
    codeHash: text().notNull(),
    /** PKCE, S256. */
    challenge: text().notNull(),
    codeExpiresAt: instant().notNull(),
    codeUsedAt: instant(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('embed_grant_code').on(t.codeHash),
    index('embed_grant_user').on(t.userId),
    index('embed_grant_key').on(t.keyId),
    index('embed_grant_expires').on(t.expiresAt),
  ],
);

/** The renewal handles a grant has given, the used ones too: one that comes again has been stolen. */
export const embedRenewals = table(
  'embed_renewal',
  {
    hash: text().primaryKey(),
    grantId: text().notNull(),
    createdAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [index('embed_renewal_grant').on(t.grantId)],
);

/** What a person has agreed to for the pages of one origin of a site; asked once. */
export const embedConsents = table(
  'embed_consent',
  {
    userId: text().notNull(),
    siteId: text().notNull(),
    origin: text().notNull(),
    scopes: json<EmbedScope[]>().notNull(),
    agreedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.siteId, t.origin] })],
);

/** What pages reported of their widgets, counted by class; no row says whose visit it was. */
export const embedVitals = table(
  'embed_vital',
  {
    siteId: text().notNull(),
    /** UTC, `2026-11-22`. */
    day: text().notNull(),
    widget: text().$type<EmbedWidget>().notNull(),
    metric: text().$type<VitalsMetric>().notNull(),
    bucket: text().notNull(),
    count: int().notNull(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.day, t.widget, t.metric, t.bucket] })],
);

/** How a site's widgets look. */
export const siteThemes = table('site_theme', {
  siteId: text().primaryKey(),
  version: int().notNull(),
  theme: json<Theme>().notNull(),
  updatedAt: instant().notNull(),
});

/** How an organisation shows itself on its pages. */
export const brandProfiles = table(
  'brand_profile',
  {
    orgId: text().primaryKey(),
    version: int().notNull(),
    /** The logo once more, to look it up by: any visitor may fetch what is a logo, and nothing else. */
    logoFileId: text(),
    profile: json<BrandProfile>().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [index('brand_profile_logo').on(t.logoFileId)],
);

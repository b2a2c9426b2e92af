import * as v from 'valibot';
import { EmbedScope } from '../access.ts';
import { SessionWidgets } from '../embed/connect.ts';
import { Email } from '../people/person.ts';
import { Instant } from '../time.ts';
import { Origin } from './origin.ts';

const SiteName = v.pipe(v.string(), v.trim(), v.nonEmpty('required'), v.maxLength(120, 'too_long'));
const once = <T>(list: readonly T[]) => new Set(list).size === list.length;

const Origins = v.pipe(
  v.array(Origin),
  v.minLength(1, 'required'),
  v.maxLength(20, 'too_many'),
  v.check(once, 'twice'),
);
const Scopes = v.pipe(v.array(EmbedScope), v.minLength(1, 'required'), v.check(once, 'twice'));

/** What a site is: its name, its exact origins (SK3) and what sessions there may be used for. */
export const SiteDetails = v.strictObject({ name: SiteName, origins: Origins, scopes: Scopes });
export type SiteDetails = v.InferOutput<typeof SiteDetails>;

/** A publishable key stands in a page for all to read; a secret one stays on the partner's server. */
export const KeyKind = v.picklist(['publishable', 'secret']);
export type KeyKind = v.InferOutput<typeof KeyKind>;

/** A site's key as lists show it; a secret is never among it (SK5). */
export const KeyView = v.object({
  id: v.string(),
  siteId: v.string(),
  kind: KeyKind,
  /** Only of a publishable key: the key itself. */
  publicKey: v.nullable(v.string()),
  lastFour: v.string(),
  createdAt: Instant,
  /** After a rotation: until when it still works (SK6). */
  expiresAt: v.nullable(Instant),
  revokedAt: v.nullable(Instant),
  lastUsedAt: v.nullable(Instant),
  /** From which page it was last used, or for which. */
  lastOrigin: v.nullable(v.string()),
  /** Whether it works at this moment. */
  active: v.boolean(),
});
export type KeyView = v.InferOutput<typeof KeyView>;

/** A key just made. `key` is there this one time; null when the same request is answered again (SK5). */
export const NewKeyView = v.object({ ...KeyView.entries, key: v.nullable(v.string()) });
export type NewKeyView = v.InferOutput<typeof NewKeyView>;

/** A site as its administrators see it. */
export const SiteView = v.object({
  id: v.string(),
  /** Grows with each change; an edit says which one it was made on. */
  version: v.number(),
  orgId: v.string(),
  name: v.string(),
  origins: v.array(v.string()),
  scopes: v.array(EmbedScope),
  createdAt: Instant,
  updatedAt: Instant,
  archivedAt: v.nullable(Instant),
});
export type SiteView = v.InferOutput<typeof SiteView>;

/** The longest life of an embed session, in seconds (SK9). */
export const SESSION_SECONDS_MAX = 900;

const Person = v.union(
  [v.strictObject({ email: Email }), v.strictObject({ userId: v.pipe(v.string(), v.maxLength(60)) })],
  'required',
);

/** What a partner's server sends when a person has signed out there. */
export const SessionEnd = v.strictObject({ user: Person });

/** What a partner's server sends to get a session for a page. The person is named by address or by id. */
export const SessionRequest = v.strictObject({
  origin: Origin,
  user: Person,
  scopes: v.optional(Scopes),
  widgets: v.optional(SessionWidgets),
  ttlSeconds: v.optional(
    v.pipe(v.number(), v.integer('ttl'), v.minValue(30, 'ttl'), v.maxValue(SESSION_SECONDS_MAX, 'ttl')),
    SESSION_SECONDS_MAX,
  ),
});
export type SessionRequest = v.InferOutput<typeof SessionRequest>;

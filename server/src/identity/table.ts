import { date, flag, index, int, table, text, uniqueIndex } from '../db/kit.ts';

/*
 * The tables better-auth keeps, with its column names and its `Date`s. It writes them through `adapter.ts`; our own
 * stores read and write them with the same builders.
 */

/** A person. */
export const users = table(
  'user',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** In lower case. */
    email: text().notNull(),
    emailVerified: flag().notNull(),
    image: text(),
    createdAt: date().notNull(),
    updatedAt: date().notNull(),
  },
  (t) => [uniqueIndex('user_email').on(t.email)],
);

/** A sign-in that holds until it expires or is ended. The cookie carries the token, signed. */
export const sessions = table(
  'session',
  {
    id: text().primaryKey(),
    token: text().notNull(),
    userId: text().notNull(),
    expiresAt: date().notNull(),
    createdAt: date().notNull(),
    updatedAt: date().notNull(),
    ipAddress: text(),
    userAgent: text(),
    /** The organisation the person acts for in this session. */
    activeOrganizationId: text(),
  },
  (t) => [uniqueIndex('session_token').on(t.token), index('session_user').on(t.userId)],
);

/** How a person proves who they are: here a password, stored as scrypt with salt. */
export const accounts = table(
  'account',
  {
    id: text().primaryKey(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    userId: text().notNull(),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: date(),
    refreshTokenExpiresAt: date(),
    scope: text(),
    password: text(),
    createdAt: date().notNull(),
    updatedAt: date().notNull(),
  },
  (t) => [index('account_user').on(t.userId), uniqueIndex('account_provider').on(t.providerId, t.accountId)],
);

/** Links that were sent out, by the hash of their token; each is used up once. */
export const verifications = table(
  'verification',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: date().notNull(),
    createdAt: date().notNull(),
    updatedAt: date().notNull(),
  },
  (t) => [index('verification_identifier').on(t.identifier), index('verification_expires').on(t.expiresAt)],
);

/** An organisation that people belong to. What the business knows of it is in `partner`, under the same id. */
export const organisations = table(
  'organization',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** Never changes, so it stands here too and a request's actor is one read. */
    kind: text().$type<'vendor' | 'partner'>().notNull(),
    slug: text().notNull(),
    logo: text(),
    metadata: text(),
    createdAt: date().notNull(),
  },
  (t) => [uniqueIndex('organization_slug').on(t.slug)],
);

/** A person's place in an organisation. `role` holds the domain's roles, separated by commas. */
export const members = table(
  'member',
  {
    id: text().primaryKey(),
    organizationId: text().notNull(),
    userId: text().notNull(),
    role: text().notNull(),
    createdAt: date().notNull(),
  },
  (t) => [
    uniqueIndex('member_organization_user').on(t.organizationId, t.userId),
    index('member_user').on(t.userId),
  ],
);

/** An invitation by e-mail. Its token is derived from its id, so there is none to steal here. */
export const invitations = table(
  'invitation',
  {
    id: text().primaryKey(),
    organizationId: text().notNull(),
    /** In lower case. */
    email: text().notNull(),
    /** What the inviter called them; they may choose another name. */
    name: text(),
    role: text(),
    status: text().$type<'pending' | 'accepted' | 'canceled'>().notNull(),
    expiresAt: date().notNull(),
    createdAt: date().notNull(),
    inviterId: text().notNull(),
  },
  (t) => [
    index('invitation_organization').on(t.organizationId, t.status, t.email),
    index('invitation_email').on(t.email),
  ],
);

/** A person's API key; of the key itself only the SHA-256. */
export const apiKeys = table(
  'apikey',
  {
    id: text().primaryKey(),
    configId: text().notNull(),
    name: text(),
    start: text(),
    referenceId: text().notNull(),
    prefix: text(),
    key: text().notNull(),
    refillInterval: int(),
    refillAmount: int(),
    lastRefillAt: date(),
    enabled: flag(),
    rateLimitEnabled: flag(),
    rateLimitTimeWindow: int(),
    rateLimitMax: int(),
    requestCount: int(),
    remaining: int(),
    lastRequest: date(),
    expiresAt: date(),
    createdAt: date().notNull(),
    updatedAt: date().notNull(),
    permissions: text(),
    /** JSON: `{"orgId":"org_…"}`, the organisation the key acts for. */
    metadata: text(),
  },
  (t) => [uniqueIndex('apikey_key').on(t.key), index('apikey_reference').on(t.referenceId)],
);

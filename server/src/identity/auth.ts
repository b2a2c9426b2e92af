import { type Role, Role as RoleName } from '@portico/domain/access';
import type { IdPrefix } from '@portico/domain/id';
import { apiKey } from '@better-auth/api-key';
import { betterAuth, type BetterAuthPlugin } from 'better-auth';
import { APIError } from 'better-auth/api';
import { magicLink, organization } from 'better-auth/plugins';
import { createAccessControl } from 'better-auth/plugins/access';
import type { Database } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { endEmbedding } from '../embed/endings.ts';
import type { IdentityAdapter } from './adapter.ts';
import { joinPlugin } from './join-plugin.ts';
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from './password.ts';
import { newKey } from './new-key.ts';
import { findFirstOrgId, findUserByEmail } from './store.ts';

/** What better-auth is set up with. */
export interface AuthSettings {
  db: Database;
  adapter: IdentityAdapter['adapter'];
  portalUrl: string;
  secret: string;
  /** Sends a link to an address that has an account. */
  sendLink: (kind: 'sign_in' | 'password', to: string, url: string) => void;
}

/** What the rest of identity asks of better-auth. */
export interface Auth {
  handler(request: Request): Promise<Response>;
  /** scrypt with a salt of its own. */
  hashPassword(password: string): Promise<string>;
  createApiKey(key: NewKey): Promise<{ id: string; key: string }>;
}

interface NewKey {
  userId: string;
  name: string;
  metadata: { orgId: string };
}

interface ApiKeyEndpoints {
  createApiKey(call: { body: NewKey }): Promise<{ id: string; key: string }>;
}

const SESSION_SECONDS = 7 * 86_400;
const MAGIC_LINK_SECONDS = 600;
const RESET_SECONDS = 3_600;

const prefixes: Record<string, IdPrefix> = {
  user: 'user',
  session: 'sess',
  organization: 'org',
  apikey: 'key',
};

/** The name of the cookie that carries a portal session. */
export function sessionCookieName(portalUrl: string): string {
  return `${cookiePrefix(portalUrl)}.session_token`;
}

/** `__Host-` binds the cookie to this very host and to https; on a plain http portal browsers would refuse it. */
function cookiePrefix(portalUrl: string): string {
  return isHttps(portalUrl) ? '__Host-portico' : 'portico';
}

function isHttps(portalUrl: string): boolean {
  return portalUrl.startsWith('https://');
}

/**
 * better-auth on our database. What it decides: passwords, links, sessions and their cookies. What it does not: who
 * belongs where with which role (`people` does), and how often one may try (`limits.ts`).
 */
export function createAuth(settings: AuthSettings): Auth {
  const { db, adapter, portalUrl, secret, sendLink } = settings;
  const auth = betterAuth({
    appName: 'Portico',
    baseURL: new URL(portalUrl).origin,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [new URL(portalUrl).origin],
    database: adapter,
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    verification: { storeIdentifier: 'hashed' },
    session: { expiresIn: SESSION_SECONDS, cookieCache: { enabled: false } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH_MIN,
      maxPasswordLength: PASSWORD_LENGTH_MAX,
      revokeSessionsOnPasswordReset: true,
      // Deleting the portal's sessions does it too, but only for who has one.
      onPasswordReset: ({ user }) => db.write((tx) => endEmbedding(tx, { userId: user.id })),
      resetPasswordTokenExpiresIn: RESET_SECONDS,
      sendResetPassword: ({ user, token }) => {
        sendLink('password', user.email, `${portalUrl}/reset-password?token=${encodeURIComponent(token)}`);
        return Promise.resolve();
      },
    },
    advanced: {
      // Said outright, because better-auth leaves both checks out when it finds itself in a test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      cookiePrefix: cookiePrefix(portalUrl),
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isHttps(portalUrl), httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: ({ model }) => newId(prefixes[model] ?? 'row') },
    },
    databaseHooks: { session: { create: { before: (session) => withOrganisation(db, session) } } },
    plugins: [
      magicLink({
        disableSignUp: true,
        expiresIn: MAGIC_LINK_SECONDS,
        storeToken: 'hashed',
        generateToken: () => newKey('es').slice(3),
        sendMagicLink: async ({ email, url }) => {
          if (await findUserByEmail(db.read, email.toLowerCase()))
            sendLink('sign_in', email.toLowerCase(), url);
        },
      }),
      organization({ allowUserToCreateOrganization: false, ...powerlessRoles() }),
      apiKeyPlugin(),
      joinPlugin({ db, secret }),
    ],
  });
  return {
    handler: (request) => auth.handler(request),
    hashPassword: async (password) => (await auth.$context).password.hash(password),
    createApiKey: (body) => (auth.api as unknown as ApiKeyEndpoints).createApiKey({ body }),
  };
}

/** A session begins at the organisation it was made for, or the one the person joined first; without any there is none. */
async function withOrganisation(db: Database, session: { userId: string } & Record<string, unknown>) {
  const named = session['activeOrganizationId'];
  const orgId = typeof named === 'string' ? named : await findFirstOrgId(db.read, session.userId);
  // The same answer as for a wrong password: an account without an organisation is no account.
  if (orgId === null)
    throw new APIError('UNAUTHORIZED', {
      message: 'Invalid email or password',
      code: 'INVALID_EMAIL_OR_PASSWORD',
    });
  return { data: { activeOrganizationId: orgId } };
}

/** To better-auth's organisation plugin all of our roles may do nothing: who may do what is `people`'s to decide. */
function powerlessRoles() {
  const control = createAccessControl({ organization: [], member: [], invitation: [], team: [], ac: [] });
  const nothing = control.newRole({});
  return {
    ac: control,
    roles: Object.fromEntries(RoleName.options.map((role: Role) => [role, nothing])),
    creatorRole: 'vendor_admin',
  };
}

/**
 * API keys in our form, by hash. The plugin is built against optional fields that may be undefined, which
 * `exactOptionalPropertyTypes` tells from ours; at run time they are the same.
 */
function apiKeyPlugin(): BetterAuthPlugin {
  const plugin = apiKey({
    defaultPrefix: 'ak_',
    customKeyGenerator: () => newKey('ak'),
    enableMetadata: true,
    requireName: true,
    rateLimit: { enabled: false },
    startingCharactersConfig: { shouldStore: false },
  });
  return plugin as unknown as BetterAuthPlugin;
}

import type { Actor, OrganisationKind, Role } from '@portico/domain/access';
import type { Database } from '../db/database.ts';
import { findVendor } from '../partners/store.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { createIdentity, type Identity } from './identity.ts';
import type { Letter } from './letters.ts';

/** Where the portal of tests is. */
export const TEST_PORTAL = 'http://localhost:4000';
export const TEST_PASSWORD = 'a long enough password';

/** Identity on a test's database, with a mailbox instead of the post. */
export interface TestIdentity {
  identity: Identity;
  letters: Letter[];
  /** Posts to `/api/auth…` as the portal's page does. */
  post(path: string, body: object, headers?: Record<string, string>): Promise<Response>;
  /** Adds an organisation of this kind (a vendor once) and a person with these roles; answers them as an actor. */
  actor(
    kind: OrganisationKind,
    roles: readonly Role[],
    orgId?: string,
  ): Promise<UserActor & { email: string }>;
}

let count = 0;

/** Sets identity up for a test. */
export function testIdentity(db: Database, portalUrl: string = TEST_PORTAL): TestIdentity {
  const letters: Letter[] = [];
  const identity = createIdentity({
    db,
    portalUrl,
    secret: 'a secret for tests of at least 32 characters',
    sendLetter: (letter) => Promise.resolve(void letters.push(letter)),
  });
  return {
    identity,
    letters,
    post: (path, body, headers = {}) =>
      identity.handler(
        new Request(`${portalUrl}/api/auth${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: new URL(portalUrl).origin, ...headers },
          body: JSON.stringify(body),
        }),
      ),
    actor: async (kind, roles, orgId) => {
      count += 1;
      const vendor = kind === 'vendor' ? await findVendor(db.read) : null;
      const org =
        orgId ??
        vendor?.orgId ??
        (await identity.createOrganisation({ name: `Organisation ${count}`, kind, country: 'DE' }));
      const [name, email] = [`Person ${count}`, `person${count}@example.com`];
      const userId = await identity.createPerson({ name, email, password: TEST_PASSWORD, orgId: org, roles });
      const actor: Actor = {
        kind: 'user',
        userId,
        name,
        orgId: org,
        orgKind: kind,
        roles,
        grantedOrgIds: [],
        via: 'portal',
      };
      return { ...actor, email };
    },
  };
}

/** The cookies an answer set, as the next request sends them. */
export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');
}

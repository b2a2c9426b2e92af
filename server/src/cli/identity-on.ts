import type { Database } from '../db/database.ts';
import type { Identity } from '../identity/identity.ts';
import type { Site } from './command.ts';

/** Identity as far as an operator needs it: nobody signs in here and no letter is sent. */
export async function identityOn(db: Database, { env }: Site): Promise<Identity> {
  const [{ createIdentity }, { randomBytes }] = await Promise.all([
    import('../identity/identity.ts'),
    import('node:crypto'),
  ]);
  return createIdentity({
    db,
    portalUrl: env.portalUrl,
    secret: randomBytes(32).toString('hex'),
    sendLetter: () => Promise.resolve(),
  });
}

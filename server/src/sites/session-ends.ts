import { and, eq } from 'drizzle-orm';
import type { Tx } from '../db/database.ts';
import { embedSessions } from './table.ts';

/** Whose embed sessions: a person's, at one organisation or wherever, or those of a key, a site or a person's consent. */
export type Whose =
  | { userId: string; orgId?: string | undefined; siteId?: string | undefined }
  | { keyId: string }
  | { siteId: string }
  | { grantId: string };

/** Ends embed sessions: with the next request their tokens are unknown. */
export async function removeSessions(tx: Tx, whose: Whose): Promise<void> {
  const { userId, orgId, siteId, keyId, grantId }: Partial<Record<string, string | undefined>> = whose;
  await tx
    .delete(embedSessions)
    .where(
      and(
        userId === undefined ? undefined : eq(embedSessions.userId, userId),
        orgId === undefined ? undefined : eq(embedSessions.orgId, orgId),
        siteId === undefined ? undefined : eq(embedSessions.siteId, siteId),
        keyId === undefined ? undefined : eq(embedSessions.keyId, keyId),
        grantId === undefined ? undefined : eq(embedSessions.grantId, grantId),
      ),
    );
}

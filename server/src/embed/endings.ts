import { and, eq, inArray, lt, type SQL } from 'drizzle-orm';
import type { Tx } from '../db/database.ts';
import { removeSessions, type Whose } from '../sites/session-ends.ts';
import { embedGrants, embedRenewals } from './table.ts';

/**
 * Ends what pages may do: sessions, codes and renewal handles of a person, a key, a site or one consent, at once (EM6).
 * What the person has agreed to is remembered: signing in again asks no second time.
 */
export async function endEmbedding(tx: Tx, whose: Whose): Promise<void> {
  await removeSessions(tx, whose);
  await removeGrants(tx, whichGrants(whose));
}

/** Clears away consents that have run out; a schedule calls it. They stopped working by themselves. */
export async function removeEndedGrants(tx: Tx): Promise<void> {
  await removeGrants(tx, lt(embedGrants.expiresAt, tx.now));
}

async function removeGrants(tx: Tx, which: SQL | undefined): Promise<void> {
  const ids = tx.select({ id: embedGrants.id }).from(embedGrants).where(which);
  await tx.delete(embedRenewals).where(inArray(embedRenewals.grantId, ids));
  await tx.delete(embedGrants).where(which);
}

function whichGrants(whose: Whose): SQL | undefined {
  if ('grantId' in whose) return eq(embedGrants.id, whose.grantId);
  if ('keyId' in whose) return eq(embedGrants.keyId, whose.keyId);
  if (!('userId' in whose)) return eq(embedGrants.siteId, whose.siteId);
  const { userId, orgId, siteId } = whose;
  return and(
    eq(embedGrants.userId, userId),
    orgId === undefined ? undefined : eq(embedGrants.orgId, orgId),
    siteId === undefined ? undefined : eq(embedGrants.siteId, siteId),
  );
}

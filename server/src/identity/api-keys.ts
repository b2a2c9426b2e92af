import { Fault } from '@portico/domain/fault';
import { and, eq, sql } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { boundText, databaseClock, preparedRead } from '../db/prepared.ts';
import { findMembership, type Membership } from './store.ts';
import { apiKeys } from './table.ts';

const keyHolder = preparedRead('identity_api_key', (query) =>
  query
    .select({ userId: apiKeys.referenceId, metadata: apiKeys.metadata })
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.key, boundText('hash')),
        eq(apiKeys.enabled, true),
        sql`(${apiKeys.expiresAt} is null or ${apiKeys.expiresAt} > ${databaseClock})`,
      ),
    ),
);

/** Whom an API key that works acts for, by its hash; null too when that person has left the organisation. */
export async function findKeyHolder(query: Query, hash: string): Promise<Membership | null> {
  const [row] = await keyHolder(query, { hash });
  const orgId = row ? readOrgId(row.metadata) : null;
  return row && orgId !== null ? findMembership(query, { userId: row.userId, orgId }) : null;
}

/** better-auth keeps metadata as JSON text, and some of its versions wrap that text in JSON once more. */
function readOrgId(metadata: string | null): string | null {
  let value: unknown = metadata;
  for (let layer = 0; layer < 2 && typeof value === 'string'; layer += 1) value = JSON.parse(value);
  const orgId = typeof value === 'object' && value !== null && 'orgId' in value ? value.orgId : null;
  return typeof orgId === 'string' ? orgId : null;
}

/**
 * Ends an API key. Returns whom it acted for.
 *
 * @throws Fault `not_found` when there is none, or it has ended before
 */
export async function disableApiKey(
  tx: Tx,
  keyId: string,
): Promise<{ userId: string; orgId: string | null }> {
  const [row] = await tx
    .update(apiKeys)
    .set({ enabled: false, updatedAt: new Date(tx.now) })
    .where(and(eq(apiKeys.id, keyId), eq(apiKeys.enabled, true)))
    .returning({ userId: apiKeys.referenceId, metadata: apiKeys.metadata });
  if (!row) throw new Fault('not_found');
  return { userId: row.userId, orgId: readOrgId(row.metadata) };
}

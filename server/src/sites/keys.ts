import type { Reach } from '@portico/domain/access';
import { openPolicy, type SitePolicy } from '@portico/domain/embed/policy';
import { Fault } from '@portico/domain/fault';
import type { Page, PageRequest } from '@portico/domain/page';
import { lastFourOf } from '@portico/domain/sites/key';
import { isActiveKey } from '@portico/domain/sites/rules';
import type { KeyKind, KeyView } from '@portico/domain/sites/site';
import type { Instant } from '@portico/domain/time';
import { and, desc, eq } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { after, pageOfRows } from '../db/keyset.ts';
import { newId } from '../db/new-id.ts';
import { endEmbedding } from '../embed/endings.ts';
import { newKey } from '../identity/new-key.ts';
import { sha256 } from '../outbox/append.ts';
import { getSite } from './store.ts';
import { siteKeys, sites } from './table.ts';

type KeyRow = typeof siteKeys.$inferSelect;

/** A key that was just made: its id, and the key itself for the one who asked (SK5). */
export interface MintedKey {
  id: string;
  kind: KeyKind;
  key: string;
}

/** Makes a key. Nothing is stored yet, so it can be made before a transaction and told after it. */
export function mintKey(kind: KeyKind): MintedKey {
  return { id: newId('key'), kind, key: newKey(kind === 'secret' ? 'sk' : 'pk') };
}

/** Stores a key for a site: a publishable one whole, of a secret one the SHA-256 (SK5). */
export async function saveKey(
  tx: Tx,
  minted: MintedKey,
  owner: { siteId: string; createdBy: string | null },
): Promise<KeyView> {
  const { id, kind, key } = minted;
  const [row] = await tx
    .insert(siteKeys)
    .values({
      id,
      kind,
      ...owner,
      publicKey: kind === 'publishable' ? key : null,
      secretHash: kind === 'secret' ? sha256(key) : null,
      lastFour: lastFourOf(key),
      createdAt: tx.now,
    })
    .returning();
  if (!row) throw new Fault('unexpected');
  return viewOf(row, tx.now);
}

/** A site's keys, newest first. A site out of reach has none to show. */
export async function listKeys(
  reach: Reach,
  query: Query,
  request: PageRequest & { siteId: string; now: Instant },
): Promise<Page<KeyView>> {
  const { siteId, cursor, limit, now } = request;
  await getSite(reach, query, siteId);
  const rows = await query
    .select()
    .from(siteKeys)
    .where(
      and(
        eq(siteKeys.siteId, siteId),
        after(cursor, { value: siteKeys.createdAt, id: siteKeys.id }, 'descending'),
      ),
    )
    .orderBy(desc(siteKeys.createdAt), desc(siteKeys.id))
    .limit(limit + 1);
  return pageOfRows(rows, limit, { key: (row) => [row.createdAt, row.id], row: (row) => viewOf(row, now) });
}

const SITE_KEYS_MAX = 100;

/** A site's publishable keys that work `now`; looks at no more than its 100 newest. */
export async function listPublicKeys(query: Query, siteId: string, now: Instant): Promise<string[]> {
  const rows = await query
    .select()
    .from(siteKeys)
    .where(and(eq(siteKeys.siteId, siteId), eq(siteKeys.kind, 'publishable')))
    .orderBy(desc(siteKeys.createdAt), desc(siteKeys.id))
    .limit(SITE_KEYS_MAX);
  return rows.filter((row) => isActiveKey(row, now)).flatMap(({ publicKey }) => publicKey ?? []);
}

/**
 * A key of a site within reach, and the organisation the site belongs to.
 *
 * @throws Fault `not_found`
 */
export async function getKey(
  reach: Reach,
  tx: Tx,
  keyId: string,
): Promise<{ key: KeyView; orgId: string; isSiteArchived: boolean }> {
  const [row] = await tx.select().from(siteKeys).where(eq(siteKeys.id, keyId)).limit(1);
  if (!row) throw new Fault('not_found');
  const site = await getSite(reach, tx, row.siteId);
  return { key: viewOf(row, tx.now), orgId: site.orgId, isSiteArchived: site.archivedAt !== null };
}

/** Lets a key work until `expiresAt` and no longer (SK6). */
export async function saveKeyEnd(tx: Tx, keyId: string, expiresAt: Instant): Promise<void> {
  await tx.update(siteKeys).set({ expiresAt }).where(eq(siteKeys.id, keyId));
}

/** Ends a key and the sessions made with it (SK7). A key revoked before stays as it was (SK8). */
export async function revokeKey(tx: Tx, keyId: string): Promise<KeyView> {
  const [row] = await tx.select().from(siteKeys).where(eq(siteKeys.id, keyId)).limit(1);
  if (!row) throw new Fault('not_found');
  if (row.revokedAt !== null) return viewOf(row, tx.now);
  await tx.update(siteKeys).set({ revokedAt: tx.now }).where(eq(siteKeys.id, keyId));
  await endEmbedding(tx, { keyId });
  return viewOf({ ...row, revokedAt: tx.now }, tx.now);
}

/**
 * Notes that a key was used, for its page in the portal: of a publishable one, that every page shows, once a minute at most.
 */
export async function saveKeyUse(tx: Tx, keyId: string, origin: string): Promise<void> {
  await tx.update(siteKeys).set({ lastUsedAt: tx.now, lastOrigin: origin }).where(eq(siteKeys.id, keyId));
}

/** A key that was shown by a caller, and the site it speaks for. */
export interface PresentedKey {
  id: string;
  lastUsedAt: Instant | null;
  siteId: string;
  siteName: string;
  orgId: string;
  scopes: (typeof sites.$inferSelect)['scopes'];
  policy: SitePolicy;
}

/** The site behind a secret or publishable key that works `now` (SK6, SK7, SK13), or null. */
export async function findPresentedKey(
  query: Query,
  key: string,
  now: Instant,
): Promise<PresentedKey | null> {
  const isThisKey = key.startsWith('sk_')
    ? eq(siteKeys.secretHash, sha256(key))
    : eq(siteKeys.publicKey, key);
  const [row] = await query
    .select({ key: siteKeys, site: sites })
    .from(siteKeys)
    .innerJoin(sites, eq(sites.id, siteKeys.siteId))
    .where(isThisKey)
    .limit(1);
  if (!row || row.site.archivedAt !== null || !isActiveKey(row.key, now)) return null;
  const { id: siteId, name: siteName, orgId, scopes, policy } = row.site;
  return {
    id: row.key.id,
    lastUsedAt: row.key.lastUsedAt,
    siteId,
    siteName,
    orgId,
    scopes,
    policy: policy ?? openPolicy,
  };
}

function viewOf(row: KeyRow, now: Instant): KeyView {
  const { secretHash: _, createdBy: __, ...view } = row;
  return { ...view, active: isActiveKey(row, now) };
}

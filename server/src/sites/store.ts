import type { Reach } from '@portico/domain/access';
import { openPolicy, type SitePolicy } from '@portico/domain/embed/policy';
import { Fault } from '@portico/domain/fault';
import type { Page, PageRequest } from '@portico/domain/page';
import type { SiteDetails, SiteView } from '@portico/domain/sites/site';
import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { after, pageOfRows } from '../db/keyset.ts';
import { newId } from '../db/new-id.ts';
import { preparedRead } from '../db/prepared.ts';
import { endEmbedding } from '../embed/endings.ts';
import { siteOrigins, sites } from './table.ts';

type SiteRow = typeof sites.$inferSelect;

/** The sites within reach by name, those in use only; `orgId` narrows it to one organisation. */
export async function listSites(
  reach: Reach,
  query: Query,
  request: PageRequest & { orgId?: string | undefined },
): Promise<Page<SiteView>> {
  const { cursor, limit, orgId } = request;
  const rows = await query
    .select()
    .from(sites)
    .where(
      and(
        isNull(sites.archivedAt),
        within(reach),
        orgId === undefined ? undefined : eq(sites.orgId, orgId),
        after(cursor, { value: sites.name, id: sites.id }, 'ascending'),
      ),
    )
    .orderBy(asc(sites.name), asc(sites.id))
    .limit(limit + 1);
  const origins = await listOrigins(
    query,
    rows.map((row) => row.id),
  );
  return pageOfRows(rows, limit, {
    key: (row) => [row.name, row.id],
    row: (row) => viewOf(row, origins.get(row.id) ?? []),
  });
}

/**
 * A site within reach, archived ones too.
 *
 * @throws Fault `not_found`
 */
export async function getSite(reach: Reach, query: Query, siteId: string): Promise<SiteView> {
  const [row] = await query
    .select()
    .from(sites)
    .where(and(eq(sites.id, siteId), within(reach)))
    .limit(1);
  if (!row) throw new Fault('not_found');
  const origins = await listOrigins(query, [siteId]);
  return viewOf(row, origins.get(siteId) ?? []);
}

/** Adds a site. */
export async function saveSite(
  tx: Tx,
  site: SiteDetails & { id?: string; orgId: string },
): Promise<SiteView> {
  const { id = newId('site'), orgId, name, scopes, origins } = site;
  const facts = { name, scopes: [...scopes], version: 1, createdAt: tx.now, updatedAt: tx.now };
  await tx.insert(sites).values({ id, orgId, ...facts });
  await tx.insert(siteOrigins).values(origins.map((origin) => ({ siteId: id, origin })));
  return getSite({ kind: 'all' }, tx, id);
}

/**
 * Gives a site other details.
 *
 * @param before the site as the edit was made on it
 * @throws Fault `stale_edit` when it has changed since
 */
export async function saveSiteDetails(
  tx: Tx,
  before: { id: string; version: number },
  details: SiteDetails,
): Promise<SiteView> {
  const { id, version } = before;
  const { name, scopes, origins } = details;
  const changed = await tx
    .update(sites)
    .set({ name, scopes: [...scopes], version: version + 1, updatedAt: tx.now })
    .where(and(eq(sites.id, id), eq(sites.version, version)))
    .returning({ id: sites.id });
  const site = await getSite({ kind: 'all' }, tx, id);
  if (changed.length === 0)
    throw new Fault('stale_edit', { versions: { yours: version, current: site.version } });
  await tx.delete(siteOrigins).where(eq(siteOrigins.siteId, id));
  await tx.insert(siteOrigins).values(origins.map((origin) => ({ siteId: id, origin })));
  return { ...site, origins: origins.toSorted() };
}

/**
 * Says which widgets a site may hold, and which only in a frame (EM9). Sessions follow with their next request.
 *
 * @throws Fault `stale_edit` when it has changed since
 */
export async function saveSitePolicy(
  tx: Tx,
  before: { id: string; version: number },
  policy: SitePolicy,
): Promise<void> {
  const { id, version } = before;
  const changed = await tx
    .update(sites)
    .set({ policy, version: version + 1, updatedAt: tx.now })
    .where(and(eq(sites.id, id), eq(sites.version, version)))
    .returning({ id: sites.id });
  if (changed.length > 0) return;
  const current = (await getSite({ kind: 'all' }, tx, id)).version;
  throw new Fault('stale_edit', { versions: { yours: version, current } });
}

/** What a site may hold, and how; everything in the page while nobody has decided. */
export async function getSitePolicy(query: Query, siteId: string): Promise<SitePolicy> {
  const [row] = await query.select({ policy: sites.policy }).from(sites).where(eq(sites.id, siteId)).limit(1);
  return row?.policy ?? openPolicy;
}

/** Takes a site out of use; its keys and sessions work no more (SK13). */
export async function archiveSite(tx: Tx, siteId: string): Promise<void> {
  await tx
    .update(sites)
    .set({ archivedAt: tx.now, updatedAt: tx.now })
    .where(and(eq(sites.id, siteId), isNull(sites.archivedAt)));
  await endEmbedding(tx, { siteId });
}

const originInUse = preparedRead('sites_origin_in_use', (query) =>
  query
    .select({ siteId: siteOrigins.siteId })
    .from(siteOrigins)
    .innerJoin(sites, eq(sites.id, siteOrigins.siteId))
    .where(and(eq(siteOrigins.origin, sql.placeholder('origin')), isNull(sites.archivedAt)))
    .limit(1),
);

/** Whether a page of this origin may read our answers: some site in use lists it. One indexed, prepared read. */
export async function isAllowedOrigin(query: Query, origin: string): Promise<boolean> {
  const rows = await originInUse(query, { origin });
  return rows.length > 0;
}

const ORIGINS_MAX = 20 * 101;

async function listOrigins(query: Query, siteIds: string[]): Promise<Map<string, string[]>> {
  if (siteIds.length === 0) return new Map();
  const rows = await query
    .select()
    .from(siteOrigins)
    .where(inArray(siteOrigins.siteId, siteIds))
    .orderBy(asc(siteOrigins.siteId), asc(siteOrigins.origin))
    .limit(ORIGINS_MAX);
  return new Map(siteIds.map((id) => [id, rows.filter((row) => row.siteId === id).map((row) => row.origin)]));
}

function viewOf(row: SiteRow, origins: string[]): SiteView {
  return { ...row, origins };
}

function within(reach: Reach): SQL | undefined {
  if (reach.kind === 'all') return undefined;
  if (reach.kind === 'organisations' && reach.orgIds.length > 0)
    return inArray(sites.orgId, [...reach.orgIds]);
  return sql`false`;
}

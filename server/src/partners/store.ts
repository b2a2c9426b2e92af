import type { Reach } from '@portico/domain/access';
import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { keptNames, preparedByIds } from '../db/prepared.ts';
import { partners, roleGrants } from './table.ts';

/** A partner as the vendor's people see it. */
export interface Partner {
  id: string;
  name: string;
  country: string;
  city: string | null;
  tier: string | null;
}

const LIST_MAX = 1000;

/** The partners within reach, by name; at most 1,000. */
export async function listPartners(reach: Reach, query: Query): Promise<Partner[]> {
  return query
    .select({
      id: partners.orgId,
      name: partners.name,
      country: partners.country,
      city: partners.city,
      tier: partners.tier,
    })
    .from(partners)
    .where(and(eq(partners.kind, 'partner'), within(reach)))
    .orderBy(asc(partners.name), asc(partners.orgId))
    .limit(LIST_MAX);
}

/** What the business knows of an organisation, or null. For the server's own use; no reach is asked. */
export async function findOrganisation(query: Query, orgId: string) {
  const [row] = await query.select().from(partners).where(eq(partners.orgId, orgId)).limit(1);
  return row ?? null;
}

/** The vendor, whose deployment this is; null before there is one. */
export async function findVendor(query: Query) {
  const [row] = await query
    .select()
    .from(partners)
    .where(eq(partners.kind, 'vendor'))
    .orderBy(asc(partners.createdAt), asc(partners.orgId))
    .limit(1);
  return row ?? null;
}

/** The partners that a person of the vendor was given to look after; at most 1,000. */
export async function listGrantedOrgIds(query: Query, userId: string): Promise<string[]> {
  const rows = await query
    .selectDistinct({ orgId: roleGrants.orgId })
    .from(roleGrants)
    .where(eq(roleGrants.userId, userId))
    .limit(LIST_MAX);
  return rows.map((row) => row.orgId);
}

function within(reach: Reach): SQL | undefined {
  if (reach.kind === 'all') return undefined;
  if (reach.kind === 'organisations')
    return reach.orgIds.length > 0 ? inArray(partners.orgId, [...reach.orgIds]) : sql`false`;
  return sql`false`;
}

/** Names of some organisations by id. */
export const listOrganisationNames = keptNames(
  preparedByIds('organisation_names', (query, ids) =>
    query
      .select({ id: partners.orgId, name: partners.name })
      .from(partners)
      .where(inArray(partners.orgId, ids)),
  ),
);

const factsByIds = preparedByIds('partner_facts', (query, ids) =>
  query
    .select({ id: partners.orgId, country: partners.country, tier: partners.tier })
    .from(partners)
    .where(inArray(partners.orgId, ids)),
);

/** Country and tier of some partners by id. For the server's own use; no reach is asked. */
export async function listPartnerFacts(
  query: Query,
  orgIds: readonly string[],
): Promise<Map<string, { country: string; tier: string | null }>> {
  const rows = await factsByIds(query, orgIds);
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}

/** Adds what the business knows of an organisation, or changes it. */
export async function savePartner(
  tx: Tx,
  partner: Omit<typeof partners.$inferInsert, 'createdAt'>,
): Promise<void> {
  const { orgId: _, ...changes } = partner;
  await tx
    .insert(partners)
    .values({ ...partner, createdAt: tx.now })
    .onConflictDoUpdate({ target: partners.orgId, set: changes });
}

/** Gives a person of the vendor a partner to look after; twice is once. */
export async function grantRole(
  tx: Tx,
  grant: { userId: string; orgId: string; role: string },
): Promise<void> {
  await tx
    .insert(roleGrants)
    .values({ ...grant, grantedAt: tx.now })
    .onConflictDoNothing();
}

/** Every organisation, the vendor's too, by name; at most 1,000. For the server's own use; no reach is asked. */
export async function listOrganisations(
  query: Query,
): Promise<{ id: string; name: string; kind: 'vendor' | 'partner' }[]> {
  return query
    .select({ id: partners.orgId, name: partners.name, kind: partners.kind })
    .from(partners)
    .orderBy(asc(partners.name), asc(partners.orgId))
    .limit(LIST_MAX);
}

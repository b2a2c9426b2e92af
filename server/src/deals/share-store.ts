import { and, desc, inArray, ne } from 'drizzle-orm';
import type { Query } from '../db/database.ts';
import { deals } from './table.ts';

const SHARED_MAX = 2000;

/** The deals handed in with one of these organisations as second partner (DM21), the last changed first; at most 2,000. */
export async function listSharedDealIds(query: Query, orgIds: readonly string[]): Promise<string[]> {
  if (orgIds.length === 0) return [];
  const rows = await query
    .select({ id: deals.id })
    .from(deals)
    .where(and(inArray(deals.secondPartnerId, [...orgIds]), ne(deals.review, 'draft')))
    .orderBy(desc(deals.updatedAt), desc(deals.id))
    .limit(SHARED_MAX);
  return rows.map(({ id }) => id);
}

/** The second partner of each of these deals; null where there is none. */
export async function listSecondPartners(
  query: Query,
  dealIds: readonly string[],
): Promise<Map<string, string | null>> {
  if (dealIds.length === 0) return new Map();
  const rows = await query
    .select({ id: deals.id, secondPartnerId: deals.secondPartnerId })
    .from(deals)
    .where(inArray(deals.id, [...dealIds]));
  return new Map(rows.map(({ id, secondPartnerId }) => [id, secondPartnerId]));
}

/** The files that deals shared with these organisations refer to, as evidence or otherwise; those of disputes are the parties' (DX8). */
export async function listSharedFileIds(query: Query, orgIds: readonly string[]): Promise<Set<string>> {
  if (orgIds.length === 0) return new Set();
  const rows = await query
    .select({
      claim: deals.claimMore,
      appeal: deals.appeal,
      extension: deals.extension,
      amendment: deals.amendment,
    })
    .from(deals)
    .where(and(inArray(deals.secondPartnerId, [...orgIds]), ne(deals.review, 'draft')))
    .orderBy(desc(deals.updatedAt), desc(deals.id))
    .limit(SHARED_MAX);
  return new Set(
    rows.flatMap(({ claim, appeal, extension, amendment }) => [
      ...(claim?.fileIds ?? []),
      ...(appeal?.fileIds ?? []),
      ...(extension?.fileIds ?? []),
      ...(amendment?.claim.fileIds ?? []),
    ]),
  );
}

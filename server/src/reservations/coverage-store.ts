import type { Page } from '@portico/domain/page';
import { Fault } from '@portico/domain/fault';
import type { Coverage, CoverageDraft, CoverageKind } from '@portico/domain/reservations/coverage';
import type { Instant } from '@portico/domain/time';
import {
  and,
  asc,
  type Column,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  ne,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { after, pageOfRows } from '../db/keyset.ts';
import { newId } from '../db/new-id.ts';
import { coverageColumns } from './rows.ts';
import { withActivities } from './store.ts';
import { coverageActivities, coverages } from './table.ts';

/** Which coverage to list; what stands unless ended rows are asked for too. */
export interface CoverageFilter {
  accountIds?: readonly string[] | undefined;
  kind?: CoverageKind | undefined;
  ownerId?: string | undefined;
  ended?: boolean | undefined;
  now: Instant;
  cursor?: string | undefined;
  limit: number;
}

/** A page of coverage, the last entered first. */
export async function listCoverage(query: Query, filter: CoverageFilter): Promise<Page<Coverage>> {
  const rows = await query
    .select()
    .from(coverages)
    .where(
      and(
        filter.accountIds ? inArray(coverages.accountId, [...filter.accountIds]) : undefined,
        filter.kind ? eq(coverages.kind, filter.kind) : undefined,
        filter.ownerId ? eq(coverages.ownerId, filter.ownerId) : undefined,
        filter.ended ? undefined : stands(filter.now),
        after(filter.cursor, { value: coverages.enteredAt, id: coverages.id }, 'descending'),
      ),
    )
    .orderBy(desc(coverages.enteredAt), desc(coverages.id))
    .limit(filter.limit + 1);
  const page = pageOfRows(rows, filter.limit, { key: (row) => [row.enteredAt, row.id], row: (row) => row });
  return { rows: await withActivities(query, page.rows), next: page.next };
}

function stands(now: Instant) {
  return and(isNull(coverages.endedAt), or(isNull(coverages.endsAt), gt(coverages.endsAt, now)));
}

/** The condition that an account is named by coverage that stands at `now`; for lists of accounts. */
export function isCovered(query: Query, accountId: Column, now: Instant): SQL {
  const named = query
    .select({ accountId: coverages.accountId })
    .from(coverages)
    .where(and(isNotNull(coverages.accountId), stands(now)));
  return inArray(accountId, named);
}

/**
 * A coverage row, ended ones too.
 *
 * @throws Fault `not_found`
 */
export async function getCoverage(query: Query, id: string): Promise<Coverage> {
  const rows = await query.select().from(coverages).where(eq(coverages.id, id)).limit(1);
  const [coverage] = await withActivities(query, rows);
  if (!coverage) throw new Fault('not_found');
  return coverage;
}

/** Named accounts in force of one owner, without one row. */
export async function countNamed(
  query: Query,
  of: { ownerId: string; withoutId: string | null; now: Instant },
): Promise<number> {
  const [row] = await query
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(coverages)
    .where(
      and(
        eq(coverages.kind, 'vendor_direct'),
        eq(coverages.ownerId, of.ownerId),
        of.withoutId === null ? undefined : ne(coverages.id, of.withoutId),
        stands(of.now),
      ),
    );
  return row?.count ?? 0;
}

/** RC22: how many accounts the vendor's sellers have named theirs, in all; a number that partners may see. */
export async function countAllNamed(query: Query, now: Instant): Promise<number> {
  const [row] = await query
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(coverages)
    .where(and(eq(coverages.kind, 'vendor_direct'), isNotNull(coverages.ownerId), stands(now)));
  return row?.count ?? 0;
}

/** Named accounts in force by owner, the most first; at most 500 owners. */
export async function countNamedByOwner(
  query: Query,
  now: Instant,
): Promise<{ ownerId: string; count: number }[]> {
  const count = sql<number>`count(*)`.mapWith(Number);
  const rows = await query
    .select({ ownerId: coverages.ownerId, count })
    .from(coverages)
    .where(and(eq(coverages.kind, 'vendor_direct'), isNotNull(coverages.ownerId), stands(now)))
    .groupBy(coverages.ownerId)
    .orderBy(desc(count), asc(coverages.ownerId))
    .limit(500);
  return rows.flatMap(({ ownerId, ...row }) => (ownerId === null ? [] : [{ ownerId, ...row }]));
}

/** Enters a row. `enteredAt` is the database's time, read while the account is held (RC20). */
export async function insertCoverage(
  tx: Tx,
  draft: CoverageDraft,
  entry: Pick<Coverage, 'enteredAt' | 'enteredById' | 'source' | 'replacesId'>,
): Promise<string> {
  const id = newId('cov');
  await tx.insert(coverages).values({ ...coverageColumns(draft), ...entry, id, version: 1, endedAt: null });
  return id;
}

/**
 * Changes a row in place; the caller has asked whether that only narrows it (RC20).
 *
 * @throws Fault `stale_edit`
 */
export async function saveCoverage(tx: Tx, row: Coverage, draft: CoverageDraft): Promise<void> {
  await update(tx, row, coverageColumns(draft));
}

/**
 * Ends a row.
 *
 * @throws Fault `stale_edit`
 */
export async function endCoverage(
  tx: Tx,
  row: Coverage,
  by: { endedAt: Instant; endedById: string | null; endReason?: string },
): Promise<void> {
  await update(tx, row, by);
}

async function update(
  tx: Tx,
  { id, version }: Coverage,
  set: Partial<typeof coverages.$inferInsert>,
): Promise<void> {
  const saved = await tx
    .update(coverages)
    .set({ ...set, version: version + 1 })
    .where(and(eq(coverages.id, id), eq(coverages.version, version)))
    .returning({ id: coverages.id });
  if (saved.length === 0)
    throw new Fault('stale_edit', { versions: { yours: version, current: version + 1 } });
}

/** RC23: logs what was done with a covered account. */
export async function logActivity(
  tx: Tx,
  activity: Omit<typeof coverageActivities.$inferInsert, 'id'>,
): Promise<void> {
  await tx.insert(coverageActivities).values({ ...activity, id: newId('row') });
}

import type { Reach } from '@portico/domain/access';
import type { Dispute, DisputedDeal, DisputeStatus } from '@portico/domain/disputes/dispute';
import { Fault } from '@portico/domain/fault';
import type { Page } from '@portico/domain/page';
import type { Instant } from '@portico/domain/time';
import { and, asc, desc, eq, gt, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { after, pageOfRows } from '../db/keyset.ts';
import { disputeDeals, disputePanels, disputes } from './table.ts';

/** Which disputes a list shows, newest change first. */
export interface DisputeFilter {
  status?: DisputeStatus | undefined;
  /** Only those whose panel this person sits on. */
  panelistId?: string | undefined;
  dealId?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/**
 * The dispute within reach.
 *
 * @throws Fault `not_found`, also for a dispute that exists outside the reach
 */
export async function getDispute(reach: Reach, query: Query, id: string): Promise<Dispute> {
  const rows = await query
    .select()
    .from(disputes)
    .where(and(eq(disputes.id, id), within(reach, query)))
    .limit(1);
  const [dispute] = await withDeals(query, rows);
  if (!dispute) throw new Fault('not_found');
  return dispute;
}

/** A page of the disputes within reach. */
export async function listDisputes(
  reach: Reach,
  query: Query,
  filter: DisputeFilter,
): Promise<Page<Dispute>> {
  const rows = await query
    .select()
    .from(disputes)
    .where(
      and(
        within(reach, query),
        filter.status ? eq(disputes.status, filter.status) : undefined,
        filter.panelistId ? onPanelOf(query, filter.panelistId) : undefined,
        filter.dealId ? about(query, filter.dealId) : undefined,
        after(filter.cursor, { value: disputes.updatedAt, id: disputes.id }, 'descending'),
      ),
    )
    .orderBy(desc(disputes.updatedAt), desc(disputes.id))
    .limit(filter.limit + 1);
  const page = pageOfRows(rows, filter.limit, { key: (row) => [row.updatedAt, row.id], row: (row) => row });
  return { rows: await withDeals(query, page.rows), next: page.next };
}

/** The dispute about one of these deals that was ruled on last; null without one. */
export async function findRuledAbout(query: Query, dealIds: readonly string[]): Promise<Dispute | null> {
  const rows = await query
    .select()
    .from(disputes)
    .where(and(eq(disputes.status, 'ruled'), ofDeals(query, inArray(disputeDeals.dealId, [...dealIds]))))
    .orderBy(desc(disputes.updatedAt), desc(disputes.id))
    .limit(1);
  const [dispute] = await withDeals(query, rows);
  return dispute ?? null;
}

/** Open disputes whose time ended after `since` and not after `until`, in order of it; at most 1,000. */
export async function listDue(query: Query, span: { since: Instant; until: Instant }): Promise<Dispute[]> {
  const rows = await query
    .select()
    .from(disputes)
    .where(and(eq(disputes.status, 'open'), gt(disputes.dueAt, span.since), lte(disputes.dueAt, span.until)))
    .orderBy(asc(disputes.dueAt), asc(disputes.id))
    .limit(1000);
  return withDeals(query, rows);
}

/** Which of these deals are in an open dispute, other than this one. */
export async function listDisputed(
  query: Query,
  dealIds: readonly string[],
  exceptId: string,
): Promise<string[]> {
  if (dealIds.length === 0) return [];
  const rows = await query
    .select({ dealId: disputeDeals.dealId, disputeId: disputeDeals.disputeId })
    .from(disputeDeals)
    .where(inArray(disputeDeals.openDealId, [...dealIds]))
    .limit(dealIds.length);
  return rows.filter(({ disputeId }) => disputeId !== exceptId).map(({ dealId }) => dealId);
}

/**
 * Writes a dispute as its next version; version 0 is new.
 *
 * @throws Fault `stale_edit` when somebody else was faster; the driver's unique clash when a deal has come into another
 *   open dispute at the same moment
 */
export async function saveDispute(tx: Tx, dispute: Dispute): Promise<Dispute> {
  const next = { ...dispute, version: dispute.version + 1, updatedAt: tx.now };
  const { deals, id, ...row } = next;
  if (dispute.version === 0) await tx.insert(disputes).values({ id, ...row });
  else {
    const saved = await tx
      .update(disputes)
      .set(row)
      .where(and(eq(disputes.id, id), eq(disputes.version, dispute.version)))
      .returning({ id: disputes.id });
    if (saved.length === 0)
      throw new Fault('stale_edit', { versions: { yours: dispute.version, current: dispute.version + 1 } });
    await tx.delete(disputeDeals).where(eq(disputeDeals.disputeId, id));
    await tx.delete(disputePanels).where(eq(disputePanels.disputeId, id));
  }
  const isOpen = next.status === 'open';
  await tx
    .insert(disputeDeals)
    .values(deals.map((deal) => ({ disputeId: id, ...deal, openDealId: isOpen ? deal.dealId : null })));
  if (next.panel.length > 0)
    await tx.insert(disputePanels).values(next.panel.map((userId) => ({ disputeId: id, userId })));
  return next;
}

async function withDeals(query: Query, rows: readonly (typeof disputes.$inferSelect)[]): Promise<Dispute[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const found = await query
    .select()
    .from(disputeDeals)
    .where(inArray(disputeDeals.disputeId, ids))
    .orderBy(asc(disputeDeals.disputeId), asc(disputeDeals.dealId));
  const dealsOf = (id: string): DisputedDeal[] =>
    found
      .filter(({ disputeId }) => disputeId === id)
      .map(({ dealId, partnerId, sellerId }) => ({ dealId, partnerId, sellerId }));
  return rows.map(({ status, ground, ...row }) => ({
    ...row,
    status: status as Dispute['status'],
    ground: ground as Dispute['ground'],
    deals: dealsOf(row.id),
  }));
}

/** Partners reach the disputes one of their deals is in; the vendor's people all or none. */
function within(reach: Reach, query: Query): SQL | undefined {
  switch (reach.kind) {
    case 'all':
      return undefined;
    case 'organisations':
      if (reach.side === 'vendor' || reach.orgIds.length === 0) return sql`1 = 0`;
      return ofDeals(query, inArray(disputeDeals.partnerId, [...reach.orgIds]));
    case 'own':
      return ofDeals(
        query,
        and(eq(disputeDeals.partnerId, reach.orgId), eq(disputeDeals.sellerId, reach.userId)),
      );
    case 'none':
      return sql`1 = 0`;
  }
}

function ofDeals(query: Query, condition: SQL | undefined): SQL {
  return inArray(
    disputes.id,
    query.select({ id: disputeDeals.disputeId }).from(disputeDeals).where(condition),
  );
}

function about(query: Query, dealId: string): SQL {
  return ofDeals(query, eq(disputeDeals.dealId, dealId));
}

function onPanelOf(query: Query, userId: string): SQL {
  return inArray(
    disputes.id,
    query.select({ id: disputePanels.disputeId }).from(disputePanels).where(eq(disputePanels.userId, userId)),
  );
}

import { randomBytes } from 'node:crypto';
import { isWithin, type Reach, type Role } from '@portico/domain/access';
import type { Deal, Protection, Review } from '@portico/domain/deals/deal';
import type { DealPolicy } from '@portico/domain/deals/policy';
import { Fault } from '@portico/domain/fault';
import type { Page } from '@portico/domain/page';
import type { Instant } from '@portico/domain/time';
import { and, asc, desc, eq, gt, inArray, isNull, like, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { after, pageOfRows } from '../db/keyset.ts';
import { preparedRead } from '../db/prepared.ts';
import { fold } from './fold.ts';
import { protectionReads } from './protection-reads.ts';
import { isShared, isVendorSide, readable, sharedWith, within } from './reach.ts';
import { dealOf, rowOf } from './row.ts';
import { deals } from './table.ts';

/** Which deals a list shows, and in what order: newest change first, or the decision that is due next first. */
export interface DealFilter {
  reviews?: readonly Review[] | undefined;
  protections?: readonly Protection[] | undefined;
  search?: string | undefined;
  partnerId?: string | undefined;
  reviewerId?: string | undefined;
  /** Only what is read as second partner, or only what is not; both by default. */
  shared?: boolean | undefined;
  /** Only deals that wait for a signature of one of these roles. */
  waitsFor?: readonly Role[] | undefined;
  order: 'updated' | 'due';
  cursor?: string | undefined;
  limit: number;
  now: Instant;
}

const byId = preparedRead('deal_by_id', (query) =>
  query
    .select()
    .from(deals)
    .where(eq(deals.id, sql.placeholder('id'))),
);

const byNumber = preparedRead('deal_by_number', (query) =>
  query
    .select({ id: deals.id })
    .from(deals)
    .where(eq(deals.number, sql.placeholder('number'))),
);

/** The deal within reach, or null. */
export async function findDeal(reach: Reach, query: Query, id: string): Promise<Deal | null> {
  const [row] = await byId(query, { id });
  if (!row || !isWithin(reach, { orgId: row.partnerId, userId: row.sellerId })) return null;
  return row.review === 'draft' && isVendorSide(reach) ? null : dealOf(row);
}

/**
 * The deal within reach.
 *
 * @throws Fault `not_found`, also for a deal that exists outside the reach
 */
export async function getDeal(reach: Reach, query: Query, id: string): Promise<Deal> {
  const deal = await findDeal(reach, query, id);
  if (!deal) throw new Fault('not_found');
  return deal;
}

/**
 * The deal, if it may be read: within reach, or shared with one of its organisations (DM21). Moves ask `getDeal`.
 *
 * @throws Fault `not_found`, also for a deal that exists outside the reach
 */
export async function getReadableDeal(reach: Reach, query: Query, id: string): Promise<Deal> {
  const deal = await findDealById(query, id);
  if (deal && isShared(reach, deal)) return deal;
  return getDeal(reach, query, id);
}

/** A page of the deals that may be read. */
export async function listDeals(reach: Reach, query: Query, filter: DealFilter): Promise<Page<Deal>> {
  const byDue = filter.order === 'due';
  const value = byDue ? deals.decisionDueAt : deals.updatedAt;
  const rows = await query
    .select()
    .from(deals)
    .where(
      and(
        reached(reach, filter.shared),
        filter.waitsFor ? inArray(deals.signRole, [...filter.waitsFor]) : undefined,
        filter.reviews ? reviewReads(filter.reviews, filter.now) : undefined,
        filter.protections ? protectionReads(filter.protections, filter.now) : undefined,
        filter.partnerId ? eq(deals.partnerId, filter.partnerId) : undefined,
        filter.reviewerId ? eq(deals.reviewerId, filter.reviewerId) : undefined,
        filter.search ? contains(filter.search) : undefined,
        byDue ? sql`${deals.decisionDueAt} is not null` : undefined,
        after(filter.cursor, { value, id: deals.id }, byDue ? 'ascending' : 'descending'),
      ),
    )
    .orderBy(...(byDue ? [asc(value), asc(deals.id)] : [desc(value), desc(deals.id)]))
    .limit(filter.limit + 1);
  return pageOfRows(rows, filter.limit, {
    key: (row) => [(byDue ? row.decisionDueAt : row.updatedAt) ?? '', row.id],
    row: dealOf,
  });
}

function reached(reach: Reach, shared: boolean | undefined): SQL | undefined {
  if (shared === undefined) return readable(reach);
  return shared ? sharedWith(reach) : within(reach);
}

/** How many deals within reach read as each state now. */
export async function countByReview(
  reach: Reach,
  query: Query,
  now: Instant,
): Promise<Partial<Record<Review, number>>> {
  const lapsed = sql<number>`sum(case when ${deals.review} = 'info_requested' and ${lte(deals.infoLapsesAt, now)} then 1 else 0 end)`;
  const rows = await query
    .select({
      review: deals.review,
      count: sql<number>`count(*)`.mapWith(Number),
      lapsed: lapsed.mapWith(Number),
    })
    .from(deals)
    .where(readable(reach))
    .groupBy(deals.review);
  const counts: Partial<Record<Review, number>> = {};
  for (const row of rows) {
    counts[row.review as Review] = (counts[row.review as Review] ?? 0) + row.count - row.lapsed;
    if (row.lapsed > 0) counts.withdrawn = (counts.withdrawn ?? 0) + row.lapsed;
  }
  return counts;
}

/** A deal by its id, draft or not; null when there is none. For the server's own use; no reach is asked. */
export async function findDealById(query: Query, id: string): Promise<Deal | null> {
  const [row] = await byId(query, { id });
  return row ? dealOf(row) : null;
}

/**
 * Other deals of the same customer that were handed in, by account or key, and those that are alike by what they state,
 * oldest first; at most 50. For the desk.
 */
export async function listRivals(
  query: Query,
  deal: Deal,
  alikeIds: readonly string[] = [],
): Promise<Deal[]> {
  if (deal.customerKey === null) return [];
  const isSame = or(
    eq(deals.customerKey, deal.customerKey),
    deal.accountId === null ? undefined : eq(deals.accountId, deal.accountId),
    alikeIds.length === 0 ? undefined : inArray(deals.id, [...alikeIds]),
  );
  const rows = await query
    .select()
    .from(deals)
    .where(and(isSame, ne(deals.id, deal.id), ne(deals.review, 'draft')))
    .orderBy(asc(deals.completeAt), asc(deals.id))
    .limit(50);
  return rows.map(dealOf);
}

/** What a partner registered of a customer before and had approved, newest first; at most 50. */
export async function listEarlier(
  query: Query,
  { partnerId, customerKey }: { partnerId: string; customerKey: string },
): Promise<Deal[]> {
  const rows = await query
    .select()
    .from(deals)
    .where(
      and(eq(deals.customerKey, customerKey), eq(deals.partnerId, partnerId), eq(deals.review, 'approved')),
    )
    .orderBy(desc(deals.decidedAt), desc(deals.id))
    .limit(50);
  return rows.map(dealOf);
}

/** The deal that tries this one again, or null. For the server's own use; no reach is asked. */
export async function findNext(query: Query, dealId: string): Promise<Deal | null> {
  const [row] = await query.select().from(deals).where(eq(deals.previousId, dealId)).limit(1);
  return row ? dealOf(row) : null;
}

/** Writes a new deal. */
export async function insertDeal(tx: Tx, deal: Deal, policy: DealPolicy): Promise<Deal> {
  const fresh = { ...deal, version: 1, createdAt: tx.now, updatedAt: tx.now };
  await tx.insert(deals).values(rowOf(fresh, policy, null));
  return fresh;
}

/**
 * Writes a changed deal as the next version, without what was judged of it: that is `saveJudged`.
 *
 * @throws Fault `stale_edit` when somebody else was faster
 */
export async function saveDeal(tx: Tx, deal: Deal, policy: DealPolicy): Promise<Deal> {
  const next = { ...deal, version: deal.version + 1, updatedAt: tx.now };
  const { id, contactAgreedAt, accountId: _account, verdict: _verdict, ...row } = rowOf(next, policy, null);
  const kept = contactAgreedAt
    ? sql`coalesce(${deals.contactAgreedAt}, ${sql.param(contactAgreedAt, deals.contactAgreedAt)})`
    : null;
  const saved = await tx
    .update(deals)
    .set({ ...row, contactAgreedAt: kept })
    .where(and(eq(deals.id, id), eq(deals.version, deal.version)))
    .returning({ id: deals.id });
  if (saved.length === 0)
    throw new Fault('stale_edit', { versions: { yours: deal.version, current: deal.version + 1 } });
  return next;
}

/** The digits and capitals that are not taken for one another when read aloud (Crockford's base 32: no I, L, O, U). */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A number for a deal: the year of `now` and eight symbols drawn at random, `D-2026-7K4M-Q2XZ`. It follows no sequence, so
 * that nobody reads from their numbers how much others register (DM52). No deal has it; of two that draw the same at one
 * moment, one in a trillion, the constraint refuses the second.
 */
export async function newDealNumber(tx: Tx): Promise<string> {
  for (;;) {
    const drawn = [...randomBytes(8)].map((byte) => SYMBOLS[byte % SYMBOLS.length]).join('');
    const number = `D-${tx.now.slice(0, 4)}-${drawn.slice(0, 4)}-${drawn.slice(4)}`;
    if ((await byNumber(tx, { number })).length === 0) return number;
  }
}

/**
 * Writes what was judged of a deal: whose customer it is, and what the rules say of it. Not a version of the deal: claims of
 * others change it, and whoever has the deal open has not typed past anything.
 */
export async function saveJudged(
  tx: Tx,
  { id, accountId, verdict }: Pick<Deal, 'id' | 'accountId' | 'verdict'>,
): Promise<void> {
  await tx.update(deals).set({ accountId, verdict }).where(eq(deals.id, id));
}

/** The stored states that read as one of `reviews` at `now`: a lapsed question reads as withdrawn (DP3). */
function reviewReads(reviews: readonly Review[], now: Instant): SQL | undefined {
  if (reviews.length === 0) return sql`1 = 0`;
  const stored = reviews.filter((review) => review !== 'info_requested');
  return or(
    stored.length > 0 ? inArray(deals.review, stored) : undefined,
    reviews.includes('info_requested')
      ? and(eq(deals.review, 'info_requested'), or(isNull(deals.infoLapsesAt), gt(deals.infoLapsesAt, now)))
      : undefined,
    reviews.includes('withdrawn')
      ? and(eq(deals.review, 'info_requested'), lte(deals.infoLapsesAt, now))
      : undefined,
  );
}

function contains(search: string): SQL {
  return sql`${like(deals.searchText, `%${fold(search).replace(/[\\%_]/g, String.raw`\$&`)}%`)} escape '\\'`;
}

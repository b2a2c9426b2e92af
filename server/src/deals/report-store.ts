import type { Deal } from '@portico/domain/deals/deal';
import type { DealVerdict } from '@portico/domain/deals/verdict';
import type { Instant } from '@portico/domain/time';
import { and, asc, type Column, desc, eq, gt, gte, inArray, isNotNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Query } from '../db/database.ts';
import { preparedByIds } from '../db/prepared.ts';
import { deals } from './table.ts';

/** From an instant up to another. */
export interface ReportSpan {
  from: Instant;
  until: Instant;
}

/** Behind which row a page begins. */
export interface PageAfter {
  after: { at: Instant; id: string } | null;
  limit: number;
}

/** A registration and what became of it. */
export interface SubmittedFate extends Pick<
  Deal,
  'id' | 'review' | 'outcome' | 'rejectReason' | 'reviewerId'
> {
  at: Instant;
  verdict: DealVerdict | null;
  /** Who gave the reason for approving it against the verdict (DA8). */
  overriddenById: string | null;
}

/**
 * Registrations submitted within a span, in that order, as they read at `now`: one whose questions lapsed is withdrawn (DP3).
 * For the server's own figures; no reach is asked.
 */
export async function listSubmittedFates(
  query: Query,
  { now, ...span }: ReportSpan & { now: Instant },
  page: PageAfter,
): Promise<SubmittedFate[]> {
  const { submittedAt, id } = deals;
  const rows = await query
    .select({
      id,
      at: submittedAt,
      review: deals.review,
      outcome: deals.outcome,
      rejectReason: deals.rejectReason,
      reviewerId: deals.reviewerId,
      verdict: deals.verdict,
      override: deals.override,
      infoLapsesAt: deals.infoLapsesAt,
    })
    .from(deals)
    .where(and(gte(submittedAt, span.from), lt(submittedAt, span.until), behind(submittedAt, page)))
    .orderBy(asc(submittedAt), asc(id))
    .limit(page.limit);
  return rows.flatMap(({ at, infoLapsesAt, override, ...row }) => {
    const isLapsed = infoLapsesAt !== null && infoLapsesAt <= now;
    const fate = { ...row, overriddenById: override?.byId ?? null } as Omit<SubmittedFate, 'at'>;
    return at === null ? [] : [{ ...fate, at, review: isLapsed ? 'withdrawn' : fate.review }];
  });
}

/** A decision over a deal, and when it was due. */
export interface DecidedDeal {
  id: string;
  at: Instant;
  submittedAt: Instant;
  dueAt: Instant | null;
  reviewerId: string | null;
}

/** Decisions taken within a span, in that order. For the server's own figures; no reach is asked. */
export async function listDecided(query: Query, span: ReportSpan, page: PageAfter): Promise<DecidedDeal[]> {
  const { decidedAt, id } = deals;
  const rows = await query
    .select({
      id,
      at: decidedAt,
      submittedAt: deals.submittedAt,
      dueAt: deals.decisionDueAt,
      reviewerId: deals.reviewerId,
    })
    .from(deals)
    .where(
      and(
        gte(decidedAt, span.from),
        lt(decidedAt, span.until),
        isNotNull(deals.submittedAt),
        inArray(deals.review, ['approved', 'rejected', 'duplicate']),
        behind(decidedAt, page),
      ),
    )
    .orderBy(asc(decidedAt), asc(id))
    .limit(page.limit);
  return rows.flatMap(({ at, submittedAt, ...row }) =>
    at === null || submittedAt === null ? [] : [{ ...row, at, submittedAt }],
  );
}

/** How many deals somebody handed in, and how many of those were taken back. */
export interface Submissions {
  userId: string;
  orgId: string;
  submitted: number;
  withdrawn: number;
}

/** Who of the partners' handed in how much within a span (PC7), most first; at most 500. For the server's own figures. */
export async function countSubmissions(query: Query, span: ReportSpan): Promise<Submissions[]> {
  const { submittedAt, submittedById, partnerId } = deals;
  const submitted = sql<number>`count(*)`.mapWith(Number);
  const withdrawn = sql<number>`sum(case when ${eq(deals.review, 'withdrawn')} then 1 else 0 end)`;
  const rows = await query
    .select({ userId: submittedById, orgId: partnerId, submitted, withdrawn: withdrawn.mapWith(Number) })
    .from(deals)
    .where(and(gte(submittedAt, span.from), lt(submittedAt, span.until), ne(deals.source, 'on_behalf')))
    .groupBy(submittedById, partnerId)
    .orderBy(desc(submitted), asc(submittedById))
    .limit(500);
  return rows.flatMap(({ userId, ...row }) => (userId === null ? [] : [{ userId, ...row }]));
}

const headsByIds = preparedByIds('deal_heads', (query, ids) =>
  query
    .select({
      id: deals.id,
      number: deals.number,
      customerName: deals.customerName,
      partnerId: deals.partnerId,
    })
    .from(deals)
    .where(inArray(deals.id, ids)),
);

/** What names some deals: number, customer, partner. For the server's own use; no reach is asked. */
export async function listDealHeads(
  query: Query,
  ids: readonly string[],
): Promise<Map<string, { number: string | null; customerName: string | null; partnerId: string }>> {
  const rows = await headsByIds(query, ids);
  return new Map(rows.map(({ id, ...head }) => [id, head]));
}

function behind(column: Column, { after }: PageAfter) {
  return after ? or(gt(column, after.at), and(eq(column, after.at), gt(deals.id, after.id))) : undefined;
}

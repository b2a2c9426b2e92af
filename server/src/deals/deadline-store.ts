import type { Deal } from '@portico/domain/deals/deal';
import type { Instant } from '@portico/domain/time';
import { and, asc, eq, gt, inArray, lte, or } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { dealOf } from './row.ts';
import { dealSweeps, deals } from './table.ts';

/** The deadlines that are told when they pass. */
export type SweepKind = 'overdue' | 'escalated';

/** Every sweep that remembers how far it has come; besides those, what waits of decided deals, and disputes. */
export type MarkedSweep = SweepKind | 'waiting' | 'disputes';

/** How far a sweep has come. */
export interface SweepMark {
  until: Instant;
  lastId: string;
}

/** Behind every id there is; a sweep that told everything up to an instant stands there. */
export const BEHIND_ALL_IDS = '~';

/** Deals whose unanswered questions have lapsed by `now`, oldest first; at most `limit`. */
export async function listLapsed(query: Query, now: Instant, limit: number): Promise<Deal[]> {
  const rows = await query
    .select()
    .from(deals)
    .where(and(eq(deals.review, 'info_requested'), lte(deals.infoLapsesAt, now)))
    .orderBy(asc(deals.infoLapsesAt), asc(deals.id))
    .limit(limit);
  return rows.map(dealOf);
}

/** Undecided deals whose decision was due behind `mark` and not after `upTo`, in order of it; at most `limit`. */
export async function listPassed(
  query: Query,
  window: { mark: SweepMark; upTo: Instant; limit: number },
): Promise<Deal[]> {
  const deadline = deals.decisionDueAt;
  const rows = await query
    .select()
    .from(deals)
    .where(
      and(
        inArray(deals.review, ['submitted', 'in_review']),
        lte(deadline, window.upTo),
        or(
          gt(deadline, window.mark.until),
          and(eq(deadline, window.mark.until), gt(deals.id, window.mark.lastId)),
        ),
      ),
    )
    .orderBy(asc(deadline), asc(deals.id))
    .limit(window.limit);
  return rows.map(dealOf);
}

/** How far the sweep of this kind has come; null when it never ran. */
export async function findSweepMark(query: Query, kind: MarkedSweep): Promise<SweepMark | null> {
  const [mark] = await query
    .select({ until: dealSweeps.until, lastId: dealSweeps.lastId })
    .from(dealSweeps)
    .where(eq(dealSweeps.kind, kind))
    .limit(1);
  return mark ?? null;
}

/** Remembers how far it has come. */
export async function saveSweepMark(tx: Tx, kind: SweepKind, mark: SweepMark): Promise<void> {
  await tx
    .insert(dealSweeps)
    .values({ kind, ...mark })
    .onConflictDoUpdate({ target: dealSweeps.kind, set: mark });
}

/**
 * Moves a sweep's mark from where it stood to `until`, unless another sweep has moved it meanwhile; then that one tells what
 * lies between. Done first in the transaction that tells.
 */
export async function moveSweepMark(
  tx: Tx,
  kind: MarkedSweep,
  { from, until }: { from: Instant | null; until: Instant },
): Promise<boolean> {
  const row = { kind, until, lastId: BEHIND_ALL_IDS };
  const moved =
    from === null
      ? await tx.insert(dealSweeps).values(row).onConflictDoNothing().returning({ kind: dealSweeps.kind })
      : await tx
          .update(dealSweeps)
          .set(row)
          .where(and(eq(dealSweeps.kind, kind), eq(dealSweeps.until, from)))
          .returning({ kind: dealSweeps.kind });
  return moved.length === 1;
}

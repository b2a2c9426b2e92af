import type { Deal } from '@portico/domain/deals/deal';
import { isUnderReview, UNDER_REVIEW } from '@portico/domain/deals/under-review';
import { Fault } from '@portico/domain/fault';
import { firstRightUntil } from '@portico/domain/reservations/first-right';
import { and, asc, gt, inArray } from 'drizzle-orm';
import type { Database, Query, Tx } from '../db/database.ts';
import { policiesOf } from '../policies/store.ts';
import { changeDeal } from './change.ts';
import { dealOf } from './row.ts';
import { withVerdict } from './standing.ts';
import { getDeal } from './store.ts';
import { deals } from './table.ts';

const PAGE = 500;

/** RC9: judges again what waits for an incumbent whose first right has run out. The desk is told, no partner. */
export async function endFirstRights(db: Database, signal: AbortSignal): Promise<void> {
  let behind = '';
  for (;;) {
    const page = await listUndecided(db.read, behind);
    const waiting = await findDeals(
      db.read,
      page.filter(({ verdict }) => verdict?.ruleId === 'RC9').map(({ id }) => id),
    );
    for (const deal of await ofEndedRights(db, waiting))
      await db
        .write((tx) => judgeAgain(tx, deal.id))
        .catch((error: unknown) => {
          // Somebody was faster, and what they did is seen by the next sweep.
          if (!(error instanceof Fault && error.code === 'stale_edit')) throw error;
        });
    const last = page.at(-1);
    if (page.length < PAGE || last === undefined || signal.aborted) return;
    behind = last.id;
  }
}

async function ofEndedRights(db: Database, page: readonly Deal[]): Promise<Deal[]> {
  const [policyOf, now] = [await policiesOf(db.read, page), await db.now()];
  return page.filter((deal) => {
    const { conflicts } = policyOf(deal);
    return deal.submittedAt !== null && firstRightUntil(deal.submittedAt, conflicts) <= now;
  });
}

async function judgeAgain(tx: Tx, dealId: string): Promise<void> {
  const deal = await getDeal({ kind: 'all' }, tx, dealId);
  // Somebody was faster.
  if (deal.verdict?.ruleId !== 'RC9' || !isUnderReview(deal)) return;
  await changeDeal(
    tx,
    { dealId, version: deal.version },
    {
      reach: { kind: 'all' },
      actorId: null,
      rule: (before) => ({ ok: true, deal: { ...before } }),
      complete: withVerdict,
      event: 'deal.first_right_ended',
      facts: ({ verdict }) => ({ result: verdict?.result ?? null, rule: verdict?.ruleId ?? null }),
      visibility: () => 'internal',
    },
  );
}

/** Undecided deals by id with what was last judged of them, and nothing else: every sweep looks through all; a page. */
async function listUndecided(query: Query, behind: string): Promise<Pick<Deal, 'id' | 'verdict'>[]> {
  return query
    .select({ id: deals.id, verdict: deals.verdict })
    .from(deals)
    .where(and(inArray(deals.review, [...UNDER_REVIEW]), gt(deals.id, behind)))
    .orderBy(asc(deals.id))
    .limit(PAGE);
}

async function findDeals(query: Query, ids: readonly string[]): Promise<Deal[]> {
  if (ids.length === 0) return [];
  const rows = await query
    .select()
    .from(deals)
    .where(inArray(deals.id, [...ids]));
  return rows.map(dealOf);
}

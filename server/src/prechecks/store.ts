import type { Page } from '@portico/domain/page';
import type { Probe } from '@portico/domain/prechecks/report';
import type { Instant } from '@portico/domain/time';
import { and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { Reach } from '@portico/domain/access';
import type { Query, Tx } from '../db/database.ts';
import { after, pageOfRows } from '../db/keyset.ts';
import { precheckBudgets, probes } from './table.ts';

/** A question as it was logged. */
export type ProbeRow = typeof probes.$inferSelect;

/** Logs a question (PC4). */
export async function insertProbe(tx: Tx, probe: ProbeRow): Promise<void> {
  await tx.insert(probes).values(probe);
}

/** The questions within reach, newest first. */
export async function listProbes(
  reach: Reach,
  query: Query,
  filter: { cursor?: string | undefined; limit: number },
): Promise<Page<ProbeRow>> {
  const rows = await query
    .select()
    .from(probes)
    .where(and(within(reach), after(filter.cursor, { value: probes.at, id: probes.id }, 'descending')))
    .orderBy(desc(probes.at), desc(probes.id))
    .limit(filter.limit + 1);
  return pageOfRows(rows, filter.limit, { key: (row) => [row.at, row.id], row: (row) => row });
}

function within(reach: Reach): SQL | undefined {
  switch (reach.kind) {
    case 'all':
      return undefined;
    case 'organisations':
      return reach.side === 'partner' && reach.orgIds[0] !== undefined
        ? eq(probes.orgId, reach.orgIds[0])
        : sql`1 = 0`;
    case 'own':
      return and(eq(probes.orgId, reach.orgId), eq(probes.userId, reach.userId));
    case 'none':
      return sql`1 = 0`;
  }
}

const REPORT_MAX = 20_000;

/** The questions of a span of time for the report (PC6), newest first; at most 20,000. */
export async function listProbesOf(query: Query, span: { from: Instant; until: Instant }): Promise<Probe[]> {
  const rows = await query
    .select()
    .from(probes)
    .where(and(gte(probes.at, span.from), lt(probes.at, span.until)))
    .orderBy(desc(probes.at), desc(probes.id))
    .limit(REPORT_MAX);
  return rows.map(({ question, ...row }) => ({ ...row, customerName: question.customerName }));
}

/**
 * Takes one question off a budget (PC2). One statement, so that questions side by side are counted one after the other.
 *
 * @returns how many were used before this one
 */
export async function takeFromBudget(tx: Tx, holder: string): Promise<number> {
  const [row] = await tx
    .insert(precheckBudgets)
    .values({ holder, day: dayOf(tx.now), used: 1, refused: 0 })
    .onConflictDoUpdate({
      target: [precheckBudgets.holder, precheckBudgets.day],
      set: { used: sql`${precheckBudgets.used} + 1` },
    })
    .returning({ used: precheckBudgets.used });
  return (row?.used ?? 1) - 1;
}

/** Puts a question back that was refused, and counts the refusal. */
export async function returnToBudget(tx: Tx, holder: string): Promise<void> {
  await tx
    .update(precheckBudgets)
    .set({ used: sql`${precheckBudgets.used} - 1`, refused: sql`${precheckBudgets.refused} + 1` })
    .where(and(eq(precheckBudgets.holder, holder), eq(precheckBudgets.day, dayOf(tx.now))));
}

/** What of today's budget is used. */
export async function usedOf(query: Query, holder: string, now: Instant): Promise<number> {
  const [row] = await query
    .select({ used: precheckBudgets.used })
    .from(precheckBudgets)
    .where(and(eq(precheckBudgets.holder, holder), eq(precheckBudgets.day, dayOf(now))))
    .limit(1);
  return row?.used ?? 0;
}

/** Refusals for want of budget since a day, by holder; at most 500. */
export async function listRefused(
  query: Query,
  since: Instant,
): Promise<{ holder: string; refused: number }[]> {
  const refused = sql<number>`sum(${precheckBudgets.refused})`.mapWith(Number);
  const rows = await query
    .select({ holder: precheckBudgets.holder, refused })
    .from(precheckBudgets)
    .where(gte(precheckBudgets.day, dayOf(since)))
    .groupBy(precheckBudgets.holder)
    .orderBy(desc(refused))
    .limit(500);
  return rows.filter((row) => row.refused > 0);
}

function dayOf(now: Instant): string {
  return now.slice(0, 10);
}

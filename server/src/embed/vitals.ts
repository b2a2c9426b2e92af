import type { VitalsCount, VitalsMetric } from '@portico/domain/embed/vitals';
import type { EmbedWidget } from '@portico/domain/embed/widget';
import { and, asc, eq, gte, lt, sql, sum } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { embedVitals } from './table.ts';

/** Adds what a page reported to its site's day; the database's day counts, in UTC. */
export async function addVitals(tx: Tx, siteId: string, counts: readonly VitalsCount[]): Promise<void> {
  const day = tx.now.slice(0, 10);
  // In one order everywhere, so that two reports at once wait for each other and never both for ever.
  for (const row of counts.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)))
    await tx
      .insert(embedVitals)
      .values({ ...row, siteId, day })
      .onConflictDoUpdate({
        target: [
          embedVitals.siteId,
          embedVitals.day,
          embedVitals.widget,
          embedVitals.metric,
          embedVitals.bucket,
        ],
        set: { count: sql`${embedVitals.count} + ${row.count}` },
      });
}

function nameOf({ widget, metric, bucket }: VitalsCount): string {
  return `${widget} ${metric} ${bucket}`;
}

/** How much was counted of one class in a time. */
export interface VitalsSum {
  widget: EmbedWidget;
  metric: VitalsMetric;
  bucket: string;
  count: number;
}

const CLASSES_MAX = 1000;

/** What a site's widgets reported from one day on, by class; for sites within reach, which the caller has asked. */
export async function sumVitals(query: Query, siteId: string, fromDay: string): Promise<VitalsSum[]> {
  const { widget, metric, bucket } = embedVitals;
  const rows = await query
    .select({ widget, metric, bucket, count: sum(embedVitals.count) })
    .from(embedVitals)
    .where(and(eq(embedVitals.siteId, siteId), gte(embedVitals.day, fromDay)))
    .groupBy(widget, metric, bucket)
    .orderBy(asc(widget), asc(metric), asc(bucket))
    .limit(CLASSES_MAX);
  // PostgreSQL sums whole numbers to a numeric, which comes as text.
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** Forgets what was counted before `day`. */
export async function removeVitalsBefore(tx: Tx, day: string): Promise<void> {
  await tx.delete(embedVitals).where(lt(embedVitals.day, day));
}

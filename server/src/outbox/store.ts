import type { RecordedEvent, Visibility } from '@portico/domain/event';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Query } from '../db/database.ts';
import { events } from './table.ts';

const TIMELINE_MAX = 500;

/** What happened to one thing, oldest first, as far as the reader may see it; at most 500 events. */
export async function listEventsOf(
  query: Query,
  aggregateId: string,
  visible: readonly Visibility[],
): Promise<(Omit<RecordedEvent, 'name'> & { name: string })[]> {
  const rows = await query
    .select()
    .from(events)
    .where(and(eq(events.aggregateId, aggregateId), inArray(events.visibility, [...visible])))
    .orderBy(asc(events.seq))
    .limit(TIMELINE_MAX);
  return rows.map(({ aggregateType, aggregateId: id, previousHash: _, hash: __, ...event }) => ({ ...event, aggregate: { type: aggregateType, id } }));
}

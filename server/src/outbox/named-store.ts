import type { EventName } from '@portico/domain/event';
import type { Instant } from '@portico/domain/time';
import { and, asc, inArray } from 'drizzle-orm';
import type { Query } from '../db/database.ts';
import { events } from './table.ts';

const IDS_PER_READ = 500;

/** Who did something of some names to some things, each once. For the server's own use. */
export async function listActors(
  query: Query,
  aggregateIds: readonly string[],
  names: readonly EventName[],
): Promise<string[]> {
  const rows = await query
    .selectDistinct({ actorId: events.actorId })
    .from(events)
    .where(and(inArray(events.aggregateId, [...aggregateIds]), inArray(events.name, [...names])));
  return rows.flatMap(({ actorId }) => actorId ?? []);
}

/** When something of some names happened to some things, in the order it happened to each. For the server's own use. */
export async function listNamedEvents(
  query: Query,
  aggregateIds: readonly string[],
  names: readonly EventName[],
): Promise<Map<string, { name: string; at: Instant }[]>> {
  const found = new Map<string, { name: string; at: Instant }[]>();
  for (let from = 0; from < aggregateIds.length; from += IDS_PER_READ) {
    const rows = await query
      .select({ aggregateId: events.aggregateId, name: events.name, at: events.at })
      .from(events)
      .where(
        and(
          inArray(events.aggregateId, aggregateIds.slice(from, from + IDS_PER_READ)),
          inArray(events.name, [...names]),
        ),
      )
      .orderBy(asc(events.aggregateId), asc(events.seq));
    for (const { aggregateId, ...event } of rows)
      found.set(aggregateId, [...(found.get(aggregateId) ?? []), event]);
  }
  return found;
}

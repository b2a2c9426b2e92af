import { EventName, type RecordedEvent, type Visibility } from '@portico/domain/event';
import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, ne, or } from 'drizzle-orm';
import type { Instant } from '@portico/domain/time';
import * as v from 'valibot';
import type { Query, Tx } from '../db/database.ts';
import { type Audience, heardBy } from './audience.ts';
import { readHead } from './append.ts';
import { events, outboxCursors } from './table.ts';

type EventRow = typeof events.$inferSelect;

/** A stored row as the event it is. A name this version does not know stays as it is: the chain is older than the code. */
export function eventOf({
  aggregateType,
  aggregateId,
  previousHash: _previousHash,
  hash: _hash,
  ...row
}: EventRow): RecordedEvent {
  return { ...row, name: row.name as EventName, aggregate: { type: aggregateType, id: aggregateId } };
}

/** Whether this version knows the event's name. */
export function isKnown(event: RecordedEvent): boolean {
  return v.is(EventName, event.name);
}

const TIMELINE_MAX = 500;

/** What happened to one thing, oldest first, as far as the reader may see it; at most 500 events. */
export async function listEventsOf(
  query: Query,
  aggregateId: string,
  visible: readonly Visibility[],
): Promise<RecordedEvent[]> {
  const rows = await query
    .select()
    .from(events)
    .where(and(eq(events.aggregateId, aggregateId), inArray(events.visibility, [...visible])))
    .orderBy(asc(events.seq))
    .limit(TIMELINE_MAX);
  return rows.map(eventOf);
}

/** The events behind `position`, in commit order, at most `limit`. For the server's own use: everything, to everybody. */
export async function listEventsAfter(
  query: Query,
  position: number,
  limit: number,
): Promise<RecordedEvent[]> {
  const rows = await query
    .select()
    .from(events)
    .where(gt(events.position, position))
    .orderBy(asc(events.position))
    .limit(limit);
  return rows.map(eventOf);
}

/** The same for one audience, up to and with `to`. */
export async function listHeardAfter(
  audience: Audience,
  query: Query,
  range: { after: number; to: number; limit: number },
): Promise<RecordedEvent[]> {
  const rows = await query
    .select()
    .from(events)
    .where(and(gt(events.position, range.after), lte(events.position, range.to), heardBy(audience)))
    .orderBy(asc(events.position))
    .limit(range.limit);
  return rows.map(eventOf);
}

/** What an audience heard, newest first, before `position` when one is given. */
export async function listHeardBefore(
  audience: Audience,
  query: Query,
  page: { before: number | null; limit: number },
): Promise<RecordedEvent[]> {
  const rows = await query
    .select()
    .from(events)
    .where(and(page.before === null ? undefined : lt(events.position, page.before), heardBy(audience)))
    .orderBy(desc(events.position))
    .limit(page.limit);
  return rows.map(eventOf);
}

/** How many events an audience heard after `position` that others did, counted to `most` and no further. */
export async function countHeardAfter(
  audience: Audience,
  query: Query,
  range: { after: number; most: number; exceptActorId: string },
): Promise<number> {
  const byOthers = or(isNull(events.actorId), ne(events.actorId, range.exceptActorId));
  const rows = await query
    .select({ position: events.position })
    .from(events)
    .where(and(gt(events.position, range.after), byOthers, heardBy(audience)))
    .orderBy(desc(events.position))
    .limit(range.most);
  return rows.length;
}

/** The position of the last committed event; 0 before the first. */
export async function headPosition(query: Query): Promise<number> {
  return (await readHead(query)).position;
}

/**
 * The position of the last event before an instant; 0 when there is none. Positions have no gaps and times never go back
 * along them, so it is found by halving, without an index on time.
 */
export async function positionBefore(query: Query, at: Instant): Promise<number> {
  let [known, beyond] = [0, (await headPosition(query)) + 1];
  while (beyond - known > 1) {
    const middle = Math.floor((known + beyond) / 2);
    const [event] = await query
      .select({ at: events.at })
      .from(events)
      .where(eq(events.position, middle))
      .limit(1);
    if (event && event.at < at) known = middle;
    else beyond = middle;
  }
  return known;
}

/** How far a consumer has come; null when it is not known yet. */
export async function findCursor(query: Query, consumer: string): Promise<number | null> {
  const [row] = await query
    .select({ position: outboxCursors.position })
    .from(outboxCursors)
    .where(eq(outboxCursors.consumer, consumer))
    .limit(1);
  return row?.position ?? null;
}

/** Makes a consumer known, unless it is. */
export async function insertCursor(tx: Tx, consumer: string, position: number): Promise<void> {
  await tx
    .insert(outboxCursors)
    .values({ consumer, position })
    .onConflictDoNothing({ target: outboxCursors.consumer });
}

/**
 * Moves a cursor, if it still stands where the caller saw it. The update locks the row until the commit, so that of two
 * who try the second waits and is then refused.
 */
export async function moveCursor(
  tx: Tx,
  consumer: string,
  move: { from: number; to: number },
): Promise<boolean> {
  const moved = await tx
    .update(outboxCursors)
    .set({ position: move.to })
    .where(and(eq(outboxCursors.consumer, consumer), eq(outboxCursors.position, move.from)))
    .returning({ position: outboxCursors.position });
  return moved.length > 0;
}

/** Every consumer with the number of events it has not seen yet. */
export async function listLags(query: Query): Promise<{ consumer: string; behind: number }[]> {
  const head = await headPosition(query);
  const rows = await query.select().from(outboxCursors).orderBy(asc(outboxCursors.consumer)).limit(100);
  return rows.map(({ consumer, position }) => ({ consumer, behind: head - position }));
}

import { createHash } from 'node:crypto';
import { chainText, GENESIS_HASH, type NewEvent, type RecordedEvent } from '@portico/domain/event';
import type { Instant } from '@portico/domain/time';
import { eq, max, sql } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { preparedInsert, preparedRead } from '../db/prepared.ts';
import { eventHead, events } from './table.ts';

/**
 * Tells what happened. The event is appended when the transaction ends: with a gapless position in commit order, the
 * database's time and the hash of the one before.
 */
export function publish(tx: Tx, event: NewEvent): void {
  tx.pending.push(event);
}

/** The SHA-256 of a text, in hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const insertEvent = preparedInsert('event_insert', events);
const lastSeqOf = preparedRead('event_last_seq', (query) =>
  query
    .select({ seq: max(events.seq) })
    .from(events)
    .where(eq(events.aggregateId, sql.placeholder('aggregateId'))),
);
const headRow = preparedRead('event_head', (query) =>
  query.select().from(eventHead).where(eq(eventHead.id, 1)),
);
const moveHead = preparedRead('event_move_head', (query) =>
  query
    .insert(eventHead)
    .values({
      id: 1,
      position: sql.placeholder('position'),
      hash: sql.placeholder('hash'),
      at: sql.placeholder('at'),
    })
    .onConflictDoUpdate({
      target: eventHead.id,
      set: { position: sql`excluded.position`, hash: sql`excluded.hash`, at: sql`excluded.at` },
    }),
);

/**
 * Appends a transaction's events to the chain, last thing before the commit so that the head is held only briefly.
 * `lock` makes this the only appender until the commit.
 *
 * @returns how many were appended
 */
export async function appendEvents(tx: Tx, lock: () => Promise<void>): Promise<number> {
  if (tx.pending.length === 0) return 0;
  await lock();
  const last = await readHead(tx);
  let { position, hash } = last;
  const at: Instant = tx.now > last.at ? tx.now : last.at;
  const seqs = new Map<string, number>();
  for (const event of tx.pending) {
    position += 1;
    const seq = (seqs.get(event.aggregate.id) ?? (await lastSeq(tx, event.aggregate.id))) + 1;
    seqs.set(event.aggregate.id, seq);
    const recorded: RecordedEvent = { ...event, id: newId('evt'), position, seq, at };
    const previousHash = hash;
    hash = sha256(chainText(previousHash, recorded));
    await insertEvent(tx, toRow(recorded, previousHash, hash));
  }
  await moveHead(tx, { position, hash, at });
  return tx.pending.length;
}

/** The end of the chain; before the first event, the genesis. */
export async function readHead(query: Query): Promise<{ position: number; hash: string; at: Instant }> {
  const [last] = await headRow(query, {});
  return last ?? { position: 0, hash: GENESIS_HASH, at: '1970-01-01T00:00:00.000Z' };
}

async function lastSeq(tx: Tx, aggregateId: string): Promise<number> {
  const [last] = await lastSeqOf(tx, { aggregateId });
  return last?.seq ?? 0;
}

function toRow(
  { aggregate, ...event }: RecordedEvent,
  previousHash: string,
  hash: string,
): typeof events.$inferSelect {
  return { ...event, aggregateType: aggregate.type, aggregateId: aggregate.id, previousHash, hash };
}

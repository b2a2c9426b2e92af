import { index, instant, int, json, table, text, uniqueIndex } from '../db/kit.ts';

/** Everything that happened, in commit order: audit trail, hash chain and outbox in one. Append only. */
export const events = table(
  'event',
  {
    position: int().primaryKey(),
    id: text().notNull(),
    seq: int().notNull(),
    at: instant().notNull(),
    name: text().notNull(),
    aggregateType: text().notNull(),
    aggregateId: text().notNull(),
    orgId: text(),
    ownerId: text(),
    actorId: text(),
    visibility: text().$type<'partner' | 'internal' | 'both'>().notNull(),
    payload: json<Record<string, string | number | boolean | null>>().notNull(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    uniqueIndex('event_id').on(t.id),
    uniqueIndex('event_aggregate_seq').on(t.aggregateId, t.seq),
    index('event_org_position').on(t.orgId, t.position),
    index('event_owner_position').on(t.ownerId, t.position),
  ],
);

/** One row: the last event's position, hash and time. Locked by whoever appends; its time keeps the clock from going back. */
export const eventHead = table('event_head', {
  id: int().primaryKey(),
  position: int().notNull(),
  hash: text().notNull(),
  at: instant().notNull(),
});

/** How far each consumer of the outbox has come. */
export const outboxCursors = table('outbox_cursor', {
  consumer: text().primaryKey(),
  position: int().notNull(),
});

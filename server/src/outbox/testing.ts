import type { NewEvent } from '@portico/domain/event';
import type { Database } from '../db/database.ts';
import { publish } from './append.ts';

/** An event of deal `deal_1` of partner `nord`, seller `sofia`, for tests to change. */
export function dealEvent(changes: Partial<NewEvent> = {}): NewEvent {
  return {
    name: 'deal.submitted',
    aggregate: { type: 'deal', id: 'deal_1' },
    orgId: 'nord',
    ownerId: 'sofia',
    actorId: 'sofia',
    visibility: 'both',
    payload: { number: 'D-2026-000001' },
    ...changes,
  };
}

/** Commits events, all in one transaction. */
export function commitEvents(db: Database, ...events: NewEvent[]): Promise<void> {
  return db.write((tx) => {
    for (const event of events) publish(tx, event);
    return Promise.resolve();
  });
}

import type { EventName, RecordedEvent } from '@portico/domain/event';
import type { Database } from '../db/database.ts';
import type { NewJob } from '../jobs/define.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { WakeLoop } from '../jobs/wake-loop.ts';
import { findCursor, headPosition, insertCursor, listEventsAfter, listLags, moveCursor } from './store.ts';

/** Somebody who wants jobs for events. */
export interface Subscription {
  /** Its name in the table of cursors; for ever. */
  consumer: string;
  events: readonly EventName[];
  /** The jobs for one event; from the event alone, what more they need their handlers load. */
  toJobs(event: RecordedEvent): NewJob[];
  /** Where a consumer begins that was never there before: with what happens from now on, or with the first event. */
  from?: 'now' | 'start';
}

/** What a relay is made of. */
export interface RelayOptions {
  db: Database;
  queue: Pick<JobQueue, 'enqueue' | 'wake'>;
  onError: (error: unknown) => void;
  /** How often to look for what other processes committed; 1,000 ms. */
  pollMs?: number;
}

/** Turns committed events into jobs. */
export interface Relay {
  /** Before `start`. */
  subscribe(subscription: Subscription): void;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** How many events each consumer has not been given yet. */
  lag(): Promise<{ consumer: string; behind: number }[]>;
}

const PAGE = 200;

/**
 * Hands each committed event to every subscriber once: the jobs and the cursor's step are one transaction. Any number of
 * processes may run a relay; a step that another has made meanwhile is refused and nothing of it remains. Positions are
 * given in commit order, so whoever sees one sees all before it.
 */
export function createRelay({ db, queue, onError, pollMs = 1000 }: RelayOptions): Relay {
  const subscriptions: Subscription[] = [];
  const loop = new WakeLoop({
    everyMs: pollMs,
    onError,
    work: async () => {
      // One who stumbles over an event does not keep the others waiting.
      for (const subscription of subscriptions) await relayAll({ db, queue }, subscription).catch(onError);
    },
  });
  let unsubscribe = () => undefined as unknown;

  return {
    subscribe: (subscription) => void subscriptions.push(subscription),
    start: async () => {
      await db.write(async (tx) => {
        for (const { consumer, from } of subscriptions)
          await insertCursor(tx, consumer, from === 'start' ? 0 : await headPosition(tx));
      });
      unsubscribe = db.onCommit(() => loop.wake());
      loop.start();
    },
    stop: async () => {
      unsubscribe();
      await loop.stop();
    },
    lag: () => listLags(db.read),
  };
}

async function relayAll(
  parts: Pick<RelayOptions, 'db' | 'queue'>,
  subscription: Subscription,
): Promise<void> {
  while (await relayPage(parts, subscription));
}

/** @returns whether there may be more */
async function relayPage(
  { db, queue }: Pick<RelayOptions, 'db' | 'queue'>,
  { consumer, events, toJobs }: Subscription,
): Promise<boolean> {
  const from = await findCursor(db.read, consumer);
  if (from === null) throw new Error(`the outbox does not know ${consumer}`);
  const page = await listEventsAfter(db.read, from, PAGE);
  const to = page.at(-1)?.position;
  if (to === undefined) return false;
  const jobs = page.filter((event) => events.includes(event.name)).flatMap(toJobs);
  await db.write(async (tx) => {
    if (await moveCursor(tx, consumer, { from, to })) await queue.enqueue(tx, ...jobs);
  });
  if (jobs.length > 0) queue.wake();
  return page.length === PAGE;
}

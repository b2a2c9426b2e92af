import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Database } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { defineJob, jobOf, type NewJob } from '../jobs/define.ts';
import { createRelay, type Relay } from './relay.ts';
import { headPosition } from './store.ts';
import { outboxCursors } from './table.ts';
import { commitEvents, dealEvent } from './testing.ts';

const noted = defineJob({
  name: 'noted',
  payload: v.object({ position: v.number() }),
  tries: 1,
  backoff: { firstSeconds: 1, maxSeconds: 1 },
});

let test: TestDatabase;
let second: Database;
let relays: Relay[];
let errors: unknown[];
beforeEach(async () => {
  test = await openTestDatabase();
  second = openDatabase(test.location);
  relays = [];
  errors = [];
});
afterEach(async () => {
  for (const relay of relays) await relay.stop();
  await second.close();
  await test[Symbol.asyncDispose]();
});

/** Keeps what is enqueued in the transaction's own fate: told only once its write has gone through. */
function listener(db: Database) {
  const got: number[] = [];
  const offered = new Map<object, NewJob[]>();
  const spied: Database = {
    ...db,
    write: async (work) => {
      let inside: object | undefined;
      const value = await db.write((tx) => {
        inside = tx;
        return work(tx);
      });
      got.push(
        ...(inside ? (offered.get(inside) ?? []) : []).map(
          (job) => (job.payload as { position: number }).position,
        ),
      );
      return value;
    },
  };
  return {
    got,
    db: spied,
    queue: {
      enqueue: (tx: object, ...jobs: NewJob[]) => Promise.resolve(void offered.set(tx, jobs)),
      wake: () => undefined,
    },
  };
}

async function startRelay(db: Database, consumer: string, from: 'now' | 'start' = 'start') {
  const { got, ...parts } = listener(db);
  const relay = createRelay({ ...parts, pollMs: 10, onError: (error) => errors.push(error) });
  relay.subscribe({
    consumer,
    from,
    events: ['deal.submitted'],
    toJobs: (event) => [jobOf(noted, { position: event.position })],
  });
  relays.push(relay);
  await relay.start();
  return { got, relay };
}

const until = (condition: () => Promise<void> | void) =>
  vi.waitFor(condition, { timeout: 10_000, interval: 5 });

describe('the outbox relay', () => {
  it('makes the jobs of each matching event once, in commit order', async () => {
    await commitEvents(test.db, dealEvent(), dealEvent({ name: 'deal.taken' }), dealEvent());
    const { got, relay } = await startRelay(test.db, 'mail');
    await until(() => expect(got).toEqual([1, 3]));
    await commitEvents(test.db, dealEvent());
    await until(() => expect(got).toEqual([1, 3, 4]));
    await until(async () => expect(await relay.lag()).toEqual([{ consumer: 'mail', behind: 0 }]));
    expect(errors).toEqual([]);
  });

  it('hears of what another process committed', async () => {
    const { got } = await startRelay(test.db, 'mail');
    await commitEvents(second, dealEvent());
    await until(() => expect(got).toEqual([1]));
  });

  it('begins with what happens from now on when told so, and where it stood when it comes back', async () => {
    await commitEvents(test.db, dealEvent());
    const first = await startRelay(test.db, 'late', 'now');
    await commitEvents(test.db, dealEvent());
    await until(() => expect(first.got).toEqual([2]));
    await first.relay.stop();
    await commitEvents(test.db, dealEvent());
    const again = await startRelay(test.db, 'late', 'now');
    await until(() => expect(again.got).toEqual([3]));
  });

  it('skips no event and enqueues none twice while relays of two processes race and writers write', async () => {
    const [one, two] = await Promise.all([startRelay(test.db, 'mail'), startRelay(second, 'mail')]);
    const rounds = Array.from({ length: 60 }, (_, n) => n);
    await Promise.all(
      rounds.map((n) =>
        commitEvents(
          n % 2 === 0 ? test.db : second,
          ...Array.from({ length: 1 + (n % 7) }, () =>
            dealEvent({ aggregate: { type: 'deal', id: `deal_${n}` } }),
          ),
        ),
      ),
    );
    const head = await headPosition(test.db.read);
    await until(() => expect(one.got.length + two.got.length).toBe(head));
    expect([...one.got, ...two.got].toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: head }, (_, n) => n + 1),
    );
    expect(errors).toEqual([]);
  });

  it('leaves the cursor where it is when the jobs cannot be enqueued, and tries again', async () => {
    await commitEvents(test.db, dealEvent());
    let broken = true;
    const { got, db, queue } = listener(test.db);
    const relay = createRelay({
      db,
      pollMs: 5,
      onError: (error) => errors.push(error),
      queue: {
        ...queue,
        enqueue: (tx, ...jobs) =>
          broken ? Promise.reject(new Error('disk full')) : queue.enqueue(tx, ...jobs),
      },
    });
    relay.subscribe({
      consumer: 'mail',
      from: 'start',
      events: ['deal.submitted'],
      toJobs: (event) => [jobOf(noted, { position: event.position })],
    });
    relays.push(relay);
    await relay.start();
    await until(() => expect(errors.length).toBeGreaterThan(1));
    expect(await test.db.read.select().from(outboxCursors)).toEqual([{ consumer: 'mail', position: 0 }]);
    expect(await relay.lag()).toEqual([{ consumer: 'mail', behind: 1 }]);
    broken = false;
    await until(() => expect(got).toEqual([1]));
  });

  it('lets a subscriber that stumbles over an event wait alone', async () => {
    const { got, db, queue } = listener(test.db);
    const relay = createRelay({ db, queue, pollMs: 5, onError: (error) => errors.push(error) });
    relay.subscribe({
      consumer: 'bad',
      from: 'start',
      events: ['deal.submitted'],
      toJobs: () => {
        throw new Error('cannot');
      },
    });
    relay.subscribe({
      consumer: 'good',
      from: 'start',
      events: ['deal.submitted'],
      toJobs: (event) => [jobOf(noted, { position: event.position })],
    });
    relays.push(relay);
    await relay.start();
    await commitEvents(test.db, dealEvent());
    await until(() => expect(got).toEqual([1]));
    expect(await relay.lag()).toEqual([
      { consumer: 'bad', behind: 1 },
      { consumer: 'good', behind: 0 },
    ]);
  });
});

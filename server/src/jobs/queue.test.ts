import { addMs } from '@portico/domain/time';
import { TestClock } from 'pg-boss';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { engine } from '../db/engine.ts';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { eventHead } from '../outbox/table.ts';
import { defineJob, HopelessJobError, type JobDefinition, jobOf } from './define.ts';
import { openJobQueue } from './open.ts';
import { postgresJobStore } from './postgres-store.ts';
import { createJobQueue, type JobCall, type JobQueue } from './queue.ts';
import { sqliteJobStore } from './sqlite-store.ts';
import type { JobStore, JobView } from './store.ts';

const greet = defineJob({
  name: 'greet',
  payload: v.strictObject({ who: v.string() }),
  tries: 3,
  backoff: { firstSeconds: 10, maxSeconds: 60 },
});
const other = defineJob({
  name: 'other',
  payload: v.strictObject({}),
  tries: 1,
  backoff: { firstSeconds: 1, maxSeconds: 1 },
});
const definitions: JobDefinition[] = [greet, other];

let test: TestDatabase;
let clock: TestClock;
/** What handlers threw. That a shared server is short of connections for a moment is no concern of these tests. */
let failedTries: unknown[];
let queues: JobQueue[];
let stores: JobStore[];

beforeEach(async () => {
  test = await openTestDatabase();
  // Ahead of the server's clock, by which our own transactions enqueue: what is due there is due here.
  clock = new TestClock(Date.now() + 30_000);
  failedTries = [];
  queues = [];
  stores = [];
});
afterEach(async () => {
  for (const queue of queues) await queue.stop({ graceMs: 0 });
  for (const store of stores) await store.close();
  await test[Symbol.asyncDispose]();
});

function noteTry(error: unknown, job?: { id: string }): void {
  if (job) failedTries.push(error);
}

function newStore(): JobStore {
  if (engine === 'sqlite') return sqliteJobStore(test.db);
  return postgresJobStore({ url: test.location.url ?? '', clock, onError: noteTry });
}

/** Moves the clock by which deadlines are judged; a stopped one on PostgreSQL, pushed ahead on SQLite. */
async function pass(seconds: number): Promise<void> {
  // A leap of a day would fire each of pg-boss's timers thousands of times.
  await (seconds > 7200 ? clock.setTime(clock.now() + seconds * 1000) : clock.tick(seconds * 1000));
  const at = addMs(await test.db.now(), seconds * 1000);
  await test.db.write((tx) =>
    tx
      .insert(eventHead)
      .values({ id: 1, position: 0, hash: '', at })
      .onConflictDoUpdate({ target: eventHead.id, set: { at } }),
  );
  // SQLite's clock takes an event's time into account with the next transaction.
  await test.db.write((tx) => Promise.resolve(tx.now));
}

/** A queue with a handler for `greet`, not started. */
function newQueue(handler: (call: JobCall<{ who: string }>) => Promise<void>): JobQueue {
  const queue = createJobQueue({
    db: test.db,
    store: newStore(),
    definitions,
    onError: noteTry,
    pollMs: 20,
  });
  queue.work(greet, handler);
  queues.push(queue);
  return queue;
}

async function started(handler: (call: JobCall<{ who: string }>) => Promise<void>): Promise<JobQueue> {
  const queue = newQueue(handler);
  await queue.start();
  return queue;
}

const until = (condition: () => Promise<void> | void) =>
  vi.waitFor(condition, { timeout: 10_000, interval: 10 });
const only = async (queue: JobQueue, state: JobView['state']) => (await queue.list({ state })).rows;

describe('the job queue', () => {
  it('does a job that was enqueued in a committed transaction, with its payload', async () => {
    const calls: JobCall<{ who: string }>[] = [];
    const queue = await started((call) => Promise.resolve(void calls.push(call)));
    const job = jobOf(greet, { who: 'Ada' });
    await test.db.write((tx) => queue.enqueue(tx, job));
    await until(async () => expect(await only(queue, 'done')).toHaveLength(1));
    expect(calls).toMatchObject([{ id: job.id, payload: { who: 'Ada' }, attempt: 1 }]);
    expect(await only(queue, 'done')).toMatchObject([
      { id: job.id, name: 'greet', state: 'done', attempt: 1, triesMax: 3, error: null },
    ]);
    expect(failedTries).toEqual([]);
  });

  it('forgets the payload of a job that is done', async () => {
    const queue = await started(() => Promise.resolve());
    await test.db.write((tx) => queue.enqueue(tx, jobOf(greet, { who: 'canary-4711' })));
    const stored = engine === 'sqlite' ? 'select payload from job' : 'select data::text from pgboss.job';
    await until(async () => {
      expect(await only(queue, 'done')).toHaveLength(1);
      const { rows } = await test.db.write((tx) => tx.execute(stored, []));
      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toContain('canary-4711');
    });
  });

  it('leaves no job behind when the transaction is rolled back', async () => {
    const queue = await started(() => Promise.resolve());
    const write = test.db.write(async (tx) => {
      await queue.enqueue(tx, jobOf(greet, { who: 'nobody' }));
      throw new Error('rolled back');
    });
    await expect(write).rejects.toThrow('rolled back');
    await test.db.write((tx) => queue.enqueue(tx, jobOf(greet, { who: 'Ada' })));
    await until(async () => expect(await only(queue, 'done')).toHaveLength(1));
    for (const state of ['waiting', 'running', 'dead'] as const) expect(await only(queue, state)).toEqual([]);
  });

  it('refuses a payload that the definition does not allow, before anything is stored', () => {
    expect(() => jobOf(greet, { who: 7 } as never)).toThrow('string');
  });

  it('keeps one job of a key, however often it is enqueued', async () => {
    const seen: string[] = [];
    const queue = await started(({ payload }) => Promise.resolve(void seen.push(payload.who)));
    for (const who of ['first', 'second'])
      await test.db.write((tx) => queue.enqueue(tx, jobOf(greet, { who }, { key: 'k' })));
    await test.db.write((tx) => queue.enqueue(tx, jobOf(greet, { who: 'third' })));
    await until(() => expect(seen.toSorted()).toEqual(['first', 'third']));
    await until(async () => expect(await only(queue, 'done')).toHaveLength(2));
  });

  it('does a delayed job when its time has come, not before', async () => {
    const seen: string[] = [];
    const queue = await started(({ payload }) => Promise.resolve(void seen.push(payload.who)));
    await test.db.write((tx) =>
      queue.enqueue(tx, jobOf(greet, { who: 'later' }, { delayMs: 60_000 }), jobOf(greet, { who: 'now' })),
    );
    await until(async () => expect(await only(queue, 'done')).toHaveLength(1));
    expect(seen).toEqual(['now']);
    await pass(61);
    queue.wake();
    await until(() => expect(seen).toEqual(['now', 'later']));
  });

  it('tries a failed job again after a growing wait, and buries it after the last try with its error', async () => {
    const attempts: number[] = [];
    const queue = await started(({ attempt }) => {
      attempts.push(attempt);
      return Promise.reject(new Error(`no ${attempt}`));
    });
    await test.db.write((tx) => queue.enqueue(tx, jobOf(greet, { who: 'Ada' })));
    await until(async () =>
      expect(await only(queue, 'waiting')).toMatchObject([{ attempt: 1, error: 'no 1' }]),
    );
    await pass(9);
    queue.wake();
    expect(await only(queue, 'waiting')).toHaveLength(1);
    await pass(12);
    await until(async () =>
      expect(await only(queue, 'waiting')).toMatchObject([{ attempt: 2, error: 'no 2' }]),
    );
    await pass(61);
    await until(async () =>
      expect(await only(queue, 'dead')).toMatchObject([{ attempt: 3, triesMax: 3, error: 'no 3' }]),
    );
    expect(attempts).toEqual([1, 2, 3]);
    expect(await queue.counts()).toEqual([{ name: 'greet', state: 'dead', count: 1 }]);
  });

  it('buries a hopeless job at its first try, and tries it once more when a person replays it', async () => {
    let hopeless = true;
    const queue = await started(() =>
      hopeless ? Promise.reject(new HopelessJobError('550 no such mailbox')) : Promise.resolve(),
    );
    await test.db.write((tx) =>
      queue.enqueue(tx, jobOf(greet, { who: 'Ada' }), jobOf(greet, { who: 'Bob' })),
    );
    await until(async () => expect(await only(queue, 'dead')).toHaveLength(2));
    const [first] = await only(queue, 'dead');
    expect(first).toMatchObject({ attempt: 1, error: '550 no such mailbox' });
    hopeless = false;
    expect(await queue.replay({ id: first?.id ?? '' })).toBe(1);
    await until(async () => expect(await only(queue, 'done')).toMatchObject([{ id: first?.id, attempt: 2 }]));
    expect(await queue.replay({ name: 'greet' })).toBe(1);
    await until(async () => expect(await only(queue, 'done')).toHaveLength(2));
    expect(await queue.replay({ name: 'greet' })).toBe(0);
    expect(await queue.replay({ id: 'job_nonsense' })).toBe(0);
  });

  it('gives a crashed worker’s job to another when the lease ends, and ignores the late answer of the first', async () => {
    const crashed = newStore();
    stores.push(crashed);
    await crashed.open(definitions);
    const job = jobOf(greet, { who: 'Ada' });
    await test.db.write((tx) => crashed.insert(tx, [job]));
    const [held] = await crashed.claim([{ definition: greet, count: 5 }]);
    expect(held).toMatchObject({ id: job.id, attempt: 1 });
    expect(await crashed.claim([{ definition: greet, count: 5 }])).toEqual([]);

    const seen: number[] = [];
    const gate = Promise.withResolvers<void>();
    const queue = newQueue(async ({ attempt }) => {
      seen.push(attempt);
      await gate.promise;
    });
    await queue.start();
    await pass(64);
    queue.wake();
    expect(await only(queue, 'running')).toMatchObject([{ attempt: 1 }]);
    // pg-boss looks for lost leases every ten seconds of its own clock, and lets the lost try's back-off pass first.
    await until(async () => {
      if (seen.length === 0) await pass(6);
      queue.wake();
      expect(seen).toEqual([2]);
    });
    if (held) await crashed.settle(held, { ok: true });
    expect(await only(queue, 'done')).toEqual([]);
    gate.resolve();
    await until(async () => expect(await only(queue, 'done')).toMatchObject([{ id: job.id, attempt: 2 }]));
  });

  it('gives each job to one of many workers', async () => {
    const seen: string[] = [];
    const handler = ({ payload }: JobCall<{ who: string }>) => Promise.resolve(void seen.push(payload.who));
    const queue = await started(handler);
    await started(handler);
    const names = Array.from({ length: 60 }, (_, n) => String(n));
    await test.db.write((tx) => queue.enqueue(tx, ...names.map((who) => jobOf(greet, { who }))));
    await until(async () => expect((await queue.list({ state: 'done', limit: 100 })).rows).toHaveLength(60));
    expect(seen.toSorted()).toEqual(names.toSorted());
  });

  it('finishes what runs before it stops, and aborts it when the grace is over', async () => {
    const begun = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const queue = await started(async () => {
      begun.resolve();
      await gate.promise;
    });
    await test.db.write((tx) => queue.enqueue(tx, jobOf(greet, { who: 'Ada' })));
    await begun.promise;
    const stopping = queue.stop();
    gate.resolve();
    await stopping;

    const stuck = Promise.withResolvers<AbortSignal>();
    const second = await started(({ signal }) => {
      stuck.resolve(signal);
      return new Promise(() => undefined);
    });
    expect(await only(second, 'done')).toHaveLength(1);
    await test.db.write((tx) => second.enqueue(tx, jobOf(greet, { who: 'Bob' })));
    const signal = await stuck.promise;
    await second.stop({ graceMs: 0 });
    expect(signal.aborted).toBe(true);
    const third = await started(() => Promise.resolve());
    expect(await only(third, 'waiting')).toMatchObject([{ attempt: 1, error: 'the server stops' }]);
  });

  it('enqueues a schedule once in each stretch, over all processes together', async () => {
    const seen: string[] = [];
    const handler = ({ payload }: JobCall<{ who: string }>) => Promise.resolve(void seen.push(payload.who));
    const both = [newQueue(handler), newQueue(handler)];
    for (const queue of both) {
      queue.schedule(greet, { who: 'hourly' }, { everyMs: 3_600_000 });
      await queue.start();
    }
    await until(() => expect(seen).toEqual(['hourly']));
    await pass(3600);
    for (const queue of both) queue.wake();
    await until(() => expect(seen).toEqual(['hourly', 'hourly']));
  });

  it('lists dead jobs in pages, newest first, each once', async () => {
    const queue = await started(() => Promise.reject(new HopelessJobError('no')));
    const jobs = Array.from({ length: 7 }, (_, n) => jobOf(greet, { who: String(n) }));
    await test.db.write((tx) => queue.enqueue(tx, ...jobs));
    await until(async () => expect(await only(queue, 'dead')).toHaveLength(7));
    const ids: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await queue.list({
        state: 'dead',
        name: 'greet',
        limit: 3,
        ...(cursor ? { cursor } : {}),
      });
      ids.push(...page.rows.map((row) => row.id));
      cursor = page.next;
    }
    expect(ids).toEqual(
      jobs
        .map((job) => job.id)
        .toSorted()
        .toReversed(),
    );
    expect((await queue.list({ state: 'dead', name: 'other' })).rows).toEqual([]);
    await expect(queue.list({ state: 'dead', cursor: 'nonsense' })).rejects.toThrow('bad_input');
  });

  it('forgets done jobs after a day, and dead ones never', async () => {
    const store = newStore();
    stores.push(store);
    await store.open(definitions);
    await test.db.write((tx) => store.insert(tx, [jobOf(greet, { who: 'a' }), jobOf(other, {})]));
    for (const job of await store.claim([
      { definition: greet, count: 1 },
      { definition: other, count: 1 },
    ])) {
      await store.settle(
        job,
        job.definition.name === 'greet' ? { ok: true } : { ok: false, error: 'no', hopeless: false },
      );
    }
    await store.maintain();
    expect((await store.list({ state: 'done' })).rows).toHaveLength(1);
    await pass(86_401);
    await store.maintain();
    expect((await store.list({ state: 'done' })).rows).toEqual([]);
    expect((await store.list({ state: 'dead' })).rows).toMatchObject([{ name: 'other', error: 'no' }]);
  });

  it('opens on the engine of the database', async () => {
    const queue = openJobQueue(test.db, test.location, {
      definitions,
      onError: noteTry,
    });
    queues.push(queue);
    const seen = Promise.withResolvers<string>();
    queue.work(greet, ({ payload }) => Promise.resolve(seen.resolve(payload.who)));
    await queue.start();
    await test.db.write((tx) => queue.enqueue(tx, jobOf(greet, { who: 'Ada' })));
    queue.wake();
    expect(await seen.promise).toBe('Ada');
  });
});

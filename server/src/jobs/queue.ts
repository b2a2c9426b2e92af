import type { Page } from '@portico/domain/page';
import { epochMs } from '@portico/domain/time';
import type { Database, Tx } from '../db/database.ts';
import { HopelessJobError, type JobDefinition, jobOf, type NewJob } from './define.ts';
import type {
  ClaimedJob,
  JobCount,
  JobQuestion,
  JobResult,
  JobStore,
  JobView,
  ReplayQuestion,
} from './store.ts';
import { WakeLoop } from './wake-loop.ts';

/** What a handler is given. */
export interface JobCall<P> {
  id: string;
  payload: P;
  /** 1 at the first try. */
  attempt: number;
  /** Aborts when the try has taken too long or the server stops. */
  signal: AbortSignal;
}

/** Does a job. It may run again after a crash, so doing it twice must do no harm. What it throws is a failed try. */
export type JobHandler<P> = (call: JobCall<P>) => Promise<void>;

/** Jobs for later: enqueued inside a transaction, done at least once, tried again when they fail. */
export interface JobQueue {
  /** Adds jobs in the caller's transaction: rolled back with it, done soon after it commits. */
  enqueue(tx: Tx, ...jobs: NewJob[]): Promise<void>;
  /** Says what does a kind of job here; before `start`. Without this, another process has to. */
  work<P extends object>(
    definition: JobDefinition<P>,
    handler: JobHandler<P>,
    options?: { concurrency?: number },
  ): void;
  /**
   * Enqueues a job once in each stretch of `everyMs`, over all processes together; `offsetMs` shifts the stretches from
   * midnight UTC (a day's stretch with 3 hours' offset begins at 03:00). Before `start`.
   */
  schedule<P extends object>(
    definition: JobDefinition<P>,
    payload: P,
    every: { everyMs: number; offsetMs?: number },
  ): void;
  start(): Promise<void>;
  /** Takes no more jobs, waits for those under way up to `graceMs` (10 s), then aborts them; they will be tried again. */
  stop(options?: { graceMs?: number }): Promise<void>;
  /** Looks for jobs now; for whoever just enqueued some. */
  wake(): void;
  list(question: JobQuestion): Promise<Page<JobView>>;
  /** Tries dead jobs once more each. */
  replay(question: ReplayQuestion): Promise<number>;
  counts(): Promise<JobCount[]>;
}

/** What a queue is made of. */
export interface JobQueueOptions {
  db: Database;
  store: JobStore;
  /** Every kind of job there is. */
  definitions: readonly JobDefinition[];
  /** Hears of failed tries and of a database that is away. */
  onError: (error: unknown, job?: { id: string; name: string; attempt: number }) => void;
  /** How often to look when nobody wakes; 1,000 ms. */
  pollMs?: number;
}

interface Worker {
  definition: JobDefinition;
  run: (job: ClaimedJob, signal: AbortSignal) => Promise<void>;
  concurrency: number;
  running: number;
}

interface Schedule {
  definition: JobDefinition;
  payload: object;
  everyMs: number;
  offsetMs: number;
  lastSlot: number;
}

const MAINTAIN_EVERY_MS = 10_000;
const GRACE_MS = 10_000;

/** Puts a queue together over the store of the engine. */
export function createJobQueue(options: JobQueueOptions): JobQueue {
  const { store } = options;
  const running = new RunningJobs(options);
  const schedules: Schedule[] = [];
  let maintainedAt = Number.NEGATIVE_INFINITY;

  const loop = new WakeLoop({
    everyMs: options.pollMs ?? 1000,
    onError: options.onError,
    work: async () => {
      if (performance.now() - maintainedAt >= MAINTAIN_EVERY_MS) {
        maintainedAt = performance.now();
        await store.maintain();
      }
      await enqueueDue(options, schedules);
      running.begin(await store.claim(running.wanted()));
    },
  });
  running.onFree = () => loop.wake();

  return {
    enqueue: (tx, ...jobs) => store.insert(tx, jobs),
    work: (definition, handler, { concurrency = 4 } = {}) => {
      const run = (job: ClaimedJob, signal: AbortSignal) =>
        handler({
          id: job.id,
          payload: jobOf(definition, job.payload as never).payload as never,
          attempt: job.attempt,
          signal,
        });
      running.workers.set(definition.name, { definition, run, concurrency, running: 0 });
    },
    schedule: (definition, payload, { everyMs, offsetMs = 0 }) => {
      schedules.push({ definition, payload, everyMs, offsetMs, lastSlot: Number.NEGATIVE_INFINITY });
    },
    start: async () => {
      await store.open(options.definitions);
      loop.start();
    },
    stop: async ({ graceMs = GRACE_MS } = {}) => {
      await loop.stop();
      await running.end(graceMs);
      await store.close();
    },
    wake: () => loop.wake(),
    list: (question) => store.list(question),
    replay: async (question) => {
      const replayed = await store.replay(question);
      loop.wake();
      return replayed;
    },
    counts: () => store.counts(),
  };
}

/** Enqueues what is due by the database's clock. The slot is the key, so that only one of many processes succeeds. */
async function enqueueDue({ db, store }: JobQueueOptions, schedules: Schedule[]): Promise<void> {
  if (schedules.length === 0) return;
  const now = epochMs(await db.now());
  const due = schedules
    .map((schedule) => ({ schedule, slot: Math.floor((now - schedule.offsetMs) / schedule.everyMs) }))
    .filter(({ schedule, slot }) => slot > schedule.lastSlot);
  if (due.length === 0) return;
  const jobs = due.map(({ schedule, slot }) =>
    jobOf(schedule.definition, schedule.payload, { key: `every ${schedule.everyMs}: ${slot}` }),
  );
  await db.write((tx) => store.insert(tx, jobs));
  for (const { schedule, slot } of due) schedule.lastSlot = slot;
}

/** The jobs this process is doing now. */
class RunningJobs {
  readonly workers = new Map<string, Worker>();
  onFree: () => void = () => undefined;
  readonly #options: JobQueueOptions;
  readonly #stop = new AbortController();
  readonly #tries = new Set<Promise<void>>();

  constructor(options: JobQueueOptions) {
    this.#options = options;
  }

  wanted(): { definition: JobDefinition; count: number }[] {
    return [...this.workers.values()]
      .map(({ definition, concurrency, running }) => ({ definition, count: concurrency - running }))
      .filter(({ count }) => count > 0);
  }

  begin(jobs: readonly ClaimedJob[]): void {
    for (const job of jobs) {
      const worker = this.workers.get(job.definition.name);
      if (!worker) throw new Error(`claimed a job that nobody works: ${job.definition.name}`);
      worker.running += 1;
      const attempt = this.#try(worker, job).finally(() => {
        worker.running -= 1;
        this.#tries.delete(attempt);
        this.onFree();
      });
      this.#tries.add(attempt);
    }
  }

  async end(graceMs: number): Promise<void> {
    const over = setTimeout(() => this.#stop.abort(new Error('the server stops')), graceMs);
    await Promise.all(this.#tries);
    clearTimeout(over);
  }

  async #try(worker: Worker, job: ClaimedJob): Promise<void> {
    const { onError, store } = this.#options;
    const tooLong = AbortSignal.timeout(job.definition.timeoutSeconds * 1000);
    let result: JobResult = { ok: true };
    try {
      await untilAborted(AbortSignal.any([tooLong, this.#stop.signal]), (signal) => worker.run(job, signal));
    } catch (error) {
      result = failed(error);
      onError(error, { id: job.id, name: job.definition.name, attempt: job.attempt });
    }
    // When even this fails, the lease runs out and the job is tried again.
    await store.settle(job, result).catch((error: unknown) => onError(error));
  }
}

/** Runs `work`, and stops waiting for it at the abort even if it does not listen to its signal. */
function untilAborted(signal: AbortSignal, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const abort = () => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work(signal)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}

function failed(error: unknown): JobResult {
  // A payload that no longer fits its schema will not fit it the next time either.
  const hopeless =
    error instanceof HopelessJobError || (error instanceof Error && error.name === 'ValiError');
  return {
    ok: false,
    hopeless,
    error: (error instanceof Error ? error.message : String(error)).slice(0, 500),
  };
}

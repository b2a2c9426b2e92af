import { Fault } from '@portico/domain/fault';
import { type Page, PAGE_LIMIT_MAX } from '@portico/domain/page';
import { addMs, type Instant } from '@portico/domain/time';
import { and, asc, count, desc, eq, inArray, lt, lte, ne, or, sql } from 'drizzle-orm';
import type { Database, Tx } from '../db/database.ts';
import { backoffMs, type JobDefinition, type NewJob } from './define.ts';
import {
  type ClaimedJob,
  DONE_KEPT_MS,
  type JobCount,
  type JobQuestion,
  type JobResult,
  type JobStore,
  type JobView,
  LEASE_SLACK_SECONDS,
  readCursor,
  REPLAY_MAX,
  type ReplayQuestion,
  writeCursor,
} from './store.ts';
import { jobs } from './table.ts';

const PRUNE_MAX = 5000;

/**
 * Jobs in our own table, for the one process that a SQLite file has. Another may open the file as well (the command
 * line does): claims are writes, and the file lets one write at a time.
 */
export function sqliteJobStore(db: Database): JobStore {
  return {
    open: () => Promise.resolve(),
    close: () => Promise.resolve(),
    insert,
    claim: (wanted) => claim(db, wanted),
    settle: (job, result) => db.write((tx) => settle(tx, job, result)),
    maintain: () => prune(db),
    list: (question) => list(db, question),
    replay: (question) => db.write((tx) => replay(tx, question)),
    counts: () => counts(db),
  };
}

async function insert(tx: Tx, added: readonly NewJob[]): Promise<void> {
  if (added.length === 0) return;
  const rows = added.map(({ id, definition, payload, delayMs }) => ({
    id,
    name: definition.name,
    payload: JSON.stringify(payload),
    state: 'waiting' as const,
    attempt: 0,
    triesMax: definition.tries,
    dueAt: addMs(tx.now, delayMs),
    createdAt: tx.now,
  }));
  await tx.insert(jobs).values(rows).onConflictDoNothing({ target: jobs.id });
}

const isDue = (now: Instant) => and(inArray(jobs.state, ['waiting', 'running']), lte(jobs.dueAt, now));

async function claim(
  db: Database,
  wanted: readonly { definition: JobDefinition; count: number }[],
): Promise<ClaimedJob[]> {
  const names = wanted.map(({ definition }) => definition.name);
  if (names.length === 0) return [];
  // A look that writes nothing first: an idle server leaves the disk alone.
  const [due] = await db.read
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(inArray(jobs.name, names), isDue(await db.now())))
    .limit(1);
  if (!due) return [];
  return db.write(async (tx) => {
    const claimed: ClaimedJob[] = [];
    for (const { definition, count: free } of wanted) claimed.push(...(await claimOf(tx, definition, free)));
    return claimed;
  });
}

async function claimOf(tx: Tx, definition: JobDefinition, free: number): Promise<ClaimedJob[]> {
  await buryAbandoned(tx, definition);
  const rows = await tx
    .select({ id: jobs.id, payload: jobs.payload, attempt: jobs.attempt })
    .from(jobs)
    .where(and(eq(jobs.name, definition.name), isDue(tx.now)))
    .orderBy(asc(jobs.dueAt), asc(jobs.id))
    .limit(free);
  if (rows.length === 0) return [];
  const leaseEnds = addMs(tx.now, (definition.timeoutSeconds + LEASE_SLACK_SECONDS) * 1000);
  await tx
    .update(jobs)
    .set({ state: 'running', attempt: sql`${jobs.attempt} + 1`, dueAt: leaseEnds })
    .where(
      inArray(
        jobs.id,
        rows.map((row) => row.id),
      ),
    );
  return rows.map((row) => ({
    id: row.id,
    definition,
    payload: JSON.parse(row.payload) as unknown,
    attempt: row.attempt + 1,
  }));
}

/** A lease that ended with the last try: the worker went away with it, each time. */
async function buryAbandoned(tx: Tx, definition: JobDefinition): Promise<void> {
  await tx
    .update(jobs)
    .set({ state: 'dead', error: 'the worker went away', finishedAt: tx.now })
    .where(
      and(
        eq(jobs.name, definition.name),
        eq(jobs.state, 'running'),
        lte(jobs.dueAt, tx.now),
        lte(jobs.triesMax, jobs.attempt),
      ),
    );
}

async function settle(tx: Tx, job: ClaimedJob, result: JobResult): Promise<void> {
  const [row] = await tx
    .select({ triesMax: jobs.triesMax })
    .from(jobs)
    .where(and(eq(jobs.id, job.id), eq(jobs.state, 'running'), eq(jobs.attempt, job.attempt)))
    .limit(1);
  if (!row) return;
  await tx
    .update(jobs)
    .set(afterTry(tx.now, job, { ...result, last: job.attempt >= row.triesMax }))
    .where(eq(jobs.id, job.id));
}

function afterTry(
  now: Instant,
  job: ClaimedJob,
  result: JobResult & { last: boolean },
): Partial<typeof jobs.$inferInsert> {
  // What is done needs its payload no more, and a letter's may hold a link that signs its reader in.
  if (result.ok) return { state: 'done', error: null, finishedAt: now, payload: '{}' };
  if (result.hopeless || result.last) return { state: 'dead', error: result.error, finishedAt: now };
  return {
    state: 'waiting',
    error: result.error,
    dueAt: addMs(now, backoffMs(job.definition, job.attempt, Math.random())),
  };
}

async function prune(db: Database): Promise<void> {
  const forgotten = async (query: Pick<Tx, 'select'>, now: Instant) =>
    query
      .select({ id: jobs.id })
      .from(jobs)
      .where(and(eq(jobs.state, 'done'), lt(jobs.finishedAt, addMs(now, -DONE_KEPT_MS))))
      .limit(PRUNE_MAX);
  const old = await forgotten(db.read, await db.now());
  if (old.length > 0)
    await db.write((tx) =>
      tx.delete(jobs).where(
        inArray(
          jobs.id,
          old.map((row) => row.id),
        ),
      ),
    );
}

async function list(db: Database, question: JobQuestion): Promise<Page<JobView>> {
  const limit = Math.min(question.limit ?? 50, PAGE_LIMIT_MAX);
  const from = question.cursor === undefined ? undefined : readCursor(question.cursor);
  if (from === null) throw new Fault('bad_input', { fields: [{ path: 'cursor', key: 'cursor' }] });
  const rows = await db.read
    .select()
    .from(jobs)
    .where(
      and(
        eq(jobs.state, question.state),
        question.name === undefined ? undefined : eq(jobs.name, question.name),
        from &&
          or(
            lt(jobs.createdAt, from.createdAt),
            and(eq(jobs.createdAt, from.createdAt), lt(jobs.id, from.id)),
          ),
      ),
    )
    .orderBy(desc(jobs.createdAt), desc(jobs.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit).map(({ payload: _payload, dueAt, ...row }) => ({ ...row, runAt: dueAt }));
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? writeCursor(last.createdAt, last.id) : null };
}

async function replay(tx: Tx, question: ReplayQuestion): Promise<number> {
  const which = 'id' in question ? eq(jobs.id, question.id) : eq(jobs.name, question.name);
  const rows = await tx
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(which, eq(jobs.state, 'dead')))
    .limit(REPLAY_MAX);
  if (rows.length === 0) return 0;
  await tx
    .update(jobs)
    .set({ state: 'waiting', dueAt: tx.now, finishedAt: null, triesMax: sql`${jobs.attempt} + 1` })
    .where(
      inArray(
        jobs.id,
        rows.map((row) => row.id),
      ),
    );
  return rows.length;
}

async function counts(db: Database): Promise<JobCount[]> {
  const rows = await db.read
    .select({ name: jobs.name, state: jobs.state, count: count() })
    .from(jobs)
    .where(ne(jobs.state, 'done'))
    .groupBy(jobs.name, jobs.state);
  return rows.flatMap(({ state, ...row }) => (state === 'done' ? [] : [{ ...row, state }]));
}

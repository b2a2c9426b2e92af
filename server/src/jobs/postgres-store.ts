import { Fault } from '@portico/domain/fault';
import { type Page, PAGE_LIMIT_MAX } from '@portico/domain/page';
import { type Clock, PgBoss, type Db } from 'pg-boss';
import type { Tx } from '../db/database.ts';
import type { JobDefinition, NewJob } from './define.ts';
import {
  type ClaimedJob,
  DONE_KEPT_MS,
  type JobCount,
  type JobQuestion,
  type JobResult,
  type JobState,
  type JobStore,
  type JobView,
  LEASE_SLACK_SECONDS,
  readCursor,
  REPLAY_MAX,
  type ReplayQuestion,
  writeCursor,
} from './store.ts';

const SCHEMA = 'pgboss';
const TEN_YEARS_SECONDS = 315_360_000;
const PRUNE_MAX = 5000;

/** pg-boss's words for our four states. */
const bossStates: Record<JobState, string[]> = {
  waiting: ['created', 'retry'],
  running: ['active'],
  done: ['completed'],
  dead: ['failed', 'cancelled'],
};

/** Where pg-boss keeps its jobs, and for tests the clock it goes by. */
export interface PostgresJobsOptions {
  url: string;
  onError: (error: unknown) => void;
  clock?: Clock;
}

/**
 * Jobs in pg-boss: it owns the tables, the claims (`skip locked`), the leases and the back-off; the loop that works them
 * is ours, the same as on SQLite. See `stories/decisions/0003-jobs.md`.
 */
export function postgresJobStore(options: PostgresJobsOptions): JobStore {
  const boss = new PgBoss({
    connectionString: options.url,
    application_name: 'portico-jobs',
    max: 4,
    options: '-c statement_timeout=10000 -c lock_timeout=4000 -c timezone=UTC',
    schedule: false,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    ...(options.clock ? { clock: options.clock } : {}),
  });
  boss.on('error', options.onError);
  return {
    open: async (definitions) => {
      await boss.start();
      for (const definition of definitions) await createQueue(boss, definition);
    },
    close: () => boss.stop({ graceful: false }),
    insert: (tx, jobs) => insert(boss, tx, jobs),
    claim: (wanted) => claim(boss, wanted),
    settle: (job, result) => settle(boss, job, result),
    maintain: () => prune(boss),
    list: (question) => list(boss, question),
    replay: (question) => replay(boss, question),
    counts: () => counts(boss),
  };
}

async function createQueue(boss: PgBoss, definition: JobDefinition): Promise<void> {
  const rules = {
    retryLimit: definition.tries - 1,
    retryBackoff: true,
    retryDelay: definition.backoff.firstSeconds,
    retryDelayMax: definition.backoff.maxSeconds,
    expireInSeconds: definition.timeoutSeconds + LEASE_SLACK_SECONDS,
    // Nothing vanishes by itself: what waits is worth doing, what is dead is for a person. We forget done jobs ourselves.
    retentionSeconds: TEN_YEARS_SECONDS,
    deleteAfterSeconds: 0,
  };
  if (await boss.getQueue(definition.name)) await boss.updateQueue(definition.name, rules);
  else await boss.createQueue(definition.name, rules);
}

const inside = (tx: Tx): Db => ({ executeSql: (text, values) => tx.execute(text, values ?? []) });

async function insert(boss: PgBoss, tx: Tx, added: readonly NewJob[]): Promise<void> {
  for (const [name, jobs] of Map.groupBy(added, (job) => job.definition.name)) {
    const rows = jobs.map(({ id, payload, delayMs }) => ({
      id: uuidOf(id),
      data: payload,
      ...(delayMs > 0 ? { startAfter: delayMs / 1000 } : {}),
    }));
    await boss.insert(name, rows, { db: inside(tx), returnId: false });
  }
}

async function claim(
  boss: PgBoss,
  wanted: readonly { definition: JobDefinition; count: number }[],
): Promise<ClaimedJob[]> {
  const claimed: ClaimedJob[] = [];
  for (const { definition, count } of wanted) {
    const rows = await boss.fetch<unknown>(definition.name, { batchSize: count, includeMetadata: true });
    claimed.push(
      ...rows.map((row) => ({
        id: `job_${row.id}`,
        definition,
        payload: row.data,
        attempt: row.retryCount + 1,
      })),
    );
  }
  return claimed;
}

async function settle(boss: PgBoss, job: ClaimedJob, result: JobResult): Promise<void> {
  const {
    definition: { name },
    attempt,
  } = job;
  const id = uuidOf(job.id);
  // pg-boss settles whatever runs under this id; only the try that we hold is ours to end.
  const held = await boss.getDb().executeSql(
    `update ${SCHEMA}.job set retry_limit = case when $4 then retry_count else retry_limit end
     where name = $1 and id = $2 and state = 'active' and retry_count = $3 returning 1`,
    [name, id, attempt - 1, !result.ok && result.hopeless],
  );
  if (held.rows.length === 0) return;
  if (!result.ok) {
    await boss.fail(name, id, { message: result.error });
    return;
  }
  await boss.complete(name, id);
  // What is done needs its payload no more, and a letter's may hold a link that signs its reader in.
  await boss
    .getDb()
    .executeSql(`update ${SCHEMA}.job set data = '{}' where name = $1 and id = $2 and state = 'completed'`, [
      name,
      id,
    ]);
}

async function prune(boss: PgBoss): Promise<void> {
  await boss.getDb().executeSql(
    `delete from ${SCHEMA}.job where (name, id) in (
       select name, id from ${SCHEMA}.job where state = 'completed' and completed_on < ${SCHEMA}.job_now() - $1 * interval '1 ms' limit ${PRUNE_MAX})`,
    [DONE_KEPT_MS],
  );
}

interface JobRow {
  id: string;
  name: string;
  retryCount: number;
  retryLimit: number;
  startedOn: Date | null;
  output: { message?: unknown; value?: { message?: unknown } } | null;
  createdOn: Date;
  startAfter: Date;
  completedOn: Date | null;
  place: string;
}

async function list(boss: PgBoss, question: JobQuestion): Promise<Page<JobView>> {
  const limit = Math.min(question.limit ?? 50, PAGE_LIMIT_MAX);
  const from = question.cursor === undefined ? undefined : readCursor(question.cursor);
  if (from === null) throw new Fault('bad_input', { fields: [{ path: 'cursor', key: 'cursor' }] });
  const { rows } = await boss.getDb().executeSql(
    `select id, name, retry_count as "retryCount", retry_limit as "retryLimit", started_on as "startedOn", output,
            created_on as "createdOn", start_after as "startAfter", completed_on as "completedOn", created_on::text as place
     from ${SCHEMA}.job
     where state::text = any($1::text[]) and ($2::text is null or name = $2) and name not like '\\_\\_%'
       and ($3::timestamptz is null or (created_on, id) < ($3::timestamptz, $4::uuid))
     order by created_on desc, id desc limit $5`,
    [
      bossStates[question.state],
      question.name ?? null,
      from?.createdAt ?? null,
      from ? uuidOf(from.id) : null,
      limit + 1,
    ],
  );
  const page = (rows as JobRow[]).slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map((row) => toView(row, question.state)),
    next: rows.length > limit && last ? writeCursor(last.place, `job_${last.id}`) : null,
  };
}

function toView(row: JobRow, state: JobState): JobView {
  const message = row.output?.message ?? row.output?.value?.message;
  const { id, name } = row;
  return {
    id: `job_${id}`,
    name,
    state,
    attempt: row.startedOn === null ? 0 : row.retryCount + 1,
    triesMax: row.retryLimit + 1,
    error: typeof message === 'string' ? message : null,
    createdAt: row.createdOn.toISOString(),
    runAt: row.startAfter.toISOString(),
    finishedAt: row.completedOn?.toISOString() ?? null,
  };
}

async function replay(boss: PgBoss, question: ReplayQuestion): Promise<number> {
  const { rows } = await boss.getDb().executeSql(
    `update ${SCHEMA}.job set state = 'retry', retry_limit = retry_count + 1, start_after = ${SCHEMA}.job_now(), completed_on = null
     where (name, id) in (select name, id from ${SCHEMA}.job where state::text = any($1::text[])
       and ($2::uuid is null or id = $2) and ($3::text is null or name = $3) limit ${REPLAY_MAX})
     returning 1`,
    [
      bossStates.dead,
      'id' in question ? uuidOf(question.id) : null,
      'name' in question ? question.name : null,
    ],
  );
  return rows.length;
}

async function counts(boss: PgBoss): Promise<JobCount[]> {
  const { rows } = await boss.getDb().executeSql(
    `select name, state::text as state, count(*)::int as count from ${SCHEMA}.job
     where state <> 'completed' and name not like '\\_\\_%' group by name, state`,
  );
  const byPlace = new Map<string, JobCount>();
  for (const row of rows as { name: string; state: string; count: number }[]) {
    const state =
      row.state === 'active' ? 'running' : bossStates.waiting.includes(row.state) ? 'waiting' : 'dead';
    const key = `${row.name} ${state}`;
    byPlace.set(key, { name: row.name, state, count: row.count + (byPlace.get(key)?.count ?? 0) });
  }
  return [...byPlace.values()];
}

/** pg-boss wants bare UUIDs; our prefix is for people. What is none finds nothing. */
function uuidOf(id: string): string {
  return /^job_[0-9a-f-]{36}$/.test(id) ? id.slice(4) : '00000000-0000-0000-0000-000000000000';
}

import type { Page } from '@portico/domain/page';
import type { Instant } from '@portico/domain/time';
import * as v from 'valibot';
import type { Tx } from '../db/database.ts';
import type { JobDefinition, NewJob } from './define.ts';

/** Where a job stands. `dead`: all tries failed, or the handler said that trying is hopeless; a person may replay it. */
export type JobState = 'waiting' | 'running' | 'done' | 'dead';

/** A job as a person sees it in a list. The payload stays inside: it may hold what is nobody's business. */
export interface JobView {
  id: string;
  name: string;
  state: JobState;
  /** How often it was tried so far. */
  attempt: number;
  triesMax: number;
  /** What went wrong at the last try. */
  error: string | null;
  createdAt: Instant;
  runAt: Instant;
  finishedAt: Instant | null;
}

/** What to list; newest first. */
export interface JobQuestion {
  state: JobState;
  name?: string;
  cursor?: string;
  /** At most 100; 50 when not said. */
  limit?: number;
}

/** Which dead jobs to try again: one, or all of a name (at most 1,000 at a time). */
export type ReplayQuestion = { id: string } | { name: string };

/** How many jobs of a name are in a state. Those that are done are not counted. */
export interface JobCount {
  name: string;
  state: Exclude<JobState, 'done'>;
  count: number;
}

/** A job that a worker holds until its lease ends. */
export interface ClaimedJob {
  id: string;
  definition: JobDefinition;
  payload: unknown;
  attempt: number;
}

/** How a try went. */
export type JobResult = { ok: true } | { ok: false; error: string; hopeless: boolean };

/**
 * Where jobs are kept. Two make the same promises, tested by one suite: our own table on SQLite, pg-boss on PostgreSQL.
 * Deadlines are judged by the database's clock.
 */
export interface JobStore {
  open(definitions: readonly JobDefinition[]): Promise<void>;
  close(): Promise<void>;
  /** Adds jobs in the caller's transaction: they exist when it commits, or never did. */
  insert(tx: Tx, jobs: readonly NewJob[]): Promise<void>;
  /** Takes due jobs, oldest first, and leases them for their timeout. Two workers never get the same try. */
  claim(wanted: readonly { definition: JobDefinition; count: number }[]): Promise<ClaimedJob[]>;
  /** Ends a try. Of a lease that was lost meanwhile it is without effect. */
  settle(job: ClaimedJob, result: JobResult): Promise<void>;
  /** Frees what crashed workers held and forgets what was done long ago. */
  maintain(): Promise<void>;
  list(question: JobQuestion): Promise<Page<JobView>>;
  /** @returns how many will be tried again, once each */
  replay(question: ReplayQuestion): Promise<number>;
  counts(): Promise<JobCount[]>;
}

/** How long a done job is remembered, and with it its key. */
export const DONE_KEPT_MS = 86_400_000;
/** How long a lease outlasts the try's own timeout, so that a live worker always ends its try itself. */
export const LEASE_SLACK_SECONDS = 5;
/** How many dead jobs one replay takes up. */
export const REPLAY_MAX = 1000;

const Place = v.tuple([
  v.pipe(
    v.string(),
    v.check((text) => !Number.isNaN(Date.parse(text))),
  ),
  v.string(),
]);

/** A place in a list, as text that tells nothing. */
export function writeCursor(createdAt: string, id: string): string {
  return Buffer.from(JSON.stringify([createdAt, id])).toString('base64url');
}

/** Reads what `writeCursor` wrote; null when it is something else. */
export function readCursor(cursor: string): { createdAt: string; id: string } | null {
  try {
    const parsed = v.safeParse(Place, JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return parsed.success ? { createdAt: parsed.output[0], id: parsed.output[1] } : null;
  } catch {
    return null;
  }
}

import { index, instant, int, table, text } from '../db/kit.ts';

/** Jobs on SQLite. On PostgreSQL pg-boss keeps them in tables of its own and this one stays empty. */
export const jobs = table(
  'job',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** JSON, kept as it came. */
    payload: text().notNull(),
    state: text().$type<'waiting' | 'running' | 'done' | 'dead'>().notNull(),
    attempt: int().notNull(),
    triesMax: int().notNull(),
    /** Waiting: not before. Running: the end of the lease. */
    dueAt: instant().notNull(),
    error: text(),
    createdAt: instant().notNull(),
    finishedAt: instant(),
  },
  (t) => [
    index('job_name_state_due').on(t.name, t.state, t.dueAt),
    index('job_state_created').on(t.state, t.createdAt, t.id),
    index('job_state_finished').on(t.state, t.finishedAt),
  ],
);

import { Command, Option } from 'commander';
import type { JobState, JobStore, JobView } from '../jobs/store.ts';
import {
  type Answer,
  answering,
  columns,
  CommandError,
  type Terminal,
  UsageError,
  withDatabase,
} from './command.ts';

const PAGE = 100;

/** `portico jobs …`: what waits, runs or failed for good. */
export function jobsCommand(terminal: Terminal): Command {
  const list = new Command('list')
    .description('list jobs, newest first; those that failed for good unless said otherwise')
    .addOption(
      new Option('--state <state>', 'which').choices(['dead', 'waiting', 'running', 'done']).default('dead'),
    )
    .option('--name <name>', 'of this kind only')
    .addHelpText(
      'after',
      '\nExamples:\n  pnpm portico jobs list\n  pnpm portico jobs list --state waiting --json',
    )
    .action(answering(terminal, listJobs));
  const replay = new Command('replay')
    .description('try dead jobs once more: one by its id, or all of a kind')
    .argument('[job id]')
    .option('--name <name>', 'all of this kind, at most 1,000 at a time')
    .addHelpText(
      'after',
      '\nExamples:\n  pnpm portico jobs replay job_0198…\n  pnpm portico jobs replay --name send-letter',
    )
    .action(answering(terminal, replayJobs));
  return new Command('jobs').description('work for later, as letters').addCommand(list).addCommand(replay);
}

async function listJobs(options: { state: JobState; name?: string }): Promise<Answer> {
  return withJobs(async (store) => {
    const question = {
      state: options.state,
      limit: PAGE,
      ...(options.name === undefined ? {} : { name: options.name }),
    };
    const found: JobView[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await store.list({ ...question, ...(cursor === undefined ? {} : { cursor }) });
      found.push(...page.rows);
      if (page.next === null) break;
      cursor = page.next;
    }
    const rows = found.map((job) => [
      job.id,
      job.name,
      `${job.attempt}/${job.triesMax}`,
      job.createdAt,
      job.error ?? '',
    ]);
    return { json: found, text: rows.length > 0 ? columns(rows) : `There are no ${options.state} jobs.` };
  });
}

async function replayJobs(id: string | undefined, options: { name?: string }): Promise<Answer> {
  if ((id === undefined) === (options.name === undefined))
    throw new UsageError('Name one job by its id, or a kind of job with --name.');
  return withJobs(async (store) => {
    const replayed = await store.replay(id === undefined ? { name: options.name ?? '' } : { id });
    if (id !== undefined && replayed === 0) throw new CommandError(`There is no dead job ${id}.`);
    return { json: { replayed }, text: `${replayed} will be tried again.` };
  });
}

/** The place where jobs are kept, opened without working any of them. */
async function withJobs(work: (store: JobStore) => Promise<Answer>): Promise<Answer> {
  return withDatabase(async (db, { location }) => {
    const [{ sqliteJobStore }, { postgresJobStore }] = await Promise.all([
      import('../jobs/sqlite-store.ts'),
      import('../jobs/postgres-store.ts'),
    ]);
    const store =
      db.engine === 'sqlite'
        ? sqliteJobStore(db)
        : postgresJobStore({ url: location.url ?? '', onError: () => undefined });
    await store.open([]);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  });
}

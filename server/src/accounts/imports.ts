import { readHeader } from '@portico/domain/accounts/import-file';
import { ImportFinding, ImportRun } from '@portico/domain/accounts/views';
import { PageRequest, pageOf } from '@portico/domain/page';
import type { Query } from '../db/database.ts';
import { listPersonNames } from '../identity/store.ts';
import { mutation, query } from '../trpc/procedure.ts';
import { begin, takePart } from './import-run.ts';
import * as store from './import-store.ts';
import * as schema from './schemas.ts';

/**
 * Imports of accounts: a file comes in parts, is looked at without changing anything, and then goes in. Both go on behind, slice
 * by slice; `importRun` says how far they are. The rows that did not go in are a file of `http.ts`.
 */
export const importProcedures = {
  /** Takes in a part of a CSV file; the first opens the run. */
  importUpload: mutation('account.manage')
    .input(schema.UploadInput)
    .output(schema.UploadOutcome)
    .mutation(({ ctx, input: { importId = null, ...part } }) =>
      ctx.write(async (tx) => {
        const outcome = await takePart(tx, { importId, ...part }, ctx.actor.userId);
        return outcome.ok ? { ok: true as const, run: await viewRun(tx, outcome.run) } : outcome;
      }),
    ),

  /** Begins the dry run: what would be created, changed or refused, and what looks like an account that is there. */
  importPreview: mutation('account.manage')
    .input(schema.ImportById)
    .output(ImportRun)
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => viewRun(tx, await begin(tx, input.importId, 'check'))),
    ),

  /** Begins the import (AC11, AC12). */
  import: mutation('account.manage')
    .input(schema.ImportById)
    .output(ImportRun)
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => viewRun(tx, await begin(tx, input.importId, 'import'))),
    ),

  /** How a run stands. */
  importRun: query('account.read')
    .input(schema.ImportById)
    .output(ImportRun)
    .query(async ({ ctx, input }) => viewRun(ctx.db.read, await store.getRun(ctx.db.read, input.importId))),

  /** The runs there were, newest first. */
  imports: query('account.read')
    .input(PageRequest)
    .output(pageOf(ImportRun))
    .query(async ({ ctx, input }) => {
      const page = await store.listRuns(ctx.db.read, input);
      return { rows: await viewRuns(ctx.db.read, page.rows), next: page.next };
    }),

  /** What there is to know about rows of a run, in the order of the file. */
  importFindings: query('account.read')
    .input(schema.FindingsInput)
    .output(pageOf(ImportFinding))
    .query(async ({ ctx, input: { importId, ...request } }) => {
      const run = await store.getRun(ctx.db.read, importId);
      const nameAt = readHeader(run.header)?.at.name ?? 0;
      return store.listFindings(ctx.db.read, run, { ...request, nameAt });
    }),
};

async function viewRun(query: Query, run: store.RunRow): Promise<ImportRun> {
  const [view] = await viewRuns(query, [run]);
  if (!view) throw new Error('a run without a view');
  return view;
}

async function viewRuns(query: Query, runs: readonly store.RunRow[]): Promise<ImportRun[]> {
  const names = await listPersonNames(
    query,
    runs.map(({ createdBy }) => createdBy).filter((id) => id !== null),
  );
  return runs.map((run) =>
    store.runOf(run, readHeader(run.header)?.unknown ?? [], names.get(run.createdBy ?? '') ?? null),
  );
}

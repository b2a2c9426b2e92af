import * as v from 'valibot';
import type { Database } from '../db/database.ts';
import { defineJob, jobOf } from '../jobs/define.ts';
import type { JobHandler } from '../jobs/queue.ts';
import type { Subscription } from '../outbox/relay.ts';
import { giveUp, letGoOfOldFiles, workOn } from './import-run.ts';

/** Works on an import that was begun, from where it stands. */
export const importAccounts = defineJob({
  name: 'import-accounts',
  payload: v.object({ importId: v.string() }),
  tries: 6,
  backoff: { firstSeconds: 5, maxSeconds: 300 },
  timeoutSeconds: 3_600,
});

/** A dry run or an import that was begun becomes work. */
export const startedImports: Subscription = {
  consumer: 'accounts-imports',
  events: ['account.import_started'],
  toJobs: (event) => [jobOf(importAccounts, { importId: event.aggregate.id }, { key: event.id })],
};

/** Does it. A try that was cut short goes on where the last slice ended; when the last one fails, the run says so. */
export function importAccountsWith(db: Database): JobHandler<{ importId: string }> {
  return async ({ payload, signal, attempt }) => {
    try {
      await workOn(db, payload.importId, signal);
    } catch (error) {
      if (attempt >= importAccounts.tries) await giveUp(db, payload.importId);
      throw error;
    }
  };
}

/** Lets go of uploaded files that nobody imported (AC15); once an hour is enough. */
export const clearImportFiles = defineJob({
  name: 'clear-import-files',
  payload: v.object({}),
  tries: 2,
  backoff: { firstSeconds: 60, maxSeconds: 600 },
});

/** Does it. */
export function clearImportFilesWith(db: Database): JobHandler<object> {
  return () => letGoOfOldFiles(db);
}

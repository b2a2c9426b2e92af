import type { Database } from '../db/database.ts';
import type { DatabaseLocation } from '../db/open.ts';
import type { JobDefinition } from './define.ts';
import { postgresJobStore } from './postgres-store.ts';
import { createJobQueue, type JobQueue, type JobQueueOptions } from './queue.ts';
import { sqliteJobStore } from './sqlite-store.ts';

/**
 * Opens the queue on the engine of the database.
 *
 * @param options.definitions every kind of job there is, also those that another process works
 */
export function openJobQueue(
  db: Database,
  location: DatabaseLocation,
  options: { definitions: readonly JobDefinition[]; onError: JobQueueOptions['onError'] },
): JobQueue {
  if (db.engine === 'sqlite') return createJobQueue({ db, store: sqliteJobStore(db), ...options });
  if (location.url === null) throw new Error('PostgreSQL was chosen, but DATABASE_URL is not set');
  const onError = (error: unknown) => options.onError(error);
  return createJobQueue({ db, store: postgresJobStore({ url: location.url, onError }), ...options });
}

import { engine } from '../db/engine.ts';
import type { DatabaseLocation } from '../db/open.ts';
import { postgresSnapshot } from './postgres-snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import { sqliteSnapshot } from './sqlite-snapshot.ts';

/** Freezes the database of this process at one moment; it waits for nobody and nobody waits for it. */
export function takeSnapshot(location: DatabaseLocation): Promise<Snapshot> {
  return engine === 'sqlite' ? sqliteSnapshot(location.file) : postgresSnapshot(location.url ?? '');
}

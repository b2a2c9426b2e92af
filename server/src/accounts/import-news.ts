import type { EventName, NewEvent } from '@portico/domain/event';
import type { Tx } from '../db/database.ts';
import { publish } from '../outbox/append.ts';
import type { RunRow } from './import-store.ts';

/** How often a pass over a file says how far it is: few enough for a log that is kept for ever. */
const STEPS = 20;

/** Tells what happened to an import; partners never hear of it. */
export function tellOfImport(
  tx: Tx,
  name: Extract<EventName, `account.import${string}`>,
  about: { run: Pick<RunRow, 'id' | 'createdBy' | 'fileName' | 'rows'>; facts?: NewEvent['payload'] },
): void {
  const { id, createdBy, fileName, rows } = about.run;
  publish(tx, {
    name,
    aggregate: { type: 'account_import', id },
    orgId: null,
    ownerId: null,
    actorId: createdBy,
    visibility: 'internal',
    payload: { fileName, rows, ...about.facts },
  });
}

/** Tells that an import went on, if it came over another twentieth of its file; `run` is where it stood before. */
export function tellOfProgress(tx: Tx, run: RunRow, done: number): void {
  const stepOf = (rows: number) => Math.floor((rows * STEPS) / run.rows);
  if (stepOf(done) > stepOf(run.done))
    tellOfImport(tx, 'account.import_progressed', { run, facts: { state: run.state, pass: run.pass, done } });
}

import { type ImportHeader, readHeader, readRow } from '@portico/domain/accounts/import-file';
import { FileKeys } from '@portico/domain/accounts/import-keys';
import type { ImportCounts } from '@portico/domain/accounts/views';
import { csvProblemOf, csvSeparatorOf, cutCsv, readCsv } from '@portico/domain/csv';
import { Fault } from '@portico/domain/fault';
import { addDays } from '@portico/domain/time';
import { type Refusal, refuse } from '@portico/domain/refusal';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Database, Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { tellOfImport, tellOfProgress } from './import-news.ts';
import { checkSlice, importSlice, placeSlice, type Slice, type SliceResult } from './import-slices.ts';
import * as store from './import-store.ts';

/** Rows looked at between two breaths of the server. */
const CHECK_ROWS = 25;
/** Rows written in one transaction; other writers have their turn after each. */
const IMPORT_ROWS = 100;

/** A part of a file that comes in. */
export interface IncomingPart {
  /** Null with the first part. */
  importId: string | null;
  fileName: string;
  /** 0, 1, 2 … */
  part: number;
  text: string;
}

/** A run that took a part in, or why the file is none. */
export type Taken = { ok: true; run: store.RunRow } | { ok: false; refusal: Refusal };

/**
 * Takes in a part of a file; the first one opens the run. Parts are whole records (`cutCsv`).
 *
 * @returns the run, or why the file is none: `not_utf8`, `open_quote`, `no_rows`, `no_name_column`, `too_many_rows`
 * @throws Fault `stale_edit` when it is not the next part
 */
export async function takePart(
  tx: Tx,
  { importId, fileName, part, text }: IncomingPart,
  actorId: string | null,
): Promise<Taken> {
  if (importId === null) return openRun(tx, { fileName, text }, actorId);
  const run = await store.getRun(tx, importId);
  if (run.state !== 'uploading' || part !== run.parts)
    throw new Fault('stale_edit', { versions: { yours: part, current: run.parts } });
  const problem = csvProblemOf(text, run.separator);
  if (problem !== null) return refuse('AC16', problem.key);
  const rows = store.recordsOf(text, run.separator, part).length;
  if (run.rows + rows > store.IMPORT_ROWS_MAX) return refuse('AC11', 'too_many_rows');
  await store.insertPart(tx, { importId, part, rows, text });
  if (!(await store.moveRun(tx, run, { parts: part + 1, rows: run.rows + rows })))
    throw new Fault('stale_edit', { versions: { yours: part, current: run.parts } });
  return { ok: true, run: await store.getRun(tx, importId) };
}

async function openRun(
  tx: Tx,
  { fileName, text }: { fileName: string; text: string },
  actorId: string | null,
): Promise<Taken> {
  const separator = csvSeparatorOf(text);
  const problem = csvProblemOf(text, separator);
  if (problem !== null) return refuse('AC16', problem.key);
  const [header = [], ...records] = readCsv(text, separator);
  if (readHeader(header) === null) return refuse('AC11', 'no_name_column');
  if (records.length === 0) return refuse('AC11', 'no_rows');
  const id = newId('aimport');
  await store.insertRun(tx, {
    id,
    fileName,
    state: 'uploading',
    parts: 1,
    rows: records.length,
    header,
    separator,
    pass: 1,
    done: 0,
    createdAt: tx.now,
    createdBy: actorId,
  });
  await store.insertPart(tx, { importId: id, part: 0, rows: records.length, text });
  return { ok: true, run: await store.getRun(tx, id) };
}

/** Takes in a whole file at once, part by part; for whoever has it at hand. */
export async function takeFile(
  db: Database,
  { fileName, text }: { fileName: string; text: string },
  actorId: string | null,
): Promise<Taken> {
  let taken: Taken = refuse('AC11', 'no_rows');
  for (const [part, piece] of cutCsv(text, store.PART_CHARS_MAX).entries()) {
    const importId: string | null = taken.ok ? taken.run.id : null;
    taken = await db.write((tx): Promise<Taken> =>
      takePart(tx, { importId, fileName, part, text: piece }, actorId),
    );
    if (!taken.ok) return taken;
  }
  return taken;
}

/**
 * Begins the dry run (`check`) or the import itself, which goes on behind. Beginning what is under way changes nothing; a run that
 * failed begins anew, and what went in already is found unchanged.
 *
 * @throws Fault `not_found` for a run that is over
 */
export async function begin(tx: Tx, importId: string, phase: store.Phase): Promise<store.RunRow> {
  const run = await store.getRun(tx, importId);
  const state = phase === 'check' ? ('checking' as const) : ('importing' as const);
  if (run.state === state) return run;
  const isOver = run.failure === FILE_GONE || !['uploading', 'checked', 'failed'].includes(run.state);
  if (isOver) throw new Fault('not_found');
  await store.dropFindings(tx, importId, phase);
  const counts = phase === 'check' ? { checked: store.noCounts } : { imported: store.noCounts };
  const moved = await store.moveRun(tx, run, { state, pass: 1, done: 0, failure: null, ...counts });
  if (!moved) throw new Fault('in_flight', { retryAfterSeconds: 1 });
  tellOfImport(tx, 'account.import_started', { run, facts: { phase } });
  return store.getRun(tx, importId);
}

/**
 * Works on a run until its phase is done, from where it stands: slice by slice, each with what it did and how far it is in one
 * transaction, so that a crash loses and repeats nothing. Two workers on one run do no harm; one of them goes away.
 *
 * @param signal ends it between two slices
 */
export async function workOn(db: Database, importId: string, signal?: AbortSignal): Promise<void> {
  const run = await store.getRun(db.read, importId);
  if (run.state !== 'checking' && run.state !== 'importing') return;
  const header = readHeader(run.header);
  if (header === null) throw new Error('a run without names');
  const keys = await readKeys(db, run, header);
  for (let pass = run.pass; pass <= (run.state === 'checking' ? 1 : 2); pass += 1) {
    const from = pass === run.pass ? run.done : 0;
    for await (const { done, rows } of slicesOf(db, { run, from })) {
      signal?.throwIfAborted();
      const slice = { importId, actorId: run.createdBy, view: { header, keys }, rows };
      const goesOn = await workSlice(db, slice, { state: run.state, pass, done });
      if (!goesOn) return;
      await breathe();
    }
    if (!(await finishPass(db, importId, { state: run.state, pass }))) return;
  }
}

async function readKeys(db: Database, run: store.RunRow, header: ImportHeader): Promise<FileKeys> {
  const keys = new FileKeys();
  for await (const { records } of store.partsOf(db.read, run)) {
    for (const [index, { number, cells }] of records.entries()) {
      keys.add(readRow(header, cells, number).row);
      if (index % 500 === 499) await breathe();
    }
  }
  return keys;
}

/** Some rows of a file, and how many were done before them. */
interface FileSlice {
  done: number;
  rows: store.FileRow[];
}

async function* slicesOf(
  db: Database,
  { run, from }: { run: store.RunRow; from: number },
): AsyncGenerator<FileSlice> {
  const size = run.state === 'checking' ? CHECK_ROWS : IMPORT_ROWS;
  let slice: FileSlice = { done: from, rows: [] };
  for await (const { first, records } of store.partsOf(db.read, run)) {
    for (const [index, row] of records.entries()) {
      if (first + index < from) continue;
      slice.rows.push(row);
      if (slice.rows.length < size) continue;
      yield slice;
      slice = { done: first + index + 1, rows: [] };
    }
  }
  if (slice.rows.length > 0) yield slice;
}

/** Why a run whose file was let go cannot go on; a message key. */
const FILE_GONE = 'file_gone';
/** How long a file that nobody imports is kept, in days (AC15). */
export const FILE_DAYS = 14;

/** AC15: lets go of the files of runs that were begun long ago and never imported; a run that is at work keeps its own. */
export async function letGoOfOldFiles(db: Database): Promise<void> {
  for (const old of await store.listUnimported(db.read, addDays(await db.now(), -FILE_DAYS)))
    await db.write(async (tx) => {
      const change = { state: 'failed', failure: FILE_GONE, finishedAt: tx.now } as const;
      if (await store.moveRun(tx, old, change)) await store.dropParts(tx, old.id);
    });
}

/** Says that a run came to its end before its file did; a person may begin it again. */
export async function giveUp(db: Database, importId: string): Promise<void> {
  await db.write(async (tx) => {
    const run = await store.getRun(tx, importId);
    if (run.state !== 'checking' && run.state !== 'importing') return;
    if (await store.moveRun(tx, run, { state: 'failed', failure: 'interrupted' }))
      tellOfImport(tx, 'account.import_failed', { run });
  });
}

type Stage = Pick<store.RunRow, 'state' | 'pass'>;
type Standing = Pick<store.RunRow, 'state' | 'pass' | 'done'>;

/** @returns false when another worker has gone on with the run */
async function workSlice(db: Database, slice: Slice, { state, pass, done }: Standing): Promise<boolean> {
  // What only reads is done outside the transaction, so that no writer waits for it.
  const checked = state === 'checking' ? await checkSlice(db.read, slice) : null;
  return db.write(async (tx) => {
    const run = await store.getRun(tx, slice.importId);
    if (run.state !== state || run.pass !== pass || run.done !== done) return false;
    // First of all, so that on PostgreSQL a second worker waits here and then finds the run moved on.
    if (!(await store.moveRun(tx, run, { done: done + slice.rows.length }))) return false;
    const result = checked ?? (await (pass === 1 ? importSlice(tx, slice) : placeSlice(tx, slice)));
    await store.insertFindings(tx, result.findings);
    const counts = added(state === 'checking' ? run.checked : run.imported, result.counts);
    const moved = { ...run, done: done + slice.rows.length };
    await store.moveRun(tx, moved, state === 'checking' ? { checked: counts } : { imported: counts });
    tellOfProgress(tx, run, moved.done);
    return true;
  });
}

function added(before: ImportCounts | null, more: SliceResult['counts']): ImportCounts {
  const from = before ?? store.noCounts;
  const sum = (name: keyof ImportCounts) => from[name] + (more[name] ?? 0);
  return {
    rows: sum('rows'),
    created: sum('created'),
    updated: sum('updated'),
    unchanged: sum('unchanged'),
    problems: sum('problems'),
    incomplete: sum('incomplete'),
    likelySame: sum('likelySame'),
  };
}

async function finishPass(db: Database, importId: string, { state, pass }: Stage): Promise<boolean> {
  return db.write(async (tx) => {
    const run = await store.getRun(tx, importId);
    if (run.state !== state || run.pass !== pass || run.done < run.rows) return false;
    if (state === 'importing' && pass === 1) return store.moveRun(tx, run, { pass: 2, done: 0 });
    if (state === 'checking') {
      tellOfImport(tx, 'account.import_checked', { run });
      return store.moveRun(tx, run, { state: 'checked' });
    }
    await store.dropParts(tx, importId);
    const { created = 0, updated = 0, problems = 0 } = run.imported ?? {};
    tellOfImport(tx, 'account.imported', { run, facts: { created, updated, problems } });
    return store.moveRun(tx, run, { state: 'imported', finishedAt: tx.now });
  });
}

import type { ImportCounts, ImportFinding, ImportRun } from '@portico/domain/accounts/views';
import { type CsvSeparator, readCsvRows } from '@portico/domain/csv';
import { Fault } from '@portico/domain/fault';
import type { Page, PageRequest } from '@portico/domain/page';
import type { Instant } from '@portico/domain/time';
import { and, asc, desc, eq, gt, inArray, lt } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { after, pageOfRows } from '../db/keyset.ts';
import { findRows } from './store.ts';
import { accountImportFindings, accountImportParts, accountImports } from './table.ts';

/** A run as it is kept. */
export type RunRow = typeof accountImports.$inferSelect;
/** What is known of a row of an import. */
export type FindingRow = typeof accountImportFindings.$inferSelect;
/** The dry run, or the import itself. */
export type Phase = FindingRow['phase'];

/** How many rows a file may have. */
export const IMPORT_ROWS_MAX = 100_000;
/** How many characters a part of a file may have. */
export const PART_CHARS_MAX = 200_000;

/** Counts before anything was looked at. */
export const noCounts: ImportCounts = {
  rows: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  problems: 0,
  incomplete: 0,
  likelySame: 0,
};

/**
 * A run.
 *
 * @throws Fault `not_found`
 */
export async function getRun(query: Query, importId: string): Promise<RunRow> {
  const [row] = await query.select().from(accountImports).where(eq(accountImports.id, importId)).limit(1);
  if (!row) throw new Fault('not_found');
  return row;
}

/** A run as it is shown. */
export function runOf(row: RunRow, unknownColumns: string[], by: string | null): ImportRun {
  const { id, fileName, state, rows, done, checked, imported, failure, createdAt, finishedAt } = row;
  return {
    id,
    fileName,
    state,
    rows,
    done,
    unknownColumns,
    checked,
    imported,
    failure,
    createdAt,
    createdBy: by,
    finishedAt,
  };
}

/** Runs, newest first. */
export async function listRuns(query: Query, { cursor, limit }: PageRequest): Promise<Page<RunRow>> {
  const columns = { value: accountImports.id, id: accountImports.id };
  const rows = await query
    .select()
    .from(accountImports)
    .where(after(cursor, columns, 'descending'))
    .orderBy(desc(accountImports.id))
    .limit(limit + 1);
  return pageOfRows(rows, limit, { key: (row) => [row.id, row.id], row: (row) => row });
}

/** Runs of before `until` whose file is still there though it was not imported and nobody is at work on it; at most 1,000. */
export async function listUnimported(query: Query, until: Instant): Promise<RunRow[]> {
  return query
    .select()
    .from(accountImports)
    .where(
      and(
        lt(accountImports.createdAt, until),
        inArray(accountImports.state, ['uploading', 'checked', 'failed']),
        inArray(
          accountImports.id,
          query.select({ id: accountImportParts.importId }).from(accountImportParts),
        ),
      ),
    )
    .orderBy(asc(accountImports.createdAt), asc(accountImports.id))
    .limit(1000);
}

/** Adds a run. */
export async function insertRun(tx: Tx, run: typeof accountImports.$inferInsert): Promise<void> {
  await tx.insert(accountImports).values(run);
}

/**
 * Changes a run, if it still stands where the caller saw it: two workers on one run do no row twice.
 *
 * @returns whether it did
 */
export async function moveRun(
  tx: Tx,
  seen: Pick<RunRow, 'id' | 'state' | 'pass' | 'done' | 'parts'>,
  change: Partial<RunRow>,
): Promise<boolean> {
  const moved = await tx
    .update(accountImports)
    .set(change)
    .where(
      and(
        eq(accountImports.id, seen.id),
        eq(accountImports.state, seen.state),
        eq(accountImports.pass, seen.pass),
        eq(accountImports.done, seen.done),
        eq(accountImports.parts, seen.parts),
      ),
    )
    .returning({ id: accountImports.id });
  return moved.length > 0;
}

/** Keeps a part of a file. */
export async function insertPart(
  tx: Tx,
  part: { importId: string; part: number; rows: number; text: string },
): Promise<void> {
  await tx.insert(accountImportParts).values(part);
}

/** Lets go of a file: what did not go in is kept with its findings. */
export async function dropParts(tx: Tx, importId: string): Promise<void> {
  await tx.delete(accountImportParts).where(eq(accountImportParts.importId, importId));
}

/** A row of a file. */
export interface FileRow {
  /** As a spreadsheet counts: the header is row 1, and an empty line is one too. */
  number: number;
  cells: string[];
}

/** The records of a file, part by part and without its header, each with how many came before it. */
export async function* partsOf(
  query: Query,
  { id, separator }: Pick<RunRow, 'id' | 'separator'>,
): AsyncGenerator<{ first: number; records: FileRow[] }> {
  let first = 0;
  let above = 0;
  for (let part = 0; ; part += 1) {
    const [row] = await query
      .select({ text: accountImportParts.text })
      .from(accountImportParts)
      .where(and(eq(accountImportParts.importId, id), eq(accountImportParts.part, part)))
      .limit(1);
    if (!row) return;
    const records = recordsOf(row.text, separator, part);
    yield { first, records: records.map(({ number, cells }) => ({ number: above + number, cells })) };
    first += records.length;
    // A part ends with a record (`cutCsv`).
    above += records.at(-1)?.number ?? (part === 0 ? 1 : 0);
    // A part is some thousand rows: in between, others have their turn.
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

/** The records of a part, numbered within it; the first part begins with the header. */
export function recordsOf(text: string, separator: CsvSeparator, part: number): FileRow[] {
  return readCsvRows(text, separator)
    .slice(part === 0 ? 1 : 0)
    .map(({ row, cells }) => ({ number: row, cells }));
}

/** Keeps what there is to know about rows. */
export async function insertFindings(tx: Tx, findings: readonly FindingRow[]): Promise<void> {
  for (let from = 0; from < findings.length; from += 300)
    await tx.insert(accountImportFindings).values(findings.slice(from, from + 300));
}

/** Forgets the findings of a phase that begins anew. */
export async function dropFindings(tx: Tx, importId: string, phase: Phase): Promise<void> {
  await tx
    .delete(accountImportFindings)
    .where(and(eq(accountImportFindings.importId, importId), eq(accountImportFindings.phase, phase)));
}

/** The rows out of some that have a problem in this phase. */
export async function rowsWithProblem(
  query: Query,
  importId: string,
  { phase, rows }: { phase: Phase; rows: readonly number[] },
): Promise<Set<number>> {
  const found = await query
    .selectDistinct({ row: accountImportFindings.row })
    .from(accountImportFindings)
    .where(
      and(
        eq(accountImportFindings.importId, importId),
        eq(accountImportFindings.phase, phase),
        eq(accountImportFindings.kind, 'problem'),
        inArray(accountImportFindings.row, [...rows]),
      ),
    )
    .limit(rows.length);
  return new Set(found.map(({ row }) => row));
}

/** Findings of a phase in the order of the file, with the name of the row and of the account they are about. */
export async function listFindings(
  query: Query,
  run: RunRow,
  request: PageRequest & { phase: Phase; nameAt: number },
): Promise<Page<ImportFinding>> {
  const { cursor, limit, phase, nameAt } = request;
  const columns = { value: accountImportFindings.row, id: accountImportFindings.id };
  const rows = await query
    .select()
    .from(accountImportFindings)
    .where(
      and(
        eq(accountImportFindings.importId, run.id),
        eq(accountImportFindings.phase, phase),
        after(cursor, columns, 'ascending'),
      ),
    )
    .orderBy(asc(accountImportFindings.row), asc(accountImportFindings.id))
    .limit(limit + 1);
  const named = await findRows(
    query,
    rows.map(({ accountId }) => accountId).filter((id) => id !== null),
  );
  const names = new Map(named.map(({ id, legalName }) => [id, { id, legalName }]));
  return pageOfRows(rows, limit, {
    key: ({ row, id }) => [row, id],
    row: ({ id, row, kind, column, key, detail, accountId, cells }) => ({
      id,
      row,
      kind,
      column,
      key,
      detail,
      account: names.get(accountId ?? '') ?? null,
      name: cells[nameAt] ?? '',
    }),
  });
}

const FINDINGS_PER_PAGE = 500;

/** All findings of a phase in the order of the file, page by page. */
export async function* findingPages(
  query: Query,
  importId: string,
  phase: Phase,
): AsyncGenerator<FindingRow[]> {
  let behind = { row: 0, id: '' };
  for (;;) {
    const rows = await query
      .select()
      .from(accountImportFindings)
      .where(
        and(
          eq(accountImportFindings.importId, importId),
          eq(accountImportFindings.phase, phase),
          gt(accountImportFindings.row, behind.row),
        ),
      )
      .orderBy(asc(accountImportFindings.row), asc(accountImportFindings.id))
      .limit(FINDINGS_PER_PAGE);
    const last = rows.at(-1);
    if (!last) return;
    // A row's findings stay together: the last row of a full page may have more and begins the next one.
    const isFull = rows.length === FINDINGS_PER_PAGE;
    const whole = isFull ? rows.filter(({ row }) => row < last.row) : rows;
    yield whole.length > 0 ? whole : rows;
    if (!isFull) return;
    behind = whole.at(-1) ?? last;
  }
}

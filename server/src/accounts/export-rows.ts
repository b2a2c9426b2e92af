import { importColumns } from '@portico/domain/accounts/import-file';
import { asc } from 'drizzle-orm';
import type { Query } from '../db/database.ts';
import type { CsvExport } from '../export/csv.ts';
import { type AccountRow, type Facts, factsOf } from './facts.ts';
import { findingPages, type FindingRow, getRun, type Phase } from './import-store.ts';
import { problemCell } from './import-slices.ts';
import { type AccountFilter, conditionsOf, findRows } from './store.ts';
import { accounts } from './table.ts';

const ROWS_PER_PAGE = 500;
const LIST = '|';

/** An account as a line of a file, with what its parent is called there. */
interface ExportRow {
  row: AccountRow;
  facts: Facts;
  parentId: string | null;
}

/**
 * The accounts that a filter lists, by name, in the columns an import reads (AC13): what is exported and imported again changes
 * nothing.
 */
export function exportAccounts(
  query: Query,
  filter: Omit<AccountFilter, 'cursor' | 'limit'>,
): CsvExport<ExportRow> {
  return { header: Object.keys(importColumns), pages: accountPages(query, filter), cells: cellsOf };
}

async function* accountPages(
  query: Query,
  filter: Omit<AccountFilter, 'cursor' | 'limit'>,
): AsyncGenerator<ExportRow[]> {
  let behind: AccountRow | null = null;
  for (;;) {
    const rows: AccountRow[] = await query
      .select()
      .from(accounts)
      .where(conditionsOf(filter, behind))
      .orderBy(asc(accounts.nameKey), asc(accounts.id))
      .limit(ROWS_PER_PAGE);
    const last = rows.at(-1);
    if (!last) return;
    const ids = rows.map(({ id }) => id);
    const facts = await factsOf(query, ids);
    const parents = await findRows(
      query,
      rows.map(({ parentId }) => parentId).filter((id) => id !== null),
    );
    const names = new Map(parents.map(({ id, externalId }) => [id, externalId ?? id]));
    yield rows.flatMap((row) => {
      const its = facts.get(row.id);
      return its ? [{ row, facts: its, parentId: names.get(row.parentId ?? '') ?? null }] : [];
    });
    if (rows.length < ROWS_PER_PAGE) return;
    behind = last;
  }
}

function cellsOf({ row, facts, parentId }: ExportRow): (string | null)[] {
  const [main] = facts.sites;
  const numbers = (kind: string) =>
    facts.numbers
      .filter((number) => number.kind === kind)
      .map(({ value }) => value)
      .join(LIST);
  const isShared = row.archivedAt === null && facts.domains.some(({ exclusive }) => exclusive === null);
  return [
    row.externalId ?? row.id,
    row.legalName,
    facts.names.map(({ name }) => name).join(LIST),
    facts.domains.map(({ key }) => key).join(LIST),
    isShared ? 'yes' : '',
    main?.street ?? null,
    main?.city ?? null,
    main?.postcode ?? null,
    row.country,
    numbers('reg_no'),
    numbers('vat'),
    numbers('duns'),
    row.segment,
    row.buyingMode,
    parentId,
  ];
}

const PROBLEM = 'problem';

/**
 * The rows of a run that did not go in, or not with their parent, as they came and with what is wrong in a last column
 * `problem`; a file that is mended and imported again.
 *
 * @throws Fault `not_found`
 */
export async function exportProblems(
  query: Query,
  importId: string,
  phase: Phase,
): Promise<{ fileName: string; file: CsvExport<FindingRow[]> }> {
  const run = await getRun(query, importId);
  // A file that came back before has the column already.
  const kept = run.header.flatMap((name, index) => (name.toLowerCase() === PROBLEM ? [] : [index]));
  return {
    fileName: `${run.fileName.replace(/\.csv$/i, '')}-problems.csv`,
    file: {
      header: [...kept.map((index) => run.header[index] ?? ''), PROBLEM],
      pages: problemRows(query, importId, phase),
      cells: (findings) => [...kept.map((index) => findings[0]?.cells[index] ?? ''), problemCell(findings)],
    },
  };
}

/** The findings that come back, those of a row together. */
async function* problemRows(query: Query, importId: string, phase: Phase): AsyncGenerator<FindingRow[][]> {
  for await (const page of findingPages(query, importId, phase)) {
    const rows = new Map<number, FindingRow[]>();
    for (const finding of page)
      if (finding.kind !== 'likely_same') rows.set(finding.row, [...(rows.get(finding.row) ?? []), finding]);
    yield [...rows.values()];
  }
}

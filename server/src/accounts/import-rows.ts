import type { Account, AccountSite } from '@portico/domain/accounts/account';
import {
  type ImportHeader,
  type ImportRow,
  readRow,
  type RowProblem,
} from '@portico/domain/accounts/import-file';
import type { FileKeys } from '@portico/domain/accounts/import-keys';
import { planRow, type RowPlan } from '@portico/domain/accounts/import-plan';
import type { Query } from '../db/database.ts';
import { domainHolders } from './check.ts';
import { factsOf, siteOf } from './facts.ts';
import { checkPlace } from './family.ts';
import { accountsById, findForRows } from './import-match.ts';
import type { FileRow } from './import-store.ts';
import { nameOf } from './store.ts';

/** What becomes of a row. */
export interface RowFate {
  number: number;
  cells: string[];
  row: ImportRow;
  /** The account it is for; null for a new one. */
  account: Account | null;
  /** Null when there is a problem. */
  plan: RowPlan | null;
  /** Why it cannot go in. */
  problems: RowProblem[];
  /** Why it goes in without its parent. */
  incomplete: RowProblem[];
  /** Why it would, as the register is now; rows before it may change that. */
  misplaced: RowProblem | null;
}

/** How a file is read. */
export interface FileView {
  header: ImportHeader;
  keys: FileKeys;
}

const ROWS_NAMED = 20;

/** Works out what becomes of some rows, by the register as it is now (AC11, AC12). The dry run and the import both ask this. */
export async function fatesOf(
  query: Query,
  { header, keys }: FileView,
  rows: readonly FileRow[],
): Promise<RowFate[]> {
  const read = rows.map(({ number, cells }) => {
    const { row, problems } = readRow(header, cells, number);
    return { number, cells, row, problems: [...problems, ...keys.problemsOf(row)] };
  });
  const good = read.filter(({ problems }) => problems.length === 0).map(({ row }) => row);
  const found = new Map((await findForRows(query, good)).map((each) => [each.row.row, each]));
  const holders = await domainHolders(
    query,
    good.flatMap(({ domains }) => domains),
    '',
  );
  const parents = await accountsById(
    query,
    good.map(({ parentId }) => parentId).filter((id) => id !== null),
  );
  const facts = await factsOf(
    query,
    [...found.values()].flatMap(({ account }) => account?.id ?? []),
  );
  const fates: RowFate[] = [];
  for (const { problems, ...each } of read) {
    const match = found.get(each.number);
    const account = match?.account ?? null;
    const taken = match ? await takenDomains(query, { row: each.row, account, holders }) : [];
    const all = [...problems, ...(match?.problems ?? []), ...taken];
    const [main] = facts.get(account?.id ?? '')?.sites ?? [];
    const incomplete = parentProblems(each.row, keys, parents);
    const parentId = incomplete.length > 0 ? undefined : parents.get(each.row.parentId ?? '');
    const { misplaced, isMoved } = await moveOf(query, { row: each.row, account, parentId });
    const plan =
      all.length > 0 ? null : planned(each.row, { account, main: main ? siteOf(main) : null, isMoved });
    fates.push({ ...each, account, plan, problems: all, incomplete, misplaced });
  }
  return fates;
}

/** A row that only gives another parent changes its account too. */
function planned(
  row: ImportRow,
  { account, main, isMoved }: { account: Account | null; main: AccountSite | null; isMoved: boolean },
): RowPlan {
  const plan = planRow(row, account, main);
  return plan.kind === 'unchanged' && isMoved ? { ...plan, kind: 'update' } : plan;
}

/** Whether a row moves its account under another parent, and why it cannot as the register is now (AC5). */
async function moveOf(
  query: Query,
  { row, account, parentId }: Pick<RowFate, 'row' | 'account'> & { parentId: string | undefined },
): Promise<{ isMoved: boolean; misplaced: RowProblem | null }> {
  if (account === null || parentId === undefined || parentId === account.parentId)
    return { isMoved: false, misplaced: null };
  const checked = await checkPlace(query, account.id, parentId);
  if (checked.ok) return { isMoved: true, misplaced: null };
  return {
    isMoved: false,
    misplaced: { column: 'parent_id', key: checked.refusal.key, detail: row.parentId ?? '' },
  };
}

interface Taken {
  row: ImportRow;
  account: Account | null;
  holders: ReadonlyMap<string, string>;
}

async function takenDomains(query: Query, { row, account, holders }: Taken): Promise<RowProblem[]> {
  const own = new Set(account?.domains.map(({ domain }) => domain));
  const problems: RowProblem[] = [];
  for (const domain of row.sharesDomains ? [] : row.domains) {
    const holder = holders.get(domain);
    if (holder === undefined || holder === account?.id || own.has(domain)) continue;
    const { legalName } = await nameOf(query, holder);
    problems.push({ column: 'domains', key: 'domain_taken', detail: legalName });
  }
  return problems;
}

function parentProblems(row: ImportRow, keys: FileKeys, parents: ReadonlyMap<string, string>): RowProblem[] {
  const { parentId: detail } = row;
  if (detail === null) return [];
  const column = 'parent_id' as const;
  const circle = keys.circleOf(row);
  if (circle.length > 0) return [{ column, key: 'parent_circle', detail: shortList(circle) }];
  return parents.has(detail) || keys.hasId(detail) ? [] : [{ column, key: 'parent_unknown', detail }];
}

/** Row numbers as they are read; a circle through half a file is not listed whole. */
function shortList(rows: readonly number[]): string {
  return [...rows.slice(0, ROWS_NAMED), ...(rows.length > ROWS_NAMED ? ['…'] : [])].join(', ');
}

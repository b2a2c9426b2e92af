import { problemText, type RowProblem } from '@portico/domain/accounts/import-file';
import type { ImportCounts } from '@portico/domain/accounts/views';
import type { Query, Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { resolve } from '../matching/resolve.ts';
import { type Checked, checkDetails, type CheckedDetails, type KeptNumber } from './check.ts';
import { checkPlace, holdFamilies, placeUnder } from './family.ts';
import { accountsById } from './import-match.ts';
import { fatesOf, type FileView, type RowFate } from './import-rows.ts';
import { type FileRow, type FindingRow, type Phase, rowsWithProblem } from './import-store.ts';
import { keepInStep } from './in-step.ts';
import { changedFields } from './save.ts';
import { saveSite } from './sites.ts';
import { getAccount, listSites, nameOf } from './store.ts';
import { changeAccount, createAccounts, type NewAccount, tellOfAccount, touch } from './write.ts';
import type { FactSource } from '@portico/domain/accounts/account';
import { numberKey, readNumber } from '@portico/domain/accounts/facts';

/** What looking at some rows brought. */
export interface SliceResult {
  counts: Partial<ImportCounts>;
  findings: FindingRow[];
}

/** A slice of a file, for one phase of one run. */
export interface Slice {
  importId: string;
  actorId: string | null;
  view: FileView;
  rows: readonly FileRow[];
}

type Finding = Pick<FindingRow, 'kind' | 'column' | 'key' | 'detail' | 'accountId'>;

function findingOf(
  slice: Slice,
  phase: Phase,
  found: { fate: Pick<RowFate, 'number' | 'cells'>; finding: Finding; nth?: number },
): FindingRow {
  const { number, cells } = found.fate;
  const { kind } = found.finding;
  return {
    // In the order of the file and of its columns, and the same when a slice is done again.
    id: `${slice.importId}-${phase}-${String(number).padStart(7, '0')}-${kind}-${found.nth ?? 0}`,
    importId: slice.importId,
    phase,
    row: number,
    cells: [...cells],
    ...found.finding,
  };
}

const problem = (kind: 'problem' | 'incomplete', { column, key, detail }: RowProblem): Finding => ({
  kind,
  column,
  key,
  detail,
  accountId: null,
});

function problemFindings(slice: Slice, phase: Phase, fates: readonly RowFate[]): FindingRow[] {
  return fates.flatMap((fate) => {
    const findings = fate.plan === null ? fate.problems.map((each) => problem('problem', each)) : [];
    return findings.map((finding, nth) => findingOf(slice, phase, { fate, finding, nth }));
  });
}

function incompleteFindings(slice: Slice, phase: Phase, fates: readonly RowFate[]): FindingRow[] {
  return fates
    .filter((fate) => fate.plan !== null)
    .flatMap((fate) =>
      [...fate.incomplete, ...(fate.misplaced ? [fate.misplaced] : [])].map((each) =>
        findingOf(slice, phase, { fate, finding: problem('incomplete', each) }),
      ),
    );
}

function countsOf(
  fates: readonly RowFate[],
): Pick<ImportCounts, 'rows' | 'created' | 'updated' | 'unchanged' | 'problems'> {
  const kinds = fates.map(({ plan }) => plan?.kind ?? null);
  const count = (kind: string | null) => kinds.filter((each) => each === kind).length;
  return {
    rows: fates.length,
    created: count('create'),
    updated: count('update'),
    unchanged: count('unchanged'),
    problems: count(null),
  };
}

/** Looks at some rows and writes nothing: what would become of them, and which new ones look like an account that is there. */
export async function checkSlice(query: Query, slice: Slice): Promise<SliceResult> {
  const fates = await fatesOf(query, slice.view, slice.rows);
  const likely: FindingRow[] = [];
  for (const fate of fates) {
    if (fate.plan?.kind !== 'create') continue;
    const finding = await likelySame(query, fate);
    if (finding) likely.push(findingOf(slice, 'check', { fate, finding }));
  }
  const incomplete = incompleteFindings(slice, 'check', fates);
  return {
    counts: { ...countsOf(fates), incomplete: incomplete.length, likelySame: likely.length },
    findings: [...problemFindings(slice, 'check', fates), ...incomplete, ...likely],
  };
}

async function likelySame(query: Query, { row }: RowFate): Promise<Finding | null> {
  const [best] = await resolve(query, {
    name: row.name,
    aliases: row.aliases,
    domains: row.domains,
    registrationNos: row.registrationNos.map(({ value }) => value),
    street: row.street,
    city: row.city,
    postcode: row.postcode,
    country: row.country,
  });
  if (!best || (best.kind !== 'same' && best.kind !== 'similar')) return null;
  const { legalName } = await nameOf(query, best.accountId);
  return {
    kind: 'likely_same',
    column: 'name',
    key: best.kind,
    detail: legalName,
    accountId: best.accountId,
  };
}

/** Puts some rows into the register: new accounts together, changes one by one. Rows with a problem change nothing (AC11). */
export async function importSlice(tx: Tx, slice: Slice): Promise<SliceResult> {
  const fates = await fatesOf(tx, slice.view, slice.rows);
  const by = { actorId: slice.actorId, source: 'imported' as FactSource };
  const drafts = fates.flatMap((fate) => draftOf(fate, slice.view));
  await createAccounts(tx, drafts, by);
  const refused: RowFate[] = [];
  for (const fate of fates) {
    if (fate.plan?.kind !== 'update' || fate.account === null) continue;
    const problems = await updateFrom(tx, fate, by.actorId);
    if (problems.length > 0) refused.push({ ...fate, plan: null, problems });
  }
  const done = fates.map((fate) => refused.find(({ number }) => number === fate.number) ?? fate);
  return { counts: countsOf(done), findings: problemFindings(slice, 'import', done) };
}

function draftOf({ plan, row }: RowFate, { keys }: FileView): NewAccount[] {
  if (plan?.kind !== 'create') return [];
  const { details, address } = plan;
  const numbers = details.registrationNos.flatMap(({ kind, value: text }): KeptNumber[] => {
    const { country } = row;
    const value = readNumber(kind, country, text);
    return value === null ? [] : [{ kind, country, value, key: numberKey({ kind, country, value }) }];
  });
  const checked: CheckedDetails = {
    details,
    aliases: details.aliases,
    // Who says that a domain is shared has confirmed it for all rows that name it (AC3).
    domains: details.domains.map((domain) => ({ domain, exclusive: !keys.isShared(domain) })),
    numbers: [...new Map(numbers.map((number) => [number.key, number])).values()],
    ancestors: [],
  };
  return [{ id: newId('acc'), checked, address }];
}

async function updateFrom(tx: Tx, { plan, account }: RowFate, actorId: string | null): Promise<RowProblem[]> {
  if (plan === null || account === null) return [];
  const check: Checked = await checkDetails(tx, { ...plan.details, parentId: account.parentId }, account.id);
  if (!check.ok)
    return check.refusals.map(({ key, account: other }) => ({
      column: key === 'number_taken' ? 'registration_no' : 'domains',
      key,
      detail: other?.legalName ?? '',
    }));
  await changeAccount(tx, account, { checked: check.checked, by: { actorId, source: 'imported' } });
  if (plan.address !== null) await moveAddress(tx, account.id, plan.address);
  const fields = changedFields(account, await getAccount(tx, account.id));
  const changed = [...fields, ...(plan.address === null ? [] : ['sites'])];
  tellOfAccount(tx, 'account.changed', {
    accountId: account.id,
    actorId,
    facts: { fields: changed.join(','), source: 'imported' },
  });
  return [];
}

async function moveAddress(
  tx: Tx,
  accountId: string,
  address: NonNullable<NewAccount['address']>,
): Promise<void> {
  const [main] = await listSites(tx, accountId);
  const name = main?.name ?? address.city ?? 'Main office';
  await saveSite(tx, { id: main?.id ?? null, accountId }, { name, ...address, main: true });
}

/** The second pass: accounts get their parents, now that all are there. What cannot be placed stays where it is and comes back. */
export async function placeSlice(tx: Tx, slice: Slice): Promise<SliceResult> {
  const fates = await fatesOf(
    tx,
    slice.view,
    slice.rows.filter(({ cells }) => hasParent(cells, slice.view)),
  );
  if (fates.length === 0) return { counts: {}, findings: [] };
  await holdFamilies(tx);
  const skipped = await rowsWithProblem(tx, slice.importId, {
    phase: 'import',
    rows: fates.map(({ number }) => number),
  });
  const parents = await accountsById(
    tx,
    fates.map(({ row }) => row.parentId ?? ''),
  );
  const placing = { actorId: slice.actorId, parents, moved: [] as string[] };
  const findings: FindingRow[] = [];
  for (const fate of fates) {
    if (skipped.has(fate.number)) continue;
    const why = await place(tx, fate, placing);
    if (why) findings.push(findingOf(slice, 'import', { fate, finding: problem('incomplete', why) }));
  }
  await keepInStep(tx, placing.moved);
  return { counts: { incomplete: findings.length }, findings };
}

function hasParent(cells: readonly string[], { header }: FileView): boolean {
  return (cells[header.at.parent_id ?? -1] ?? '') !== '';
}

interface Placing {
  actorId: string | null;
  /** The account of each parent that the rows name. */
  parents: ReadonlyMap<string, string>;
  /** Accounts whose family changed; added to. */
  moved: string[];
}

async function place(
  tx: Tx,
  { row, account, incomplete }: RowFate,
  { actorId, parents, moved }: Placing,
): Promise<RowProblem | null> {
  const [known] = incomplete;
  if (known) return known;
  if (!account || row.parentId === null) return null;
  const column = 'parent_id' as const;
  const parentId = parents.get(row.parentId);
  if (parentId === undefined) return { column, key: 'parent_unknown', detail: row.parentId };
  if (parentId === account.parentId) return null;
  const checked = await checkPlace(tx, account.id, parentId);
  if (!checked.ok) return { column, key: checked.refusal.key, detail: row.parentId };
  await touch(tx, account, actorId);
  moved.push(...(await placeUnder(tx, account.id, checked.ancestors)));
  const facts = { fields: 'parentId', source: 'imported' };
  tellOfAccount(tx, 'account.changed', { accountId: account.id, actorId, facts });
  return null;
}

/** What is wrong with a row and what to do, all of it in one cell. */
export function problemCell(findings: readonly Pick<FindingRow, 'column' | 'key' | 'detail'>[]): string {
  return findings
    .map(({ column, key, detail }) => problemText({ column: column as RowProblem['column'], key, detail }))
    .join('; ');
}

import { type Account, isInUse } from '@portico/domain/accounts/account';
import { nameKey, numberKey, readNumber } from '@portico/domain/accounts/facts';
import type { ImportColumn, ImportRow, RowProblem } from '@portico/domain/accounts/import-file';
import { and, inArray, isNull } from 'drizzle-orm';
import type { Query } from '../db/database.ts';
import { numberHolders } from './check.ts';
import { findAccounts, survivorOf } from './store.ts';
import { accounts } from './table.ts';

/** Which account each row is for; null for a new one. */
export interface Found {
  row: ImportRow;
  account: Account | null;
  problems: RowProblem[];
}

/** Finds the accounts that rows are for (AC11): by id, by registration number, by exactly their legal name and country. */
export async function findForRows(query: Query, rows: readonly ImportRow[]): Promise<Found[]> {
  const byId = await accountsById(
    query,
    rows.map(({ id }) => id).filter((id) => id !== null),
  );
  const holders = await numberHolders(
    query,
    rows.flatMap(numberKeysOf).map((key) => ({ key })),
    '',
  );
  const byName = await accountsByName(query, rows.filter(isUnnumbered));
  const ids = [...byId.values(), ...holders.values(), ...[...byName.values()].flat()];
  const known = new Map((await findAccounts(query, ids)).map((account) => [account.id, account]));
  return rows.map((row) => {
    const own = row.id === null ? undefined : byId.get(row.id);
    const numbered = [...new Set(numberKeysOf(row).flatMap((key) => holders.get(key) ?? []))];
    const named = byName.get(nameOf(row)) ?? [];
    const fits = own !== undefined ? [own] : numbered.length > 0 ? numbered : isUnnumbered(row) ? named : [];
    return judge(row, { fits, numbered, own, known });
  });
}

interface Candidates {
  fits: readonly string[];
  numbered: readonly string[];
  own: string | undefined;
  known: ReadonlyMap<string, Account>;
}

function judge(row: ImportRow, { fits, numbered, own, known }: Candidates): Found {
  const names = (ids: readonly string[]) => ids.map((id) => known.get(id)?.legalName ?? id).join(', ');
  const wrong = (column: ImportColumn, key: string, detail: string): Found => ({
    row,
    account: null,
    problems: [{ column, key, detail }],
  });
  if (fits.length > 1) return wrong('id', 'two_accounts', names(fits));
  const account = known.get(fits[0] ?? '') ?? null;
  if (account === null) return { row, account: null, problems: [] };
  if (!isInUse(account)) return wrong('id', 'not_in_use', account.legalName);
  const others = numbered.filter((id) => id !== account.id);
  if (others.length > 0) return wrong('registration_no', 'number_taken', names(others));
  // Another outer id than the one we know: the number is right for two different customers of the file's system.
  if (own === undefined && row.id !== null && account.externalId !== null)
    return wrong('registration_no', 'number_taken', account.legalName);
  return { row, account, problems: [] };
}

/** Rows that only their name can tell: with neither id nor number. */
function isUnnumbered(row: ImportRow): boolean {
  return row.id === null && row.registrationNos.length === 0;
}

function nameOf({ name, country }: ImportRow): string {
  return `${country}|${nameKey(name)}`;
}

function numberKeysOf({ registrationNos, country }: ImportRow): string[] {
  return registrationNos.flatMap(({ kind, value: text }) => {
    const value = readNumber(kind, country, text);
    return value === null ? [] : [numberKey({ kind, country, value })];
  });
}

/** The account of each id, ours or the outer one; one that was merged is read through its survivor (AC8). */
export async function accountsById(query: Query, ids: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const distinct = [...new Set(ids)];
  for (let from = 0; from < distinct.length; from += 300) {
    const some = distinct.slice(from, from + 300);
    const columns = { id: accounts.id, externalId: accounts.externalId, mergedIntoId: accounts.mergedIntoId };
    const outer = await query
      .select(columns)
      .from(accounts)
      .where(inArray(accounts.externalId, some))
      .limit(300);
    const ours = await query.select(columns).from(accounts).where(inArray(accounts.id, some)).limit(300);
    for (const row of [...ours, ...outer]) {
      const id = row.mergedIntoId === null ? row.id : await survivorOf(query, row.id);
      for (const name of [row.id, row.externalId])
        if (name !== null && some.includes(name)) found.set(name, id);
    }
  }
  return found;
}

async function accountsByName(query: Query, rows: readonly ImportRow[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const keys = [...new Set(rows.map(({ name }) => nameKey(name)))];
  for (let from = 0; from < keys.length; from += 300) {
    const same = await query
      .select({ id: accounts.id, nameKey: accounts.nameKey, country: accounts.country })
      .from(accounts)
      .where(
        and(
          inArray(accounts.nameKey, keys.slice(from, from + 300)),
          isNull(accounts.mergedIntoId),
          isNull(accounts.archivedAt),
        ),
      )
      .limit(5_000);
    for (const { id, nameKey: key, country } of same) {
      const name = `${country}|${key}`;
      found.set(name, [...(found.get(name) ?? []), id]);
    }
  }
  return found;
}

import type { Account, AccountSite } from '@portico/domain/accounts/account';
import type { AccountName, AccountSummary } from '@portico/domain/accounts/views';
import { Fault } from '@portico/domain/fault';
import type { Page, PageRequest } from '@portico/domain/page';
import {
  and,
  asc,
  type Column,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  like,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { fold } from '../deals/fold.ts';
import type { Query } from '../db/database.ts';
import { after, pageOfRows } from '../db/keyset.ts';
import { keptNames } from '../db/prepared.ts';
import { accountOf, type AccountRow, factsOf, siteOf } from './facts.ts';
import { accounts } from './table.ts';

/*
 * Accounts belong to the vendor as a whole: whoever may read one may read all, and partners may read none. So these
 * functions take no reach; the right is asked where the request comes in.
 */

/** Which accounts to list. */
export interface AccountFilter extends PageRequest {
  /** Part of a name, domain, number or outer id. */
  search?: string | undefined;
  country?: string | undefined;
  segment?: string | undefined;
  state?: 'in_use' | 'archived' | 'merged' | undefined;
  /** A condition on the account's id that another slice brings, as "has coverage". */
  only?: ((id: Column) => SQL) | undefined;
}

/** A page of accounts by name; those in use unless others are asked for. */
export async function listAccounts(query: Query, filter: AccountFilter): Promise<Page<AccountSummary>> {
  const { cursor, limit } = filter;
  const rows = await query
    .select()
    .from(accounts)
    .where(and(matching(filter), after(cursor, { value: accounts.nameKey, id: accounts.id }, 'ascending')))
    .orderBy(asc(accounts.nameKey), asc(accounts.id))
    .limit(limit + 1);
  const page = pageOfRows(rows, limit, { key: (row) => [row.nameKey, row.id], row: (row) => row });
  return { rows: await summariesOf(query, page.rows), next: page.next };
}

/** The condition for what a filter lists, behind a row. */
export function conditionsOf(
  filter: Omit<AccountFilter, 'cursor' | 'limit'>,
  behind: { nameKey: string; id: string } | null,
): SQL | undefined {
  const further =
    behind === null
      ? undefined
      : or(
          gt(accounts.nameKey, behind.nameKey),
          and(eq(accounts.nameKey, behind.nameKey), gt(accounts.id, behind.id)),
        );
  return and(matching(filter), further);
}

function matching({
  search,
  country,
  segment,
  state = 'in_use',
  only,
}: Omit<AccountFilter, 'cursor' | 'limit'>): SQL | undefined {
  return and(
    state === 'merged' ? isNotNull(accounts.mergedIntoId) : isNull(accounts.mergedIntoId),
    state === 'archived' ? isNotNull(accounts.archivedAt) : undefined,
    state === 'in_use' ? isNull(accounts.archivedAt) : undefined,
    country === undefined ? undefined : eq(accounts.country, country),
    segment === undefined ? undefined : eq(accounts.segment, segment),
    search === undefined || fold(search) === '' ? undefined : contains(search),
    only?.(accounts.id),
  );
}

function contains(search: string): SQL {
  return sql`${like(accounts.searchText, `%${fold(search).replace(/[\\%_]/g, String.raw`\$&`)}%`)} escape '\\'`;
}

async function summariesOf(query: Query, rows: AccountRow[]): Promise<AccountSummary[]> {
  const facts = await factsOf(
    query,
    rows.map(({ id }) => id),
  );
  const names = await listAccountNames(
    query,
    rows.map(({ parentId }) => parentId).filter((id) => id !== null),
  );
  return rows.map((row) => {
    const { id, version, legalName, country, segment, buyingMode, parentId } = row;
    const its = facts.get(id);
    const parentName = names.get(parentId ?? '');
    return {
      id,
      version,
      legalName,
      country,
      city: its?.sites[0]?.city ?? null,
      domain: its?.domains[0]?.key ?? null,
      segment,
      buyingMode,
      parent: parentId !== null && parentName !== undefined ? { id: parentId, legalName: parentName } : null,
      mergedIntoId: row.mergedIntoId,
      archivedAt: row.archivedAt,
      updatedAt: row.updatedAt,
    };
  });
}

/** The segments in use, by name; at most 200. */
export async function listSegments(query: Query): Promise<string[]> {
  const rows = await query
    .selectDistinct({ segment: accounts.segment })
    .from(accounts)
    .where(isNotNull(accounts.segment))
    .orderBy(asc(accounts.segment))
    .limit(200);
  return rows.map(({ segment }) => segment).filter((segment) => segment !== null);
}

/** The account of this id, archived and merged ones too; null when there is none. */
export async function findAccount(query: Query, accountId: string): Promise<Account | null> {
  const [account] = await findAccounts(query, [accountId]);
  return account ?? null;
}

/** The accounts of these ids, in no order; those that are not there lack. */
export async function findAccounts(query: Query, ids: readonly string[]): Promise<Account[]> {
  const rows = await findRows(query, ids);
  const facts = await factsOf(
    query,
    rows.map(({ id }) => id),
  );
  return rows.flatMap((row) => {
    const its = facts.get(row.id);
    return its ? [accountOf(row, its)] : [];
  });
}

const IDS_PER_READ = 500;

/** The bare rows of these accounts. */
export async function findRows(query: Query, ids: readonly string[]): Promise<AccountRow[]> {
  const distinct = [...new Set(ids)];
  const rows: AccountRow[] = [];
  for (let from = 0; from < distinct.length; from += IDS_PER_READ) {
    const some = distinct.slice(from, from + IDS_PER_READ);
    rows.push(...(await query.select().from(accounts).where(inArray(accounts.id, some)).limit(some.length)));
  }
  return rows;
}

/**
 * The account of this id, archived and merged ones too.
 *
 * @throws Fault `not_found`
 */
export async function getAccount(query: Query, accountId: string): Promise<Account> {
  const account = await findAccount(query, accountId);
  if (account === null) throw new Fault('not_found');
  return account;
}

/** The sites of an account in use, its address first. */
export async function listSites(query: Query, accountId: string): Promise<AccountSite[]> {
  const facts = await factsOf(query, [accountId]);
  return (facts.get(accountId)?.sites ?? []).map(siteOf);
}

/** The legal names of accounts; those that are not there lack. */
export const listAccountNames: (query: Query, ids: readonly string[]) => Promise<Map<string, string>> =
  keptNames(async (query, ids) =>
    (await findRows(query, ids)).map(({ id, legalName }) => ({ id, name: legalName })),
  );

/** An account named in passing. */
export async function nameOf(query: Query, accountId: string): Promise<AccountName> {
  const [row] = await findRows(query, [accountId]);
  return { id: accountId, legalName: row?.legalName ?? '' };
}

const MERGES_DEEP_MAX = 100;

/** The account that stands for this one (AC8): itself, or what it was merged into, and what that was merged into. */
export async function survivorOf(query: Query, accountId: string): Promise<string> {
  let at = accountId;
  for (let step = 0; step < MERGES_DEEP_MAX; step += 1) {
    const [row] = await query
      .select({ into: accounts.mergedIntoId })
      .from(accounts)
      .where(eq(accounts.id, at))
      .limit(1);
    if (!row?.into) return at;
    at = row.into;
  }
  return at;
}

/** Every id that stands for this account: its own and those merged into it, directly or through others (AC8). */
export async function accountIdsOf(query: Query, accountId: string): Promise<string[]> {
  const all = [accountId];
  let level = [accountId];
  while (level.length > 0 && all.length < 10_000) {
    const rows = await query
      .select({ id: accounts.id })
      .from(accounts)
      .where(inArray(accounts.mergedIntoId, level.slice(0, IDS_PER_READ)))
      .limit(1_000);
    level = [...level.slice(IDS_PER_READ), ...rows.map(({ id }) => id)];
    all.push(...rows.map(({ id }) => id));
  }
  return all;
}

import type { Account } from '@portico/domain/accounts/account';
import { isInUse } from '@portico/domain/accounts/account';
import { detailsOf } from '@portico/domain/accounts/import-plan';
import type { AccountView, SaveOutcome } from '@portico/domain/accounts/views';
import { Fault } from '@portico/domain/fault';
import type * as v from 'valibot';
import { isUniqueClash } from '../db/clash.ts';
import type { Query, Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { listPersonNames } from '../identity/store.ts';
import { checkDetails } from './check.ts';
import { familyOf, holdFamilies } from './family.ts';
import type { SaveInput } from './schemas.ts';
import { getAccount, listSites } from './store.ts';
import { listMerges } from './unmerge.ts';
import { changeAccount, createAccounts, refuseStale, tellOfAccount } from './write.ts';

/** An account with all that is shown beside it. */
export async function viewAccount(query: Query, accountId: string): Promise<AccountView> {
  const account = await getAccount(query, accountId);
  const merges = await listMerges(query, accountId);
  const names = await listPersonNames(
    query,
    merges.flatMap(({ by, undoneBy }) => [by, undoneBy]).filter((id) => id !== null),
  );
  return {
    account,
    sites: await listSites(query, accountId),
    family: await familyOf(query, account),
    merges: merges.map((merge) => ({
      ...merge,
      by: names.get(merge.by ?? '') ?? null,
      undoneBy: names.get(merge.undoneBy ?? '') ?? null,
    })),
  };
}

/**
 * An account that may be edited, as the edit was made on it.
 *
 * @throws Fault `not_found`, also for one that is archived or merged; `stale_edit` when it has changed since
 */
export async function editable(
  tx: Tx,
  { accountId, version }: { accountId: string; version: number },
): Promise<Account> {
  const account = await getAccount(tx, accountId);
  if (!isInUse(account)) throw new Fault('not_found');
  if (account.version !== version) await refuseStale(tx, { id: accountId, version });
  return account;
}

/** Makes an account, or gives one other details (AC1 to AC7). */
export async function saveAccount(
  tx: Tx,
  { account: reference, details, address }: v.InferOutput<typeof SaveInput>,
  actorId: string | null,
): Promise<SaveOutcome> {
  if (details.parentId !== null || reference) await holdFamilies(tx);
  const before = reference ? await editable(tx, reference) : null;
  const id = before?.id ?? newId('acc');
  const check = await checkDetails(tx, details, id);
  if (!check.ok) return check;
  const by = { actorId, source: 'given' as const };
  if (before === null)
    await createAccounts(tx, [{ id, checked: check.checked, address: address ?? null }], by);
  else {
    await changeAccount(tx, before, { checked: check.checked, by });
    const fields = changedFields(before, await getAccount(tx, id));
    tellOfAccount(tx, 'account.changed', { accountId: id, actorId, facts: { fields: fields.join(',') } });
  }
  return { ok: true, account: await viewAccount(tx, id) };
}

/** The names of the details that an edit changed. */
export function changedFields(before: Account, after: Account): string[] {
  const [old, now] = [Object.entries(detailsOf(before)), new Map(Object.entries(detailsOf(after)))];
  return old
    .filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(now.get(field)))
    .map(([field]) => field);
}

/**
 * Runs a write in which another writer may take the same domain, number or outer id at the same moment; the database lets
 * one of them.
 *
 * @throws Fault `already_exists` for the other: a new try is told who has it
 */
export async function orTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    throw isUniqueClash(error) ? new Fault('already_exists', {}, { cause: error }) : error;
  }
}

import type { Account } from '@portico/domain/accounts/account';
import { whyNotUnmerge } from '@portico/domain/accounts/merge';
import type { AccountRefusal, MergeView } from '@portico/domain/accounts/views';
import { Fault } from '@portico/domain/fault';
import { refuse } from '@portico/domain/refusal';
import { and, asc, desc, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { onAccountsUnmerged } from '../reservations/register-changes.ts';
import type { Done } from './archive.ts';
import { domainHolders, numberHolders } from './check.ts';
import { ancestorsOf, descendantsOf, holdFamilies, placeUnder } from './family.ts';
import { keepInStep } from './in-step.ts';
import { adopt, deriveFrom } from './merge.ts';
import { findRows, nameOf, survivorOf } from './store.ts';
import {
  accountDomains,
  accountMerges,
  accountNames,
  accountNumbers,
  accounts,
  accountSites,
} from './table.ts';
import { touch } from './write.ts';

type MergeRow = typeof accountMerges.$inferSelect;
const MERGES_SHOWN_MAX = 200;

/**
 * A merge.
 *
 * @throws Fault `not_found`
 */
export async function getMerge(query: Query, mergeId: string): Promise<MergeRow> {
  const [row] = await query.select().from(accountMerges).where(eq(accountMerges.id, mergeId)).limit(1);
  if (!row) throw new Fault('not_found');
  return row;
}

/** The merges of an account, into it and of it into others, newest first; at most 200. */
export async function listMerges(query: Query, accountId: string): Promise<MergeView[]> {
  const rows = await query
    .select()
    .from(accountMerges)
    .where(or(eq(accountMerges.survivorId, accountId), eq(accountMerges.mergedId, accountId)))
    .orderBy(desc(accountMerges.at), desc(accountMerges.id))
    .limit(MERGES_SHOWN_MAX);
  const named = await findRows(
    query,
    rows.flatMap(({ survivorId, mergedId }) => [survivorId, mergedId]),
  );
  const names = new Map(named.map(({ id, legalName }) => [id, legalName]));
  const name = (id: string) => ({ id, legalName: names.get(id) ?? '' });
  return rows.map(({ id, survivorId, mergedId, moved, ...row }) => ({
    id,
    survivor: name(survivorId),
    merged: name(mergedId),
    reason: row.reason,
    at: row.at,
    by: row.by,
    undoneAt: row.undoneAt,
    undoneBy: row.undoneBy,
    moved: {
      names: moved.names.length,
      domains: moved.domains.length,
      numbers: moved.numbers.length,
      sites: moved.sites.length,
      children: moved.children.length,
    },
  }));
}

/**
 * Undoes a merge (AC9): everything it moved goes back, also what was taken from the survivor since; what the survivor got
 * since stays there.
 */
export async function unmergeAccounts(
  tx: Tx,
  {
    merge,
    survivor,
    merged,
    actorId,
  }: { merge: MergeRow; survivor: Account; merged: Account; actorId: string },
): Promise<Done> {
  await holdFamilies(tx);
  const refusal = whyNotUnmerge(merge, survivor);
  if (refusal) return { ok: false, refusals: [refusal] };
  const taken = await whatOthersTook(tx, merge);
  if (taken.length > 0) return { ok: false, refusals: taken };
  const parentId = merged.parentId === null ? null : await survivorOf(tx, merged.parentId);
  const ancestors = (await ancestorsOf(tx, parentId)).map(({ id }) => id);
  const children = await childrenToReturn(tx, merge);
  if (children.some((id) => ancestors.includes(id)))
    return { ok: false, refusals: [refuse('AC5', 'parent_cycle').refusal] };

  await touch(tx, survivor, actorId);
  await touch(tx, merged, actorId);
  await returnFacts(tx, merge);
  if (merge.moved.aliasId !== null)
    await tx.delete(accountNames).where(eq(accountNames.id, merge.moved.aliasId));
  await tx.update(accounts).set({ mergedIntoId: null }).where(eq(accounts.id, merged.id));
  await adopt(tx, children, merged.id);
  await placeUnder(
    tx,
    merged.id,
    ancestors.filter((id) => id !== merged.id),
  );
  await returnParent(tx, { merge, survivor });
  await tx
    .update(accountMerges)
    .set({ undoneAt: tx.now, undoneBy: actorId })
    .where(eq(accountMerges.id, merge.id));
  const families = [
    ...(await deriveFrom(tx, survivor.id)),
    ...(await deriveFrom(tx, merged.id)),
    ...(await descendantsOf(tx, merged.id, 10_000)).map(({ row }) => row.id),
  ];
  await keepInStep(tx, families);
  await onAccountsUnmerged(tx, { fromId: merged.id, intoId: survivor.id });
  return { ok: true };
}

/** Domains and numbers that would go back but are somebody else's now. */
async function whatOthersTook(tx: Tx, { moved, survivorId }: MergeRow): Promise<AccountRefusal[]> {
  const refusals: AccountRefusal[] = [];
  const exclusive = moved.domains.flatMap((domain) => domain.exclusive ?? []);
  const domains = await domainHolders(tx, exclusive, survivorId);
  for (const holder of domains.values())
    refusals.push({ ...refuse('AC9', 'domain_taken').refusal, account: await nameOf(tx, holder) });
  const numbers = await numberHolders(tx, moved.numbers, survivorId);
  for (const holder of numbers.values())
    refusals.push({ ...refuse('AC9', 'number_taken').refusal, account: await nameOf(tx, holder) });
  return refusals;
}

/** The children that the merge moved and that are still where it put them. */
async function childrenToReturn(tx: Tx, { moved, survivorId }: MergeRow): Promise<string[]> {
  const rows = await findRows(tx, moved.children);
  const still = rows.filter((row) => row.parentId === survivorId && row.mergedIntoId === null);
  return still.map(({ id }) => id);
}

/** Deleted and written anew, so that what the survivor lost, changed or entered again meanwhile comes back as it was. */
async function returnFacts(tx: Tx, { mergedId, survivorId, moved }: MergeRow): Promise<void> {
  const { names, domains, numbers, sites } = moved;
  const accountId = mergedId;
  const owned = [mergedId, survivorId];
  if (names.length > 0) {
    await tx.delete(accountNames).where(
      inArray(
        accountNames.id,
        names.map(({ id }) => id),
      ),
    );
    await tx.insert(accountNames).values(names.map((name) => ({ ...name, accountId })));
  }
  if (domains.length > 0) {
    const keys = domains.map(({ key }) => key);
    await tx
      .delete(accountDomains)
      .where(and(inArray(accountDomains.accountId, owned), inArray(accountDomains.key, keys)));
    await tx.insert(accountDomains).values(domains.map((domain) => ({ ...domain, accountId })));
  }
  if (numbers.length > 0) {
    const keys = numbers.map(({ key }) => key);
    await tx
      .delete(accountNumbers)
      .where(and(inArray(accountNumbers.accountId, owned), inArray(accountNumbers.key, keys)));
    await tx.insert(accountNumbers).values(numbers.map((number) => ({ ...number, accountId })));
  }
  for (const { id, main } of sites)
    await tx.update(accountSites).set({ accountId, main, archivedAt: null }).where(eq(accountSites.id, id));
  await keepAddress(tx, survivorId);
}

/** When the survivor's address was one that went back, the oldest of its own sites becomes it. */
async function keepAddress(tx: Tx, accountId: string): Promise<void> {
  const rows = await tx
    .select()
    .from(accountSites)
    .where(and(eq(accountSites.accountId, accountId), isNull(accountSites.archivedAt)))
    .orderBy(asc(accountSites.createdAt), asc(accountSites.id))
    .limit(1_000);
  const [oldest] = rows;
  if (oldest && !rows.some(({ main }) => main))
    await tx.update(accountSites).set({ main: true }).where(eq(accountSites.id, oldest.id));
}

/** The survivor gets its old parent back, if it still has the one the merge gave it and the old one is in use. */
async function returnParent(
  tx: Tx,
  { merge, survivor }: { merge: MergeRow; survivor: Account },
): Promise<void> {
  const { before, after } = merge.moved.parent;
  if (survivor.parentId !== after || before === after) return;
  const to = before === null ? null : await survivorOf(tx, before);
  const ancestors = (await ancestorsOf(tx, to)).map(({ id }) => id);
  if (!ancestors.includes(survivor.id)) await placeUnder(tx, survivor.id, ancestors);
}

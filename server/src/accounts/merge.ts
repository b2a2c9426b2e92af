import type { Account } from '@portico/domain/accounts/account';
import { nameKey } from '@portico/domain/accounts/facts';
import { type MovedFacts, parentAfterMerge, whatMoves, whyNotMerge } from '@portico/domain/accounts/merge';
import { whyNotThere } from '@portico/domain/accounts/family';
import type { Refusal } from '@portico/domain/refusal';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { attempt } from '../db/attempt.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { onAccountsMerged } from '../reservations/register-changes.ts';
import type { Done } from './archive.ts';
import { type Facts, factsOf } from './facts.ts';
import { ancestorsOf, deriveBelow, descendantsOf, holdFamilies, placeUnder } from './family.ts';
import { keepInStep } from './in-step.ts';
import {
  accountDomains,
  accountMerges,
  accountNames,
  accountNumbers,
  accounts,
  accountSites,
} from './table.ts';
import { touch } from './write.ts';

const CHILDREN_MAX = 10_000;

/** What a merge is of. */
export interface Merge {
  survivor: Account;
  merged: Account;
  reason: string | null;
  actorId: string;
}

/**
 * Merges one account into another (AC8) and records what moved, so that it can go back (AC9).
 *
 * @throws Fault `stale_edit` when either has changed since it was read
 */
export async function mergeAccounts(tx: Tx, merge: Merge): Promise<Done & { mergeId?: string }> {
  const { survivor, merged } = merge;
  await holdFamilies(tx);
  const ancestors = await ancestorsAfter(tx, survivor, merged);
  const refusal = whyNotMerge(survivor, merged) ?? (await whyTooDeep(tx, merged, ancestors));
  if (refusal) return { ok: false, refusals: [refusal] };
  return attempt(tx, () => join(tx, merge, ancestors));
}

async function join(
  tx: Tx,
  merge: Merge,
  ancestors: readonly string[],
): Promise<Done & { mergeId?: string }> {
  const { survivor, merged, reason, actorId } = merge;
  await touch(tx, survivor, actorId);
  await touch(tx, merged, actorId);
  const facts = await factsOf(tx, [survivor.id, merged.id]);
  const [mine, theirs] = [facts.get(survivor.id), facts.get(merged.id)];
  if (!mine || !theirs) throw new Error('an account without facts');
  const moved: MovedFacts = {
    ...(await moveFacts(tx, { mine, theirs, survivorId: survivor.id })),
    aliasId: await keepName(tx, merge, mine),
    ...(await moveFamily(tx, merge, ancestors)),
  };
  await tx.update(accounts).set({ mergedIntoId: survivor.id }).where(eq(accounts.id, merged.id));
  const mergeId = newId('amerge');
  await tx.insert(accountMerges).values({
    id: mergeId,
    survivorId: survivor.id,
    mergedId: merged.id,
    reason,
    moved,
    at: tx.now,
    by: actorId,
  });
  const family = await descendantsOf(tx, survivor.id, CHILDREN_MAX);
  await keepInStep(tx, [survivor.id, merged.id, ...family.map(({ row }) => row.id)]);
  const refusal = await onAccountsMerged(tx, { fromId: merged.id, intoId: survivor.id });
  return refusal ? { ok: false, refusals: [refusal] } : { ok: true, mergeId };
}

async function moveFacts(
  tx: Tx,
  { mine, theirs, survivorId }: { mine: Facts; theirs: Facts; survivorId: string },
): Promise<Pick<MovedFacts, 'names' | 'domains' | 'numbers' | 'sites'>> {
  const names = whatMoves(mine.names, theirs.names);
  const domains = whatMoves(mine.domains, theirs.domains);
  const numbers = whatMoves(mine.numbers, theirs.numbers);
  const to = { accountId: survivorId };
  if (names.length > 0)
    await tx
      .update(accountNames)
      .set(to)
      .where(inArray(accountNames.id, idsOf(names)));
  if (domains.length > 0)
    await tx
      .update(accountDomains)
      .set(to)
      .where(inArray(accountDomains.id, idsOf(domains)));
  if (numbers.length > 0)
    await tx
      .update(accountNumbers)
      .set(to)
      .where(inArray(accountNumbers.id, idsOf(numbers)));
  const keepsMain = mine.sites.some(({ main }) => main);
  for (const site of theirs.sites)
    await tx
      .update(accountSites)
      .set({ ...to, main: site.main && !keepsMain })
      .where(eq(accountSites.id, site.id));
  return {
    names: names.map(({ accountId: _, ...name }) => name),
    domains: domains.map(({ accountId: _, ...domain }) => domain),
    numbers: numbers.map(({ accountId: _, ...number }) => number),
    sites: theirs.sites.map(({ id, main }) => ({ id, main })),
  };
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

/** The merged account's legal name becomes an alias, unless the survivor goes by it already. */
async function keepName(tx: Tx, { survivor, merged }: Merge, mine: Facts): Promise<string | null> {
  const key = nameKey(merged.legalName);
  const [taken] = await tx
    .select({ id: accountNames.id })
    .from(accountNames)
    .where(and(eq(accountNames.accountId, survivor.id), eq(accountNames.key, key)))
    .limit(1);
  if (taken || nameKey(survivor.legalName) === key || mine.names.some((name) => name.key === key))
    return null;
  const id = newId('row');
  await tx
    .insert(accountNames)
    .values({ id, accountId: survivor.id, name: merged.legalName, key, source: 'former', createdAt: tx.now });
  return id;
}

/** All above the survivor once the merge is done, the parent first. */
async function ancestorsAfter(tx: Tx, survivor: Account, merged: Account): Promise<string[]> {
  const place = async ({ id, parentId }: Account) => ({
    id,
    ancestors: idsOf(await ancestorsOf(tx, parentId)),
  });
  const after = parentAfterMerge(await place(survivor), await place(merged));
  return idsOf(await ancestorsOf(tx, after));
}

/** Whether the other's family would hang too deep below the survivor (AC5). */
async function whyTooDeep(tx: Tx, merged: Account, ancestors: readonly string[]): Promise<Refusal | null> {
  const below = await descendantsOf(tx, merged.id, CHILDREN_MAX);
  return whyNotThere({ accountId: merged.id, ancestors, levelsBelow: below.at(-1)?.level ?? 0 });
}

async function moveFamily(
  tx: Tx,
  { survivor, merged }: Merge,
  ancestors: readonly string[],
): Promise<Pick<MovedFacts, 'children' | 'parent'>> {
  const rows = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.parentId, merged.id), isNull(accounts.mergedIntoId)))
    .limit(CHILDREN_MAX);
  const children = idsOf(rows).filter((id) => id !== survivor.id);
  await placeUnder(tx, survivor.id, ancestors);
  await adopt(tx, children, survivor.id);
  await deriveFrom(tx, survivor.id);
  return { children, parent: { before: survivor.parentId, after: ancestors[0] ?? null } };
}

/** Gives accounts another parent. */
export async function adopt(tx: Tx, children: readonly string[], parentId: string): Promise<void> {
  for (let from = 0; from < children.length; from += 500)
    await tx
      .update(accounts)
      .set({ parentId })
      .where(inArray(accounts.id, children.slice(from, from + 500)));
}

/** Derives the ultimate parents of an account and all below it from its parent (AC6). */
export async function deriveFrom(tx: Tx, accountId: string): Promise<string[]> {
  const [row] = await tx
    .select({ parentId: accounts.parentId })
    .from(accounts)
    .where(eq(accounts.id, accountId))
    .limit(1);
  const ancestors = idsOf(await ancestorsOf(tx, row?.parentId ?? null));
  const top = ancestors.at(-1) ?? null;
  await tx.update(accounts).set({ ultimateParentId: top }).where(eq(accounts.id, accountId));
  return [accountId, ...(await deriveBelow(tx, accountId, top ?? accountId))];
}

import { FAMILY_LEVELS_MAX, ultimateParent, whyNotThere } from '@portico/domain/accounts/family';
import { type AccountRefusal, type Family, FAMILY_SHOWN_MAX } from '@portico/domain/accounts/views';
import { refuse } from '@portico/domain/refusal';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { engine } from '../db/engine.ts';
import type { AccountRow } from './facts.ts';
import { findRows } from './store.ts';
import { accounts } from './table.ts';

/** The advisory lock held by whoever changes families or merges; any number, the same for all processes. */
const FAMILY_LOCK = 7_405_031;
const IDS_PER_READ = 500;

/**
 * Nobody else changes families or merges until this transaction ends: two moves that are each allowed could make a circle
 * together (AC5). SQLite has one writer anyway.
 */
export async function holdFamilies(tx: Tx): Promise<void> {
  if (engine === 'postgres') await tx.execute('select pg_advisory_xact_lock($1)', [FAMILY_LOCK]);
}

/** All above an account, the parent first. */
export async function ancestorsOf(query: Query, parentId: string | null): Promise<AccountRow[]> {
  const chain: AccountRow[] = [];
  for (let at = parentId; at !== null && chain.length <= FAMILY_LEVELS_MAX;) {
    const [row] = await findRows(query, [at]);
    if (!row) break;
    chain.push(row);
    at = row.parentId;
  }
  return chain;
}

/** Accounts with how many levels they stand under the one asked for; nearest first, `most` in all. Merged ones are in no family. */
export async function descendantsOf(
  query: Query,
  accountId: string,
  most: number,
): Promise<{ row: AccountRow; level: number }[]> {
  const found: { row: AccountRow; level: number }[] = [];
  let parents = [accountId];
  for (let level = 1; parents.length > 0 && level <= FAMILY_LEVELS_MAX && found.length < most; level += 1) {
    const children: AccountRow[] = [];
    for (let from = 0; from < parents.length && found.length + children.length < most; from += IDS_PER_READ) {
      children.push(
        ...(await query
          .select()
          .from(accounts)
          .where(
            and(
              inArray(accounts.parentId, parents.slice(from, from + IDS_PER_READ)),
              isNull(accounts.mergedIntoId),
            ),
          )
          .orderBy(asc(accounts.nameKey), asc(accounts.id))
          .limit(most - found.length - children.length)),
      );
    }
    found.push(...children.map((row) => ({ row, level })));
    parents = children.map(({ id }) => id);
  }
  return found;
}

const FAMILY_MAX = 20_000;

/** Whether an account may stand under a parent (AC5), and the chain above it if so. */
export async function checkPlace(
  query: Query,
  accountId: string,
  parentId: string | null,
): Promise<{ ok: true; ancestors: string[] } | { ok: false; refusal: AccountRefusal }> {
  if (parentId === null) return { ok: true, ancestors: [] };
  const chain = await ancestorsOf(query, parentId);
  const [parent] = chain;
  if (!parent || parent.archivedAt !== null || parent.mergedIntoId !== null)
    return refuse('AC5', 'parent_unknown', 'parentId');
  const below = await descendantsOf(query, accountId, FAMILY_MAX);
  const ancestors = chain.map(({ id }) => id);
  const levelsBelow = below.at(-1)?.level ?? 0;
  const refusal = whyNotThere({ accountId, ancestors, levelsBelow });
  return refusal ? { ok: false, refusal } : { ok: true, ancestors };
}

/**
 * Puts an account under a parent and derives the ultimate parent of all that hang below (AC6).
 *
 * @param ancestors what {@link checkPlace} answered
 * @returns the accounts whose family changed, itself the first
 */
export async function placeUnder(tx: Tx, accountId: string, ancestors: readonly string[]): Promise<string[]> {
  const [parentId = null] = ancestors;
  const top = ultimateParent(ancestors);
  await tx.update(accounts).set({ parentId, ultimateParentId: top }).where(eq(accounts.id, accountId));
  return [accountId, ...(await deriveBelow(tx, accountId, top ?? accountId))];
}

/** Derives the ultimate parent of everybody below an account (AC6). */
export async function deriveBelow(tx: Tx, accountId: string, top: string): Promise<string[]> {
  const below = await descendantsOf(tx, accountId, FAMILY_MAX);
  const ids = below.filter(({ row }) => row.ultimateParentId !== top).map(({ row }) => row.id);
  for (let from = 0; from < ids.length; from += IDS_PER_READ)
    await tx
      .update(accounts)
      .set({ ultimateParentId: top })
      .where(inArray(accounts.id, ids.slice(from, from + IDS_PER_READ)));
  return ids;
}

/** The family of an account as it is shown: all above it, and up to 200 below, level by level. */
export async function familyOf(
  query: Query,
  account: { id: string; parentId: string | null },
): Promise<Family> {
  const above = await ancestorsOf(query, account.parentId);
  const below = await descendantsOf(query, account.id, FAMILY_SHOWN_MAX + 1);
  const member = ({ id, legalName, country, parentId, buyingMode }: AccountRow, level: number) => ({
    id,
    legalName,
    country,
    parentId,
    level,
    buyingMode,
  });
  return {
    above: above.map((row, index) => member(row, -1 - index)).toReversed(),
    below: below.slice(0, FAMILY_SHOWN_MAX).map(({ row, level }) => member(row, level)),
    more: below.length > FAMILY_SHOWN_MAX,
  };
}

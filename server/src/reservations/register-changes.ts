import type { BuyingMode } from '@portico/domain/accounts/account';
import { type Refusal, refuse } from '@portico/domain/refusal';
import type { Reservation } from '@portico/domain/reservations/reservation';
import { productsOverlap, siteRelation } from '@portico/domain/reservations/scope';
import { accountIdsOf } from '../accounts/store.ts';
import type { Tx } from '../db/database.ts';
import { publish } from '../outbox/append.ts';
import { fillCells, freeCells } from './cells.ts';
import { cellHolders, holdCustomerAccount } from './grant.ts';
import { keepsOut } from './share.ts';
import { listActive, listOfAllProducts } from './store.ts';

/** RC26: who reserved all sites of an account gets the cells of a new one. In the transaction that adds the site. */
export async function onSiteAdded(
  tx: Tx,
  { accountId }: { accountId: string; siteId: string },
): Promise<void> {
  const held = await holdCustomerAccount(tx, accountId);
  const active = await listActive(tx, await accountIdsOf(tx, held.accountId), held.now);
  await fillCells(tx, cellHolders(active, []), held);
}

/** RC26: who reserved all products gets the cells of a new one, in every account. In the transaction that adds the product. */
export async function onProductAdded(tx: Tx): Promise<void> {
  const holders = await listOfAllProducts(tx, await tx.clock());
  for (const accountId of [...new Set(holders.map((one) => one.accountId))].toSorted()) {
    const held = await holdCustomerAccount(tx, accountId);
    const active = await listActive(tx, await accountIdsOf(tx, held.accountId), held.now);
    await fillCells(tx, cellHolders(active, []), held);
  }
}

/**
 * RC14: how an account buys has changed. What is reserved stays reserved until its end; where offices that were apart now have
 * one budget, the vendor is told which reservations of different partners lie over each other.
 */
export async function onBuyingModeChanged(
  tx: Tx,
  change: { accountId: string; from: BuyingMode; to: BuyingMode; actorId: string | null },
): Promise<void> {
  if (change.to === change.from || change.to === 'by_site') return;
  const held = await holdCustomerAccount(tx, change.accountId);
  const active = await listActive(tx, await accountIdsOf(tx, held.accountId), held.now);
  for (const [one, other] of pairsOf(cellHolders(active, [])))
    if (siteRelation(one.sites, other.sites) === 'apart' && productsOverlap(one.products, other.products))
      tellOverlap(tx, { one, other, reason: 'buying_mode', actorId: change.actorId });
}

/**
 * Two accounts have become one: the cells of the one that is no more go to the survivor.
 *
 * @returns the refusal (AC8) when different partners would hold the same sites and products; the merge must be undone then
 */
export async function onAccountsMerged(
  tx: Tx,
  merge: { fromId: string; intoId: string },
): Promise<Refusal | null> {
  const held = await holdCustomerAccount(tx, merge.intoId);
  const active = cellHolders(await listActive(tx, await accountIdsOf(tx, held.accountId), held.now), []);
  if (pairsOf(active).some(([one, other]) => keepsOut(one, other) && !isShared(one, other)))
    return refuse('AC8', 'merge_two_holders').refusal;
  const ids = new Set(await accountIdsOf(tx, merge.fromId));
  const moved = active.filter(({ accountId }) => ids.has(accountId));
  await freeCells(
    tx,
    moved.map(({ id }) => id),
  );
  await fillAll(tx, moved, held);
  return null;
}

/** A merge was taken back: what was reserved on the account goes back to it. Call it once the account is its own again. */
export async function onAccountsUnmerged(tx: Tx, unmerge: { fromId: string; intoId: string }): Promise<void> {
  for (const accountId of [unmerge.fromId, unmerge.intoId].toSorted())
    await holdCustomerAccount(tx, accountId);
  for (const accountId of [unmerge.fromId, unmerge.intoId]) {
    const held = await holdCustomerAccount(tx, accountId);
    const active = cellHolders(await listActive(tx, await accountIdsOf(tx, accountId), held.now), []);
    if (accountId === unmerge.fromId)
      await freeCells(
        tx,
        active.map(({ id }) => id),
      );
    await fillAll(tx, active, held);
  }
}

async function fillAll(
  tx: Tx,
  reservations: readonly Reservation[],
  held: Awaited<ReturnType<typeof holdCustomerAccount>>,
): Promise<void> {
  await fillCells(tx, reservations, { ...held, listedToo: true });
}

/** RC32: two that were shared with each other before the merge; of different accounts nobody has agreed to anything. */
function isShared(one: Reservation, other: Reservation): boolean {
  return one.accountId === other.accountId && one.exclusivity === 'shared' && other.exclusivity === 'shared';
}

function pairsOf(active: readonly Reservation[]): [Reservation, Reservation][] {
  return active.flatMap((one, index) =>
    active
      .slice(index + 1)
      .filter((other) => other.partnerId !== one.partnerId)
      .map((other): [Reservation, Reservation] => [one, other]),
  );
}

function tellOverlap(
  tx: Tx,
  found: { one: Reservation; other: Reservation; reason: string; actorId: string | null },
): void {
  const { one, other, reason, actorId } = found;
  publish(tx, {
    name: 'reservation.overlap_found',
    aggregate: { type: 'reservation', id: one.id },
    orgId: null,
    ownerId: null,
    actorId,
    visibility: 'internal',
    payload: { accountId: one.accountId, reservationId: one.id, otherId: other.id, reason },
  });
}

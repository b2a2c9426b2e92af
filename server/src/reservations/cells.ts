import type { Exclusivity, Reservation } from '@portico/domain/reservations/reservation';
import { ANY, type Cell, cellsOf } from '@portico/domain/reservations/scope';
import type { Instant } from '@portico/domain/time';
import { and, eq, getTableColumns, inArray, lte } from 'drizzle-orm';
import { listSites } from '../accounts/store.ts';
import type { Query, Tx } from '../db/database.ts';
import { listProductIds } from '../products/store.ts';
import { reservationCells, reservations } from './table.ts';

/*
 * The constraint behind the lock (RC24): a row for each site × product that is held, unique; those who share it
 * have one row together (RC32). Whoever skips the lock and the check still cannot insert a cell that another has.
 */

/** A cell, and whether who has it shares it (RC32). */
type CellRow = typeof reservationCells.$inferSelect & { exclusivity: Exclusivity | null };

const ROWS_MAX = 500;

/** The cells of an account, live and ended. */
export function listCells(query: Query, accountId: string): Promise<CellRow[]> {
  return query
    .select({ ...getTableColumns(reservationCells), exclusivity: reservations.exclusivity })
    .from(reservationCells)
    .leftJoin(reservations, eq(reservations.id, reservationCells.reservationId))
    .where(eq(reservationCells.accountId, accountId))
    .limit(100_000);
}

/** Where cells are laid: an account that the transaction holds, and the database's time since it holds it. */
export interface HeldAccount {
  accountId: string;
  now: Instant;
}

/**
 * Lays the cells of a reservation, its own or those it shares (RC32): what has ended by the database's clock is taken over (RC25), what the partner
 * holds longer already stays (RC28).
 *
 * @throws the driver's unique clash when a live cell is somebody else's: the check before should have refused
 */
export async function layCells(tx: Tx, reservation: Reservation, held: HeldAccount): Promise<void> {
  await dropEnded(tx, held);
  await lay(tx, reservation, { ...held, existing: await listCells(tx, held.accountId), yields: false });
}

/**
 * RC26: gives reservations of all sites, or of all products, the cells of what has become known meanwhile. What another
 * partner has stays theirs. With `listedToo` also those of listed sites and products, as when an account was merged.
 */
export async function fillCells(
  tx: Tx,
  active: readonly Reservation[],
  held: HeldAccount & { listedToo?: boolean },
): Promise<void> {
  const open = active.filter(
    ({ sites, products }) => held.listedToo || sites.kind === 'all' || products.kind === 'all',
  );
  if (open.length === 0) return;
  await dropEnded(tx, held);
  for (const reservation of open)
    await lay(tx, reservation, { ...held, existing: await listCells(tx, held.accountId), yields: true });
}

async function lay(
  tx: Tx,
  reservation: Reservation,
  { accountId, existing, yields }: HeldAccount & { existing: readonly CellRow[]; yields: boolean },
): Promise<void> {
  const live = new Map(existing.map((cell) => [nameOf(cell), cell]));
  const missing: Cell[] = [];
  for (const cell of cellsOf(reservation, await knownOf(tx, reservation, { accountId, existing }))) {
    const holder = live.get(nameOf(cell));
    const isOurs = holder !== undefined && isHeldWith(holder, reservation);
    if (holder && isOurs && holder.endsAt >= reservation.until) continue;
    if (holder && !isOurs && yields) continue;
    if (holder && isOurs) await tx.delete(reservationCells).where(isCell(accountId, cell));
    missing.push(cell);
  }
  await insertCells(tx, missing, { accountId, reservation });
}

/** Whether a cell is the partner's own, or one that is shared with it: whoever of those holds longest has it (RC32). */
function isHeldWith(cell: CellRow, { partnerId, exclusivity }: Reservation): boolean {
  return cell.partnerId === partnerId || (cell.exclusivity === 'shared' && exclusivity === 'shared');
}

/** Inserts cells as they are; the unique index has the last word. */
export async function insertCells(
  tx: Tx,
  cells: readonly Cell[],
  { accountId, reservation }: { accountId: string; reservation: Reservation },
): Promise<void> {
  const { id: reservationId, partnerId, until: endsAt } = reservation;
  const rows = cells.map((cell) => ({ ...cell, accountId, reservationId, partnerId, endsAt }));
  for (let from = 0; from < rows.length; from += ROWS_MAX)
    await tx.insert(reservationCells).values(rows.slice(from, from + ROWS_MAX));
}

/** Frees the cells of reservations. */
export async function freeCells(tx: Tx, reservationIds: readonly string[]): Promise<void> {
  if (reservationIds.length === 0) return;
  await tx.delete(reservationCells).where(inArray(reservationCells.reservationId, [...reservationIds]));
}

async function dropEnded(tx: Tx, { accountId, now }: HeldAccount): Promise<void> {
  await tx
    .delete(reservationCells)
    .where(and(eq(reservationCells.accountId, accountId), lte(reservationCells.endsAt, now)));
}

/** What `*` stands for in an account: its sites, the vendor's products, and whatever already has a cell. */
async function knownOf(
  tx: Tx,
  { sites, products }: Reservation,
  { accountId, existing }: { accountId: string; existing: readonly Cell[] },
) {
  const ofAll = (is: boolean, read: () => Promise<string[]>, keys: readonly string[]): Promise<string[]> =>
    is ? read().then((known) => named([...known, ...keys])) : Promise.resolve([]);
  const siteIds = await ofAll(
    sites.kind === 'all',
    async () => (await listSites(tx, accountId)).map(({ id }) => id),
    existing.map(({ siteKey }) => siteKey),
  );
  const productIds = await ofAll(
    products.kind === 'all',
    () => listProductIds(tx),
    existing.map(({ productKey }) => productKey),
  );
  return { siteIds, productIds };
}

function named(keys: readonly string[]): string[] {
  return [...new Set(keys)].filter((key) => key !== ANY && !key.startsWith('project:')).toSorted();
}

function nameOf({ siteKey, productKey }: Cell): string {
  return `${siteKey}\n${productKey}`;
}

function isCell(accountId: string, { siteKey, productKey }: Cell) {
  return and(
    eq(reservationCells.accountId, accountId),
    eq(reservationCells.siteKey, siteKey),
    eq(reservationCells.productKey, productKey),
  );
}

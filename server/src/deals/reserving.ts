import type { Deal } from '@portico/domain/deals/deal';
import { reservedUntil } from '@portico/domain/deals/deadlines';
import type { Refusal } from '@portico/domain/refusal';
import { HELD_OPEN } from '@portico/domain/reservations/reservation';
import type { Tx } from '../db/database.ts';
import { changeEnd, grantForDeal, releaseForDeal } from '../reservations/grant.ts';

/*
 * What becomes of a deal's reservation when the deal moves on, in the same transaction. Deals from before there were
 * reservations have no account and hold none.
 */

/** The reservation lasts as long as the deal's protection: open while an extension is pending, shorter by a revocation. */
export async function keepReservation(tx: Tx, next: Deal): Promise<Refusal | null> {
  if (next.accountId === null) return null;
  const changed = await changeEnd(tx, next.id, reservedUntil(next));
  return changed.ok ? null : changed.refusal;
}

/** A deal that was won or lost frees its customer. */
export async function freeReservation(tx: Tx, next: Deal): Promise<Refusal | null> {
  const { outcome } = next;
  if (next.accountId !== null && (outcome === 'won' || outcome === 'lost'))
    await releaseForDeal(tx, next.id, outcome);
  return null;
}

/** What the deal covers has changed: it is reserved anew, if nobody else holds what is added. */
export async function replaceReservation(tx: Tx, next: Deal): Promise<Refusal | null> {
  if (next.accountId === null) return null;
  const granted = await grantForDeal(tx, next, { from: tx.now, until: reservedUntil(next) ?? HELD_OPEN });
  return granted.ok ? null : granted.refusal;
}

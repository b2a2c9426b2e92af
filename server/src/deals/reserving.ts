import type { Deal } from '@portico/domain/deals/deal';
import { reservedUntil } from '@portico/domain/deals/deadlines';
import type { Refusal } from '@portico/domain/refusal';
import { objectionToHold } from '@portico/domain/reservations/hold-cap';
import { addDays } from '@portico/domain/time';
import type { Tx } from '../db/database.ts';
import { findOrganisation } from '../partners/store.ts';
import { policyOf } from '../policies/store.ts';
import { changeEnd, releaseForDeal } from '../reservations/grant.ts';
import { enterIncumbency } from '../reservations/incumbency.ts';
import { countInactiveHolds } from './hold-store.ts';

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

/** A deal that was won or lost frees its customer; who won it is the incumbent of what it sold (RC31). */
export function settleOutcome(actorId: string): (tx: Tx, next: Deal) => Promise<null> {
  return async (tx, next) => {
    const { outcome } = next;
    if (next.accountId === null || (outcome !== 'won' && outcome !== 'lost')) return null;
    await releaseForDeal(tx, next.id, outcome);
    if (outcome === 'won')
      await enterIncumbency(tx, next, { policy: (await policyOf(tx, next)).conflicts, actorId });
    return null;
  };
}

/** RC29: a partner with too many inactive holds gets no further one. */
export async function refuseBeyondCap(tx: Tx, next: Deal): Promise<Refusal | null> {
  if (next.review !== 'approved') return null;
  const { conflicts } = await policyOf(tx, next);
  const inactive = await countInactiveHolds(tx, {
    partnerId: next.partnerId,
    since: addDays(tx.now, -conflicts.inactiveHoldDays),
    now: tx.now,
  });
  const partner = await findOrganisation(tx, next.partnerId);
  return objectionToHold({ inactive, tier: partner?.tier ?? null }, conflicts);
}

import type { Deal } from '@portico/domain/deals/deal';
import { chosenDealId, handsIn, handsOnEvents } from '@portico/domain/disputes/rules';
import type { Dispute } from '@portico/domain/disputes/dispute';
import { endByRuling } from '@portico/domain/disputes/end-by-ruling';
import type { EventName, NewEvent } from '@portico/domain/event';
import type { Tx } from '../db/database.ts';
import { changeDeal, dealEvent } from '../deals/change.ts';
import { keepReservation } from '../deals/reserving.ts';
import { findDeal } from '../deals/store.ts';
import { publish } from '../outbox/append.ts';
import { listActors } from '../outbox/named-store.ts';
import { releaseForDeal } from '../reservations/grant.ts';
import { resultFor } from './view.ts';

/** The deals of a dispute as they are now. */
export async function listDealsOf(tx: Tx, dealIds: readonly string[]): Promise<Deal[]> {
  const found: Deal[] = [];
  for (const id of dealIds) {
    const deal = await findDeal({ kind: 'all' }, tx, id);
    if (deal) found.push(deal);
  }
  return found;
}

/** Who had a hand in one of these deals, now or ever (DX4). */
export async function listHands(tx: Tx, deals: readonly Deal[]): Promise<Set<string>> {
  const ids = deals.map(({ id }) => id);
  return handsIn(deals, await listActors(tx, ids, handsOnEvents));
}

/** What is told of a dispute, on each of these deals: to its own partner, with nothing of the others in it. */
export function tellDeals(
  tx: Tx,
  deals: readonly Deal[],
  event: Pick<NewEvent, 'name' | 'actorId' | 'visibility'> & {
    facts?: (deal: Deal) => NewEvent['payload'];
  },
): void {
  for (const deal of deals) {
    const { name, actorId, visibility, facts } = event;
    publish(tx, { ...dealEvent(deal, { name, actorId, payload: facts?.(deal) ?? {} }), visibility });
  }
}

/** Carries a ruling out (DX10): tells every party how it went, and ends the deals that end by it. */
export async function carryOut(tx: Tx, dispute: Dispute): Promise<void> {
  const { ruling } = dispute;
  if (!ruling?.agreedById) return;
  const deals = await listDealsOf(
    tx,
    dispute.deals.map(({ dealId }) => dealId),
  );
  // DX11: the vendor's people read who ruled; to the parties it is the vendor's word.
  const ruledBy = [ruling.proposedById, ruling.agreedById].join(' ');
  tellDeals(tx, deals, {
    name: 'deal.dispute_ruled',
    actorId: ruling.agreedById,
    visibility: 'both',
    facts: (deal) => ({
      ruledBy,
      disputeId: dispute.id,
      result: resultFor(deal.id, ruling),
      note: ruling.rationaleShared,
    }),
  });
  const ending = {
    rationaleShared: ruling.rationaleShared,
    proposedById: ruling.proposedById,
    agreedById: ruling.agreedById,
    byCustomer: chosenDealId(dispute) !== null,
  };
  for (const deal of deals.filter(({ id }) => ruling.endingDealIds.includes(id))) {
    await changeDeal(
      tx,
      { dealId: deal.id, version: deal.version },
      {
        reach: { kind: 'all' },
        actorId: ruling.agreedById,
        rule: (before, context) => ({ ok: true, deal: endByRuling(before, ending, context) }),
        settle: async (inTx, next) => {
          if (next.review === 'approved') return keepReservation(inTx, next);
          await releaseForDeal(inTx, next.id, 'ruling');
          return null;
        },
        event: endingEvent,
        facts: (next) => ({
          ruledBy,
          reason: next.review === 'approved' ? (next.revocation?.reason ?? null) : next.rejectReason,
          note: ruling.rationaleShared,
          effectiveAt: next.revocation?.effectiveAt ?? null,
        }),
      },
    );
  }
}

function endingEvent(deal: Deal): EventName {
  return deal.review === 'approved' ? 'deal.revocation_confirmed' : 'deal.rejected';
}

import type { Deal } from '../deals/deal.ts';
import { isRevoked, protectionUntil, reviewAt } from '../deals/deadlines.ts';
import type { DealPolicy } from '../deals/policy.ts';
import type { Instant } from '../time.ts';

/** The ruling a deal ends by: its words, and the two of the panel who said it. */
export interface EndingRuling {
  rationaleShared: string;
  proposedById: string;
  agreedById: string;
  /** Whether the customer chose another deal by a signed letter. */
  byCustomer: boolean;
}

/**
 * What a ruling does to a deal that ends by it (DX10): not decided yet, it is refused; approved and going on, it is revoked
 * with the policy's notice, the two of the panel being the four eyes. Anything else has ended already.
 *
 * @returns the very same deal when there is nothing to end
 */
export function endByRuling(
  deal: Deal,
  ruling: EndingRuling,
  { policy, now }: { policy: DealPolicy; now: Instant },
): Deal {
  const review = reviewAt(deal, policy, now);
  if (review === 'submitted' || review === 'in_review' || review === 'info_requested') {
    return {
      ...deal,
      review: 'rejected',
      rejectReason: 'already_registered',
      noteShared: ruling.rationaleShared,
      reviewerId: ruling.agreedById,
      decidedAt: now,
    };
  }
  const goesOn = deal.outcome === 'open' || deal.outcome === 'converted';
  if (review !== 'approved' || !goesOn || isRevoked(deal, now) || deal.revocation?.effectiveAt) return deal;
  return {
    ...deal,
    revocation: {
      reason: ruling.byCustomer ? 'customer_choice' : 'dispute_ruling',
      noteShared: ruling.rationaleShared,
      proposedById: ruling.proposedById,
      proposedAt: now,
      confirmedById: ruling.agreedById,
      confirmedAt: now,
      effectiveAt: protectionUntil(now, policy.protection.revocationNoticeDays),
    },
  };
}

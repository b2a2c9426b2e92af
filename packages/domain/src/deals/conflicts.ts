import type { Instant } from '../time.ts';
import type { Deal } from './deal.ts';
import { protectionAt } from './deadlines.ts';
import type { DealPolicy } from './policy.ts';
import { placeInLine } from './under-review.ts';

/** Another registration that stands in the way, and the rule that says so. */
export interface Conflict {
  dealId: string;
  rule: 'DC1' | 'DC2';
}

const HOLDING = ['provisional', 'active', 'expiring'] as const;

/**
 * Finds the registrations that stand in the way of `claimed`, earliest complete first; of two at once, the one begun first.
 *
 * DC1: the same customer, under protection, held by another partner.
 * DC2: the same partner registering the same customer twice.
 *
 * @param candidates deals of the same customer key, in any order
 */
export function findConflicts(
  claimed: Deal,
  candidates: readonly Deal[],
  context: { policy: DealPolicy; now: Instant },
): Conflict[] {
  return candidates
    .filter(
      (held) =>
        held.id !== claimed.id && held.customerKey !== null && held.customerKey === claimed.customerKey,
    )
    .filter((held) => HOLDING.some((state) => state === protectionAt(held, context.policy, context.now)))
    .toSorted((a, b) => (placeInLine(a) < placeInLine(b) ? -1 : 1))
    .map((held) => ({ dealId: held.id, rule: held.partnerId === claimed.partnerId ? 'DC2' : 'DC1' }));
}

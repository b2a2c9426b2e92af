import { refuse } from '../refusal.ts';
import type { Deal } from './deal.ts';
import { protectionAt } from './deadlines.ts';
import type { Ruling } from './moves.ts';
import type { RulingContext } from './step.ts';
import { isUnderReview } from './under-review.ts';

/**
 * Lets a second partner read a deal that was handed in, or none any more (DM21); never one who claims or holds the same
 * customer, for it would read its competitor's claim.
 *
 * @param rivals other deals of the customer
 */
export function share(
  deal: Deal,
  partnerId: string | null,
  { rivals, policy, now }: { rivals: readonly Deal[] } & Pick<RulingContext, 'policy' | 'now'>,
): Ruling {
  if (deal.review === 'draft') return refuse('DM21', 'not_from_draft');
  if (partnerId === deal.partnerId) return refuse('DM21', 'same_partner', 'partnerId');
  if (partnerId === deal.secondPartnerId) return { ok: true, deal };
  if (rivals.some((rival) => rival.partnerId === partnerId && claims(rival, policy, now)))
    return refuse('DM21', 'rival', 'partnerId');
  return { ok: true, deal: { ...deal, secondPartnerId: partnerId } };
}

/** Whether a deal is under review, or holds the customer. */
function claims(deal: Deal, policy: RulingContext['policy'], now: RulingContext['now']): boolean {
  return isUnderReview(deal) || ['active', 'expiring', 'held'].includes(protectionAt(deal, policy, now));
}

import { refuse } from '../refusal.ts';
import type { Deal } from './deal.ts';
import { reviewAt } from './deadlines.ts';
import type { Ruling } from './moves.ts';
import { isOwn, type RulingContext } from './step.ts';

/**
 * The desk says which account the customer of a deal under review is (DA7). An approved deal keeps the account it has
 * reserved.
 */
export function chooseAccount(deal: Deal, accountId: string, context: RulingContext): Ruling {
  const review = reviewAt(deal, context.policy, context.now);
  if (review !== 'submitted' && review !== 'in_review' && review !== 'info_requested')
    return refuse('DA7', `not_from_${review}`);
  if (isOwn(deal, context.actorId)) return refuse('DM9', 'own_deal');
  if (accountId === deal.accountId) return { ok: true, deal };
  return { ok: true, deal: { ...deal, accountId } };
}

import { refuse } from '../refusal.ts';
import type { Deal } from './deal.ts';
import type { Ruling } from './moves.ts';
import type { RejectReason, WithdrawReason } from './reasons.ts';
import { isOwn, type Refused, type RulingContext, step } from './step.ts';

/** A reviewer takes the deal; the partner sees who (DM1, DM9). */
export function take(deal: Deal, context: RulingContext): Ruling {
  return step({ deal, name: 'take', context }, () => ({ reviewerId: context.actorId }));
}

/** Gives a deal to a reviewer, from anyone or nobody; never to whose own it is (DM15). */
export function assign(deal: Deal, reviewerId: string, context: RulingContext): Ruling {
  return step({ deal, name: 'assign', context }, () => reviewerOf(deal, reviewerId));
}

/** The same while the partner is asked: the question stays open (DM15). */
export function reassign(deal: Deal, reviewerId: string, context: RulingContext): Ruling {
  return step({ deal, name: 'reassign', context }, () => reviewerOf(deal, reviewerId));
}

function reviewerOf(deal: Deal, reviewerId: string): Pick<Deal, 'reviewerId'> | Refused {
  if (isOwn(deal, reviewerId)) return refuse('DM15', 'own_deal', 'reviewerId');
  if (reviewerId === deal.reviewerId) return refuse('DM15', 'same_reviewer', 'reviewerId');
  return { reviewerId };
}

/** Refuses with a reason of the list; `other` needs words for the partner (DM7). */
export function reject(
  deal: Deal,
  input: { reason: RejectReason; noteShared: string | null; noteInternal: string | null },
  context: RulingContext,
): Ruling {
  return step({ deal, name: 'reject', context }, () => {
    if (input.reason === 'other' && !input.noteShared?.trim()) return refuse('DM7', 'required', 'noteShared');
    return {
      rejectReason: input.reason,
      noteShared: input.noteShared,
      noteInternal: input.noteInternal,
      reviewerId: context.actorId,
      decidedAt: context.now,
    };
  });
}

/** Closes the deal as a repeat of another one, which the partner never learns (DM8). */
export function markDuplicate(
  deal: Deal,
  input: { ofId: string; noteInternal: string | null },
  context: RulingContext,
): Ruling {
  return step({ deal, name: 'markDuplicate', context }, () => {
    if (input.ofId === deal.id) return refuse('DM8', 'same_deal', 'ofId');
    return {
      duplicateOfId: input.ofId,
      noteInternal: input.noteInternal,
      rejectReason: 'already_registered',
      reviewerId: context.actorId,
      decidedAt: context.now,
    };
  });
}

/** The partner takes the deal back. */
export function withdraw(deal: Deal, reason: WithdrawReason, context: RulingContext): Ruling {
  return step({ deal, name: 'withdraw', context }, () => ({ withdrawReason: reason }));
}

import { refuse } from '../refusal.ts';
import { stepApproved } from './approved-moves.ts';
import type { Deal } from './deal.ts';
import { protectionUntil } from './deadlines.ts';
import type { RulingContext } from './step.ts';
import type { Ruling } from './moves.ts';
import type { RevokeReason } from './revocation.ts';

/** The desk proposes to take an approval back, with a reason of the list and words the partner will read (DM41). */
export function proposeRevocation(
  deal: Deal,
  input: { reason: RevokeReason; noteShared: string },
  context: RulingContext,
): Ruling {
  return stepApproved(deal, 'proposeRevocation', {
    context,
    change: () => {
      if (deal.revocation) return refuse('DM41', 'already_proposed');
      if (input.noteShared.trim() === '') return refuse('DM41', 'required', 'noteShared');
      return {
        revocation: {
          reason: input.reason,
          noteShared: input.noteShared.trim(),
          proposedById: context.actorId ?? '',
          proposedAt: context.now,
          confirmedById: null,
          confirmedAt: null,
          effectiveAt: null,
        },
      };
    },
  });
}

/** A manager who is not the one who proposed it confirms (DM42); it takes effect when the notice has run out (DM43). */
export function confirmRevocation(deal: Deal, context: RulingContext): Ruling {
  const { policy, now, actorId } = context;
  return stepApproved(deal, 'confirmRevocation', {
    context,
    change: () => {
      const { revocation } = deal;
      if (!revocation || revocation.confirmedAt !== null) return refuse('DM42', 'none_proposed');
      if (actorId === null || actorId === revocation.proposedById) return refuse('DM42', 'four_eyes');
      return {
        revocation: {
          ...revocation,
          confirmedById: actorId,
          confirmedAt: now,
          effectiveAt: protectionUntil(now, policy.protection.revocationNoticeDays),
        },
      };
    },
  });
}

/** The desk takes a revocation back before it takes effect (DM44). */
export function withdrawRevocation(deal: Deal, context: RulingContext): Ruling {
  return stepApproved(deal, 'withdrawRevocation', {
    context,
    change: () => (deal.revocation ? { revocation: null } : refuse('DM44', 'none_proposed')),
  });
}

/** What an upheld appeal does: as if it had never been revoked, also after it took effect; the end of protection stays as it was. */
export function liftRevocation(deal: Deal): Deal {
  return { ...deal, revocation: null };
}

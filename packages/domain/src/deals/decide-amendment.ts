import type { BenefitStatement } from '../benefits/benefit.ts';
import type { Role } from '../access.ts';
import { refuse } from '../refusal.ts';
import type { Amendment } from './amendment.ts';
import { stepApproved } from './approved-moves.ts';
import type { Deal } from './deal.ts';
import type { Ruling } from './moves.ts';
import {
  isAgainstVerdict,
  needsOverride,
  type OverrideGiven,
  overrideWith,
  seconds,
} from './against-verdict.ts';
import type { Override } from './override.ts';
import { nextSigner } from './signing.ts';
import { type Refused, type RulingContext } from './step.ts';

/** What the desk says to a change that waits. */
export interface AmendmentAnswer extends OverrideGiven {
  granted: boolean;
  noteShared: string | null;
  /** The statement for the claim as wished, under the deal's own policy version. */
  benefits: BenefitStatement | null;
}

/**
 * Answers a change that waits (DM40): granted, the deal is as wished and its benefits are frozen anew; refused, it stays as
 * it was, and the partner reads why. Against the verdict of the change it is granted as a deal is approved against its own:
 * with a reason, and by two where the customer is not available (DA8); until the second has agreed it goes on waiting.
 */
export function decideAmendment(deal: Deal, answer: AmendmentAnswer, context: RulingContext): Ruling {
  const { now, actorId } = context;
  return stepApproved(deal, 'decideAmendment', {
    context,
    change: () => {
      const { amendment } = deal;
      if (amendment?.status !== 'pending') return refuse('DM40', 'none_pending');
      if (actorId !== null && actorId === amendment.requestedById) return refuse('DM9', 'own_deal');
      const noteShared = answer.noteShared?.trim() || null;
      const objection = objectionToAnswer(amendment, answer, context);
      if (objection) return objection;
      const decided = { ...amendment, decidedById: actorId, decidedAt: now, noteShared };
      if (!answer.granted)
        return noteShared === null
          ? refuse('DM40', 'required', 'noteShared')
          : { amendment: { ...decided, status: 'refused' } };
      const override = overrideWith(
        amendment,
        { reason: answer.reason, noteInternal: answer.noteInternal },
        context,
      );
      if (override !== null && 'ok' in override) return override;
      if (override !== null && needsSecondOf(amendment)) {
        if (override !== amendment.override) return { amendment: { ...amendment, override } };
        const refusal = objectionToSecond(override, context);
        if (refusal) return refusal;
      }
      return {
        claim: amendment.claim,
        verdict: amendment.verdict ?? deal.verdict,
        override: override ?? deal.override,
        benefits: answer.benefits,
        amendment: { ...decided, override, status: 'approved' },
      };
    },
  });
}

/** Whether granting a change waits for a reason: it would go against its verdict, which nobody has overridden yet (DA8). */
export function amendmentNeedsOverride({ amendment }: Pick<Deal, 'amendment'>): boolean {
  return amendment?.status === 'pending' && needsOverride(amendment);
}

/** Whether granting a change takes two, of whom none, or only the first, has agreed (DA8). */
export function amendmentNeedsSecond({ amendment }: Pick<Deal, 'amendment'>): boolean {
  return amendment?.status === 'pending' && needsSecondOf(amendment);
}

/** Whose signature a deal waits for (DA9): the next of its chain, or a manager's for a change that one has granted against its verdict. */
export function signerAwaited(deal: Pick<Deal, 'amendment' | 'chain' | 'review'>): Role | null {
  const isForSecond = amendmentNeedsSecond(deal) && !amendmentNeedsOverride(deal);
  return nextSigner(deal)?.role ?? (isForSecond ? 'region_manager' : null);
}

function needsSecondOf(amendment: Amendment): boolean {
  return isAgainstVerdict(amendment) && amendment.verdict?.result === 'not_available';
}

/** The desk answers; who only signs may be the second, and nothing else. */
function objectionToAnswer(
  amendment: Amendment,
  { granted }: AmendmentAnswer,
  { roles }: RulingContext,
): Refused | null {
  if (roles.includes('deal_desk') || roles.includes('vendor_admin')) return null;
  const isSecond =
    granted &&
    needsSecondOf(amendment) &&
    !needsOverride(amendment) &&
    roles.some((role) => seconds.has(role));
  return isSecond ? null : refuse('DM40', 'not_your_step');
}

/** DA8: the second is somebody else, with a role that may be. */
function objectionToSecond(override: Override, { actorId, roles }: RulingContext): Refused | null {
  if (actorId !== null && actorId !== override.byId && roles.some((role) => seconds.has(role))) return null;
  return refuse('DA8', 'second_needed', 'override');
}

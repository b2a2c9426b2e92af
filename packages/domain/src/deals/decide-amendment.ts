import type { BenefitStatement } from '../benefits/benefit.ts';
import type { Role } from '../access.ts';
import { refuse } from '../refusal.ts';
import type { Amendment } from './amendment.ts';
import { stepApproved } from './approved-moves.ts';
import type { Deal } from './deal.ts';
import type { Ruling } from './moves.ts';
import { needsOverride, type OverrideGiven, overrideWith } from './against-verdict.ts';
import type { ApprovalChain } from './chain.ts';
import type { DealPolicy } from './policy.ts';
import { nextSigner } from './signing.ts';
import { changeChainOf, nextSignerOfChange, takesTwo } from './signing-change.ts';
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
 * it was, and the partner reads why. It is granted as a deal is approved: with the signatures of the claim as it is wished
 * (DA1, DA2, DA4), against its verdict with a reason, and by two where the customer is not available (DA8). Until the last
 * has signed nothing changes.
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
      const chain = changeChainOf(amendment, context.policy);
      const open = chain.findIndex(({ signedById }) => signedById === null);
      const refusal = objectionToSignature(amendment, { chain, open }, context);
      if (refusal) return refusal;
      const note = answer.noteInternal?.trim() || null;
      const signed = chain.map((one, index) =>
        index === open ? { ...one, signedById: actorId, signedAt: now, note } : one,
      );
      if (open < chain.length - 1) return { amendment: { ...amendment, override, chain: signed } };
      return {
        claim: amendment.claim,
        verdict: amendment.verdict ?? deal.verdict,
        override: override ?? deal.override,
        benefits: answer.benefits,
        amendment: { ...decided, override, chain: signed, before: deal.claim, status: 'approved' },
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
  return amendment?.status === 'pending' && takesTwo(amendment);
}

/** Whose signature a deal waits for (DA9): the next of its chain, or of that of a change which waits. */
export function signerAwaited(
  deal: Pick<Deal, 'amendment' | 'chain' | 'review'>,
  policy: DealPolicy,
): Role | null {
  return (nextSigner(deal) ?? nextSignerOfChange(deal, policy))?.role ?? null;
}

/** The desk answers; who only signs may give the signature that is waited for, and nothing else. */
function objectionToAnswer(
  amendment: Amendment,
  { granted }: AmendmentAnswer,
  { roles, policy }: RulingContext,
): Refused | null {
  if (roles.includes('deal_desk') || roles.includes('vendor_admin')) return null;
  const next = changeChainOf(amendment, policy).find(({ signedById }) => signedById === null);
  return granted && next && roles.includes(next.role) ? null : refuse('DM40', 'not_your_step');
}

/** DA1, DA2: each signature by somebody of its role who has given none, and DA8: the second is somebody else who may be. */
function objectionToSignature(
  amendment: Amendment,
  { chain, open }: { chain: ApprovalChain; open: number },
  { actorId, roles }: RulingContext,
): Refused | null {
  const next = chain[open];
  if (!next) return refuse('DA1', 'signed_already');
  const hasSigned = chain.some(({ signedById }) => signedById === actorId);
  const isOfRole = roles.includes(next.role) || roles.includes('vendor_admin');
  if (actorId !== null && isOfRole && !hasSigned) return null;
  if (next.name === 'override' && !needsOverride(amendment))
    return refuse('DA8', 'second_needed', 'override');
  return hasSigned ? refuse('DA2', 'signed_already', next.name) : refuse('DA1', 'not_your_step', next.name);
}

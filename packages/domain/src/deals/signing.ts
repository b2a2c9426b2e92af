import { refuse } from '../refusal.ts';
import { mostWorth } from './amount.ts';
import type { ApprovalChain, ApprovalStep } from './chain.ts';
import type { DraftClaim } from './claim.ts';
import type { Deal } from './deal.ts';
import { protectionUntil } from './deadlines.ts';
import type { Ruling } from './moves.ts';
import { needsOverride, overrideWith, seconds } from './against-verdict.ts';
import type { OverrideReason } from './override.ts';
import type { DealPolicy } from './policy.ts';
import { type Refused, type RulingContext, step } from './step.ts';

const plainChain: ApprovalChain = [unsigned({ name: 'desk', role: 'deal_desk' })];

function unsigned({ name, role }: Pick<ApprovalStep, 'name' | 'role'>): ApprovalStep {
  return { name, role, signedById: null, signedAt: null, note: null };
}

/** The signatures the policy wants for a claim, by the most it may be worth; none given yet (DA1). */
export function chainFor(claim: DraftClaim, policy: DealPolicy): ApprovalChain {
  const most = mostWorth(claim, policy) ?? 0;
  const [rule] = policy.chains
    .filter(({ fromMinor }) => fromMinor <= most)
    .toSorted((a, b) => b.fromMinor - a.fromMinor);
  return rule ? rule.steps.map(unsigned) : plainChain;
}

/** The signatures of a deal; one that was submitted before there were chains needs the desk's alone. */
export function chainOf(deal: Pick<Deal, 'chain'>): ApprovalChain {
  return deal.chain ?? plainChain;
}

/** The signature a deal waits for; null unless it is with the vendor for a decision. */
export function nextSigner(deal: Pick<Deal, 'chain' | 'review'>): ApprovalStep | null {
  if (deal.review !== 'submitted' && deal.review !== 'in_review') return null;
  return chainOf(deal).find(({ signedById }) => signedById === null) ?? null;
}

/** What goes with a signature. Words for the partner are those of the last one. */
export interface Signature {
  noteShared: string | null;
  noteInternal: string | null;
  /** Why it is approved against the verdict (DA8). */
  override?: OverrideReason | null | undefined;
}

/**
 * DA8: what is not available is approved by two. Where nobody of those who may be the second signs after the one who
 * overrides, a signature of theirs is added to the chain.
 */
function withSecond(deal: Deal): ApprovalChain {
  const chain = chainOf(deal);
  if (deal.verdict?.result !== 'not_available' || !needsOverride(deal)) return chain;
  const open = chain.findIndex(({ signedById }) => signedById === null);
  const isSeen = chain.some(({ role }, index) => index > open && seconds.has(role));
  return isSeen ? chain : [...chain, unsigned({ name: 'override', role: 'region_manager' })];
}

/** Whether approving would take a signature that is not in the chain yet, as the desk should know before (DA8). */
export function needsSecond(deal: Deal): boolean {
  return nextSigner(deal) !== null && withSecond(deal).length > chainOf(deal).length;
}

/**
 * Signs the next step of the chain (DA1, DA2), with a reason where it goes against the verdict (DA8); the last signature
 * approves, and protection runs from then on for the policy's days (DM6).
 */
export function approve(deal: Deal, signature: Signature, context: RulingContext): Ruling {
  const chain = withSecond(deal);
  const open = chain.findIndex(({ signedById }) => signedById === null);
  const isLast = open === chain.length - 1;
  return step({ deal, name: isLast ? 'approve' : 'sign', context }, () => {
    const refusal = objectionTo(chain, open, context);
    if (refusal) return refusal;
    const { override: reason = null, noteInternal: note } = signature;
    const override = overrideWith(deal, { reason, noteInternal: note }, context);
    if (override !== null && 'ok' in override) return override;
    const { policy, now, actorId } = context;
    const signed = chain.map((one, index) =>
      index === open ? { ...one, signedById: actorId, signedAt: now, note: signature.noteInternal } : one,
    );
    const noteInternal = signature.noteInternal ?? deal.noteInternal;
    if (!isLast) return { chain: signed, override, noteInternal, reviewerId: deal.reviewerId ?? actorId };
    return {
      chain: signed,
      override,
      noteShared: signature.noteShared,
      noteInternal,
      reviewerId: actorId,
      decidedAt: now,
      protectionStart: now,
      protectionEnd: protectionUntil(now, policy.protectionDays),
      protectionEndOriginal: protectionUntil(now, policy.protectionDays),
    };
  });
}

/**
 * DA1: each step is signed by somebody of its role, in order; the vendor's admin may stand in for any.
 * DA2: nobody signs twice. DA3, not one's own, is DM9 and was asked before.
 */
function objectionTo(chain: ApprovalChain, open: number, { actorId, roles }: RulingContext): Refused | null {
  const next = chain[open];
  if (!next) return refuse('DA1', 'signed_already');
  if (actorId === null || !(roles.includes(next.role) || roles.includes('vendor_admin')))
    return refuse('DA1', 'not_your_step', next.name);
  if (chain.some(({ signedById }) => signedById === actorId))
    return refuse('DA2', 'signed_already', next.name);
  return null;
}

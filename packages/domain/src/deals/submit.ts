import { type Refusal, refuse } from '../refusal.ts';
import { addBusinessDays } from '../time.ts';
import { mostWorth } from './amount.ts';
import type { DealClaim, DraftClaim } from './claim.ts';
import type { Deal } from './deal.ts';
import { protectionUntil } from './deadlines.ts';
import type { Ruling } from './moves.ts';
import type { DealPolicy } from './policy.ts';
import { chainFor } from './signing.ts';
import { type RulingContext, step } from './step.ts';
import type { VerdictResult } from './verdict.ts';

/** What submitting needs from outside: the checked claim, the number, the customer's key, the receipt's hash. */
export interface Submission {
  claim: DealClaim;
  number: string;
  customerKey: string;
  receiptHash: string;
}

/** Hands in a checked claim (DM2), with the signatures its approval will need (DA1). */
export function submit(deal: Deal, input: Submission, context: RulingContext): Ruling {
  const { policy, now, actorId } = context;
  return step({ deal, name: 'submit', context }, () => ({
    claim: input.claim,
    number: input.number,
    customerKey: input.customerKey,
    receiptHash: input.receiptHash,
    submittedById: actorId,
    submittedAt: now,
    completeAt: now,
    decisionDueAt: addBusinessDays(now, policy.decisionBusinessDays),
    chain: chainFor(input.claim, policy),
    policyVersion: policy.version,
  }));
}

/**
 * What speaks against approving a claim without a person (DA5); null when nothing does: the verdict is clear, the most the
 * deal may be worth is within the policy's limit, and the partner's tier and the kind of business are among those it
 * holds for. Off unless the policy names a limit.
 */
export function objectionToAutoApproval(
  { claim, verdict }: { claim: DraftClaim; verdict: VerdictResult | null },
  partnerTier: string | null,
  policy: DealPolicy,
): Refusal | null {
  const { upToMinor, tiers, dealTypes } = policy.autoApprove;
  const most = mostWorth(claim, policy);
  const object = (key: string) => refuse('DA5', key).refusal;
  if (verdict !== 'clear') return object('not_clear');
  if (upToMinor === null || most === null || most > upToMinor) return object('over_limit');
  if (tiers.length > 0 && (partnerTier === null || !tiers.includes(partnerTier)))
    return object('not_this_tier');
  return dealTypes.some((type) => type === (claim.dealType ?? 'new')) ? null : object('not_this_type');
}

/** Approves without a person where nothing speaks against it (DA5); no signature is needed then. */
export function autoApprove(deal: Deal, partnerTier: string | null, context: RulingContext): Ruling {
  const { policy, now } = context;
  return step({ deal, name: 'autoApprove', context }, () => {
    const submitted = { claim: deal.claim, verdict: deal.verdict?.result ?? null };
    const refusal = objectionToAutoApproval(submitted, partnerTier, policy);
    if (refusal) return { ok: false, refusal };
    return {
      chain: [],
      decidedAt: now,
      protectionStart: now,
      protectionEnd: protectionUntil(now, policy.protectionDays),
      protectionEndOriginal: protectionUntil(now, policy.protectionDays),
    };
  });
}

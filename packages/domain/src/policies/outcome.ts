import * as v from 'valibot';
import { benefitsOf } from '../benefits/benefits-of.ts';
import { checkClaim } from '../deals/check-claim.ts';
import type { DraftClaim } from '../deals/claim.ts';
import type { Deal } from '../deals/deal.ts';
import { protectionUntil } from '../deals/deadlines.ts';
import { chainFor } from '../deals/signing.ts';
import { objectionToAutoApproval } from '../deals/submit.ts';
import { type JudgeInput, judgeClaim } from '../reservations/verdict.ts';
import { addBusinessDays, addDays, type Instant } from '../time.ts';
import { claimUnder } from './claim-under.ts';
import type { ChannelPolicy } from './channel-policy.ts';

/** What of a registration a policy decides. In the order in which a person reads a result. */
export const Aspect = v.picklist([
  'claim',
  'verdict',
  'approval',
  'signatures',
  'benefits',
  'decision_due',
  'lapse',
  'protection_end',
]);
export type Aspect = v.InferOutput<typeof Aspect>;

/** A registration with the facts it was judged by, as they were when it was handed in. */
export interface PastRegistration {
  /** As it is now: what was decided since, and when. */
  deal: Deal;
  /** As it was handed in. */
  claim: DraftClaim;
  submittedAt: Instant;
  /** The version it was submitted under, whose value bands its claim speaks of. */
  submittedUnder: ChannelPolicy;
  /** The facts its first verdict was made of; null for one from before there were verdicts. */
  judged: JudgeInput | null;
  partner: { country: string | null; tier: string | null };
}

/** What a policy makes of one aspect, and the rule that says so. */
export interface Outcome {
  /** A word, an instant or a whole number as text. */
  value: string;
  rule: string;
}

/** What a policy makes of a registration, aspect by aspect; what does not apply is left out. */
export type Outcomes = Partial<Record<Aspect, Outcome>>;

/**
 * What `policy` makes of a past registration (PO11): by the rules of all slices, with the inputs as they were. A claim that
 * would have been refused has no other outcome.
 */
export function outcomesUnder(past: PastRegistration, policy: ChannelPolicy): Outcomes {
  const claim = claimUnder(past.claim, past.submittedUnder.deals, policy.deals);
  const checked = checkClaim(claim, {
    policy: policy.deals,
    productIds: [claim.productId, ...(claim.lines ?? []).map(({ productId }) => productId)].filter(
      (id) => id !== undefined,
    ),
    now: past.submittedAt,
    ...(past.partner.country === null ? {} : { partnerCountry: past.partner.country }),
  });
  if (!checked.ok) {
    const [problem] = checked.problems;
    return { claim: { value: 'refused', rule: problem?.rule ?? 'DR1' } };
  }
  const verdict = past.judged && judgeClaim(past.judged, policy.conflicts);
  return {
    claim: { value: 'accepted', rule: 'DM2' },
    ...(verdict ? { verdict: { value: verdict.result, rule: verdict.ruleId } } : {}),
    approval: approvalOf({ ...past, claim }, policy, verdict),
    signatures: {
      value: chainFor(claim, policy.deals)
        .map(({ name }) => name)
        .join(', '),
      rule: 'DA1',
    },
    ...benefitsOutcome({ ...past, claim }, policy),
    ...timesOf(past, policy),
  };
}

function approvalOf(
  { claim, partner }: PastRegistration,
  policy: ChannelPolicy,
  verdict: ReturnType<typeof judgeClaim> | null,
): Outcome {
  const submitted = { claim, verdict: verdict?.result ?? null };
  const objection = objectionToAutoApproval(submitted, partner.tier, policy.deals);
  return { value: objection ? 'by_a_person' : 'automatic', rule: 'DA5' };
}

function benefitsOutcome({ deal, claim }: PastRegistration, policy: ChannelPolicy): Outcomes {
  const statement = benefitsOf(claim, policy, { hasSecondPartner: deal.secondPartnerId !== null });
  return statement ? { benefits: { value: String(statement.totalMinor), rule: 'BN7' } } : {};
}

/** Deadlines without the time that clocks stood still: that is the same under both versions. */
function timesOf({ deal, submittedAt }: PastRegistration, { deals: policy }: ChannelPolicy): Outcomes {
  const isUnanswered = deal.review === 'info_requested' || deal.withdrawReason === 'no_answer';
  return {
    decision_due: { value: addBusinessDays(submittedAt, policy.decisionBusinessDays), rule: 'DM2' },
    ...(isUnanswered && deal.info
      ? { lapse: { value: addDays(deal.info.dueAt, policy.lapseDays), rule: 'DM10' } }
      : {}),
    ...(deal.protectionStart !== null
      ? {
          protection_end: {
            value: protectionUntil(deal.protectionStart, policy.protectionDays),
            rule: 'DM6',
          },
        }
      : {}),
  };
}

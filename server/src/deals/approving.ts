import type { Deal } from '@portico/domain/deals/deal';
import type { ChannelPolicy } from '@portico/domain/policies/channel-policy';
import { nextSigner } from '@portico/domain/deals/signing';
import { refuse } from '@portico/domain/refusal';
import { accountFromClaim, learnFromDecision } from '../accounts/learn.ts';
import type { CustomerClaim } from '../accounts/resolve.ts';
import type { Tx } from '../db/database.ts';
import { judgeDeal } from '../reservations/judge.ts';
import type { Change } from './change.ts';
import { objectionToGround, tellOverride } from './overriding.ts';
import { refuseBeyondCap } from './reserving.ts';
import { keepNewVerdict } from './rivals.ts';
import { reserveApproved, withVerdict } from './standing.ts';

/**
 * What an approval needs outside the deal (DA6): an account to reserve, the one the customer turns out to be by now or a new
 * one of what the claim says (DA7), room for one more hold (RC29), and the reservation. When that is refused nothing is approved. What a person has confirmed
 * teaches the account the names it goes by; what the policy approves by itself does not.
 *
 * @param actorId who approves; null for the policy itself
 */
export function approving(
  actorId: string | null,
): Pick<Change, 'refresh' | 'refused' | 'complete' | 'settle'> {
  return {
    // What held the customer when it was judged may hold it no longer, or somebody else may by now (DA8).
    refresh: async (tx, deal, channel) =>
      actorId !== null && nextSigner(deal) !== null ? withVerdict(tx, deal, channel) : deal,
    // Whoever is refused has to see why, and so does everybody else who opens the deal.
    refused: async (tx, deal) => (actorId === null ? undefined : keepNewVerdict(tx, deal)),
    complete: async (tx, next, channel) =>
      next.review === 'approved' ? withAccount(tx, next, { channel, actorId }) : next,
    settle: async (tx, next, before) => {
      // DA7: `withAccount` finds none where the customer is only like one.
      if (next.review === 'approved' && next.accountId === null)
        return refuse('DA7', 'which_account').refusal;
      if (next.override !== before.override) {
        const unproved = await objectionToGround(tx, next, next.override);
        if (unproved) return unproved;
        tellOverride(tx, next, { override: next.override, of: 'deal' });
      }
      const refusal =
        (await refuseBeyondCap(tx, next)) ??
        (await reserveApproved(tx, next, { override: next.override, actorId }));
      if (refusal || next.review !== 'approved' || actorId === null || before.accountId === null)
        return refusal;
      await learnFromDecision(tx, { accountId: before.accountId, claim: customerOf(next), actorId });
      return null;
    },
  };
}

async function withAccount(
  tx: Tx,
  deal: Deal,
  { channel, actorId }: { channel: ChannelPolicy; actorId: string | null },
): Promise<Deal> {
  if (deal.accountId !== null) return deal;
  // Judging holds the customer: two approvals of an unknown one would make two accounts of it.
  const { verdict, accountId } = await judgeDeal(tx, deal, channel);
  const { result, ruleId, at } = verdict;
  const judged = { ...deal, accountId, verdict: { result, ruleId, at } };
  if (verdict.match === 'similar') return judged;
  const { id } = deal;
  return {
    ...judged,
    accountId: await accountFromClaim(tx, { id, accountId, claim: customerOf(deal) }, actorId),
  };
}

/** What of a claim says who the customer is. A claim that was handed in has all that is needed. */
export function customerOf({ claim }: Pick<Deal, 'claim'>): CustomerClaim {
  const { customerName = '', customerWeb = '', customerCountry = '' } = claim;
  return { ...claim, customerName, customerWeb, customerCountry };
}

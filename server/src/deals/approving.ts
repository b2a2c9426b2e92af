import type { Deal } from '@portico/domain/deals/deal';
import type { ChannelPolicy } from '@portico/domain/policies/channel-policy';
import { accountFromClaim, learnFromDecision } from '../accounts/learn.ts';
import type { CustomerClaim } from '../accounts/resolve.ts';
import type { Tx } from '../db/database.ts';
import { holdUnknown } from '../reservations/hold.ts';
import type { Change } from './change.ts';
import { reserveApproved, withVerdict } from './standing.ts';

/**
 * What an approval needs outside the deal (DA6): an account to reserve, the one the customer turns out to be by now or a new
 * one of what the claim says, and the reservation. When that is refused nothing is approved. What a person has confirmed
 * teaches the account the names it goes by; what the policy approves by itself does not.
 *
 * @param actorId who approves; null for the policy itself
 */
export function approving(actorId: string | null): Pick<Change, 'complete' | 'settle'> {
  return {
    complete: async (tx, next, channel) =>
      next.review === 'approved' ? withAccount(tx, next, { channel, actorId }) : next,
    settle: async (tx, next, before) => {
      const refusal = await reserveApproved(tx, next);
      if (refusal || next.review !== 'approved' || actorId === null || before.accountId === null) return refusal;
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
  // Two approvals of one unknown customer would make two accounts of it.
  if (deal.customerKey !== null) await holdUnknown(tx, deal.customerKey);
  const judged = await withVerdict(tx, deal, channel);
  const { id, accountId } = judged;
  return { ...judged, accountId: await accountFromClaim(tx, { id, accountId, claim: customerOf(deal) }, actorId) };
}

/** What of a claim says who the customer is. A claim that was handed in has all that is needed. */
function customerOf({ claim }: Deal): CustomerClaim {
  const { customerName = '', customerWeb = '', customerCountry = '' } = claim;
  return { ...claim, customerName, customerWeb, customerCountry };
}

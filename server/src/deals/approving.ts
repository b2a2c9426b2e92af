import type { Deal } from '@portico/domain/deals/deal';
import type { ChannelPolicy } from '@portico/domain/policies/channel-policy';
import type { Refusal } from '@portico/domain/refusal';
import type { Tx } from '../db/database.ts';
import { reserveApproved, withVerdict } from './standing.ts';

/**
 * What an approval needs outside the deal (DA6): an account to reserve, the one the customer turns out to be by now or a new
 * one, and the reservation. When that is refused nothing is approved.
 */
export const approving = {
  complete: async (tx: Tx, next: Deal, channel: ChannelPolicy): Promise<Deal> => {
    if (next.review !== 'approved' || next.accountId !== null) return next;
    return withVerdict(tx, next, channel);
  },
  settle: async (tx: Tx, next: Deal): Promise<Refusal | null> => reserveApproved(tx, next),
};

import type { Amendment } from '@portico/domain/deals/amendment';
import type { Deal } from '@portico/domain/deals/deal';
import { isAgainstVerdict } from '@portico/domain/deals/against-verdict';
import type { EventName } from '@portico/domain/event';
import type { Change } from './change.ts';
import { objectionToGround, tellOverride } from './overriding.ts';
import { reserveApproved, withVerdict } from './standing.ts';

/** Whether a change is granted by one of two: its event is that of the override, and the partner hears of it with the second. */
export function waitsForSecond(deal: Deal): deal is Deal & { amendment: Amendment } {
  return deal.amendment?.status === 'pending';
}

/** What an answer to a change is called. */
export function amendmentEvent(deal: Deal): EventName {
  if (waitsForSecond(deal)) return 'deal.verdict_overridden';
  return deal.amendment?.status === 'approved' ? 'deal.amendment_granted' : 'deal.amendment_refused';
}

/**
 * What granting a change needs outside the deal. What stood in its way may be gone by now, or be another: that is judged
 * again (DA8). What has come since is for the cells to refuse (RC24).
 */
export function grantingAmendment(actorId: string): Pick<Change, 'refresh' | 'settle'> {
  return {
    refresh: async (tx, deal, channel) => {
      const { amendment } = deal;
      if (amendment?.status !== 'pending' || !isAgainstVerdict(amendment)) return deal;
      const { verdict } = await withVerdict(tx, { ...deal, claim: amendment.claim }, channel);
      return { ...deal, amendment: { ...amendment, verdict } };
    },
    settle: async (tx, next, before) => {
      const override = next.amendment?.override ?? null;
      if (override !== before.amendment?.override) {
        const unproved = await objectionToGround(tx, next, override);
        if (unproved) return unproved;
        if (!waitsForSecond(next)) tellOverride(tx, next, { override, of: 'change' });
      }
      return waitsForSecond(next) ? null : reserveApproved(tx, next, { override, actorId });
    },
  };
}

import type { Amendment } from '@portico/domain/deals/amendment';
import type { Deal } from '@portico/domain/deals/deal';
import { isAgainstVerdict } from '@portico/domain/deals/against-verdict';
import { isOverriddenNow } from '@portico/domain/deals/signing-change';
import type { EventName, NewEvent } from '@portico/domain/event';
import type { Change } from './change.ts';
import { objectionToGround, overrideFacts, tellOverride } from './overriding.ts';
import { reserveApproved, withVerdict } from './standing.ts';

/** Whether a change has been signed and waits for the next signature (DM40); the partner hears of it with the last. */
export function waitsForNext(deal: Deal): deal is Deal & { amendment: Amendment } {
  return deal.amendment?.status === 'pending';
}

/** What an answer to a change is called. */
export function amendmentEvent(deal: Deal): EventName {
  if (waitsForNext(deal)) return isOverriddenNow(deal.amendment) ? 'deal.verdict_overridden' : 'deal.signed';
  return deal.amendment?.status === 'approved' ? 'deal.amendment_granted' : 'deal.amendment_refused';
}

/** What its event says of it besides. */
export function amendmentFacts(deal: Deal, note: string | null): NewEvent['payload'] {
  if (!waitsForNext(deal)) return { note };
  const { chain = [], override } = deal.amendment;
  if (isOverriddenNow(deal.amendment)) return overrideFacts(override, 'change');
  return { of: 'change', waitsFor: chain.find(({ signedById }) => signedById === null)?.name ?? null };
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
        if (!waitsForNext(next)) tellOverride(tx, next, { override, of: 'change' });
      }
      return waitsForNext(next) ? null : reserveApproved(tx, next, { override, actorId });
    },
  };
}

import { addDays, type Instant } from '../time.ts';
import type { Deal, Protection, Review } from './deal.ts';
import type { DealPolicy } from './policy.ts';

/** The instant an unanswered question withdraws the deal (DM10); null when nothing is asked. */
export function lapsesAt(deal: Pick<Deal, 'review' | 'info'>, policy: DealPolicy): Instant | null {
  return deal.review === 'info_requested' && deal.info ? addDays(deal.info.dueAt, policy.lapseDays) : null;
}

/** The review state as it reads at `now`: a lapsed question is withdrawn although no job has run yet (DP3). */
export function reviewAt(deal: Pick<Deal, 'review' | 'info'>, policy: DealPolicy, now: Instant): Review {
  const lapse = lapsesAt(deal, policy);
  return lapse !== null && lapse <= now ? 'withdrawn' : deal.review;
}

/** Whether and how the partner is protected at `now` (DP1 to DP4). */
export function protectionAt(
  deal: Pick<Deal, 'review' | 'info' | 'outcome' | 'protectionEnd'>,
  policy: DealPolicy,
  now: Instant,
): Protection {
  const review = reviewAt(deal, policy, now);
  // DP4
  if (review === 'submitted' || review === 'in_review' || review === 'info_requested') return 'provisional';
  if (review !== 'approved' || deal.protectionEnd === null) return 'none';
  if (deal.outcome !== 'open') return 'released';
  // DP1: at the very instant it is over.
  if (deal.protectionEnd <= now) return 'expired';
  // DP2
  return addDays(deal.protectionEnd, -policy.expiringDays) <= now ? 'expiring' : 'active';
}

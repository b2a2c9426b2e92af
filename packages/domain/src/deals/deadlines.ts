import { addDays, endOfDay, type Instant } from '../time.ts';
import type { Deal, Protection, Review } from './deal.ts';
import type { DealPolicy } from './policy.ts';

/** What of a deal says how its deadlines read. */
export type Protected = Pick<
  Deal,
  'review' | 'info' | 'outcome' | 'protectionEnd' | 'extension' | 'revocation'
>;

/** When an unanswered question withdraws the deal (DM10): with the end of a day (DP5); null when nothing is asked. */
export function lapsesAt(deal: Pick<Deal, 'review' | 'info'>, policy: DealPolicy): Instant | null {
  return deal.review === 'info_requested' && deal.info
    ? protectionUntil(deal.info.dueAt, policy.lapseDays)
    : null;
}

/** The review state as it reads at `now`: a lapsed question is withdrawn although no job has run yet (DP3). */
export function reviewAt(deal: Pick<Deal, 'review' | 'info'>, policy: DealPolicy, now: Instant): Review {
  const lapse = lapsesAt(deal, policy);
  return lapse !== null && lapse <= now ? 'withdrawn' : deal.review;
}

/** When something that is given for `days` from `start` on is over: with the end of its last day in UTC, never sooner (DP5). */
export function protectionUntil(start: Instant, days: number): Instant {
  return endOfDay(addDays(start, days));
}

/** The instant a deal's protection begins to read as *expiring* (DP2); null without an end. */
export function expiresSoonAt(deal: Pick<Deal, 'protectionEnd'>, policy: DealPolicy): Instant | null {
  return deal.protectionEnd === null ? null : addDays(deal.protectionEnd, -policy.expiringDays);
}

/** Whether a wish for longer protection waits for its answer, which holds the protection (DP6). */
export function isHeld(deal: Pick<Deal, 'extension'>): boolean {
  return deal.extension?.status === 'pending';
}

/** Whether the approval has been taken back and the notice has run out (DP7). */
export function isRevoked(deal: Pick<Deal, 'revocation'>, now: Instant): boolean {
  const effectiveAt = deal.revocation?.effectiveAt ?? null;
  return effectiveAt !== null && effectiveAt <= now;
}

/** Until when the customer is reserved for an approved deal; null while an undecided extension holds it open (DP6, DP7). */
export function reservedUntil(
  deal: Pick<Deal, 'protectionEnd' | 'extension' | 'revocation'>,
): Instant | null {
  const end = isHeld(deal) ? null : deal.protectionEnd;
  const revokedAt = deal.revocation?.effectiveAt ?? null;
  if (revokedAt === null) return end;
  return end === null || revokedAt < end ? revokedAt : end;
}

/** Whether and how the partner is protected at `now` (DP1 to DP4, DP6, DP7, DP9). */
export function protectionAt(deal: Protected, policy: DealPolicy, now: Instant): Protection {
  const review = reviewAt(deal, policy, now);
  // DP4
  if (review === 'submitted' || review === 'in_review' || review === 'info_requested') return 'provisional';
  if (review !== 'approved' || deal.protectionEnd === null) return 'none';
  // DP7
  if (isRevoked(deal, now)) return 'revoked';
  if (deal.outcome === 'won' || deal.outcome === 'lost') return 'released';
  // DP6
  if (isHeld(deal)) return 'held';
  // DP1: at the very instant it is over. DP9: what goes on in the vendor's CRM does not expire, it is let go.
  if (deal.protectionEnd <= now) return deal.outcome === 'converted' ? 'released' : 'expired';
  // DP2
  return addDays(deal.protectionEnd, -policy.expiringDays) <= now ? 'expiring' : 'active';
}

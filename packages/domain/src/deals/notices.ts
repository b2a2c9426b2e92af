import { addDays, type Instant } from '../time.ts';
import type { Deal } from './deal.ts';
import { isHeld } from './deadlines.ts';
import type { DealPolicy } from './policy.ts';

/** Something its seller is told by the clock: the end of protection comes near, is there, or the approval is taken back. */
export interface Notice {
  at: Instant;
  kind: 'expiring' | 'expired' | 'revoked';
  /** Days left at `at`; 0 at the end itself. */
  daysLeft: number;
}

type Noticed = Pick<
  Deal,
  'review' | 'outcome' | 'protectionStart' | 'protectionEnd' | 'extension' | 'revocation' | 'toldUntil'
>;

/**
 * What is still to be told, the earliest first (DP8). `toldUntil` is how far the clock has told already; what lies before
 * the start of protection is never told.
 */
export function plannedNotices(deal: Noticed, policy: DealPolicy): Notice[] {
  const end = deal.protectionEnd;
  if (deal.review !== 'approved' || end === null) return [];
  const from = deal.toldUntil ?? deal.protectionStart ?? '';
  const revokedAt = deal.revocation?.effectiveAt ?? null;
  const runs = deal.outcome === 'open' && !isHeld(deal);
  const before: Notice[] = policy.protection.noticeDays.map((daysLeft) => ({
    at: addDays(end, -daysLeft),
    kind: 'expiring',
    daysLeft,
  }));
  const ending: Notice[] = runs ? [...before, { at: end, kind: 'expired', daysLeft: 0 }] : [];
  const all: Notice[] =
    revokedAt === null
      ? ending
      : [...ending.filter(({ at }) => at < revokedAt), { at: revokedAt, kind: 'revoked', daysLeft: 0 }];
  return all.filter(({ at }) => at > from).toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

/** When the next of them is due; null when nothing is left. */
export function nextNoticeAt(deal: Noticed, policy: DealPolicy): Instant | null {
  return plannedNotices(deal, policy)[0]?.at ?? null;
}

/**
 * The notice to tell now, or null. Each is told once, late if need be; but once the end is there, only the end is told:
 * that it comes near is no news any more (DP8).
 */
export function dueNotice(deal: Noticed, policy: DealPolicy, now: Instant): Notice | null {
  const due = plannedNotices(deal, policy).filter(({ at }) => at <= now);
  return due.findLast(({ kind }) => kind !== 'expiring') ?? due[0] ?? null;
}

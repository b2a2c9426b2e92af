import { addBusinessDays, type Instant } from '../time.ts';
import type { Deal } from './deal.ts';
import type { DealPolicy } from './policy.ts';
import type { Waiting } from './protection-views.ts';

/** What of a decided deal waits for the vendor, and since when; the one that waits longest first. */
export function waitingOf(
  deal: Pick<Deal, 'appeal' | 'extension' | 'amendment' | 'revocation'>,
): { what: Waiting; since: Instant }[] {
  const { appeal, extension, amendment, revocation } = deal;
  const waiting: { what: Waiting; since: Instant }[] = [];
  if (appeal?.status === 'open') waiting.push({ what: 'appeal', since: appeal.raisedAt });
  if (extension?.status === 'pending') waiting.push({ what: 'extension', since: extension.requestedAt });
  if (amendment?.status === 'pending') waiting.push({ what: 'amendment', since: amendment.requestedAt });
  if (revocation && revocation.confirmedAt === null)
    waiting.push({ what: 'revocation', since: revocation.proposedAt });
  return waiting.toSorted((a, b) => (a.since < b.since ? -1 : 1));
}

/** What of a decided deal the vendor has let pass its time. */
export interface OverdueWaiting {
  what: 'appeal' | 'extension';
  dueAt: Instant;
}

/**
 * Until when the vendor should have answered what waits (DS3): an objection by its own date, a wish for longer protection
 * within the business days of a decision.
 */
export function dueOfWaiting(
  { appeal, extension }: Pick<Deal, 'appeal' | 'extension'>,
  { decisionBusinessDays }: Pick<DealPolicy, 'decisionBusinessDays'>,
): OverdueWaiting[] {
  const due: OverdueWaiting[] = [];
  if (appeal?.status === 'open') due.push({ what: 'appeal', dueAt: appeal.dueAt });
  if (extension?.status === 'pending')
    due.push({
      what: 'extension',
      dueAt: addBusinessDays(extension.requestedAt, decisionBusinessDays),
    });
  return due;
}

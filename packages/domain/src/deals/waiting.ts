import type { Instant } from '../time.ts';
import type { Deal } from './deal.ts';
import type { Waiting } from './protection-views.ts';

/** What of an approved deal waits for the vendor, and since when; the one that waits longest first. */
export function waitingOf(
  deal: Pick<Deal, 'extension' | 'amendment' | 'revocation'>,
): { what: Waiting; since: Instant }[] {
  const { extension, amendment, revocation } = deal;
  const waiting: { what: Waiting; since: Instant }[] = [];
  if (extension?.status === 'pending') waiting.push({ what: 'extension', since: extension.requestedAt });
  if (amendment?.status === 'pending') waiting.push({ what: 'amendment', since: amendment.requestedAt });
  if (revocation && revocation.confirmedAt === null)
    waiting.push({ what: 'revocation', since: revocation.proposedAt });
  return waiting.toSorted((a, b) => (a.since < b.since ? -1 : 1));
}

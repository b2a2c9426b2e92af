import { type Refusal, refuse } from '../refusal.ts';
import { addDays, type Instant } from '../time.ts';
import type { Deal } from './deal.ts';
import { protectionAt } from './deadlines.ts';
import type { DealPolicy } from './policy.ts';

/** What decides whether a customer can be registered again. */
export interface AgainContext {
  /** Whether the new claim brings evidence that none of the earlier ones had. */
  hasNewEvidence: boolean;
  policy: DealPolicy;
  now: Instant;
}

/**
 * Whether a partner may register a customer whose protection it had before: at once with new evidence, else once the
 * policy's days since the end have passed (DM45).
 *
 * @param earlier the same partner's deals of the same customer, in any order; those that never ended do not count
 * @returns the refusal, or null
 */
export function mayRegisterAgain(
  earlier: readonly Deal[],
  { hasNewEvidence, policy, now }: AgainContext,
): Refusal | null {
  if (hasNewEvidence) return null;
  const free = earlier
    .flatMap((deal) => endOf(deal, policy, now) ?? [])
    .map((end) => addDays(end, policy.protection.registerAgainDays));
  return free.some((at) => at > now) ? refuse('DM45', 'too_soon', 'fileIds').refusal : null;
}

/** The instant protection was lost, not given up: it expired or was revoked. */
function endOf(deal: Deal, policy: DealPolicy, now: Instant): Instant | null {
  const protection = protectionAt(deal, policy, now);
  if (protection === 'expired') return deal.protectionEnd;
  return protection === 'revoked' ? (deal.revocation?.effectiveAt ?? null) : null;
}

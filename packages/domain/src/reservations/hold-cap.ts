import { type Refusal, refuse } from '../refusal.ts';
import type { ConflictPolicy } from './policy.ts';

/** How many inactive holds a partner of a tier may have (RC29). */
export function holdCapOf(
  partnerTier: string | null,
  { holdCaps, inactiveHoldsMost }: Pick<ConflictPolicy, 'holdCaps' | 'inactiveHoldsMost'>,
): number {
  return holdCaps.find(({ tier }) => tier === partnerTier)?.most ?? inactiveHoldsMost;
}

/**
 * RC29: what speaks against one more hold of a partner; null when nothing does. Only holds on which nothing happened count:
 * a partner that works on its customers may hold as many as it likes.
 *
 * @param holds how many inactive holds it has already, and its tier
 */
export function objectionToHold(
  { inactive, tier }: { inactive: number; tier: string | null },
  policy: Pick<ConflictPolicy, 'holdCaps' | 'inactiveHoldsMost'>,
): Refusal | null {
  return inactive > holdCapOf(tier, policy) ? refuse('RC29', 'too_many_inactive_holds').refusal : null;
}

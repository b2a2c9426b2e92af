import { amountOf } from '../deals/amount.ts';
import type { DraftClaim } from '../deals/claim.ts';
import type { DealPolicy } from '../deals/policy.ts';

/**
 * A claim in the words of another policy (PO11): the value band it would have named there. A band that both have stays; else
 * it is the one in which the amount lies, or the beginning of the band it named. Bands that were renamed or cut anew are no
 * reason to refuse.
 */
export function claimUnder(claim: DraftClaim, written: DealPolicy, read: DealPolicy): DraftClaim {
  const { valueBand } = claim;
  if (valueBand === undefined || read.valueBands.some(({ code }) => code === valueBand)) return claim;
  const least = amountOf(claim, written)?.leastMinor;
  if (least === undefined) return claim;
  const band = read.valueBands.find(
    ({ fromMinor, toMinor }) => fromMinor <= least && (toMinor === null || least < toMinor),
  );
  return band ? { ...claim, valueBand: band.code } : claim;
}

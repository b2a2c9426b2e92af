import type { DealPolicy } from './policy.ts';
import type { DraftClaim } from './claim.ts';

/** What a deal may be worth, in minor units of the policy's currency; both ends are meant. */
export interface AmountRange {
  leastMinor: number;
  mostMinor: number;
}

const NO_END = Number.MAX_SAFE_INTEGER;

/**
 * What a claim says a deal is worth: the sum of its lines where every line has an amount, else the amount as far as it is
 * known, else the whole value band. An amount in another currency than the policy's says nothing: rates are not known here,
 * so the band speaks. Null when not even a band of the policy is named.
 */
export function amountOf(
  claim: DraftClaim,
  policy: Pick<DealPolicy, 'currency' | 'valueBands'>,
): AmountRange | null {
  const isOurs = (claim.estCurrency ?? policy.currency) === policy.currency;
  const exact = isOurs ? (sumOfLines(claim) ?? claim.estAmountMinor ?? null) : null;
  if (exact !== null) return { leastMinor: exact, mostMinor: exact };
  const band = policy.valueBands.find(({ code }) => code === claim.valueBand);
  if (!band) return null;
  return { leastMinor: band.fromMinor, mostMinor: band.toMinor === null ? NO_END : band.toMinor - 1 };
}

/** What the lines of a claim come to, in its currency; null unless every line has an amount. */
export function sumOfLines({ lines = [] }: DraftClaim): number | null {
  const amounts = lines.map(({ amountMinor }) => amountMinor ?? null);
  if (amounts.length === 0 || amounts.includes(null)) return null;
  const sum = amounts.reduce<number>((total, amountMinor) => total + (amountMinor ?? 0), 0);
  return Number.isSafeInteger(sum) ? sum : NO_END;
}

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

/**
 * The most a deal may be worth to whoever decides who has to sign (DA1, DA5). An amount that fits its band is taken at its
 * word; one that does not makes the deal no smaller than the larger of both, and one in another currency, of which no rate
 * is known here, may be worth anything. Null when nothing is said.
 */
export function mostWorth(
  claim: DraftClaim,
  policy: Pick<DealPolicy, 'currency' | 'valueBands'>,
): number | null {
  const amount = sumOfLines(claim) ?? claim.estAmountMinor ?? null;
  const { estAmountMinor: _amount, lines: _lines, ...rest } = claim;
  const band = amountOf(rest, policy);
  if (amount === null) return band?.mostMinor ?? null;
  if ((claim.estCurrency ?? policy.currency) !== policy.currency) return NO_END;
  const isInBand = band !== null && amount >= band.leastMinor && amount <= band.mostMinor;
  return isInBand ? amount : Math.max(amount, band?.mostMinor ?? 0);
}

/** What the lines of a claim come to, in its currency; null unless every line has an amount. */
export function sumOfLines({ lines = [] }: DraftClaim): number | null {
  const amounts = lines.map(({ amountMinor }) => amountMinor ?? null);
  if (amounts.length === 0 || amounts.includes(null)) return null;
  const sum = amounts.reduce<number>((total, amountMinor) => total + (amountMinor ?? 0), 0);
  return Number.isSafeInteger(sum) ? sum : NO_END;
}

import * as v from 'valibot';
import { currencyExponent } from './currency-exponent.ts';
import { Currency } from './currency.ts';

/** An amount in whole minor units (cents, yen, fils) of one currency; never a fraction, exact up to 2^53 − 1. */
export const Money = v.strictObject({
  amountMinor: v.pipe(v.number('amount'), v.safeInteger('amount')),
  currency: Currency,
});
export type Money = v.InferOutput<typeof Money>;

/**
 * The amount as people of `locale` write it, `1.250,00 €`, exact to the last minor unit.
 *
 * @param options `whole` drops the zeros of an amount without a fraction, `1.250 €`; it never rounds
 */
export function formatMoney(money: Money, locale: string, options: { whole?: boolean } = {}): string {
  const exponent = currencyExponent(money.currency);
  const isWhole = money.amountMinor % 10 ** exponent === 0;
  const digits = options.whole && isWhole ? 0 : exponent;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(decimalOf(money.amountMinor, exponent));
}

/** The amount in major units as a decimal text: a number could not hold every amount up to 2^53 − 1 to the last unit. */
function decimalOf(amountMinor: number, exponent: number): `${number}` {
  return `${amountMinor}e-${exponent}` as `${number}`;
}

/**
 * Splits an amount by weights so that the parts sum to the whole, to the last minor unit: leftovers go to the largest
 * remainders, earlier parts first. A negative amount splits as its positive does, so that paying back undoes paying
 * part by part.
 *
 * @param weights whole numbers, none negative, not all zero: amounts, counts, thousandths
 * @throws RangeError when the weights cannot carry a split, or the amount is no safe integer
 */
export function allocate(money: Money, weights: readonly number[]): Money[] {
  if (!Number.isSafeInteger(money.amountMinor))
    throw new RangeError('an amount is a whole number of minor units');
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0))
    throw new RangeError('weights are whole and not negative');
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total === 0n) throw new RangeError('one weight must be above zero');

  const sign = money.amountMinor < 0 ? -1n : 1n;
  const amount = BigInt(money.amountMinor) * sign;
  const shares = weights.map((weight, index) => ({
    index,
    part: (amount * BigInt(weight)) / total,
    rest: (amount * BigInt(weight)) % total,
  }));
  const left = Number(amount - shares.reduce((sum, { part }) => sum + part, 0n));
  const byRest = shares.toSorted((a, b) => Number(b.rest > a.rest) - Number(b.rest < a.rest));
  const lucky = new Set(byRest.slice(0, left).map(({ index }) => index));
  return shares.map(({ index, part }) => ({
    amountMinor: Number((part + (lucky.has(index) ? 1n : 0n)) * sign),
    currency: money.currency,
  }));
}

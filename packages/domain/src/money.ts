import * as v from 'valibot';

/** An ISO 4217 currency code in capitals, `EUR`. */
export const Currency = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'currency'));
export type Currency = v.InferOutput<typeof Currency>;

/** An amount in whole minor units (cents, yen, fils) of one currency; never a fraction, exact up to 2^53 − 1. */
export const Money = v.strictObject({
  amountMinor: v.pipe(v.number(), v.safeInteger('amount')),
  currency: Currency,
});
export type Money = v.InferOutput<typeof Money>;

/**
 * How many digits a currency has behind the point: 2 for EUR, 0 for JPY, 3 for KWD.
 * From the runtime's CLDR data, which follows ISO 4217.
 */
export function currencyExponent(currency: Currency): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** The amount as people of `locale` write it, `1.250,00 €`. Whole amounts may drop the zeros behind the point. */
export function formatMoney(money: Money, locale: string, options: { whole?: boolean } = {}): string {
  const exponent = currencyExponent(money.currency);
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    ...(options.whole ? { maximumFractionDigits: 0 } : {}),
  }).format(money.amountMinor / 10 ** exponent);
}

/**
 * Splits an amount by weights so that the parts sum to the whole, to the last minor unit: leftovers go to the largest
 * remainders, earlier parts first.
 *
 * @param weights at least one, none negative, not all zero
 * @throws RangeError when the weights cannot carry a split
 */
export function allocate(money: Money, weights: readonly number[]): Money[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0) || weights.some((weight) => weight < 0)) throw new RangeError('weights must be positive');
  const exact = weights.map((weight) => (money.amountMinor * weight) / total);
  const parts = exact.map(Math.floor);
  const left = money.amountMinor - parts.reduce((sum, part) => sum + part, 0);
  const order = exact.map((value, index) => ({ index, rest: value - Math.floor(value) })).toSorted((a, b) => b.rest - a.rest);
  for (const { index } of order.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts.map((amountMinor) => ({ amountMinor, currency: money.currency }));
}

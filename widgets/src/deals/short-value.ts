import { currencyExponent } from '@portico/domain/currency-exponent';
import type { DealSummary } from '@portico/domain/deals/views';

/** The expected value in the few characters a column has: "€50K – €250K"; nothing where none is given. */
export function shortValueWords(range: DealSummary['valueRange'], locale: string): string {
  if (!range) return '';
  const { fromMinor, toMinor, currency } = range;
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 0,
  });
  const unit = 10 ** currencyExponent(currency);
  if (toMinor === null) return `> ${format.format(fromMinor / unit)}`;
  return fromMinor === 0
    ? `≤ ${format.format(toMinor / unit)}`
    : format.formatRange(fromMinor / unit, toMinor / unit);
}

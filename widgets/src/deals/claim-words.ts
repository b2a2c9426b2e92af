import { msg, str } from '@portico/ui/msg';
import type { ValueBand } from '@portico/domain/deals/policy';
import { currencyExponent } from '@portico/domain/currency-exponent';
import type { OutputOf } from '@portico/runtime/client';
import type { Option } from '@portico/ui/question/option';

/** The last that was made: a format takes a browser much longer to make than to use, and a form draws with every letter. */
function last<T>(make: (locale: string, currency?: string) => T): typeof make {
  let [madeFor, made]: [string, T?] = [''];
  return (locale, currency = '') => {
    if (made === undefined || madeFor !== locale + currency)
      [madeFor, made] = [locale + currency, make(locale, currency)];
    return made;
  };
}

const amounts = last(
  (locale, currency) =>
    new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }),
);
const months = last(
  (locale) => new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }),
);

/** A band of value as people say it: "€10,000 – €50,000". */
export function bandWords({ fromMinor, toMinor }: ValueBand, currency: string, locale: string): string {
  const format = amounts(locale, currency);
  const unit = 10 ** currencyExponent(currency);
  const from = fromMinor / unit;
  if (toMinor === null) return msg(str`${format.format(from)} and more`, { id: 'deals.band.from' });
  if (from === 0) return msg(str`Up to ${format.format(toMinor / unit)}`, { id: 'deals.band.to' });
  return format.formatRange(from, toMinor / unit);
}

/** A quarter with its months: "Q4 · Oct – Dec 2026". */
export function quarterWords(quarter: string, locale: string): string {
  const [year = '', number = ''] = quarter.split('-Q');
  const month = (n: number): Date => new Date(Date.UTC(Number(year), Number(number) * 3 - n, 1));
  return `Q${number} · ${months(locale).formatRange(month(3), month(1))}`;
}

/** Products under their family, both in the order the server gives. */
export function productOptions(products: OutputOf<'deals.form'>['products']): Option[] {
  return [...Map.groupBy(products, ({ family }) => family)].flatMap(([family, members]) =>
    members.map(({ id, name }) => ({ value: id, label: name, group: family })),
  );
}

/** What can be chosen in a claim, by its field: what the server says, in the reader's words. */
export interface ClaimChoices {
  readonly productId: readonly Option[];
  readonly valueBand: readonly Option[];
  readonly closeQuarter: readonly Option[];
}

/** The choices of a form. */
export function claimChoices(setup: OutputOf<'deals.form'>, locale: string): ClaimChoices {
  const { policy, products, quarters } = setup;
  return {
    productId: productOptions(products),
    valueBand: policy.valueBands.map((band) => ({
      value: band.code,
      label: bandWords(band, policy.currency, locale),
    })),
    closeQuarter: quarters.map((value) => ({ value, label: quarterWords(value, locale) })),
  };
}

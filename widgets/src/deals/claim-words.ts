import { msg, str } from '@portico/ui/msg';
import type { ClaimField } from '@portico/domain/deals/claim';
import type { ValueBand } from '@portico/domain/deals/policy';
import { currencyExponent } from '@portico/domain/currency-exponent';
import type { OutputOf } from '@portico/runtime/client';
import type { Option } from '@portico/ui/question/option';

/** A band of value as people say it: "€10,000 – €50,000". */
export function bandWords({ fromMinor, toMinor }: ValueBand, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 });
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
  const months = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  return `Q${number} · ${months.formatRange(month(3), month(1))}`;
}

/** Products in the order the server gives, each with its family, under which a select shows it. */
export function productOptions(products: OutputOf<'deals.form'>['products']): Option[] {
  return products.map(({ id, name, family }) => ({ value: id, label: name, group: family }));
}

/** What can be chosen in a claim, by its field: what the server says, in the reader's words. */
export type ClaimChoices = Partial<Record<ClaimField, readonly Option[]>>;

let made: { setup: object; locale: string; choices: ClaimChoices } | undefined;

/** The choices of a form: the last are kept, since a form draws with every letter and their formats take long to make. */
export function claimChoices(setup: OutputOf<'deals.form'>, locale: string): ClaimChoices {
  if (made?.setup === setup && made.locale === locale) return made.choices;
  const { policy, products, quarters } = setup;
  const choices = {
    productId: productOptions(products),
    valueBand: policy.valueBands.map((band) => ({
      value: band.code,
      label: bandWords(band, policy.currency, locale),
    })),
    closeQuarter: quarters.map((value) => ({ value, label: quarterWords(value, locale) })),
  };
  made = { setup, locale, choices };
  return choices;
}

import { msg, str } from '@lit/localize';
import type { Relationship } from '@portico/domain/deals/claim';
import type { ValueBand } from '@portico/domain/deals/policy';
import { currencyExponent } from '@portico/domain/money';

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

/** How well the partner knows the customer, in words. */
export function relationshipWords(relationship: Relationship): string {
  switch (relationship) {
    case 'none':
      return msg('No contact so far', { id: 'deals.relationship.none' });
    case 'existing_customer':
      return msg('They are our customer', { id: 'deals.relationship.customer' });
    case 'met':
      return msg('We have met', { id: 'deals.relationship.met' });
    case 'demo':
      return msg('They have seen a demo', { id: 'deals.relationship.demo' });
    case 'proposal':
      return msg('They have our proposal', { id: 'deals.relationship.proposal' });
  }
}

/** What is wrong with a field of a claim and how to mend it, by the key its rule gives. */
export function problemWords(key: string, isChoice = false): string {
  switch (key) {
    case 'agreed':
      return msg('Please ask the contact first, then confirm it here.', { id: 'deals.problem.agreed' });
    case 'web':
      return msg('Enter a website such as acme.com, or a work e-mail address.', { id: 'deals.problem.web' });
    case 'free_mail':
      return msg('This is a free mail service. Enter the customer’s own domain.', { id: 'deals.problem.freemail' });
    case 'email':
      return msg('Enter a whole e-mail address, such as jo@acme.com.', { id: 'deals.problem.email' });
    case 'product':
      return msg('This product can no longer be registered. Choose another one.', { id: 'deals.problem.product' });
    case 'quarter':
      return msg('This quarter is out of range. Choose another one.', { id: 'deals.problem.quarter' });
    case 'band':
      return msg('This range has changed. Choose another one.', { id: 'deals.problem.band' });
    case 'amount':
      return msg('Enter an amount, such as 12,500.', { id: 'deals.problem.amount' });
    case 'too_long':
      return msg('This is too long. Please shorten it.', { id: 'deals.problem.long' });
    default:
      return isChoice
        ? msg('Please choose one.', { id: 'deals.problem.choose' })
        : msg('Please fill this in.', { id: 'deals.problem.required' });
  }
}

/** An instant as a date with time and zone. */
export function timeWords(instant: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(Date.parse(instant));
}

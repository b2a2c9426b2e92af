import type { Instant } from '@portico/domain/time';
import type { LetterLocale } from './facts.ts';

/** Days by UTC, as deadlines are counted; one that ends with a day, at midnight, is named as that last day. */
export function dayIn(locale: LetterLocale): (at: Instant) => string {
  const format = new Intl.DateTimeFormat(locale === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return (at) => format.format(Date.parse(at) - 1);
}

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

/**
 * The end of a time limit. One that ends with a day by UTC, as limits are counted, is said as that last day: nobody
 * reads "Nov 25, 12:00 AM" as the end of the 24th.
 */
export function deadlineWords(instant: string, locale: string): string {
  const at = Date.parse(instant);
  if (at % 86_400_000 !== 0) return timeWords(instant, locale);
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(at - 1);
}

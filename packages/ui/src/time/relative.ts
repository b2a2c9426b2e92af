const units = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/**
 * Says how long ago or ahead an instant is, in the largest unit that fits: "2 days ago", "in 3 weeks", "now".
 * Rounds toward now, so that nothing is promised longer than it lasts.
 *
 * @param at the instant, in ms since 1970
 * @param now the clock, in ms since 1970
 */
export function relativeTime(at: number, now: number, locale: string | undefined): string {
  const seconds = (at - now) / 1000;
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  for (const [unit, length] of units) {
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit);
  }
  return format.format(0, 'second');
}

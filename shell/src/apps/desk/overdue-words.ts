import { msg, str } from '@portico/ui/msg';

const units = [
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/**
 * How long something is overdue, in the largest unit that fits: "4 days overdue". Rounds down, but never to nothing.
 *
 * @param at the instant it was due, ISO 8601
 * @param now the clock, in ms since 1970
 */
export function overdueWords(at: string, locale: string, now = Date.now()): string {
  const seconds = (now - Date.parse(at)) / 1000;
  const [unit, length] = units.find((each) => seconds >= each[1]) ?? units[3];
  const count = Math.max(1, Math.trunc(seconds / length));
  const span = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  return msg(str`${span} overdue`, { id: 'desk.overdue.by' });
}

import * as v from 'valibot';

/**
 * A moment, as ISO-8601 in UTC with milliseconds: `2026-11-21T09:30:00.000Z`, in the years 0000 to 9999.
 * Two instants compare with `<` and `>` because the form is fixed width. A day the calendar does not have is refused:
 * engines read 30 February as March, so the text must be the one its moment is written as.
 */
export const Instant = v.pipe(
  v.string('instant'),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'instant'),
  v.check((text) => new Date(text).toJSON() === text, 'instant'),
);
export type Instant = v.InferOutput<typeof Instant>;

/** A calendar quarter of this century, `2026-Q4`. */
export const Quarter = v.pipe(v.string('quarter'), v.regex(/^20\d\d-Q[1-4]$/, 'quarter'));
export type Quarter = v.InferOutput<typeof Quarter>;

const DAY_MS = 86_400_000;
const FORM_LENGTH = '2026-11-21T09:30:00.000Z'.length;

/**
 * The instant of a number of milliseconds since 1970, rounded down to whole milliseconds.
 *
 * @throws RangeError outside the years 0000 to 9999, where the form would no longer compare
 */
export function instantOf(epochMs: number): Instant {
  const text = new Date(Math.floor(epochMs)).toISOString();
  if (text.length !== FORM_LENGTH) throw new RangeError('an instant needs a year of four digits');
  return text;
}

/** Milliseconds since 1970. */
export function epochMs(instant: Instant): number {
  return Date.parse(instant);
}

/** The instant `ms` milliseconds later (earlier when negative). */
export function addMs(instant: Instant, ms: number): Instant {
  return instantOf(epochMs(instant) + ms);
}

/** The same time of day `days` days of 24 hours later. */
export function addDays(instant: Instant, days: number): Instant {
  return addMs(instant, days * DAY_MS);
}

/**
 * The same time of day after `days` whole business days, Monday to Friday in UTC. The business clock stands still at
 * weekends: what starts on one counts from Monday 00:00, so a later start never ends earlier.
 * Public holidays are not known here: the days are full weekdays.
 */
export function addBusinessDays(instant: Instant, days: number): Instant {
  let moved = instant;
  while (!isBusinessDay(moved)) moved = addDays(startOfDay(moved), 1);
  for (let left = days; left > 0;) {
    moved = addDays(moved, 1);
    if (isBusinessDay(moved)) left -= 1;
  }
  return moved;
}

/** The end of the UTC day `instant` lies in, as the first instant of the next; midnight itself ends the day before. */
export function endOfDay(instant: Instant): Instant {
  return instantOf(Math.ceil(epochMs(instant) / DAY_MS) * DAY_MS);
}

function startOfDay(instant: Instant): Instant {
  return instantOf(Math.floor(epochMs(instant) / DAY_MS) * DAY_MS);
}

function isBusinessDay(instant: Instant): boolean {
  const weekday = new Date(instant).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The quarter an instant falls into, by UTC. */
export function quarterOf(instant: Instant): Quarter {
  const date = new Date(instant);
  return `${date.getUTCFullYear()}-Q${Math.floor(date.getUTCMonth() / 3) + 1}`;
}

/** The current quarter and the ones after it, `count` in all. */
export function quartersFrom(instant: Instant, count: number): Quarter[] {
  const date = new Date(instant);
  const first = date.getUTCFullYear() * 4 + Math.floor(date.getUTCMonth() / 3);
  return Array.from({ length: count }, (_, n) => `${Math.floor((first + n) / 4)}-Q${((first + n) % 4) + 1}`);
}

import * as v from 'valibot';

/**
 * A moment, as ISO-8601 in UTC with milliseconds: `2026-11-21T09:30:00.000Z`.
 * Two instants compare with `<` and `>` because the form is fixed width.
 */
export const Instant = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'instant'),
  v.check((text) => !Number.isNaN(Date.parse(text)), 'instant'),
);
export type Instant = v.InferOutput<typeof Instant>;

/** A calendar quarter, `2026-Q4`. */
export const Quarter = v.pipe(v.string(), v.regex(/^20\d\d-Q[1-4]$/, 'quarter'));
export type Quarter = v.InferOutput<typeof Quarter>;

const DAY_MS = 86_400_000;

/** The instant of a number of milliseconds since 1970, rounded down to whole milliseconds. */
export function instantOf(epochMs: number): Instant {
  return new Date(epochMs).toISOString();
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
 * The same time of day after `days` business days, Monday to Friday in UTC.
 * Public holidays are not known here: a deadline is never earlier than the vendor promised in weekdays.
 */
export function addBusinessDays(instant: Instant, days: number): Instant {
  let moved = instant;
  for (let left = days; left > 0; ) {
    moved = addDays(moved, 1);
    if (isBusinessDay(moved)) left -= 1;
  }
  return moved;
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

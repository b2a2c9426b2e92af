import { epochMs, type Instant } from '../time.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const WORK_MS = 5 * DAY_MS;
/** The first of January 1970 was a Thursday: three days after a Monday. */
const MONDAY_MS = 3 * DAY_MS;

/** A stretch of time, from its beginning up to its end. */
export interface Stretch {
  from: Instant;
  until: Instant;
}

/**
 * Milliseconds of business time in a stretch (RP6): Monday to Friday in UTC, 24 hours a day, as `addBusinessDays` counts.
 * Nothing for a stretch that ends before it begins. Public holidays are not known here.
 */
export function businessMs({ from, until }: Stretch): number {
  return Math.max(0, worked(epochMs(until)) - worked(epochMs(from)));
}

/** The business time of a stretch without that of the pauses in it (RP6). Pauses do not lie over each other. */
export function businessMsWithout(stretch: Stretch, pauses: readonly Stretch[]): number {
  const stood = pauses.map((pause) =>
    businessMs({
      from: pause.from > stretch.from ? pause.from : stretch.from,
      until: pause.until < stretch.until ? pause.until : stretch.until,
    }),
  );
  return businessMs(stretch) - stood.reduce((sum, ms) => sum + ms, 0);
}

/** Business time between a Monday before 1970 and a moment. */
function worked(ms: number): number {
  const sinceMonday = ms + MONDAY_MS;
  const weeks = Math.floor(sinceMonday / WEEK_MS);
  return weeks * WORK_MS + Math.min(sinceMonday - weeks * WEEK_MS, WORK_MS);
}

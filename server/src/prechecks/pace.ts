import { setTimeout as wait } from 'node:timers/promises';
import { leavesAtMs } from '@portico/domain/prechecks/answer';

/** Time as the pace of answers sees it; tests bring their own. */
export interface Pacer {
  /** Milliseconds on a clock that never goes back. */
  now(): number;
  /** Resolves at `atMs` of that clock, or a little after. */
  until(atMs: number): Promise<void>;
}

/** The machine's monotonic clock and timers. */
export const machinePacer: Pacer = {
  now: () => performance.now(),
  until: (atMs) => wait(Math.max(0, Math.ceil(atMs - performance.now()))),
};

/**
 * PC3: does the work and lets its outcome out, answer and fault alike, only at a step of the grid after `askedMs`. Whether the
 * work took one millisecond or a hundred is not to be seen from outside.
 */
export async function atPace<T>(
  work: () => Promise<T>,
  { pacer, gridMs }: { pacer: Pacer; gridMs: number },
): Promise<T> {
  const askedMs = pacer.now();
  try {
    return await work();
  } finally {
    await pacer.until(leavesAtMs(askedMs, pacer.now(), gridMs));
  }
}

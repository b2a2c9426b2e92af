import { addDays, endOfDay, type Instant } from '../time.ts';
import type { ConflictPolicy } from './policy.ts';

/** Until when the incumbent has the first right to a renewal that somebody else submitted: to the end of the last day (RC9, DP5). */
export function firstRightUntil(
  submittedAt: Instant,
  { incumbentFirstRightDays }: Pick<ConflictPolicy, 'incumbentFirstRightDays'>,
): Instant {
  return endOfDay(addDays(submittedAt, incumbentFirstRightDays));
}

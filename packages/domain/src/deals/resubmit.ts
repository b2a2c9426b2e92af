import { canonicalJson } from '../event.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { DraftClaim } from './claim.ts';
import type { Deal } from './deal.ts';

/**
 * What speaks against trying a refused deal again: it was not refused (DM16), an objection to the refusal is still open
 * (DM17), it was tried again already (DM18), or nothing is new in it: no field changed and no evidence added (DM14).
 *
 * @returns null when it may be tried again, as a deal of its own with its own time
 */
export function objectionToResubmit(
  refused: Deal,
  claim: DraftClaim,
  { nextId }: { nextId: string | null },
): Refusal | null {
  // A duplicate too: told apart here, the partner would learn that it is one (DM49).
  if (refused.review !== 'rejected' && refused.review !== 'duplicate')
    return refuse('DM16', `not_from_${refused.review}`).refusal;
  if (refused.appeal?.status === 'open') return refuse('DM17', 'appeal_open').refusal;
  if (nextId !== null) return refuse('DM18', 'tried_again').refusal;
  if (!isNew(refused.claim, claim)) return refuse('DM14', 'nothing_new').refusal;
  return null;
}

/** Whether any field differs, or a file was added; taking a file away is no news. */
function isNew(before: DraftClaim, after: DraftClaim): boolean {
  const { fileIds: earlier = [], ...was } = before;
  const { fileIds: later = [], ...is } = after;
  return canonicalJson(was) !== canonicalJson(is) || later.some((id) => !earlier.includes(id));
}

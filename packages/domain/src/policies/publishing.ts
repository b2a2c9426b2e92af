import type { Refusal } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { defaultChannelPolicy, type PolicyDocument } from './channel-policy.ts';
import { checkPolicy } from './check-policy.ts';
import type { PolicyProblem } from './problem.ts';
import type { PolicyStatus } from './version.ts';

/** What the rules of a version's life look at. */
export interface VersionState {
  status: PolicyStatus;
  document: PolicyDocument;
  effectiveFrom: Instant | null;
  /** Everybody who wrote on it. */
  editorIds: readonly string[];
}

/** Whether a name may be given to a version: the built-in one's is taken (PO4). Whether another row has it, the database says. */
export function isReservedName(version: string): boolean {
  return version === defaultChannelPolicy.version;
}

/** Whether a version may still be edited (PO5). */
export function isEditable(version: Pick<VersionState, 'status'>): boolean {
  return version.status === 'draft';
}

/** Who wants to publish what for when, and whether the policy in force asks for four eyes. */
export interface Publishing {
  publisherId: string;
  /** Null for at once. */
  from: Instant | null;
  now: Instant;
  fourEyes: boolean;
}

/**
 * When a draft takes effect if it is published now: PO5 only a draft, PO6 not in the past, PO7 four eyes, PO9 nothing
 * wrong in it.
 */
export function publish(
  version: VersionState,
  { publisherId, from, now, fourEyes }: Publishing,
):
  | { ok: true; effectiveFrom: Instant }
  | { ok: false; refusal: Refusal }
  | { ok: false; problems: PolicyProblem[] } {
  if (!isEditable(version)) return refuse('PO5', `not_from_${version.status}`);
  if (from !== null && from < now) return refuse('PO6', 'in_the_past', 'effectiveFrom');
  if (fourEyes && version.editorIds.includes(publisherId)) return refuse('PO7', 'own_draft');
  const problems = checkPolicy(version.document);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, effectiveFrom: from ?? now };
}

/** Whether a version may be taken back at `now` (PO8): a draft, or a published one that is not in force yet. */
export function withdraw(
  version: Pick<VersionState, 'status' | 'effectiveFrom'>,
  now: Instant,
): { ok: true } | { ok: false; refusal: Refusal } {
  if (version.status === 'withdrawn') return refuse('PO8', 'not_from_withdrawn');
  if (version.status === 'published' && version.effectiveFrom !== null && version.effectiveFrom <= now)
    return refuse('PO8', 'in_force');
  return { ok: true };
}

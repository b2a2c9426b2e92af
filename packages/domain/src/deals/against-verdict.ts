import type { Role } from '../access.ts';
import { refuse } from '../refusal.ts';
import type { Deal } from './deal.ts';
import type { Override, OverrideReason } from './override.ts';
import type { Refused, RulingContext } from './step.ts';

/** Whether approving a deal would go against what the rules found: the customer is not available, blocked, or another's (DA8). */
export function isAgainstVerdict({ verdict }: Pick<Deal, 'verdict'>): boolean {
  return verdict?.result === 'not_available' || verdict?.result === 'hard_conflict';
}

/** Whether an approval waits for a reason: it would go against a verdict that nobody has overridden yet. */
export function needsOverride(deal: Pick<Deal, 'verdict' | 'override'>): boolean {
  return isAgainstVerdict(deal) && !stands(deal);
}

/** Whether the override was for the very verdict the deal has now: a verdict that changed is a new question. */
function stands({ verdict, override }: Pick<Deal, 'verdict' | 'override'>): boolean {
  return override !== null && override.result === verdict?.result && override.ruleId === verdict.ruleId;
}

/** Whose consent makes the second pair of eyes where the customer is not available. */
export const seconds: ReadonlySet<Role> = new Set(['region_manager', 'vendor_admin']);

/** What a signature brings for an override. */
export interface OverrideGiven {
  reason: OverrideReason | null;
  noteInternal: string | null;
}

/**
 * The override a signature is given under (DA8): the one that stands, or the one that comes with it; null where nothing is
 * overridden, and the refusal where a reason or the internal note is missing.
 */
export function overrideWith(
  deal: Pick<Deal, 'verdict' | 'override'>,
  { reason, noteInternal }: OverrideGiven,
  { actorId, now }: Pick<RulingContext, 'actorId' | 'now'>,
): Override | null | Refused {
  const { verdict } = deal;
  if (verdict === null || !isAgainstVerdict(deal))
    return reason ? refuse('DA8', 'nothing_to_override', 'override') : null;
  if (stands(deal)) return reason ? refuse('DA8', 'overridden_already', 'override') : deal.override;
  if (!reason || actorId === null) return refuse('DA8', 'override_needed', 'override');
  const text = reason.text?.trim() || null;
  if (reason.ground === 'other' && text === null) return refuse('DA8', 'required', 'overrideText');
  const note = noteInternal?.trim();
  if (!note) return refuse('DA8', 'required', 'noteInternal');
  const { result, ruleId } = verdict;
  return { ground: reason.ground, text, note, byId: actorId, at: now, result, ruleId };
}

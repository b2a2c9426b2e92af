import { refuse } from '../refusal.ts';
import { addDays, type Instant } from '../time.ts';
import { stepApproved } from './approved-moves.ts';
import type { Deal } from './deal.ts';
import { isHeld, protectionUntil } from './deadlines.ts';
import type { RulingContext } from './step.ts';
import type { Ruling } from './moves.ts';
import type { DealPolicy } from './policy.ts';

/** When a partner may ask for longer protection: from `from` on, before `until`. */
export interface ExtensionWindow {
  from: Instant;
  until: Instant;
}

/** The window around the end of protection (DM31); null when nothing is left to extend (DM30, DM32, DM36). */
export function extensionWindow(deal: Deal, policy: DealPolicy): ExtensionWindow | null {
  const { maxCount, opensDaysBefore, closesDaysAfter } = policy.protection.extension;
  if (deal.review !== 'approved' || deal.outcome !== 'open' || deal.protectionEnd === null) return null;
  if (deal.extensionCount >= maxCount || endedByRefusal(deal)) return null;
  return {
    from: addDays(deal.protectionEnd, -opensDaysBefore),
    until: protectionUntil(deal.protectionEnd, closesDaysAfter),
  };
}

/** Asks for longer protection with evidence of work on the deal (DM31 to DM34); it is held until that is decided (DP6). */
export function requestExtension(
  deal: Deal,
  { evidence, fileIds }: { evidence: string; fileIds: readonly string[] },
  context: RulingContext,
): Ruling {
  const { policy, now, actorId } = context;
  return stepApproved(deal, 'requestExtension', {
    context,
    change: () => {
      if (isHeld(deal)) return refuse('DM33', 'pending');
      if (deal.extensionCount >= policy.protection.extension.maxCount) return refuse('DM32', 'used_up');
      const window = extensionWindow(deal, policy);
      if (!window) return refuse('DM36', 'refused_at_end');
      if (now < window.from) return refuse('DM31', 'too_early');
      if (now >= window.until) return refuse('DM31', 'too_late');
      if (evidence.trim() === '') return refuse('DM34', 'required', 'evidence');
      return {
        extension: {
          evidence: evidence.trim(),
          fileIds: [...fileIds],
          requestedById: actorId ?? deal.sellerId,
          requestedAt: now,
          status: 'pending',
          decidedById: null,
          decidedAt: null,
          noteShared: null,
        },
      };
    },
  });
}

/**
 * Answers the wish. Granted, the new end counts from the old one (DM35). Refused after the old end, protection ends with
 * the refusal; refused before, it runs to its end (DM36). A refusal says why.
 */
export function decideExtension(
  deal: Deal,
  input: { granted: boolean; noteShared: string | null },
  context: RulingContext,
): Ruling {
  const { policy, now, actorId } = context;
  return stepApproved(deal, 'decideExtension', {
    context,
    change: () => {
      const { extension, protectionEnd } = deal;
      if (extension?.status !== 'pending' || protectionEnd === null) return refuse('DM33', 'none_pending');
      if (actorId !== null && actorId === extension.requestedById) return refuse('DM9', 'own_deal');
      const note = input.noteShared?.trim() || null;
      const decided = { ...extension, decidedById: actorId, decidedAt: now, noteShared: note };
      if (!input.granted) {
        if (note === null) return refuse('DM36', 'required', 'noteShared');
        const wasOver = extension.requestedAt >= protectionEnd;
        return {
          extension: { ...decided, status: 'refused' },
          protectionEnd: protectionEnd > now ? protectionEnd : now,
          protectionEndOriginal: deal.protectionEndOriginal ?? protectionEnd,
          // Its end was told before it was held again; the refusal itself says that it is over now.
          toldUntil: wasOver ? now : deal.toldUntil,
        };
      }
      return {
        extension: { ...decided, status: 'approved' },
        extensionCount: deal.extensionCount + 1,
        protectionEnd: protectionUntil(protectionEnd, policy.protection.extension.days),
        protectionEndOriginal: deal.protectionEndOriginal ?? protectionEnd,
      };
    },
  });
}

/** A refusal that came when the old end had passed is the last word. */
function endedByRefusal({ extension, protectionEnd }: Deal): boolean {
  return (
    extension?.status === 'refused' && extension.decidedAt !== null && extension.decidedAt === protectionEnd
  );
}

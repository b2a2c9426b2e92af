import { refuse } from '../refusal.ts';
import { addBusinessDays, type Instant } from '../time.ts';
import type { Appeal } from './appeal.ts';
import { protectionUntil } from './deadlines.ts';
import type { Deal } from './deal.ts';
import type { Ruling } from './moves.ts';
import type { DealPolicy } from './policy.ts';
import { chainFor } from './signing.ts';
import { isOwn, type RulingContext, step } from './step.ts';

/** A decision a partner may object to: which, when it was taken, and who took it, or proposed it. */
export interface Appealable {
  against: Appeal['against'];
  decidedAt: Instant;
  decidedByIds: readonly string[];
}

/** What of a deal's state can be objected to; null when nothing can (AP1). */
export function appealableOf(deal: Deal): Appealable | null {
  const decidedByIds = named(deal.reviewerId);
  if (deal.review === 'rejected' && deal.decidedAt)
    return { against: 'rejection', decidedAt: deal.decidedAt, decidedByIds };
  if (deal.review === 'duplicate' && deal.decidedAt)
    return { against: 'duplicate', decidedAt: deal.decidedAt, decidedByIds };
  if (deal.review === 'approved' && deal.revocation?.confirmedAt)
    return {
      against: 'revocation',
      decidedAt: deal.revocation.confirmedAt,
      decidedByIds: named(deal.revocation.proposedById, deal.revocation.confirmedById),
    };
  return null;
}

function named(...ids: (string | null)[]): string[] {
  return ids.filter((id) => id !== null);
}

/** When the deal's decision can no longer be objected to, the end of the last day (DP5); null when it cannot be, or was already. */
export function appealableUntil(deal: Deal, policy: Pick<DealPolicy, 'appealDays'>): Instant | null {
  const decision = appealableOf(deal);
  if (!decision || isAppealed(deal, decision)) return null;
  return protectionUntil(decision.decidedAt, policy.appealDays);
}

function isAppealed({ appeal }: Deal, { decidedAt }: Appealable): boolean {
  return appeal !== null && appeal.raisedAt >= decidedAt;
}

/** Objects to a refusal, a duplicate or a revocation: once (AP2), with a ground, before the policy's days are over (AP1). */
export function appeal(
  deal: Deal,
  input: { ground: string; fileIds: readonly string[] },
  { policy, now, actorId }: RulingContext,
): Ruling {
  const decision = appealableOf(deal);
  if (!decision || actorId === null) return refuse('AP1', 'nothing_decided');
  if (isAppealed(deal, decision)) return refuse('AP2', 'appealed_already');
  if (now >= protectionUntil(decision.decidedAt, policy.appealDays)) return refuse('AP1', 'too_late');
  const ground = input.ground.trim();
  if (ground === '') return refuse('AP1', 'required', 'ground');
  return {
    ok: true,
    deal: {
      ...deal,
      appeal: {
        against: decision.against,
        ground,
        fileIds: [...input.fileIds],
        raisedById: actorId,
        raisedAt: now,
        dueAt: addBusinessDays(now, policy.appealAnswerBusinessDays),
        status: 'open',
        decidedById: null,
        decidedAt: null,
        noteShared: null,
      },
    },
  };
}

/** How an appeal is answered. */
export interface AppealAnswer {
  upheld: boolean;
  noteShared: string;
}

/**
 * Answers an open appeal, with words (AP3), by somebody else than whoever took or proposed the decision (AP4). Upheld, a refusal or a
 * duplicate goes back under review with the priority it had (AP5); a revocation is undone.
 */
export function answerAppeal(deal: Deal, answer: AppealAnswer, context: RulingContext): Ruling {
  const { policy, now, actorId } = context;
  const open = deal.appeal;
  if (open?.status !== 'open') return refuse('AP3', 'none_open');
  if (isOwn(deal, actorId)) return refuse('DM9', 'own_deal');
  if (actorId === null || appealableOf(deal)?.decidedByIds.includes(actorId))
    return refuse('AP4', 'own_decision');
  const noteShared = answer.noteShared.trim();
  if (noteShared === '') return refuse('AP3', 'required', 'noteShared');
  const answered: Appeal = {
    ...open,
    status: answer.upheld ? 'upheld' : 'refused',
    decidedById: actorId,
    decidedAt: now,
    noteShared,
  };
  if (!answer.upheld) return { ok: true, deal: { ...deal, appeal: answered } };
  if (open.against === 'revocation')
    return { ok: true, deal: { ...deal, appeal: answered, revocation: null } };
  return step({ deal, name: 'reopen', context }, () => ({
    appeal: answered,
    reviewerId: actorId,
    decidedAt: null,
    rejectReason: null,
    duplicateOfId: null,
    noteShared: null,
    decisionDueAt: laterOf(deal.decisionDueAt, addBusinessDays(now, policy.decisionBusinessDays)),
    chain: chainFor(deal.claim, policy),
    override: null,
  }));
}

function laterOf(due: Instant | null, fresh: Instant): Instant {
  return due !== null && due > fresh ? due : fresh;
}

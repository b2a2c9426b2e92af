import { refuse } from '../refusal.ts';
import { addBusinessDays, addDays, addMs, epochMs, type Instant } from '../time.ts';
import type { DealClaim } from './claim.ts';
import type { Deal, InfoItem } from './deal.ts';
import { reviewAt } from './deadlines.ts';
import { type Move, type MoveName, moves, type Ruling } from './moves.ts';
import type { DealPolicy } from './policy.ts';
import type { RejectReason, WithdrawReason } from './reasons.ts';

type Refused = ReturnType<typeof refuse>;

/** What every rule is told besides the deal: the policy in force, the database's time, who acts. */
export interface RulingContext {
  policy: DealPolicy;
  now: Instant;
  actorId: string | null;
}

/** Hands in a checked claim (DM2). The caller brings number, customer key and receipt hash, which need the outside world. */
export function submit(
  deal: Deal,
  input: { claim: DealClaim; number: string; customerKey: string; receiptHash: string },
  context: RulingContext,
): Ruling {
  const { policy, now } = context;
  return step(deal, 'submit', context, () => ({
    claim: input.claim,
    number: input.number,
    customerKey: input.customerKey,
    receiptHash: input.receiptHash,
    submittedAt: now,
    completeAt: now,
    decisionDueAt: addBusinessDays(now, policy.decisionBusinessDays),
    policyVersion: policy.version,
  }));
}

/** A reviewer takes the deal; the partner sees who (DM1, DM9). */
export function take(deal: Deal, context: RulingContext): Ruling {
  return step(deal, 'take', context, () => ({ reviewerId: context.actorId }));
}

/** Asks the partner at least one question (DM5); the decision clock stops (DM4). Due after the policy's business days. */
export function requestInfo(
  deal: Deal,
  items: readonly Omit<InfoItem, 'answer' | 'id'>[],
  context: RulingContext,
): Ruling {
  const { policy, now, actorId } = context;
  return step(deal, 'requestInfo', context, () => {
    if (items.length === 0) return refuse('DM5', 'required', 'items');
    return {
      reviewerId: deal.reviewerId ?? actorId,
      info: {
        items: items.map(({ question, kind }, index) => ({
          id: `q${index + 1}`,
          question,
          kind,
          answer: null,
        })),
        askedAt: now,
        dueAt: addBusinessDays(now, policy.infoDueBusinessDays),
      },
    };
  });
}

/** Answers every question (DM5); only something that was *missing* costs priority (DM3); the decision clock goes on (DM4). */
export function answerInfo(
  deal: Deal,
  answers: Readonly<Record<string, string>>,
  context: RulingContext,
): Ruling {
  const { now } = context;
  const { info, decisionDueAt } = deal;
  return step(deal, 'answerInfo', context, () => {
    if (!info || !decisionDueAt) return {};
    const items = info.items.map((item) => ({ ...item, answer: answers[item.id]?.trim() ?? '' }));
    const unanswered = items.find((item) => item.answer === '');
    if (unanswered) return refuse('DM5', 'required', unanswered.id);
    const wasMissing = items.some((item) => item.kind === 'missing');
    const stoodMs = Math.max(0, epochMs(now) - epochMs(info.askedAt));
    return {
      info: { ...info, items },
      completeAt: wasMissing ? now : deal.completeAt,
      decisionDueAt: addMs(decisionDueAt, stoodMs),
    };
  });
}

/** Approves: protection runs from the decision for the policy's days (DM6). */
export function approve(
  deal: Deal,
  input: { noteShared: string | null; noteInternal: string | null },
  context: RulingContext,
): Ruling {
  const { policy, now, actorId } = context;
  return step(deal, 'approve', context, () => ({
    noteShared: input.noteShared,
    noteInternal: input.noteInternal,
    reviewerId: actorId,
    decidedAt: now,
    protectionStart: now,
    protectionEnd: addDays(now, policy.protectionDays),
  }));
}

/** Refuses with a reason of the list; `other` needs words for the partner (DM7). */
export function reject(
  deal: Deal,
  input: { reason: RejectReason; noteShared: string | null; noteInternal: string | null },
  context: RulingContext,
): Ruling {
  return step(deal, 'reject', context, () => {
    if (input.reason === 'other' && !input.noteShared?.trim()) return refuse('DM7', 'required', 'noteShared');
    return {
      rejectReason: input.reason,
      noteShared: input.noteShared,
      noteInternal: input.noteInternal,
      reviewerId: context.actorId,
      decidedAt: context.now,
    };
  });
}

/** Closes the deal as a repeat of another one, which the partner never learns (DM8). */
export function markDuplicate(
  deal: Deal,
  input: { ofId: string; noteInternal: string | null },
  context: RulingContext,
): Ruling {
  return step(deal, 'markDuplicate', context, () => {
    if (input.ofId === deal.id) return refuse('DM8', 'same_deal', 'ofId');
    return {
      duplicateOfId: input.ofId,
      noteInternal: input.noteInternal,
      rejectReason: 'already_registered',
      reviewerId: context.actorId,
      decidedAt: context.now,
    };
  });
}

/** The partner takes the deal back. */
export function withdraw(deal: Deal, reason: WithdrawReason, context: RulingContext): Ruling {
  return step(deal, 'withdraw', context, () => ({ withdrawReason: reason }));
}

/** The clock withdraws a deal whose questions nobody answered (DM10). Refused before the deadline. */
export function lapse(deal: Deal, { policy, now }: RulingContext): Ruling {
  if (deal.review !== 'info_requested') return refuse('DM1', `not_from_${deal.review}`);
  if (reviewAt(deal, policy, now) !== moves.lapse.to) return refuse('DM10', 'not_due');
  return { ok: true, deal: { ...deal, review: moves.lapse.to, withdrawReason: 'no_answer' } };
}

/** Records that the business was won or lost; only on an approved, open deal (DM11). */
export function close(deal: Deal, outcome: 'won' | 'lost'): Ruling {
  if (deal.review !== 'approved' || deal.outcome !== 'open') return refuse('DM11', 'not_open');
  return { ok: true, deal: { ...deal, outcome } };
}

type Changes = Partial<Deal> & { ok?: never };

/**
 * One move along the table: refused from any other state (DM1) and to the deal's own seller at the desk (DM9), before
 * `change` is asked what else becomes of the deal, or refuses in turn.
 */
function step(
  deal: Deal,
  name: MoveName,
  { policy, now, actorId }: RulingContext,
  change: () => Changes | Refused,
): Ruling {
  const move: Move = moves[name];
  const review = reviewAt(deal, policy, now);
  if (!move.from.includes(review)) return refuse('DM1', `not_from_${review}`);
  if (move.by === 'deal.decide' && actorId !== null && actorId === deal.sellerId)
    return refuse('DM9', 'own_deal');
  const changes = change();
  return isRefused(changes) ? changes : { ok: true, deal: { ...deal, ...changes, review: move.to } };
}

function isRefused(answer: Changes | Refused): answer is Refused {
  return answer.ok === false;
}

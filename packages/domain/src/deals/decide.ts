import { refuse } from '../refusal.ts';
import { addBusinessDays, addDays, addMs, epochMs, type Instant } from '../time.ts';
import type { DealClaim } from './claim.ts';
import type { Deal, InfoItem, Review } from './deal.ts';
import { reviewAt } from './deadlines.ts';
import { moves, type MoveName, type Ruling } from './moves.ts';
import type { DealPolicy } from './policy.ts';
import type { RejectReason, WithdrawReason } from './reasons.ts';

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
  { policy, now }: RulingContext,
): Ruling {
  return step(deal, 'submit', policy, now, {
    claim: input.claim,
    number: input.number,
    customerKey: input.customerKey,
    receiptHash: input.receiptHash,
    submittedAt: now,
    completeAt: now,
    decisionDueAt: addBusinessDays(now, policy.decisionBusinessDays),
    policyVersion: policy.version,
  });
}

/** A reviewer takes the deal; the partner sees who (DM1, DM9). */
export function take(deal: Deal, { policy, now, actorId }: RulingContext): Ruling {
  if (isOwn(deal, actorId)) return refuse('DM9', 'own_deal');
  return step(deal, 'take', policy, now, { reviewerId: actorId });
}

/** Asks the partner; the decision clock stops (DM4). Due after the policy's business days. */
export function requestInfo(deal: Deal, items: readonly Omit<InfoItem, 'answer' | 'id'>[], { policy, now, actorId }: RulingContext): Ruling {
  if (isOwn(deal, actorId)) return refuse('DM9', 'own_deal');
  if (items.length === 0) return refuse('DM5', 'required', 'items');
  return step(deal, 'requestInfo', policy, now, {
    reviewerId: deal.reviewerId ?? actorId,
    info: {
      items: items.map((item, index) => ({ ...item, id: `q${index + 1}`, answer: null })),
      askedAt: now,
      dueAt: addBusinessDays(now, policy.infoDueBusinessDays),
    },
  });
}

/** Answers every question (DM5); only something that was *missing* costs priority (DM3); the decision clock goes on (DM4). */
export function answerInfo(deal: Deal, answers: Readonly<Record<string, string>>, { policy, now }: RulingContext): Ruling {
  const { info, decisionDueAt } = deal;
  if (!info || !decisionDueAt) return step(deal, 'answerInfo', policy, now, {});
  const items = info.items.map((item) => ({ ...item, answer: answers[item.id]?.trim() ?? '' }));
  const unanswered = items.find((item) => item.answer === '');
  if (unanswered) return refuse('DM5', 'required', unanswered.id);
  const wasMissing = items.some((item) => item.kind === 'missing');
  return step(deal, 'answerInfo', policy, now, {
    info: { ...info, items },
    completeAt: wasMissing ? now : deal.completeAt,
    decisionDueAt: addMs(decisionDueAt, epochMs(now) - epochMs(info.askedAt)),
  });
}

/** Approves: protection runs from the decision for the policy's days (DM6). */
export function approve(deal: Deal, input: { noteShared: string | null; noteInternal: string | null }, context: RulingContext): Ruling {
  if (isOwn(deal, context.actorId)) return refuse('DM9', 'own_deal');
  return step(deal, 'approve', context.policy, context.now, {
    ...input,
    reviewerId: context.actorId,
    decidedAt: context.now,
    protectionStart: context.now,
    protectionEnd: addDays(context.now, context.policy.protectionDays),
  });
}

/** Refuses with a reason of the list; `other` needs words for the partner (DM7). */
export function reject(
  deal: Deal,
  input: { reason: RejectReason; noteShared: string | null; noteInternal: string | null },
  context: RulingContext,
): Ruling {
  if (isOwn(deal, context.actorId)) return refuse('DM9', 'own_deal');
  if (input.reason === 'other' && !input.noteShared?.trim()) return refuse('DM7', 'required', 'noteShared');
  const { reason, ...notes } = input;
  return step(deal, 'reject', context.policy, context.now, {
    ...notes,
    rejectReason: reason,
    reviewerId: context.actorId,
    decidedAt: context.now,
  });
}

/** Closes the deal as a repeat of another one, which the partner never learns (DM8). */
export function markDuplicate(deal: Deal, input: { ofId: string; noteInternal: string | null }, context: RulingContext): Ruling {
  if (isOwn(deal, context.actorId)) return refuse('DM9', 'own_deal');
  if (input.ofId === deal.id) return refuse('DM8', 'same_deal', 'ofId');
  return step(deal, 'markDuplicate', context.policy, context.now, {
    duplicateOfId: input.ofId,
    noteInternal: input.noteInternal,
    rejectReason: 'already_registered',
    reviewerId: context.actorId,
    decidedAt: context.now,
  });
}

/** The partner takes the deal back. */
export function withdraw(deal: Deal, reason: WithdrawReason, { policy, now }: RulingContext): Ruling {
  return step(deal, 'withdraw', policy, now, { withdrawReason: reason });
}

/** The clock withdraws a deal whose questions nobody answered (DM10). Refused before the deadline. */
export function lapse(deal: Deal, { policy, now }: RulingContext): Ruling {
  if (reviewAt(deal, policy, now) !== 'withdrawn' || deal.review !== 'info_requested') return refuse('DM10', 'not_due');
  return { ok: true, deal: { ...deal, review: moves.lapse.to, withdrawReason: 'no_answer' } };
}

/** Records that the business was won or lost; only on an approved, open deal (DM11). */
export function close(deal: Deal, outcome: 'won' | 'lost'): Ruling {
  if (deal.review !== 'approved' || deal.outcome !== 'open') return refuse('DM11', 'not_open');
  return { ok: true, deal: { ...deal, outcome } };
}

function step(deal: Deal, name: MoveName, policy: DealPolicy, now: Instant, changes: Partial<Deal>): Ruling {
  const from: readonly Review[] = moves[name].from;
  if (!from.includes(reviewAt(deal, policy, now))) return refuse('DM1', `not_from_${reviewAt(deal, policy, now)}`);
  return { ok: true, deal: { ...deal, ...changes, review: moves[name].to } };
}

function isOwn(deal: Deal, actorId: string | null): boolean {
  return actorId !== null && deal.sellerId === actorId;
}

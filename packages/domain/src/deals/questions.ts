import { refuse } from '../refusal.ts';
import { addBusinessDays, addMs, endOfDay, epochMs, type Instant } from '../time.ts';
import type { ClaimField, DraftClaim } from './claim.ts';
import type { Deal, InfoItem } from './deal.ts';
import { protectionUntil, reviewAt } from './deadlines.ts';
import { moves, type Ruling } from './moves.ts';
import { chainFor } from './signing.ts';
import { type RulingContext, step } from './step.ts';

/** What the desk asks, and until when; without a day, the policy's business days. */
export interface Asking {
  items: readonly Omit<InfoItem, 'answer' | 'id'>[];
  dueAt?: Instant | undefined;
}

/**
 * Asks the partner at least one question (DM5); the decision clock stops (DM4). The day must lie ahead and not too far (DM12);
 * the answer is due with the end of it (DP5).
 */
export function requestInfo(deal: Deal, { items, dueAt }: Asking, context: RulingContext): Ruling {
  const { policy, now, actorId } = context;
  return step({ deal, name: 'requestInfo', context }, () => {
    if (items.length === 0) return refuse('DM5', 'required', 'items');
    if (dueAt !== undefined && dueAt <= now) return refuse('DM12', 'past', 'dueAt');
    if (dueAt !== undefined && dueAt > protectionUntil(now, policy.infoDueMaxDays))
      return refuse('DM12', 'too_far', 'dueAt');
    return {
      reviewerId: deal.reviewerId ?? actorId,
      info: {
        items: items.map(({ question, kind, field }, index) => ({
          id: `q${index + 1}`,
          question,
          kind,
          ...(field ? { field } : {}),
          answer: null,
        })),
        askedAt: now,
        dueAt: endOfDay(dueAt ?? addBusinessDays(now, policy.infoDueBusinessDays)),
      },
    };
  });
}

/** What the partner answers: words by question, and the fields that were asked for. */
export interface Answering {
  answers: Readonly<Record<string, string>>;
  /** Only fields that a question names (DM13). */
  changes?: DraftClaim;
  /** The customer's key after the change, where the claim changes. */
  customerKey?: string | null;
}

/**
 * Answers every question (DM5); only something that was *missing* costs priority (DM3); the decision clock goes on (DM4).
 * Fields may change where a question names them (DM13); signatures given before then hold no more (DA4).
 */
export function answerInfo(deal: Deal, answering: Answering, context: RulingContext): Ruling {
  const { now, policy } = context;
  const { info, decisionDueAt } = deal;
  return step({ deal, name: 'answerInfo', context }, () => {
    if (!info || !decisionDueAt) return {};
    const { changes = {}, answers } = answering;
    const changed = Object.keys(changes) as ClaimField[];
    const unasked = changed.find((name) => !info.items.some(({ field }) => field === name));
    if (unasked) return refuse('DM13', 'not_asked', unasked);
    const items = info.items.map((item) => ({
      ...item,
      answer: answers[item.id]?.trim() || wordsOf(item.field && changes[item.field]),
    }));
    const unanswered = items.find((item) => item.answer === '');
    if (unanswered) return refuse('DM5', 'required', unanswered.id);
    const wasMissing = items.some((item) => item.kind === 'missing');
    const stoodMs = Math.max(0, epochMs(now) - epochMs(info.askedAt));
    const claim = { ...deal.claim, ...changes };
    return {
      info: { ...info, items },
      completeAt: wasMissing ? now : deal.completeAt,
      decisionDueAt: addMs(decisionDueAt, stoodMs),
      ...(changed.length > 0
        ? {
            claim,
            chain: chainFor(claim, policy),
            override: null,
            customerKey: answering.customerKey ?? deal.customerKey,
          }
        : {}),
    };
  });
}

/** A field's new value as the answer shows it where no words came with it; nothing for nothing. */
function wordsOf(value: unknown): string {
  if (value === undefined || value === null || value === '') return '';
  if (Array.isArray(value)) return value.length === 0 ? '' : `${value.length}`;
  return `${value as string | number | boolean}`.slice(0, 2000);
}

/** The clock withdraws a deal whose questions nobody answered (DM10). Refused before the deadline. */
export function lapse(deal: Deal, { policy, now }: RulingContext): Ruling {
  if (deal.review !== 'info_requested') return refuse('DM1', `not_from_${deal.review}`);
  if (reviewAt(deal, policy, now) !== moves.lapse.to) return refuse('DM10', 'not_due');
  return { ok: true, deal: { ...deal, review: moves.lapse.to, withdrawReason: 'no_answer' } };
}

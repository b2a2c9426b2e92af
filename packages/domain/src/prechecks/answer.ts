import * as v from 'valibot';
import { canonicalJson } from '../event.ts';
import { Refusal } from '../refusal.ts';
import { epochMs, Instant, instantOf } from '../time.ts';
import type { PrecheckPolicy } from './policy.ts';

/** All a partner is ever told (PC1). */
export const PrecheckAnswer = v.picklist(['clear', 'needs_review', 'not_available']);
export type PrecheckAnswer = v.InferOutput<typeof PrecheckAnswer>;

/** What goes out. `pad` makes every reply the same number of bytes (PC3) and means nothing. */
export const PrecheckReply = v.strictObject({
  ok: v.literal(true),
  id: v.string(),
  /** Null while the answer waits for its time. */
  answer: v.nullable(PrecheckAnswer),
  /** When the answer may be read. */
  answerAt: Instant,
  /** Questions left today. */
  left: v.number(),
  pad: v.string(),
});
export type PrecheckReply = v.InferOutput<typeof PrecheckReply>;

/** What goes out when the budget is used up (PC2). */
export const PrecheckRefused = v.strictObject({ ok: v.literal(false), refusal: Refusal });

const ANSWER_BYTES = '"not_available"'.length;
const LEFT_BYTES = 6;

/** PC3: fills a reply up, so that neither the answer nor what is left of the budget changes its length. */
export function padded(reply: Omit<PrecheckReply, 'pad' | 'ok'>): PrecheckReply {
  const used = canonicalJson(reply.answer).length + canonicalJson(reply.left).length;
  return { ok: true, ...reply, pad: '.'.repeat(ANSWER_BYTES + LEFT_BYTES - used) };
}

/**
 * PC3: when the reply to a question leaves, in milliseconds: at the first step of the grid after `askedMs` by which the
 * work was done. As long as the work takes less than a step, that is always the same.
 */
export function leavesAtMs(askedMs: number, doneMs: number, gridMs: number): number {
  return askedMs + Math.max(1, Math.ceil((doneMs - askedMs) / gridMs)) * gridMs;
}

/** PC3: when the answer may be read: now, or at the next full step of the schedule, never sooner than a minute from now. */
export function answerableAt(policy: PrecheckPolicy, now: Instant): Instant {
  if (policy.answers === 'at_once') return now;
  const stepMs = policy.scheduleMinutes * MINUTE_MS;
  return instantOf((Math.floor((epochMs(now) + MINUTE_MS) / stepMs) + 1) * stepMs);
}

const MINUTE_MS = 60_000;

/** What of a day's budget was used before this question (PC2). */
export interface BudgetUse {
  byUser: number;
  byOrganisation: number;
}

/** PC7: which budget of submissions is used up; null while neither is. */
export function objectionToSubmission(
  { byUser, byOrganisation }: BudgetUse,
  policy: Pick<PrecheckPolicy, 'submissionsPerUserDaily' | 'submissionsPerOrganisationDaily'>,
): Refusal | null {
  if (byUser >= policy.submissionsPerUserDaily) return { rule: 'PC7', key: 'user_submissions_used' };
  const isUsed = byOrganisation >= policy.submissionsPerOrganisationDaily;
  return isUsed ? { rule: 'PC7', key: 'organisation_submissions_used' } : null;
}

/** PC2: which budget is used up, or how many questions are left after this one. */
export function askBudget(
  use: BudgetUse,
  policy: PrecheckPolicy,
): { ok: true; left: number } | { ok: false; refusal: Refusal } {
  if (use.byUser >= policy.perUserDaily)
    return { ok: false, refusal: { rule: 'PC2', key: 'user_budget_used' } };
  if (use.byOrganisation >= policy.perOrganisationDaily)
    return { ok: false, refusal: { rule: 'PC2', key: 'organisation_budget_used' } };
  return {
    ok: true,
    left: Math.min(policy.perUserDaily - use.byUser, policy.perOrganisationDaily - use.byOrganisation) - 1,
  };
}

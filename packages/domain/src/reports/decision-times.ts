import * as v from 'valibot';
import type { Instant } from '../time.ts';
import { businessMsWithout, type Stretch } from './business-time.ts';
import { percentile } from './figures.ts';

/** One decision: who took it, when it was due, and when the vendor waited for the partner. */
export interface Decision {
  /** Null where no person decided (RP8). */
  reviewerId: string | null;
  submittedAt: Instant;
  decidedAt: Instant;
  dueAt: Instant | null;
  pauses: readonly Stretch[];
}

/** How long decisions took; milliseconds of business time (RP6), null where there are too few (RP1). */
export const DecisionTime = v.object({
  /** Null for all reviewers together. */
  reviewerId: v.nullable(v.string()),
  decided: v.number(),
  /** Decisions that came after they were due. */
  late: v.number(),
  p50Ms: v.nullable(v.number()),
  p90Ms: v.nullable(v.number()),
});
export type DecisionTime = v.InferOutput<typeof DecisionTime>;

/** The time to a decision by reviewer, all together first, then whoever decided most; what no person decided counts apart (RP8). */
export function decisionTimes(decisions: readonly Decision[]): {
  rows: DecisionTime[];
  automatic: number;
} {
  const byPeople = decisions.filter(({ reviewerId }) => reviewerId !== null);
  const groups = [...Map.groupBy(byPeople, ({ reviewerId }) => reviewerId)];
  const rows = groups
    .map(([reviewerId, own]) => timeOf(reviewerId, own))
    .toSorted((a, b) => b.decided - a.decided || ((a.reviewerId ?? '') < (b.reviewerId ?? '') ? -1 : 1));
  return { rows: [timeOf(null, byPeople), ...rows], automatic: decisions.length - byPeople.length };
}

function timeOf(reviewerId: string | null, decisions: readonly Decision[]): DecisionTime {
  const took = decisions.map(({ submittedAt, decidedAt, pauses }) =>
    businessMsWithout({ from: submittedAt, until: decidedAt }, pauses),
  );
  return {
    reviewerId,
    decided: decisions.length,
    late: decisions.filter(({ dueAt, decidedAt }) => dueAt !== null && decidedAt > dueAt).length,
    p50Ms: percentile(took, 50),
    p90Ms: percentile(took, 90),
  };
}

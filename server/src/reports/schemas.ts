import { DecisionTime } from '@portico/domain/reports/decision-times';
import { Fairness } from '@portico/domain/reports/fairness';
import { Span } from '@portico/domain/reports/period';
import { CoverageKind } from '@portico/domain/reservations/coverage';
import { VerdictResult } from '@portico/domain/deals/verdict';
import { Instant } from '@portico/domain/time';
import * as v from 'valibot';

const Person = v.object({ id: v.string(), name: v.string() });
const override = Fairness.entries.overrides.item;

/** The fairness of a span, period by period. */
export const FairnessReport = v.object({
  periods: v.array(
    v.object({
      from: Instant,
      until: Instant,
      ...Fairness.entries,
      overrides: v.array(v.object({ ...v.omit(override, ['personId']).entries, person: Person })),
    }),
  ),
});
export type FairnessReport = v.InferOutput<typeof FairnessReport>;

/** Coverage that was entered near a submission for its account (RP5), newest first. */
export const CoverageEdits = v.object({
  /** How near, in days; the policy's. */
  nearDays: v.number(),
  rows: v.array(
    v.object({
      coverageId: v.string(),
      kind: CoverageKind,
      account: v.object({ id: v.string(), name: v.string() }),
      enteredAt: Instant,
      /** Null when no person entered it. */
      enteredBy: v.nullable(Person),
      deal: v.object({ id: v.string(), number: v.nullable(v.string()) }),
      partner: v.object({ id: v.string(), name: v.string() }),
      submittedAt: Instant,
      result: VerdictResult,
      /** Whether it came too late to count (RC7). */
      late: v.boolean(),
    }),
  ),
});
export type CoverageEdits = v.InferOutput<typeof CoverageEdits>;

/** How long decisions took, period by period; milliseconds of business time (RP6). */
export const DecisionTimesReport = v.object({
  clock: v.literal('business_time'),
  periods: v.array(
    v.object({
      from: Instant,
      until: Instant,
      /** What no person decided. */
      automatic: v.number(),
      /** All reviewers together first; its reviewer is null. */
      rows: v.array(
        v.object({ ...v.omit(DecisionTime, ['reviewerId']).entries, reviewer: v.nullable(Person) }),
      ),
    }),
  ),
});
export type DecisionTimesReport = v.InferOutput<typeof DecisionTimesReport>;

export const SpanInput = Span;

import * as v from 'valibot';
import { type Instant, Instant as InstantSchema } from '../time.ts';
import type { Stretch } from './business-time.ts';

/** How a span is cut: by calendar months or quarters in UTC, or not at all. */
export const Step = v.picklist(['month', 'quarter', 'all'], 'step');
export type Step = v.InferOutput<typeof Step>;

/** Into how many periods a report is cut at most. */
export const PERIODS_MAX = 36;

/** The span of a report: from its beginning up to its end, and how it is cut. */
export const Span = v.pipe(
  v.strictObject({
    from: InstantSchema,
    until: InstantSchema,
    step: v.optional(Step, 'all'),
  }),
  v.check(({ from, until }) => from < until, 'order'),
  v.check((span) => periodsOf(span).length <= PERIODS_MAX, 'too_many_periods'),
);
export type Span = v.InferOutput<typeof Span>;

/** The periods of a span, in order, without gap; the first and the last may be parts of a month or quarter. */
export function periodsOf({ from, until, step }: { from: Instant; until: Instant; step: Step }): Stretch[] {
  const periods: Stretch[] = [];
  for (let begin = from; begin < until && periods.length <= PERIODS_MAX;) {
    const next = step === 'all' ? until : nextBegin(begin, step === 'month' ? 1 : 3);
    const end = next < until ? next : until;
    periods.push({ from: begin, until: end });
    begin = end;
  }
  return periods;
}

function nextBegin(instant: Instant, months: number): Instant {
  const date = new Date(instant);
  const month = Math.floor(date.getUTCMonth() / months) * months + months;
  return new Date(Date.UTC(date.getUTCFullYear(), month, 1)).toISOString();
}

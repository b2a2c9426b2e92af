import * as v from 'valibot';
import type { ChannelPolicy } from './channel-policy.ts';
import { Aspect, type Outcome, outcomesUnder, type PastRegistration } from './outcome.ts';

/** One outcome that another policy would have made different. */
export const OutcomeChange = v.object({
  aspect: Aspect,
  before: v.string(),
  after: v.string(),
  /** The rules that decide: under the version of then, and under the one that is tried. */
  ruleBefore: v.string(),
  ruleAfter: v.string(),
  /** What can be counted over many: `clear>needs_review`, or the way of an amount or instant: `more`, `less`, `later`, `earlier`. */
  kind: v.string(),
});
export type OutcomeChange = v.InferOutput<typeof OutcomeChange>;

/**
 * What `tried` would have made different of a past registration (PO11), compared with the version it was submitted under.
 * Both sides are judged anew by the same rules and inputs, so nothing differs but for the policy. Nothing cascades: what
 * another registration would have become is not asked.
 */
export function rejudge(past: PastRegistration, tried: ChannelPolicy): OutcomeChange[] {
  const [then, now] = [outcomesUnder(past, past.submittedUnder), outcomesUnder(past, tried)];
  return Aspect.options.flatMap((aspect) => {
    const [before, after] = [then[aspect], now[aspect]];
    if (!before || !after || before.value === after.value) return [];
    return [
      {
        aspect,
        before: before.value,
        after: after.value,
        ruleBefore: before.rule,
        ruleAfter: after.rule,
        kind: kindOf(aspect, before, after),
      },
    ];
  });
}

function kindOf(aspect: Aspect, before: Outcome, after: Outcome): string {
  switch (aspect) {
    case 'claim':
    case 'verdict':
    case 'approval':
    case 'signatures':
      return `${before.value}>${after.value}`;
    case 'benefits':
      return Number(after.value) > Number(before.value) ? 'more' : 'less';
    case 'decision_due':
    case 'lapse':
    case 'protection_end':
      return after.value > before.value ? 'later' : 'earlier';
  }
}

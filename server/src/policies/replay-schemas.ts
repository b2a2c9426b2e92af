import { PageRequest } from '@portico/domain/page';
import { PolicyVersionName } from '@portico/domain/policies/channel-policy';
import { Aspect } from '@portico/domain/policies/outcome';
import { PolicyProblem } from '@portico/domain/policies/problem';
import { OutcomeChange } from '@portico/domain/policies/rejudge';
import { ReplayId, ReplayStatus } from '@portico/domain/policies/version';
import { Instant } from '@portico/domain/time';
import { idSchema } from '@portico/domain/id';
import * as v from 'valibot';

/** Over how many days at most a replay can be asked for; all of history is asked for without days. */
const DAYS_MAX = 3650;
const days = v.pipe(
  v.number('number'),
  v.integer('whole'),
  v.minValue(1, 'too_small'),
  v.maxValue(DAYS_MAX, 'too_large'),
);

export const ReplayInput = v.strictObject({
  version: PolicyVersionName,
  /** Registrations of the last so many days; null for all. */
  days: v.optional(v.nullable(days), null),
});

/** What asking for a replay answers: its id, or what is wrong in the draft. */
export const ReplayAsked = v.union([
  v.object({ ok: v.literal(true), replayId: v.string() }),
  v.object({ ok: v.literal(false), problems: v.array(PolicyProblem) }),
]);

export const ReplayById = v.strictObject({ replayId: ReplayId });

/** A replay in a list, with how far it is. */
export const ReplaySummary = v.object({
  id: v.string(),
  version: v.string(),
  since: v.nullable(Instant),
  until: Instant,
  status: ReplayStatus,
  total: v.number(),
  judged: v.number(),
  changed: v.number(),
  withoutVerdict: v.number(),
  requestedBy: v.object({ id: v.string(), name: v.string() }),
  requestedAt: Instant,
  finishedAt: v.nullable(Instant),
});
export type ReplaySummary = v.InferOutput<typeof ReplaySummary>;

/** A replay with its findings in figures. */
export const ReplayView = v.object({
  ...ReplaySummary.entries,
  changes: v.array(v.object({ aspect: Aspect, kind: v.string(), rule: v.string(), count: v.number() })),
});

export const ReplayRowsInput = v.strictObject({
  ...ReplayById.entries,
  aspect: v.optional(Aspect),
  cursor: v.optional(v.pipe(v.string('cursor'), v.regex(/^\d{1,15}$/, 'cursor'))),
  limit: PageRequest.entries.limit,
});

export type ReplayRowsInput = v.InferOutput<typeof ReplayRowsInput>;

/** One outcome that the version would have made different. */
export const ReplayRow = v.object({
  ...OutcomeChange.entries,
  seq: v.number(),
  dealId: v.string(),
  number: v.nullable(v.string()),
  customerName: v.nullable(v.string()),
  partner: v.object({ id: v.string(), name: v.string() }),
  submittedAt: Instant,
});
export type ReplayRow = v.InferOutput<typeof ReplayRow>;

export const PreviewInput = v.strictObject({ document: v.unknown(), dealId: idSchema('deal') });

const outcome = v.object({ value: v.string(), rule: v.string() });

/** What a document would make of one registration, aspect by aspect, beside what its own version does. */
export const Preview = v.union([
  v.object({
    ok: v.literal(true),
    aspects: v.array(
      v.object({
        aspect: Aspect,
        before: v.nullable(outcome),
        after: v.nullable(outcome),
        changes: v.boolean(),
      }),
    ),
  }),
  v.object({ ok: v.literal(false), problems: v.array(PolicyProblem) }),
]);

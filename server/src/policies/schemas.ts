import { PageRequest } from '@portico/domain/page';
import { PolicyDocument, PolicyVersionName } from '@portico/domain/policies/channel-policy';
import { PolicyProblem } from '@portico/domain/policies/problem';
import { PolicyId, PolicyStatus } from '@portico/domain/policies/version';
import { Refusal } from '@portico/domain/refusal';
import { Instant } from '@portico/domain/time';
import * as v from 'valibot';

const person = v.object({ id: v.string(), name: v.string() });

/** A version in a list. The built-in one has no id and nobody behind it. */
export const VersionSummary = v.object({
  id: v.nullable(v.string()),
  revision: v.number(),
  version: v.string(),
  status: PolicyStatus,
  /** Whether it is the one in force now. */
  inForce: v.boolean(),
  effectiveFrom: v.nullable(Instant),
  note: v.nullable(v.string()),
  createdBy: v.nullable(person),
  updatedBy: v.nullable(person),
  updatedAt: v.nullable(Instant),
  publishedBy: v.nullable(person),
  publishedAt: v.nullable(Instant),
});
export type VersionSummary = v.InferOutput<typeof VersionSummary>;

/** A document on its way out. Its own schema hands lists out as read-only, which an answer's type may not ask for. */
const Document = v.custom<PolicyDocument>((value) => v.is(PolicyDocument, value));

/** A version, whole. */
export const VersionView = v.object({
  ...VersionSummary.entries,
  document: Document,
  /** What is wrong in it; only a draft may have any. */
  problems: v.array(PolicyProblem),
});
export type VersionView = v.InferOutput<typeof VersionView>;

/** What rules now, and what comes next. */
export const Current = v.object({
  version: v.string(),
  document: Document,
  next: v.nullable(v.object({ version: v.string(), effectiveFrom: Instant })),
});

export const VersionByName = v.strictObject({ version: PolicyVersionName });
export const ListInput = PageRequest;

const revision = v.pipe(v.number(), v.integer(), v.minValue(1));
export const VersionReference = v.strictObject({ id: PolicyId, revision });

const note = v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(2000, 'too_long'))), null);

export const DraftInput = v.strictObject({
  /** The draft that is edited; without it a new one. */
  draft: v.optional(VersionReference),
  version: PolicyVersionName,
  /** Checked by PO1, not here, so that every problem comes back with its path. */
  document: v.unknown(),
  note,
});

export const CheckInput = v.strictObject({ document: v.unknown() });
export const Checked = v.object({ problems: v.array(PolicyProblem) });

export const PublishInput = v.strictObject({
  ...VersionReference.entries,
  effectiveFrom: v.optional(v.nullable(Instant), null),
});

/** What an edit of a version answers: the version, the fields to mend, or the rule that refused. */
export const VersionOutcome = v.union([
  v.object({ ok: v.literal(true), version: VersionView }),
  v.object({ ok: v.literal(false), problems: v.array(PolicyProblem) }),
  v.object({ ok: v.literal(false), refusal: Refusal }),
]);
export type VersionOutcome = v.InferOutput<typeof VersionOutcome>;

export const CompareInput = v.strictObject({ from: PolicyVersionName, to: PolicyVersionName });

import type { PolicyDocument } from '@portico/domain/policies/channel-policy';
import type { OutcomeChange } from '@portico/domain/policies/rejudge';
import type { PolicyStatus, ReplayStatus } from '@portico/domain/policies/version';
import { index, instant, int, json, primaryKey, table, text, uniqueIndex } from '../db/kit.ts';

/** Versions of the channel's policy. Once published, name and document never change. */
export const policyVersions = table(
  'policy_version',
  {
    id: text().primaryKey(),
    /** Counts edits, against overwriting somebody else's. */
    revision: int().notNull(),
    version: text().notNull(),
    document: json<PolicyDocument>().notNull(),
    status: text().$type<PolicyStatus>().notNull(),
    /** By the database's clock; null until published. */
    effectiveFrom: instant(),
    note: text(),
    /** Everybody who wrote on the draft. */
    editorIds: json<string[]>().notNull(),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    updatedBy: text().notNull(),
    updatedAt: instant().notNull(),
    publishedBy: text(),
    publishedAt: instant(),
  },
  (t) => [
    uniqueIndex('policy_version_name').on(t.version),
    index('policy_version_effective').on(t.status, t.effectiveFrom),
  ],
);

/** Replays of a version over past registrations: what was asked, how far it has come, what it found in figures. */
export const policyReplays = table(
  'policy_replay',
  {
    id: text().primaryKey(),
    version: text().notNull(),
    /** As it was when the replay was asked for; a draft may change meanwhile. */
    document: json<PolicyDocument>().notNull(),
    /** Registrations submitted within these two; `since` null for all. */
    since: instant(),
    until: instant().notNull(),
    status: text().$type<ReplayStatus>().notNull(),
    total: int().notNull(),
    judged: int().notNull(),
    changed: int().notNull(),
    withoutVerdict: int().notNull(),
    cursorAt: instant(),
    cursorId: text(),
    requestedBy: text().notNull(),
    requestedAt: instant().notNull(),
    finishedAt: instant(),
  },
  (t) => [index('policy_replay_requested').on(t.requestedAt, t.id)],
);

/** One outcome of one registration that the replayed version would have made different. */
export const policyReplayRows = table(
  'policy_replay_row',
  {
    replayId: text().notNull(),
    seq: int().notNull(),
    dealId: text().notNull(),
    number: text(),
    customerName: text(),
    partnerId: text().notNull(),
    submittedAt: instant().notNull(),
    aspect: text().$type<OutcomeChange['aspect']>().notNull(),
    before: text().notNull(),
    after: text().notNull(),
    ruleBefore: text().notNull(),
    ruleAfter: text().notNull(),
    kind: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.replayId, t.seq] }),
    index('policy_replay_row_aspect').on(t.replayId, t.aspect, t.seq),
  ],
);

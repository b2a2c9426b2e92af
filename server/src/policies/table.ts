import type { PolicyDocument } from '@portico/domain/policies/channel-policy';
import type { PolicyStatus } from '@portico/domain/policies/version';
import { index, instant, int, json, table, text, uniqueIndex } from '../db/kit.ts';

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

import { type PolicyDocument, readPolicyDocument } from '@portico/domain/policies/channel-policy';
import type { VersionState } from '@portico/domain/policies/publishing';
import { Fault } from '@portico/domain/fault';
import type { Page } from '@portico/domain/page';
import type { Instant } from '@portico/domain/time';
import { and, asc, desc, eq, gt } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { after, pageOfRows } from '../db/keyset.ts';
import { newId } from '../db/new-id.ts';
import { policyVersions } from './table.ts';

/** A version as it is kept. Not read by rules: those take a `ChannelPolicy` from `store.ts`. */
export interface PolicyVersion extends VersionState {
  id: string;
  /** Counts edits; whoever edits says which they saw. */
  revision: number;
  version: string;
  note: string | null;
  createdBy: string;
  createdAt: Instant;
  updatedBy: string;
  updatedAt: Instant;
  publishedBy: string | null;
  publishedAt: Instant | null;
}

/** Which edit of a version somebody saw. */
export interface VersionReference {
  id: string;
  revision: number;
}

/** The version of this name, or null. The built-in one has no row. */
export async function findVersion(query: Query, version: string): Promise<PolicyVersion | null> {
  const [row] = await query.select().from(policyVersions).where(eq(policyVersions.version, version)).limit(1);
  return row ? versionOf(row) : null;
}

/**
 * The version as the caller saw it.
 *
 * @throws Fault `not_found`, `stale_edit` with both revisions
 */
export async function getVersion(tx: Tx, { id, revision }: VersionReference): Promise<PolicyVersion> {
  const [row] = await tx.select().from(policyVersions).where(eq(policyVersions.id, id)).limit(1);
  if (!row) throw new Fault('not_found');
  if (row.revision !== revision)
    throw new Fault('stale_edit', { versions: { yours: revision, current: row.revision } });
  return versionOf(row);
}

/** A page of versions, latest edit first. */
export async function listVersions(
  query: Query,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<PolicyVersion>> {
  const rows = await query
    .select()
    .from(policyVersions)
    .where(after(cursor, { value: policyVersions.updatedAt, id: policyVersions.id }, 'descending'))
    .orderBy(desc(policyVersions.updatedAt), desc(policyVersions.id))
    .limit(limit + 1);
  return pageOfRows(rows, limit, { key: (row) => [row.updatedAt, row.id], row: versionOf });
}

/** The published version that comes into force next after `now`, or null. */
export async function findNextVersion(query: Query, now: Instant): Promise<PolicyVersion | null> {
  const [row] = await query
    .select()
    .from(policyVersions)
    .where(and(eq(policyVersions.status, 'published'), gt(policyVersions.effectiveFrom, now)))
    .orderBy(asc(policyVersions.effectiveFrom), asc(policyVersions.publishedAt))
    .limit(1);
  return row ? versionOf(row) : null;
}

/** What is written in a draft. */
export interface DraftContent {
  version: string;
  document: PolicyDocument;
  note: string | null;
}

/** Writes a new draft. The database refuses a name that is given already. */
export async function insertDraft(tx: Tx, content: DraftContent, editorId: string): Promise<PolicyVersion> {
  const draft: PolicyVersion = {
    ...content,
    id: newId('pol'),
    revision: 1,
    status: 'draft',
    effectiveFrom: null,
    editorIds: [editorId],
    createdBy: editorId,
    createdAt: tx.now,
    updatedBy: editorId,
    updatedAt: tx.now,
    publishedBy: null,
    publishedAt: null,
  };
  await tx.insert(policyVersions).values({ ...draft, editorIds: [editorId] });
  return draft;
}

/**
 * Writes a changed version as its next revision.
 *
 * @throws Fault `stale_edit` when somebody else was faster
 */
export async function saveVersion(tx: Tx, version: PolicyVersion): Promise<PolicyVersion> {
  const next = { ...version, revision: version.revision + 1, updatedAt: tx.now };
  const { id, createdBy: _by, createdAt: _at, ...row } = next;
  const saved = await tx
    .update(policyVersions)
    .set({ ...row, editorIds: [...row.editorIds] })
    .where(and(eq(policyVersions.id, id), eq(policyVersions.revision, version.revision)))
    .returning({ id: policyVersions.id });
  if (saved.length === 0)
    throw new Fault('stale_edit', {
      versions: { yours: version.revision, current: version.revision + 1 },
    });
  return next;
}

function versionOf(row: typeof policyVersions.$inferSelect): PolicyVersion {
  return { ...row, document: readPolicyDocument(row.document) };
}

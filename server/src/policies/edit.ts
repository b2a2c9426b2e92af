import type { EventName } from '@portico/domain/event';
import type { PolicyDocument } from '@portico/domain/policies/channel-policy';
import { readPolicyShape } from '@portico/domain/policies/check-policy';
import * as rules from '@portico/domain/policies/publishing';
import { refuse } from '@portico/domain/refusal';
import type { Instant } from '@portico/domain/time';
import type { Tx } from '../db/database.ts';
import { publish } from '../outbox/append.ts';
import type { VersionOutcome } from './schemas.ts';
import { currentPolicy, forgetCurrentPolicy } from './store.ts';
import {
  findVersion,
  getVersion,
  insertDraft,
  type PolicyVersion,
  saveVersion,
  type VersionReference,
} from './version-store.ts';
import { viewOf } from './view.ts';

/** What somebody wrote. */
export interface DraftInput {
  draft?: VersionReference | undefined;
  version: string;
  document: unknown;
  note: string | null;
}

/** Keeps a draft: a new one, or the next edit of one (PO1, PO4, PO5). */
export async function saveDraft(tx: Tx, input: DraftInput, editorId: string): Promise<VersionOutcome> {
  const shape = readPolicyShape(input.document);
  if (!shape.ok) return shape;
  const kept = input.draft ? await getVersion(tx, input.draft) : null;
  if (kept && !rules.isEditable(kept)) return refuse('PO5', `not_from_${kept.status}`);
  if (await isTaken(tx, input.version, kept?.id))
    return { ok: false, problems: [{ path: 'version', key: 'taken', rule: 'PO4' }] };

  const content: { version: string; document: PolicyDocument; note: string | null } = {
    version: input.version,
    document: shape.document,
    note: input.note,
  };
  const editorIds = kept ? [...new Set([...kept.editorIds, editorId])] : [editorId];
  const saved = kept
    ? await saveVersion(tx, { ...kept, ...content, editorIds, updatedBy: editorId })
    : await insertDraft(tx, content, editorId);
  tell(tx, 'policy.drafted', { version: saved, actorId: editorId });
  return { ok: true, version: await viewOf(tx, saved) };
}

/** Puts a draft in force, at once or later (PO5 to PO9). */
export async function publishVersion(
  tx: Tx,
  { effectiveFrom, ...reference }: VersionReference & { effectiveFrom: Instant | null },
  publisherId: string,
): Promise<VersionOutcome> {
  const [version, { governance }] = [await getVersion(tx, reference), await currentPolicy(tx)];
  const ruling = rules.publish(version, {
    publisherId,
    from: effectiveFrom,
    now: tx.now,
    fourEyes: governance.fourEyes,
  });
  if (!ruling.ok) return ruling;
  const saved = await saveVersion(tx, {
    ...version,
    status: 'published',
    effectiveFrom: ruling.effectiveFrom,
    publishedBy: publisherId,
    publishedAt: tx.now,
  });
  forgetCurrentPolicy(tx);
  tell(tx, 'policy.published', { version: saved, actorId: publisherId });
  return { ok: true, version: await viewOf(tx, saved) };
}

/** Takes a version back before it rules (PO8). */
export async function withdrawVersion(
  tx: Tx,
  reference: VersionReference,
  actorId: string,
): Promise<VersionOutcome> {
  const version = await getVersion(tx, reference);
  const ruling = rules.withdraw(version, tx.now);
  if (!ruling.ok) return ruling;
  const saved = await saveVersion(tx, { ...version, status: 'withdrawn', updatedBy: actorId });
  tell(tx, 'policy.withdrawn', { version: saved, actorId });
  return { ok: true, version: await viewOf(tx, saved) };
}

async function isTaken(tx: Tx, version: string, ownId: string | undefined): Promise<boolean> {
  if (rules.isReservedName(version)) return true;
  const other = await findVersion(tx, version);
  return other !== null && other.id !== ownId;
}

function tell(
  tx: Tx,
  name: Extract<EventName, `policy.${string}`>,
  { version, actorId }: { version: PolicyVersion; actorId: string },
): void {
  publish(tx, {
    name,
    aggregate: { type: 'policy', id: version.id },
    orgId: null,
    ownerId: null,
    actorId,
    visibility: 'internal',
    payload: { version: version.version, revision: version.revision, effectiveFrom: version.effectiveFrom },
  });
}

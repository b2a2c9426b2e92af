import { defaultPolicyDocument, type PolicyDocument } from '@portico/domain/policies/channel-policy';
import type { Database } from '../db/database.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { callerFor } from '../trpc/testing.ts';
import { policiesRouter } from './router.ts';
import type { VersionOutcome, VersionView } from './schemas.ts';
import { forgetCurrentPolicy } from './store.ts';

/** The built-in document with some numbers about deals changed. */
export function documentWith(deals: Partial<PolicyDocument['deals']>): PolicyDocument {
  return { ...defaultPolicyDocument, deals: { ...defaultPolicyDocument.deals, ...deals } };
}

/**
 * The version after an edit that must have succeeded.
 *
 * @throws Error with the problems or the refusal
 */
export function versionAfter(outcome: VersionOutcome): VersionView {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.version;
}

/** Writes and publishes a version; it rules when this resolves, unless it is from later. */
export async function publishVersion(
  { db, actor }: { db: Database; actor: UserActor },
  version: string,
  { document, effectiveFrom = null }: { document: PolicyDocument; effectiveFrom?: string | null },
): Promise<VersionView> {
  const caller = callerFor(policiesRouter, { db, actor });
  const { id, revision } = versionAfter(await caller.saveDraft({ version, document }));
  const published = versionAfter(await caller.publish({ id: id ?? '', revision, effectiveFrom }));
  forgetCurrentPolicy(db.read);
  return published;
}

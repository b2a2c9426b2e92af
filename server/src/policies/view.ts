import { defaultPolicyDocument, defaultChannelPolicy } from '@portico/domain/policies/channel-policy';
import { checkPolicy } from '@portico/domain/policies/check-policy';
import { Fault } from '@portico/domain/fault';
import type { Query } from '../db/database.ts';
import { listPersonNames } from '../identity/store.ts';
import type { VersionSummary, VersionView } from './schemas.ts';
import { currentPolicy } from './store.ts';
import { findVersion, type PolicyVersion } from './version-store.ts';

/** Versions as rows of a list, with the names of the people behind them. */
export async function summariesOf(
  query: Query,
  versions: readonly PolicyVersion[],
): Promise<VersionSummary[]> {
  const people = versions.flatMap(({ createdBy, updatedBy, publishedBy }) => [
    createdBy,
    updatedBy,
    ...(publishedBy === null ? [] : [publishedBy]),
  ]);
  const [names, inForce] = await Promise.all([listPersonNames(query, people), currentPolicy(query)]);
  const person = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? '' });
  return versions.map((version) => ({
    id: version.id,
    revision: version.revision,
    version: version.version,
    status: version.status,
    inForce: version.version === inForce.version,
    effectiveFrom: version.effectiveFrom,
    note: version.note,
    createdBy: person(version.createdBy),
    updatedBy: person(version.updatedBy),
    updatedAt: version.updatedAt,
    publishedBy: person(version.publishedBy),
    publishedAt: version.publishedAt,
  }));
}

/** The built-in version as a row of a list. */
export async function builtInSummary(query: Query): Promise<VersionSummary> {
  const { version } = defaultChannelPolicy;
  return {
    id: null,
    revision: 1,
    version,
    status: 'published',
    inForce: (await currentPolicy(query)).version === version,
    effectiveFrom: null,
    note: null,
    createdBy: null,
    updatedBy: null,
    updatedAt: null,
    publishedBy: null,
    publishedAt: null,
  };
}

/** One version, whole. */
export async function viewOf(query: Query, version: PolicyVersion): Promise<VersionView> {
  const [summary] = await summariesOf(query, [version]);
  if (!summary) throw new Error('a version has a summary');
  return { ...summary, document: version.document, problems: checkPolicy(version.document) };
}

/**
 * The version of this name, whole; the built-in one too.
 *
 * @throws Fault `not_found`
 */
export async function viewNamed(query: Query, name: string): Promise<VersionView> {
  if (name === defaultChannelPolicy.version)
    return { ...(await builtInSummary(query)), document: defaultPolicyDocument, problems: [] };
  const version = await findVersion(query, name);
  if (!version) throw new Fault('not_found');
  return viewOf(query, version);
}

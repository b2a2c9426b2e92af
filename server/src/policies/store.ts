import {
  type ChannelPolicy,
  channelPolicyOf,
  defaultChannelPolicy,
  readPolicyDocument,
} from '@portico/domain/policies/channel-policy';
import { and, desc, eq, lte, type SQL, sql } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { databaseClock, preparedRead } from '../db/prepared.ts';
import { policyVersions } from './table.ts';

/** How long a reader may go on under a version after the next one has come into force. */
const STALE_MS_MAX = 1_000;

/** Published versions by id and revision of their row, read once: they never change. Ids are unique over all databases. */
const published = new Map<string, ChannelPolicy>();
const PUBLISHED_MAX = 1_000;

/** Which row of a version; a published row's revision no longer changes. */
interface RowKey {
  id: string;
  revision: number;
}

const rowKey = { id: policyVersions.id, revision: policyVersions.revision };

const inForceNow = preparedRead('policy_in_force', (query) => inForce(query, databaseClock));
const inForceThen = preparedRead('policy_in_force_then', (query) =>
  inForce(query, sql`${sql.param(sql.placeholder('at'), policyVersions.effectiveFrom)}`),
);

function inForce(query: Query, instant: SQL) {
  return query
    .select(rowKey)
    .from(policyVersions)
    .where(and(eq(policyVersions.status, 'published'), lte(policyVersions.effectiveFrom, instant)))
    .orderBy(desc(policyVersions.effectiveFrom), desc(policyVersions.publishedAt), desc(policyVersions.id))
    .limit(1);
}

const named = preparedRead('policy_named', (query) =>
  query
    .select({ ...rowKey, status: policyVersions.status })
    .from(policyVersions)
    .where(eq(policyVersions.version, sql.placeholder('version'))),
);

/** What readers of a database were last told, and what a transaction was. */
const told = new WeakMap<Query, { policy: Promise<ChannelPolicy>; until: number }>();
/** Versions by name, for each database that is read. */
const byName = new WeakMap<Query, Map<string, ChannelPolicy>>();

/**
 * The version in force by the database's clock; the one that is built in before the vendor has published any. Inside a
 * transaction it is the one in force when the transaction began; outside it may be a second old.
 */
export async function currentPolicy(query: Query): Promise<ChannelPolicy> {
  const now = performance.now();
  const known = told.get(query);
  if (known && known.until > now) return known.policy;
  const inForce = isTransaction(query) ? inForceThen(query, { at: query.now }) : inForceNow(query, {});
  const policy = inForce.then(([row]) => policyOfRow(query, row));
  told.set(query, { policy, until: isTransaction(query) ? Infinity : now + STALE_MS_MAX });
  policy.catch(() => told.delete(query));
  return policy;
}

/**
 * A version by its name, as long ago as it may have been in force.
 *
 * @throws Error when no version of that name was ever published: what was judged under it cannot be read by other numbers
 */
export async function policyNamed(query: Query, version: string): Promise<ChannelPolicy> {
  if (version === defaultChannelPolicy.version) return defaultChannelPolicy;
  const known = byName.get(query)?.get(version);
  if (known) return known;
  const [row] = await named(query, { version });
  if (row?.status !== 'published') throw new Error(`there is no policy version "${version}"`);
  const policy = await policyOfRow(query, row);
  if (isTransaction(query)) return policy;
  const names = byName.get(query) ?? new Map<string, ChannelPolicy>();
  byName.set(query, names.set(version, policy));
  return policy;
}

/** The versions that things were submitted under (PO10), each read once; what was not submitted reads under the current one. */
export async function policiesOf(
  query: Query,
  submitted: readonly { policyVersion: string | null }[],
): Promise<(one: { policyVersion: string | null }) => ChannelPolicy> {
  const versions = new Map<string | null, ChannelPolicy>();
  for (const { policyVersion } of submitted) {
    if (versions.has(policyVersion)) continue;
    versions.set(
      policyVersion,
      await (policyVersion === null ? currentPolicy(query) : policyNamed(query, policyVersion)),
    );
  }
  return ({ policyVersion }) => {
    const policy = versions.get(policyVersion);
    if (!policy) throw new Error('policiesOf was not asked for this version');
    return policy;
  };
}

/** The version one thing was submitted under; the current one when it was not submitted yet. */
export function policyOf(query: Query, one: { policyVersion: string | null }): Promise<ChannelPolicy> {
  return one.policyVersion === null ? currentPolicy(query) : policyNamed(query, one.policyVersion);
}

/** Makes who reads by `query`, a database or a transaction, ask again at once. */
export function forgetCurrentPolicy(query: Query): void {
  told.delete(query);
}

async function policyOfRow(query: Query, row: RowKey | undefined): Promise<ChannelPolicy> {
  if (!row) return defaultChannelPolicy;
  const key = `${row.id} ${row.revision}`;
  const known = published.get(key);
  if (known) return known;
  const [whole] = await query
    .select({ version: policyVersions.version, document: policyVersions.document })
    .from(policyVersions)
    .where(eq(policyVersions.id, row.id))
    .limit(1);
  if (!whole) throw new Error(`the policy version ${row.id} is gone`);
  const policy = channelPolicyOf(whole.version, readPolicyDocument(whole.document));
  if (published.size >= PUBLISHED_MAX) published.clear();
  published.set(key, policy);
  return policy;
}

function isTransaction(query: Query): query is Tx {
  return 'pending' in query;
}

import type { Deal } from '@portico/domain/deals/deal';
import { UNDER_REVIEW } from '@portico/domain/deals/under-review';
import type { NameStats } from '@portico/domain/matching/candidates';
import { judge } from '@portico/domain/matching/match';
import type { PreparedParty } from '@portico/domain/matching/party';
import type { MatchingPolicy } from '@portico/domain/matching/policy';
import { and, inArray } from 'drizzle-orm';
import type { Query } from '../db/database.ts';
import { databaseSource } from '../matching/database-source.ts';
import { hashKey } from '../matching/key-hash.ts';
import { statsOf } from '../matching/resolve-in.ts';
import { currentPolicy } from '../policies/store.ts';
import { listSharing, partyOfDeal } from './claim-keys.ts';
import { dealOf } from './row.ts';
import { deals } from './table.ts';

/** How two customers fit that are in no register: one and the same, or so alike that a person looks. */
export type Likeness = 'same' | 'similar';

/** Whose likes are sought. */
export interface Sought {
  /** Null for a question before there is a deal. */
  dealId: string | null;
  /** The account it is known to be; claims of another account are of another customer. */
  accountId: string | null;
  party: PreparedParty;
}

/**
 * The claims under review that are of the same customer or a similar one, by what they state: number, name and place, domain.
 * The judge is that of the register (MA7 to MA14), asked for each pair alone and from both sides, so that neither the number
 * of claims nor their order changes an answer.
 */
export async function findAlike(query: Query, sought: Sought): Promise<Map<string, Likeness>> {
  const claims = await listClaims(query, await listSharing(query, sought.party, sought.dealId));
  const others = claims.filter(
    ({ accountId }) => accountId === null || sought.accountId === null || accountId === sought.accountId,
  );
  const alike = new Map<string, Likeness>();
  if (others.length === 0) return alike;
  const context = await contextOf(query);
  for (const other of others) {
    const likeness = likenessOf(sought.party, partyOfDeal(other), context);
    if (likeness !== null) alike.set(other.id, likeness);
  }
  return alike;
}

/** The claims under review that may be of an account and are not known to be, by all the account goes by now. */
export async function findMaybeOf(query: Query, accountId: string): Promise<string[]> {
  const [profile] = await databaseSource(query).byId([accountId]);
  if (profile === undefined) return [];
  const { party } = profile;
  const claims = await listClaims(query, await listSharing(query, party, null));
  const unknown = claims.filter((claim) => claim.accountId === null);
  if (unknown.length === 0) return [];
  const context = await contextOf(query);
  return unknown
    .filter((claim) => likenessOf(partyOfDeal(claim), party, context) !== null)
    .map(({ id }) => id);
}

interface Context {
  policy: MatchingPolicy;
  stats: NameStats;
}

async function contextOf(query: Query): Promise<Context> {
  const { matching: policy } = await currentPolicy(query);
  const { frequencies } = await databaseSource(query).look(() => [{ key: hashKey('n'), weight: 1 }]);
  return { policy, stats: statsOf(frequencies) };
}

function likenessOf(one: PreparedParty, other: PreparedParty, context: Context): Likeness | null {
  const kinds = [kindOf(one, other, context), kindOf(other, one, context)];
  if (kinds.every((kind) => kind === 'same')) return 'same';
  return kinds.some((kind) => kind === 'same' || kind === 'similar') ? 'similar' : null;
}

function kindOf(typed: PreparedParty, known: PreparedParty, context: Context): string {
  const candidate = { id: 'other', party: known, parentId: null, ultimateParentId: null };
  return judge(typed, [candidate], context)[0]?.kind ?? 'none';
}

async function listClaims(query: Query, ids: readonly string[]): Promise<Deal[]> {
  if (ids.length === 0) return [];
  const rows = await query
    .select()
    .from(deals)
    .where(and(inArray(deals.id, [...ids]), inArray(deals.review, [...UNDER_REVIEW])));
  return rows.map(dealOf);
}

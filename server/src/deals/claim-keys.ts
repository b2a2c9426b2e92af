import type { Deal } from '@portico/domain/deals/deal';
import { isUnderReview, UNDER_REVIEW } from '@portico/domain/deals/under-review';
import { accountKeys, matchingVersion } from '@portico/domain/matching/keys';
import { type PreparedParty, prepareParty } from '@portico/domain/matching/party';
import { and, asc, desc, eq, gt, inArray, ne, notExists, sql } from 'drizzle-orm';
import { type CustomerClaim, partyOfClaim } from '../accounts/resolve.ts';
import type { Database, Query, Tx } from '../db/database.ts';
import { hashKey } from '../matching/key-hash.ts';
import { findDealById } from './store.ts';
import { dealClaimKeys, deals } from './table.ts';

/** How much a key says, by its kind: a number or a domain of one's own outweighs any words in common. */
const WEIGHTS: Readonly<Record<string, number>> = { r: 16, d: 8, n: 8, p: 3, w: 3, t: 1 };

/** So many claims that have most in common with one are compared with it. */
const ALIKE_MAX = 60;

/** A key of a claim, hashed. */
export interface ClaimKey {
  key: number;
  weight: number;
}

/** The customer of a claim that was handed in, ready for comparing. */
export function partyOfDeal({ claim }: Pick<Deal, 'claim'>): PreparedParty {
  const { customerName = '', customerWeb = '', customerCountry = '' } = claim;
  return preparedClaim({ ...claim, customerName, customerWeb, customerCountry });
}

/** What a claim says of its customer, ready for comparing. */
export function preparedClaim(claim: CustomerClaim): PreparedParty {
  return prepareParty(partyOfClaim(claim));
}

/** The keys under which claims of one customer meet: numbers, domains, names, and words by themselves, in pairs and with the city. */
export function claimKeysOf(party: PreparedParty): ClaimKey[] {
  const keys = new Map<number, number>();
  for (const key of accountKeys(party)) {
    const weight = WEIGHTS[key.charAt(0)];
    if (weight !== undefined) keys.set(hashKey(key), weight);
  }
  return [...keys].map(([key, weight]) => ({ key, weight }));
}

/** What must be held so that two decisions about one customer wait for one another; a single word in common is no reason to. */
export function heldKeysOf(party: PreparedParty): string[] {
  return claimKeysOf(party)
    .filter(({ weight }) => weight > 1)
    .map(({ key }) => String(key));
}

/** Writes the keys of a claim under review anew, and takes away those of one that is not. Call it whenever either may have changed. */
export async function keepClaimKeys(tx: Tx, deal: Deal): Promise<void> {
  await tx.delete(dealClaimKeys).where(eq(dealClaimKeys.dealId, deal.id));
  if (!isUnderReview(deal)) return;
  const rows = claimKeysOf(partyOfDeal(deal)).map((key) => ({
    ...key,
    dealId: deal.id,
    version: matchingVersion,
  }));
  if (rows.length > 0) await tx.insert(dealClaimKeys).values(rows);
}

/** Writes the keys of claims under review that have none of this matching, as after an update of the server. */
export async function keepMissingKeys(db: Database, signal: AbortSignal): Promise<void> {
  for (let behind = ''; ;) {
    const ids = await listWithoutKeys(db.read, behind);
    for (const id of ids)
      await db.write(async (tx) => {
        const deal = await findDealById(tx, id);
        if (deal) await keepClaimKeys(tx, deal);
      });
    const last = ids.at(-1);
    if (last === undefined || signal.aborted) return;
    behind = last;
  }
}

const PAGE = 200;

async function listWithoutKeys(query: Query, behind: string): Promise<string[]> {
  const own = query
    .select({ key: dealClaimKeys.key })
    .from(dealClaimKeys)
    .where(and(eq(dealClaimKeys.dealId, deals.id), eq(dealClaimKeys.version, matchingVersion)));
  const rows = await query
    .select({ id: deals.id })
    .from(deals)
    .where(and(inArray(deals.review, [...UNDER_REVIEW]), gt(deals.id, behind), notExists(own)))
    .orderBy(asc(deals.id))
    .limit(PAGE);
  return rows.map(({ id }) => id);
}

/** The claims under review that share most with a customer, best first and equals by id; at most 60. */
export async function listSharing(
  query: Query,
  party: PreparedParty,
  exceptDealId: string | null,
): Promise<string[]> {
  const keys = claimKeysOf(party).map(({ key }) => key);
  if (keys.length === 0) return [];
  const shared = sql<number>`sum(${dealClaimKeys.weight})`;
  const rows = await query
    .select({ dealId: dealClaimKeys.dealId })
    .from(dealClaimKeys)
    .where(
      and(
        inArray(dealClaimKeys.key, keys),
        exceptDealId === null ? undefined : ne(dealClaimKeys.dealId, exceptDealId),
      ),
    )
    .groupBy(dealClaimKeys.dealId)
    .orderBy(desc(shared), asc(dealClaimKeys.dealId))
    .limit(ALIKE_MAX);
  return rows.map(({ dealId }) => dealId);
}

import type { AccountSite } from '@portico/domain/accounts/account';
import type { JudgedAccount, JudgeInput } from '@portico/domain/reservations/verdict';
import { descendantsOf } from '../accounts/family.ts';
import { type CustomerClaim, resolveCustomer } from '../accounts/resolve.ts';
import { accountIdsOf, findRows, listSites, survivorOf } from '../accounts/store.ts';
import type { Query } from '../db/database.ts';

const FAMILY_MAX = 400;
/** The id of no account: what a customer that is not known is looked up by, so that the work is the same (PC3). */
const NOBODY = 'acc_nobody';

/** Whom a claim is about, as the register knows them. */
export interface Customer {
  match: JudgeInput['match'];
  /** The account the customer is the same as. */
  account: JudgedAccount | null;
  /** The account it is most like, whatever the match; for the vendor alone. */
  nearestId: string | null;
  /** The account's own id and those merged into it. */
  ids: string[];
  sites: AccountSite[];
  /** Other accounts of the family, with what is merged into them left out. */
  familyIds: string[];
  groupBuysCentrally: boolean;
}

/** Finds a customer by what was typed. The reads are the same, in the same order, whether or not it is known. */
export async function findCustomer(query: Query, claim: CustomerClaim): Promise<Customer> {
  const [best] = await resolveCustomer(query, claim);
  const nearestId = best && best.kind !== 'none' ? best.accountId : null;
  return customerOf(query, nearestId, best?.kind ?? 'none');
}

/** What the register has of an account that the customer is known to be, or to be like. */
export async function customerOf(
  query: Query,
  accountId: string | null,
  match: JudgeInput['match'] = 'same',
): Promise<Customer> {
  const survivorId = await survivorOf(query, accountId ?? NOBODY);
  const [row] = await findRows(query, [survivorId]);
  const topId = row?.ultimateParentId ?? survivorId;
  const [top] = await findRows(query, [topId]);
  const ids = await accountIdsOf(query, survivorId);
  const sites = await listSites(query, survivorId);
  const family = await descendantsOf(query, topId, FAMILY_MAX);
  const known = row !== undefined && accountId !== null;
  const isSame = known && match === 'same';
  const familyIds = [topId, ...family.map((member) => member.row.id)];
  return {
    match: known ? match : 'none',
    account: isSame ? judgedOf(row) : null,
    nearestId: known ? survivorId : null,
    ids: isSame ? ids : [NOBODY],
    sites: isSame ? sites : [],
    // One that is only related is no holder of its own: all of the family are.
    familyIds:
      known && (isSame || match === 'related') ? familyIds.filter((id) => !isSame || id !== survivorId) : [],
    groupBuysCentrally: [row, top].some((member) => member?.buyingMode === 'central'),
  };
}

function judgedOf(row: { id: string } & Omit<JudgedAccount, 'id'>): JudgedAccount {
  const { id, country, segment, buyingMode } = row;
  return { id, country, segment, buyingMode };
}

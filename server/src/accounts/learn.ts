import { AccountDetails, isInUse } from '@portico/domain/accounts/account';
import { nameKey, numberKey, readDomain, readNumber } from '@portico/domain/accounts/facts';
import { Fault } from '@portico/domain/fault';
import { and, eq, isNull, ne } from 'drizzle-orm';
import * as v from 'valibot';
import type { Query, Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { checkDetails, domainHolders, numberHolders } from './check.ts';
import { domainRow, nameRow } from './facts-write.ts';
import { keepInStep } from './in-step.ts';
import { type CustomerClaim, resolveCustomer } from './resolve.ts';
import { findAccount, survivorOf } from './store.ts';
import { accountDomains, accountNames, accounts } from './table.ts';
import { createAccounts, tellOfAccount, touch } from './write.ts';

/** A deal as far as its customer goes. */
export interface ClaimedDeal {
  id: string;
  /** Where the customer was found already. */
  accountId: string | null;
  claim: CustomerClaim;
}

/**
 * The account of an approved deal's customer: the one the deal names already, else the one that is the `same`, else a new one
 * made of what the claim says. What another account holds of it is left out rather than taken.
 *
 * @param actorId who approves; null for the policy itself
 */
export async function accountFromClaim(
  tx: Tx,
  deal: ClaimedDeal,
  actorId: string | null = null,
): Promise<string> {
  if (deal.accountId !== null) return survivorOf(tx, deal.accountId);
  const [best] = await resolveCustomer(tx, deal.claim);
  if (best?.kind === 'same') return best.accountId;
  const id = newId('acc');
  const check = await checkDetails(tx, await detailsOfClaim(tx, deal.claim, id), id);
  if (!check.ok) throw new Error(`a claim that is no account: ${JSON.stringify(check.refusals)}`);
  const { customerCity, customerPostcode, customerCountry } = deal.claim;
  const address =
    customerCity || customerPostcode
      ? {
          street: null,
          city: customerCity ?? null,
          postcode: customerPostcode ?? null,
          country: customerCountry,
        }
      : null;
  await createAccounts(tx, [{ id, checked: check.checked, address }], { actorId, source: 'learned' });
  return id;
}

async function detailsOfClaim(query: Query, claim: CustomerClaim, id: string): Promise<AccountDetails> {
  const domain = await freeDomain(query, claim.customerWeb, id);
  const country = claim.customerCountry;
  const text = claim.customerRegistrationNo ?? '';
  const value = readNumber('reg_no', country, text);
  const key = value === null ? null : numberKey({ kind: 'reg_no', country, value });
  const isFree = key !== null && (await numberHolders(query, [{ key }], id)).size === 0;
  return v.parse(AccountDetails, {
    legalName: claim.customerName,
    country,
    domains: domain === null ? [] : [domain],
    registrationNos: isFree ? [{ kind: 'reg_no', value: text }] : [],
  });
}

/** The domain a claim names, unless it is nobody's (AC2) or another account's (AC3). */
async function freeDomain(query: Query, web: string, accountId: string): Promise<string | null> {
  const read = readDomain(web);
  if (!read.ok) return null;
  return (await domainHolders(query, [read.domain], accountId)).size === 0 ? read.domain : null;
}

/**
 * Teaches an account the name and domain under which a partner knew it, once a person has confirmed that it is the one
 * (AC14). What another account goes by is never learned, and nothing is passed on: only this account and this claim count.
 *
 * @returns what was learned; nothing is written when that is nothing
 * @throws Fault `not_found` when there is no such account in use
 */
export async function learnFromDecision(
  tx: Tx,
  { accountId, claim, actorId = null }: { accountId: string; claim: CustomerClaim; actorId?: string | null },
): Promise<{ name: string | null; domain: string | null }> {
  const account = await findAccount(tx, await survivorOf(tx, accountId));
  if (account === null || !isInUse(account)) throw new Fault('not_found');
  const { id } = account;
  const known = new Set([account.legalName, ...account.aliases.map((alias) => alias.name)].map(nameKey));
  const isNewName = !known.has(nameKey(claim.customerName));
  const name =
    isNewName && !(await isElsewhere(tx, claim.customerName, id)) ? claim.customerName.trim() : null;
  const free = await freeDomain(tx, claim.customerWeb, id);
  const domain = account.domains.some((own) => own.domain === free) ? null : free;
  if (name === null && domain === null) return { name, domain };

  const source = 'learned' as const;
  if (name !== null) await tx.insert(accountNames).values(nameRow(tx, { id, name, source }));
  if (domain !== null)
    await tx
      .insert(accountDomains)
      .values(domainRow(tx, { id, domain: { domain, exclusive: true }, source }));
  await touch(tx, account, actorId);
  await keepInStep(tx, [id]);
  tellOfAccount(tx, 'account.learned', { accountId: id, actorId, facts: { name, domain } });
  return { name, domain };
}

/** Whether another account in use goes by this name. */
async function isElsewhere(query: Query, name: string, accountId: string): Promise<boolean> {
  const key = nameKey(name);
  const inUse = and(ne(accounts.id, accountId), isNull(accounts.archivedAt), isNull(accounts.mergedIntoId));
  const [legal] = await query
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.nameKey, key), inUse))
    .limit(1);
  if (legal) return true;
  const [alias] = await query
    .select({ id: accountNames.id })
    .from(accountNames)
    .innerJoin(accounts, eq(accounts.id, accountNames.accountId))
    .where(and(eq(accountNames.key, key), inUse))
    .limit(1);
  return alias !== undefined;
}

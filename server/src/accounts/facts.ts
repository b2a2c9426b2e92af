import type { Account, AccountSite } from '@portico/domain/accounts/account';
import { type Party, prepareParty } from '@portico/domain/matching/party';
import { asc, desc, inArray, isNull, and } from 'drizzle-orm';
import type { Query } from '../db/database.ts';
import { fold } from '../deals/fold.ts';
import { accountDomains, accountNames, accountNumbers, type accounts, accountSites } from './table.ts';

/** A row of the table of accounts. */
export type AccountRow = typeof accounts.$inferSelect;

/** What belongs to an account. */
export interface Facts {
  names: (typeof accountNames.$inferSelect)[];
  domains: (typeof accountDomains.$inferSelect)[];
  numbers: (typeof accountNumbers.$inferSelect)[];
  /** Those in use, its address first. */
  sites: (typeof accountSites.$inferSelect)[];
}

const IDS_PER_READ = 100;
const ROWS_PER_ACCOUNT = 600;

/** What belongs to each of the accounts. */
export async function factsOf(query: Query, ids: readonly string[]): Promise<Map<string, Facts>> {
  const found = new Map<string, Facts>(
    ids.map((id) => [id, { names: [], domains: [], numbers: [], sites: [] }]),
  );
  for (let from = 0; from < ids.length; from += IDS_PER_READ)
    await readFacts(query, ids.slice(from, from + IDS_PER_READ), found);
  return found;
}

async function readFacts(query: Query, ids: string[], found: Map<string, Facts>): Promise<void> {
  const limit = ids.length * ROWS_PER_ACCOUNT;
  const names = await query
    .select()
    .from(accountNames)
    .where(inArray(accountNames.accountId, ids))
    .orderBy(asc(accountNames.createdAt), asc(accountNames.key))
    .limit(limit);
  const domains = await query
    .select()
    .from(accountDomains)
    .where(inArray(accountDomains.accountId, ids))
    .orderBy(asc(accountDomains.createdAt), asc(accountDomains.key))
    .limit(limit);
  const numbers = await query
    .select()
    .from(accountNumbers)
    .where(inArray(accountNumbers.accountId, ids))
    .orderBy(asc(accountNumbers.createdAt), asc(accountNumbers.key))
    .limit(limit);
  const sites = await query
    .select()
    .from(accountSites)
    .where(and(inArray(accountSites.accountId, ids), isNull(accountSites.archivedAt)))
    .orderBy(desc(accountSites.main), asc(accountSites.createdAt), asc(accountSites.id))
    .limit(limit);
  for (const name of names) found.get(name.accountId)?.names.push(name);
  for (const domain of domains) found.get(domain.accountId)?.domains.push(domain);
  for (const number of numbers) found.get(number.accountId)?.numbers.push(number);
  for (const site of sites) found.get(site.accountId)?.sites.push(site);
}

/** An account out of its row and what belongs to it. */
export function accountOf(row: AccountRow, { names, domains, numbers }: Facts): Account {
  const { nameKey: _, searchText: __, createdBy: ___, updatedBy: ____, ...account } = row;
  return {
    ...account,
    aliases: names.map(({ name, source }) => ({ name, source })),
    domains: domains.map(({ key, exclusive, source }) => ({
      domain: key,
      shared: exclusive === null && row.archivedAt === null,
      source,
    })),
    registrationNos: numbers.map(({ kind, value, country, source }) => ({ kind, value, country, source })),
  };
}

/** A site as it is shown. */
export function siteOf({
  archivedAt: _,
  createdAt: __,
  updatedAt: ___,
  ...site
}: Facts['sites'][number]): AccountSite {
  return site;
}

/** An account as matching compares it, with the address of its main site. */
export function partyOf(account: Pick<AccountRow, 'legalName' | 'country'>, facts: Facts) {
  const [main] = facts.sites;
  const party: Party = {
    name: account.legalName,
    aliases: facts.names.map(({ name }) => name),
    domains: facts.domains.map(({ key }) => key),
    registrationNos: facts.numbers.map(({ value }) => value),
    street: main?.street ?? null,
    city: main?.city ?? null,
    postcode: main?.postcode ?? null,
    country: account.country,
  };
  return prepareParty(party);
}

/** What a search looks through. */
export function searchTextOf(
  account: { legalName: string; externalId: string | null },
  facts: { names: readonly string[]; domains: readonly string[]; numbers: readonly string[] },
): string {
  const { legalName, externalId } = account;
  return fold([legalName, externalId ?? '', ...facts.names, ...facts.domains, ...facts.numbers].join(' '));
}

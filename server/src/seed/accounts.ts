import type { AccountDetails, BuyingMode, SiteDetails } from '@portico/domain/accounts/account';
import { numberKey, readNumber } from '@portico/domain/accounts/facts';
import { createAccounts, type NewAccount } from '../accounts/write.ts';
import type { Company, DataSets, Enterprise } from './data-sets.ts';
import type { History } from './history.ts';
import { choose, roll, seedId, slugOf } from './seeded.ts';

/** An account of the demo before it is made. */
interface Plan {
  key: string;
  legalName: string;
  aliases: string[];
  domains: string[];
  number: string | null;
  country: string;
  segment: string;
  /** The key of its parent. */
  parent: string | null;
  sites: Omit<SiteDetails, 'main'>[];
}

/** What a company's house is called abroad: country, its city, and how its name ends. */
const ABROAD = [
  ['DE', 'München', 'Deutschland GmbH'],
  ['FR', 'Lyon', 'France SAS'],
  ['GB', 'Leeds', 'UK Limited'],
  ['JP', 'Osaka', 'Japan K.K.'],
  ['BR', 'Curitiba', 'do Brasil Ltda.'],
] as const;
/** How many of a hundred large companies have houses abroad, and how many have more than one site at home. */
const [WITH_FAMILY, WITH_SITES] = [0.09, 0.2];
/** Northwind's holding and those it holds. */
const [HOLDING, ...HELD] = ['CONSH', 'AROUT', 'BSBEV', 'EASTC', 'NORTS', 'SEVES'];
const ACCOUNTS_PER_WRITE = 150;
/** The register is older than every deal. */
const ACCOUNTS_HOURS_AGO = 399 * 24;

/**
 * The vendor's register: the large companies with their houses abroad and their sites, and northwind's customers, some of them of
 * one family. Every customer that a deal of the demo names is in it, under the same web address. The same sets give the same
 * accounts, ids included.
 *
 * @returns how many there are
 */
export async function settleAccounts(history: History, sets: DataSets): Promise<number> {
  const plans = [...enterprises(sets.enterprises), ...customers(sets.customers)];
  const drafts = plans.map((plan) => draftOf(plan));
  await history.at(history.ago(ACCOUNTS_HOURS_AGO), async (tx) => {
    for (let from = 0; from < drafts.length; from += ACCOUNTS_PER_WRITE)
      await createAccounts(tx, drafts.slice(from, from + ACCOUNTS_PER_WRITE), {
        actorId: null,
        source: 'imported',
      });
  });
  return drafts.length;
}

/** The id of an account of the demo: its exchange symbol's company, or northwind's customer. */
export function accountIdOf(key: string): string {
  return seedId('acc', key);
}

/** Two kinds of share of one company are one account, that goes by both names. */
function enterprises(listed: readonly Enterprise[]): Plan[] {
  const companies = Map.groupBy(listed, ({ cik }) => cik);
  return [...companies.values()].flatMap((shares): Plan[] => {
    const [first] = shares;
    if (!first) return [];
    const legalName = first.name.replace(/ \(Class \w\)$/, '');
    const names = shares.map(({ name }) => name);
    const company: Plan = {
      key: first.symbol,
      legalName,
      aliases: names.filter((name) => name !== legalName),
      domains: names.map(hostOf),
      number: first.cik,
      country: first.country,
      segment: 'Enterprise',
      parent: null,
      sites: [siteOf(first), ...moreSites(first, listed)],
    };
    return [company, ...abroad(company)];
  });
}

function moreSites(company: Enterprise, listed: readonly Enterprise[]): Omit<SiteDetails, 'main'>[] {
  if (roll(`sites of ${company.symbol}`) > WITH_SITES) return [];
  const others = [1, 2].map((nth) => choose(listed, `site ${nth} of ${company.symbol}`));
  const cities = new Set(others.map(({ city }) => city).filter((city) => city !== company.city));
  return [...cities].flatMap((city) =>
    city === null ? [] : [{ name: city, street: null, city, postcode: null, country: 'US' }],
  );
}

function abroad(company: Plan): Plan[] {
  if (roll(`family of ${company.key}`) > WITH_FAMILY) return [];
  return ABROAD.filter(([country]) => roll(`${company.key} in ${country}`) < 0.6).map(
    ([country, city, ending]) => ({
      key: `${company.key} ${country}`,
      legalName: `${company.legalName} ${ending}`,
      aliases: [],
      domains: [`${slugOf(company.legalName)}-${country.toLowerCase()}.example`],
      number: null,
      country,
      segment: 'Enterprise',
      parent: company.key,
      sites: [{ name: city, street: null, city, postcode: null, country }],
    }),
  );
}

function customers(known: ReadonlyMap<string, Company>): Plan[] {
  const held = new Set(HELD);
  const order = [...known].toSorted(([a], [b]) => Number(b === HOLDING) - Number(a === HOLDING));
  return order.map(([id, company]) => ({
    key: id,
    legalName: company.name,
    aliases: [],
    domains: [hostOf(company.name)],
    number: null,
    country: company.country,
    segment: 'Mid-market',
    parent: held.has(id) ? (HOLDING ?? null) : null,
    sites: [siteOf(company)],
  }));
}

/** The web address under which the demo's deals name a customer. */
function hostOf(name: string): string {
  return `${slugOf(name)}.example`;
}

function siteOf({ city, street, postcode, country }: Company): Omit<SiteDetails, 'main'> {
  return { name: city ?? 'Main office', street, city, postcode, country };
}

function draftOf(plan: Plan): NewAccount {
  const { key, legalName, aliases, domains, country, segment } = plan;
  const parentId = plan.parent === null ? null : accountIdOf(plan.parent);
  const value = plan.number === null ? null : readNumber('reg_no', country, plan.number);
  const number = value === null ? null : { kind: 'reg_no' as const, country, value };
  const details: AccountDetails = {
    legalName,
    aliases,
    domains,
    sharedDomains: [],
    registrationNos: number === null ? [] : [{ kind: number.kind, value: number.value }],
    country,
    segment,
    parentId,
    buyingMode: buyingModeOf(plan),
    externalId: key,
  };
  return {
    id: accountIdOf(key),
    address: null,
    sites: plan.sites.map((site, index) => ({
      ...site,
      main: index === 0,
      id: seedId('asite', `${key} ${index}`),
    })),
    checked: {
      details,
      aliases,
      domains: domains.map((domain) => ({ domain, exclusive: true })),
      numbers: number === null ? [] : [{ ...number, key: numberKey(number) }],
      ancestors: parentId === null ? [] : [parentId],
    },
  };
}

/** Who has several sites buys in one of the three ways, who has one centrally. */
function buyingModeOf({ key, sites }: Plan): BuyingMode {
  if (sites.length < 2) return roll(`mode of ${key}`) < 0.3 ? 'central' : 'mixed';
  return choose(['central', 'by_site', 'by_site', 'mixed'] as const, `mode of ${key}`);
}

import type { Account, AccountDetails, AccountSite } from './account.ts';
import { nameKey, numberKey, readNumber } from './facts.ts';
import type { ImportRow } from './import-file.ts';

/** What a row would make of an account: all its details, its address, and whether anything changes. */
export interface RowPlan {
  kind: 'create' | 'update' | 'unchanged';
  details: AccountDetails;
  /** The account's address, where the row gives one that is new. */
  address: Pick<AccountSite, 'street' | 'city' | 'postcode' | 'country'> | null;
}

/**
 * Plans a row for the account it is for (AC12): what is given is added or takes the old one's place, what is empty stays, and
 * a former legal name becomes an alias. Parents come later, when all rows are in.
 *
 * @param account null when there is none yet
 * @param main the address the account has
 */
export function planRow(row: ImportRow, account: Account | null, main: AccountSite | null): RowPlan {
  const address = newAddress(row, main);
  const before = account === null ? nothing(row) : detailsOf(account);
  const isRenamed = account !== null && row.name !== account.legalName;
  const names = [...before.aliases, ...(isRenamed && account ? [account.legalName] : []), ...row.aliases];
  const legal = nameKey(row.name);
  const details: AccountDetails = {
    ...before,
    legalName: row.name,
    aliases: distinct(names, nameKey).filter((alias) => nameKey(alias) !== legal),
    domains: distinct([...before.domains, ...row.domains], (domain) => domain),
    sharedDomains: row.sharesDomains
      ? distinct([...before.sharedDomains, ...row.domains], (domain) => domain)
      : before.sharedDomains,
    registrationNos: distinct([...before.registrationNos, ...row.registrationNos], (number) =>
      numberKey({
        ...number,
        country: row.country,
        value: readNumber(number.kind, row.country, number.value) ?? '',
      }),
    ),
    country: row.country,
    segment: row.segment ?? before.segment,
    buyingMode: row.buyingMode ?? before.buyingMode,
    // An export names an account that no other system knows by our own id: that is no id of theirs.
    externalId: before.externalId ?? (row.id === account?.id ? null : row.id),
  };
  const same = { ...details, sharedDomains: before.sharedDomains };
  const isChanged = JSON.stringify(same) !== JSON.stringify(before) || address !== null;
  return { kind: account === null ? 'create' : isChanged ? 'update' : 'unchanged', details, address };
}

function nothing(row: ImportRow): AccountDetails {
  return {
    legalName: row.name,
    aliases: [],
    domains: [],
    sharedDomains: [],
    registrationNos: [],
    country: row.country,
    segment: null,
    parentId: null,
    buyingMode: 'mixed',
    externalId: null,
  };
}

/** An account's details as a person would enter them. */
export function detailsOf(account: Account): AccountDetails {
  return {
    legalName: account.legalName,
    aliases: account.aliases.map(({ name }) => name),
    domains: account.domains.map(({ domain }) => domain),
    sharedDomains: account.domains.filter(({ shared }) => shared).map(({ domain }) => domain),
    registrationNos: account.registrationNos.map(({ kind, value }) => ({ kind, value })),
    country: account.country,
    segment: account.segment,
    parentId: account.parentId,
    buyingMode: account.buyingMode,
    externalId: account.externalId,
  };
}

function newAddress(row: ImportRow, main: AccountSite | null): RowPlan['address'] {
  if (row.street === null && row.city === null && row.postcode === null) return null;
  const address = {
    street: row.street ?? main?.street ?? null,
    city: row.city ?? main?.city ?? null,
    postcode: row.postcode ?? main?.postcode ?? null,
    country: row.country,
  };
  const isKnown =
    main !== null &&
    (['street', 'city', 'postcode', 'country'] as const).every((field) => main[field] === address[field]);
  return isKnown ? null : address;
}

/** The first of each that are alike by `key`. */
function distinct<T>(values: readonly T[], key: (value: T) => string): T[] {
  const known = new Set<string>();
  return values.filter((value) => !known.has(key(value)) && known.add(key(value)));
}

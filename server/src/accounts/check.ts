import type { AccountDetails } from '@portico/domain/accounts/account';
import { nameKey, numberKey, readDomain, readNumber } from '@portico/domain/accounts/facts';
import type { AccountRefusal } from '@portico/domain/accounts/views';
import { refuse } from '@portico/domain/refusal';
import { and, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm';
import type { Query } from '../db/database.ts';
import { checkPlace } from './family.ts';
import { nameOf } from './store.ts';
import { accountDomains, accountNumbers, accounts } from './table.ts';

/** A registration number ready to be kept (AC4). */
export interface KeptNumber {
  kind: 'reg_no' | 'vat' | 'duns';
  country: string;
  value: string;
  key: string;
}

/** An account's details as they may be kept: read, each once, and nobody else's. */
export interface CheckedDetails {
  details: AccountDetails;
  aliases: string[];
  /** `exclusive` unless another account has it too and that was confirmed (AC3). */
  domains: { domain: string; exclusive: boolean }[];
  numbers: KeptNumber[];
  /** All above it, the parent first (AC5). */
  ancestors: string[];
}

/** Details of an account may be kept, or all that stands against it. */
export type Checked = { ok: true; checked: CheckedDetails } | { ok: false; refusals: AccountRefusal[] };

/**
 * Reads an account's details and checks them against the register (AC2 to AC5).
 *
 * @param accountId the account being edited; a new account's id
 */
export async function checkDetails(
  query: Query,
  details: AccountDetails,
  accountId: string,
): Promise<Checked> {
  const refusals: AccountRefusal[] = [];
  const aliases = distinctNames(details);
  const domains = readDomains(details.domains, refusals);
  const confirmed = new Set(readDomains(details.sharedDomains, []));
  const numbers = readNumbers(details, refusals);
  const holders = await domainHolders(query, domains, accountId);
  for (const [domain, holder] of holders) {
    if (confirmed.has(domain)) continue;
    const { refusal } = refuse('AC3', 'domain_taken', 'domains');
    refusals.push({ ...refusal, account: await nameOf(query, holder) });
  }
  for (const [, holder] of await numberHolders(query, numbers, accountId)) {
    const { refusal } = refuse('AC4', 'number_taken', 'registrationNos');
    refusals.push({ ...refusal, account: await nameOf(query, holder) });
  }
  const other = await findByExternalId(query, details.externalId);
  if (other !== null && other !== accountId) {
    const { refusal } = refuse('AC11', 'external_taken', 'externalId');
    refusals.push({ ...refusal, account: await nameOf(query, other) });
  }
  const place = await checkPlace(query, accountId, details.parentId);
  if (!place.ok) refusals.push(place.refusal);
  if (refusals.length > 0 || !place.ok) return { ok: false, refusals };
  return {
    ok: true,
    checked: {
      details,
      aliases,
      domains: domains.map((domain) => ({ domain, exclusive: !holders.has(domain) })),
      numbers,
      ancestors: place.ancestors,
    },
  };
}

function distinctNames({ legalName, aliases }: AccountDetails): string[] {
  const known = new Set([nameKey(legalName)]);
  return aliases.filter((alias) => !known.has(nameKey(alias)) && known.add(nameKey(alias)));
}

function readDomains(texts: readonly string[], refusals: AccountRefusal[]): string[] {
  const domains = new Set<string>();
  for (const text of texts) {
    const read = readDomain(text);
    if (read.ok) domains.add(read.domain);
    else refusals.push(read.refusal);
  }
  return [...domains];
}

function readNumbers({ registrationNos, country }: AccountDetails, refusals: AccountRefusal[]): KeptNumber[] {
  const numbers = new Map<string, KeptNumber>();
  for (const { kind, value: text } of registrationNos) {
    const value = readNumber(kind, country, text);
    if (value === null) refusals.push(refuse('AC4', 'number', 'registrationNos').refusal);
    else {
      const key = numberKey({ kind, country, value });
      numbers.set(key, { kind, country, value, key });
    }
  }
  return [...numbers.values()];
}

const KEYS_PER_READ = 500;

/** Which of these domains another account in use has, and which account. */
export async function domainHolders(
  query: Query,
  domains: readonly string[],
  exceptId: string,
): Promise<Map<string, string>> {
  const holders = new Map<string, string>();
  for (let from = 0; from < domains.length; from += KEYS_PER_READ) {
    const rows = await query
      .select({ key: accountDomains.key, accountId: accountDomains.accountId })
      .from(accountDomains)
      .innerJoin(accounts, eq(accounts.id, accountDomains.accountId))
      .where(
        and(
          inArray(accountDomains.key, domains.slice(from, from + KEYS_PER_READ)),
          ne(accounts.id, exceptId),
          isNull(accounts.archivedAt),
          isNull(accounts.mergedIntoId),
        ),
      )
      .limit(10_000);
    for (const { key, accountId } of rows) holders.set(key, accountId);
  }
  return holders;
}

/** Which of these numbers another account holds, and which account. */
export async function numberHolders(
  query: Query,
  numbers: readonly Pick<KeptNumber, 'key'>[],
  exceptId: string,
): Promise<Map<string, string>> {
  const holders = new Map<string, string>();
  for (let from = 0; from < numbers.length; from += KEYS_PER_READ) {
    const keys = numbers.slice(from, from + KEYS_PER_READ).map(({ key }) => key);
    const rows = await query
      .select({ key: accountNumbers.key, accountId: accountNumbers.accountId })
      .from(accountNumbers)
      .where(
        and(
          inArray(accountNumbers.key, keys),
          isNotNull(accountNumbers.exclusive),
          ne(accountNumbers.accountId, exceptId),
        ),
      )
      .limit(10_000);
    for (const { key, accountId } of rows) holders.set(key, accountId);
  }
  return holders;
}

async function findByExternalId(query: Query, externalId: string | null): Promise<string | null> {
  if (externalId === null) return null;
  const [row] = await query
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.externalId, externalId))
    .limit(1);
  return row?.id ?? null;
}

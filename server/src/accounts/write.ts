import type { Account, SiteDetails } from '@portico/domain/accounts/account';
import { nameKey } from '@portico/domain/accounts/facts';
import type { EventName, NewEvent } from '@portico/domain/event';
import { Fault } from '@portico/domain/fault';
import { and, eq } from 'drizzle-orm';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { publish } from '../outbox/append.ts';
import { onBuyingModeChanged } from '../reservations/register-changes.ts';
import type { CheckedDetails } from './check.ts';
import { searchTextOf } from './facts.ts';
import {
  type Change,
  confirmShared,
  domainRow,
  insertMany,
  nameRow,
  numberRow,
  replaceFacts,
  type Writer,
} from './facts-write.ts';
import { placeUnder } from './family.ts';
import { keepInStep } from './in-step.ts';
import { accountDomains, accountNames, accountNumbers, accounts, accountSites } from './table.ts';

/** An account to be made. */
export interface NewAccount {
  id: string;
  checked: CheckedDetails;
  address: Omit<SiteDetails, 'name' | 'main'> | null;
  /** Sites that are known by an id already; the first is its address when there is no other. */
  sites?: readonly (SiteDetails & { id: string })[];
}

/** Tells what happened to an account; partners never hear of it. */
export function tellOfAccount(
  tx: Tx,
  name: EventName,
  about: { accountId: string; actorId: string | null; facts: NewEvent['payload'] },
): void {
  publish(tx, {
    name,
    aggregate: { type: 'account', id: about.accountId },
    orgId: null,
    ownerId: null,
    actorId: about.actorId,
    visibility: 'internal',
    payload: about.facts,
  });
}

/** Makes accounts that were checked, some hundred at a time at most, and puts them into matching. */
export async function createAccounts(tx: Tx, drafts: readonly NewAccount[], by: Writer): Promise<void> {
  if (drafts.length === 0) return;
  await insertMany(
    tx,
    accounts,
    drafts.map((draft) => rowOf(tx, draft, by)),
  );
  await confirmShared(tx, drafts);
  await insertMany(
    tx,
    accountNames,
    drafts.flatMap(({ id, checked }) =>
      checked.aliases.map((name) => nameRow(tx, { id, name, source: by.source })),
    ),
  );
  await insertMany(
    tx,
    accountDomains,
    drafts.flatMap(({ id, checked }) =>
      checked.domains.map((domain) => domainRow(tx, { id, domain, source: by.source })),
    ),
  );
  await insertMany(
    tx,
    accountNumbers,
    drafts.flatMap(({ id, checked }) =>
      checked.numbers.map((number) => numberRow(tx, { id, number, source: by.source })),
    ),
  );
  await insertMany(
    tx,
    accountSites,
    drafts.flatMap((draft) => siteRows(tx, draft)),
  );
  for (const { id, checked } of drafts)
    tellOfAccount(tx, 'account.created', {
      accountId: id,
      actorId: by.actorId,
      facts: { legalName: checked.details.legalName, country: checked.details.country, source: by.source },
    });
  await keepInStep(
    tx,
    drafts.map(({ id }) => id),
  );
}

function rowOf(tx: Tx, { id, checked }: NewAccount, by: Writer): typeof accounts.$inferInsert {
  const { details, aliases, domains, numbers, ancestors } = checked;
  const { legalName, externalId, country, segment, buyingMode } = details;
  return {
    id,
    version: 1,
    externalId,
    legalName,
    nameKey: nameKey(legalName),
    searchText: searchTextOf(details, {
      names: aliases,
      domains: domains.map(({ domain }) => domain),
      numbers: numbers.map(({ value }) => value),
    }),
    country,
    segment,
    parentId: ancestors[0] ?? null,
    ultimateParentId: ancestors.at(-1) ?? null,
    buyingMode,
    createdAt: tx.now,
    createdBy: by.actorId,
    updatedAt: tx.now,
    updatedBy: by.actorId,
  };
}

/** The name of the site that is an account's address when nobody gave it another. */
const ADDRESS_NAME = 'Main office';

function siteRows(tx: Tx, { id: accountId, address, sites = [] }: NewAccount) {
  const times = { createdAt: tx.now, updatedAt: tx.now };
  const known = sites.map((site, index) => ({
    ...site,
    accountId,
    main: address === null && index === 0,
    ...times,
  }));
  return address === null ? known : [addressRow(tx, accountId, address), ...known];
}

function addressRow(tx: Tx, accountId: string, address: NonNullable<NewAccount['address']>) {
  return {
    id: newId('asite'),
    accountId,
    name: address.city ?? ADDRESS_NAME,
    ...address,
    main: true,
    createdAt: tx.now,
    updatedAt: tx.now,
  };
}

/**
 * Gives an account other details, which were checked; what it keeps stays as it was, with its source.
 *
 * @param before the account as the edit was made on it, with its version
 * @throws Fault `stale_edit` when it has changed since
 */
export async function changeAccount(tx: Tx, before: Account, change: Change): Promise<void> {
  const { checked, by } = change;
  const { legalName, externalId, country, segment, buyingMode } = checked.details;
  const changed = await tx
    .update(accounts)
    .set({
      legalName,
      nameKey: nameKey(legalName),
      externalId,
      country,
      segment,
      buyingMode,
      version: before.version + 1,
      updatedAt: tx.now,
      updatedBy: by.actorId,
    })
    .where(and(eq(accounts.id, before.id), eq(accounts.version, before.version)))
    .returning({ id: accounts.id });
  if (changed.length === 0) await refuseStale(tx, before);
  await replaceFacts(tx, before, change);
  const isMoved = (checked.ancestors[0] ?? null) !== before.parentId;
  const family = isMoved ? await placeUnder(tx, before.id, checked.ancestors) : [before.id];
  await keepInStep(tx, family);
  const { actorId } = change.by;
  await onBuyingModeChanged(tx, { accountId: before.id, from: before.buyingMode, to: buyingMode, actorId });
}

/**
 * Says who was first.
 *
 * @throws Fault `stale_edit` with both versions
 */
export async function refuseStale(tx: Tx, before: { id: string; version: number }): Promise<never> {
  const [row] = await tx
    .select({ version: accounts.version })
    .from(accounts)
    .where(eq(accounts.id, before.id))
    .limit(1);
  throw new Fault('stale_edit', {
    versions: { yours: before.version, current: row?.version ?? before.version },
  });
}

/** Says that an account changed in something beside its details: its version grows, so that an older edit is refused. */
export async function touch(
  tx: Tx,
  before: { id: string; version: number },
  actorId: string | null,
): Promise<void> {
  const changed = await tx
    .update(accounts)
    .set({ version: before.version + 1, updatedAt: tx.now, updatedBy: actorId })
    .where(and(eq(accounts.id, before.id), eq(accounts.version, before.version)))
    .returning({ id: accounts.id });
  if (changed.length === 0) await refuseStale(tx, before);
}

import type { Account, FactSource } from '@portico/domain/accounts/account';
import { nameKey } from '@portico/domain/accounts/facts';
import { eq, inArray } from 'drizzle-orm';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import type { CheckedDetails } from './check.ts';
import { accountDomains, accountNames, accountNumbers } from './table.ts';

/** Who changes accounts, and from what. */
export interface Writer {
  actorId: string | null;
  source: FactSource;
}

/** The row of an alias. */
export function nameRow(tx: Tx, { id, name, source }: { id: string; name: string; source: FactSource }) {
  return { id: newId('row'), accountId: id, name, key: nameKey(name), source, createdAt: tx.now };
}

/** The row of a domain. */
export function domainRow(
  tx: Tx,
  of: { id: string; domain: CheckedDetails['domains'][number]; source: FactSource },
) {
  const { domain, exclusive } = of.domain;
  return {
    id: newId('row'),
    accountId: of.id,
    key: domain,
    exclusive: exclusive ? domain : null,
    source: of.source,
    createdAt: tx.now,
  };
}

/** The row of a registration number. */
export function numberRow(
  tx: Tx,
  of: { id: string; number: CheckedDetails['numbers'][number]; source: FactSource },
) {
  return {
    id: newId('row'),
    accountId: of.id,
    ...of.number,
    exclusive: of.number.key,
    source: of.source,
    createdAt: tx.now,
  };
}

/** Domains confirmed as shared are nobody's own any more (AC3). */
export async function confirmShared(tx: Tx, drafts: readonly Pick<Change, 'checked'>[]): Promise<void> {
  const shared = drafts.flatMap(({ checked }) =>
    checked.domains.filter(({ exclusive }) => !exclusive).map(({ domain }) => domain),
  );
  if (shared.length > 0)
    await tx.update(accountDomains).set({ exclusive: null }).where(inArray(accountDomains.exclusive, shared));
}

const ROWS_PER_INSERT = 300;

/** Inserts rows, some hundred to a statement. */
export async function insertMany<T extends Parameters<Tx['insert']>[0]>(
  tx: Tx,
  into: T,
  rows: T['$inferInsert'][],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT)
    await tx.insert(into).values(rows.slice(from, from + ROWS_PER_INSERT));
}

/** A change of an account: what it is to have, and by whom. */
export interface Change {
  checked: CheckedDetails;
  by: Writer;
}

/** Gives an account other names, domains and numbers; what stays keeps its source. */
export async function replaceFacts(tx: Tx, before: Account, change: Change): Promise<void> {
  await replaceNames(tx, before, change);
  await replaceDomains(tx, before, change);
  await replaceNumbers(tx, before, change);
}

async function replaceNames(tx: Tx, before: Account, { checked, by }: Change): Promise<void> {
  const wanted = new Map(checked.aliases.map((name) => [nameKey(name), name]));
  const rows = await tx.select().from(accountNames).where(eq(accountNames.accountId, before.id)).limit(1_000);
  const gone = rows.filter(({ key, name }) => wanted.get(key) !== name);
  const kept = new Set(rows.filter((row) => !gone.includes(row)).map(({ key }) => key));
  const former = nameKey(before.legalName);
  await deleteFacts(tx, accountNames, gone);
  await insertMany(
    tx,
    accountNames,
    [...wanted]
      .filter(([key]) => !kept.has(key))
      .map(([key, name]) => {
        const source = gone.find((row) => row.key === key)?.source ?? (key === former ? 'former' : by.source);
        return nameRow(tx, { id: before.id, name, source });
      }),
  );
}

async function replaceDomains(tx: Tx, before: Account, { checked, by }: Change): Promise<void> {
  const rows = await tx
    .select()
    .from(accountDomains)
    .where(eq(accountDomains.accountId, before.id))
    .limit(1_000);
  const wanted = new Map(checked.domains.map((domain) => [domain.domain, domain]));
  await confirmShared(tx, [{ checked }]);
  for (const row of rows) {
    const exclusive = wanted.get(row.key)?.exclusive === true ? row.key : null;
    if (wanted.has(row.key) && exclusive !== row.exclusive)
      await tx.update(accountDomains).set({ exclusive }).where(eq(accountDomains.id, row.id));
  }
  await deleteFacts(
    tx,
    accountDomains,
    rows.filter(({ key }) => !wanted.has(key)),
  );
  const known = new Set(rows.map(({ key }) => key));
  const added = checked.domains.filter(({ domain }) => !known.has(domain));
  await insertMany(
    tx,
    accountDomains,
    added.map((domain) => domainRow(tx, { id: before.id, domain, source: by.source })),
  );
}

async function replaceNumbers(tx: Tx, before: Account, { checked, by }: Change): Promise<void> {
  const rows = await tx
    .select()
    .from(accountNumbers)
    .where(eq(accountNumbers.accountId, before.id))
    .limit(1_000);
  const wanted = new Set(checked.numbers.map(({ key }) => key));
  const known = new Set(rows.map(({ key }) => key));
  await deleteFacts(
    tx,
    accountNumbers,
    rows.filter(({ key }) => !wanted.has(key)),
  );
  const added = checked.numbers.filter(({ key }) => !known.has(key));
  await insertMany(
    tx,
    accountNumbers,
    added.map((number) => numberRow(tx, { id: before.id, number, source: by.source })),
  );
}

async function deleteFacts(
  tx: Tx,
  from: typeof accountNames | typeof accountDomains | typeof accountNumbers,
  rows: readonly { id: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.delete(from).where(
    inArray(
      from.id,
      rows.map(({ id }) => id),
    ),
  );
}

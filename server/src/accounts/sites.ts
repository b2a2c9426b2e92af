import { type AccountSite, LIST_MAX, type SiteDetails } from '@portico/domain/accounts/account';
import { Fault } from '@portico/domain/fault';
import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { holdCustomerAccount } from '../reservations/grant.ts';
import { onSiteAdded } from '../reservations/register-changes.ts';
import { siteOf } from './facts.ts';
import { keepInStep } from './in-step.ts';
import { accountSites } from './table.ts';

/**
 * A site in use.
 *
 * @throws Fault `not_found`
 */
export async function getSite(query: Query, siteId: string): Promise<AccountSite> {
  const [row] = await query
    .select()
    .from(accountSites)
    .where(and(eq(accountSites.id, siteId), isNull(accountSites.archivedAt)))
    .limit(1);
  if (!row) throw new Fault('not_found');
  return siteOf(row);
}

/**
 * Adds a site, or gives one other details. The first site is the account's address; a site that becomes it takes that from
 * the one before. The account is held first: locks go from the account to its sites.
 *
 * @throws Fault `too_large` when the account has as many sites as it may
 */
export async function saveSite(
  tx: Tx,
  site: { id: string | null; accountId: string },
  details: SiteDetails,
): Promise<AccountSite> {
  const { accountId } = site;
  await holdCustomerAccount(tx, accountId);
  const others = await tx
    .select({ id: accountSites.id, main: accountSites.main })
    .from(accountSites)
    .where(
      and(
        eq(accountSites.accountId, accountId),
        isNull(accountSites.archivedAt),
        site.id === null ? undefined : ne(accountSites.id, site.id),
      ),
    )
    .limit(LIST_MAX.sites);
  if (site.id === null && others.length >= LIST_MAX.sites) throw new Fault('too_large');
  const main = details.main || !others.some((other) => other.main);
  if (main) await tx.update(accountSites).set({ main: false }).where(eq(accountSites.accountId, accountId));
  const facts = { ...details, main, updatedAt: tx.now };
  const id = site.id ?? newId('asite');
  if (site.id === null) await tx.insert(accountSites).values({ id, accountId, ...facts, createdAt: tx.now });
  else await tx.update(accountSites).set(facts).where(eq(accountSites.id, id));
  await keepInStep(tx, [accountId]);
  if (site.id === null) await onSiteAdded(tx, { accountId, siteId: id });
  return { id, accountId, ...details, main };
}

/** Takes a site out of use. When it was the account's address, the oldest other site becomes it. */
export async function archiveSite(tx: Tx, site: AccountSite): Promise<void> {
  await holdCustomerAccount(tx, site.accountId);
  await tx
    .update(accountSites)
    .set({ archivedAt: tx.now, main: false, updatedAt: tx.now })
    .where(eq(accountSites.id, site.id));
  if (site.main) {
    const [next] = await tx
      .select({ id: accountSites.id })
      .from(accountSites)
      .where(and(eq(accountSites.accountId, site.accountId), isNull(accountSites.archivedAt)))
      .orderBy(accountSites.createdAt, accountSites.id)
      .limit(1);
    if (next) await tx.update(accountSites).set({ main: true }).where(eq(accountSites.id, next.id));
  }
  await keepInStep(tx, [site.accountId]);
}

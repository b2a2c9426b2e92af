import type { AccountDetails } from '@portico/domain/accounts/account';
import { begin } from '@portico/domain/deals/begin';
import type { Deal } from '@portico/domain/deals/deal';
import type { DraftClaim } from '@portico/domain/deals/claim';
import { addDays, type Instant } from '@portico/domain/time';
import * as v from 'valibot';
import { saveAccount } from '../accounts/save.ts';
import { SaveInput } from '../accounts/schemas.ts';
import { saveSite } from '../accounts/sites.ts';
import { getAccount } from '../accounts/store.ts';
import type { Database, Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { grantForDeal, type GrantTerms } from './grant.ts';

/** Puts an account into the register, for tests. @returns its id */
export async function someAccount(
  tx: Tx,
  details: Partial<AccountDetails> & { legalName: string },
): Promise<string> {
  const input = v.parse(SaveInput, { details: { country: 'DE', buyingMode: 'by_site', ...details } });
  const saved = await saveAccount(tx, input, null);
  if (!saved.ok) throw new Error(JSON.stringify(saved.refusals));
  return saved.account.account.id;
}

/** Adds a site in a city to an account, for tests. @returns its id */
export async function someSite(tx: Tx, accountId: string, city: string): Promise<string> {
  const { country } = await getAccount(tx, accountId);
  const details = { name: city, street: null, city, postcode: null, country, main: false };
  return (await saveSite(tx, { id: null, accountId }, details)).id;
}

/** A deal of a partner for an account as decisions see it; in no table. */
export function someDealOf(partnerId: string, accountId: string, claim: DraftClaim = {}): Deal {
  const now: Instant = '2026-01-01T00:00:00.000Z';
  const deal = begin({
    id: newId('deal'),
    partnerId,
    sellerId: `seller-${partnerId}`,
    siteId: null,
    source: 'portal',
    claim: { productId: 'fuse', ...claim },
    now,
  });
  return { ...deal, accountId };
}

/** Grants in a transaction of its own, from now for ninety days unless said otherwise. */
export function grantNow(db: Database, deal: Deal, terms: Partial<GrantTerms> = {}) {
  return db.write((tx) => grantForDeal(tx, deal, { from: tx.now, until: addDays(tx.now, 90), ...terms }));
}

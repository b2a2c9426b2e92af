import type { Deal } from '@portico/domain/deals/deal';
import { type CoverageDraft, monthsAfter } from '@portico/domain/reservations/coverage';
import type { ConflictPolicy } from '@portico/domain/reservations/policy';
import { productsOverlap, siteRelation } from '@portico/domain/reservations/scope';
import { accountIdsOf, listSites } from '../accounts/store.ts';
import type { Tx } from '../db/database.ts';
import { dealTypeOf, scopeOfClaim } from './claim-scope.ts';
import { endCoverage, insertCoverage } from './coverage-store.ts';
import { holdCustomerAccount } from './grant.ts';
import { listCoverageOf } from './store.ts';
import { tellCoverage } from './tell-coverage.ts';

/**
 * RC31: who won a deal is the incumbent of what it sold. What the same partner had by earlier deals within the new scope is
 * replaced, and what others had too when the deal was a renewal.
 *
 * @param actorId who told that the deal was won
 */
export async function enterIncumbency(
  tx: Tx,
  deal: Deal,
  { policy, actorId }: { policy: Pick<ConflictPolicy, 'incumbentMonths'>; actorId: string | null },
): Promise<void> {
  if (deal.accountId === null || policy.incumbentMonths === 0) return;
  const { accountId, now } = await holdCustomerAccount(tx, deal.accountId);
  const scope = scopeOfClaim(deal.claim, await listSites(tx, accountId));
  const ids = await accountIdsOf(tx, accountId);
  const known = await listCoverageOf(tx, { id: accountId, country: null, segment: null, ids }, now);
  const isRenewal = dealTypeOf(deal.claim) === 'renewal';
  const gone = known.filter(
    (row) =>
      row.kind === 'incumbent' &&
      row.source === 'deal' &&
      siteRelation(row.sites, scope.sites) === 'overlap' &&
      productsOverlap(row.products, scope.products) &&
      (isRenewal || row.partnerId === deal.partnerId),
  );
  for (const row of gone) {
    await endCoverage(tx, row, { endedAt: now, endedById: actorId });
    tellCoverage(tx, 'coverage.ended', { id: row.id, draft: row, actorId });
  }
  const row: CoverageDraft = {
    ...scope,
    kind: 'incumbent',
    accountId,
    predicate: null,
    from: now,
    until: monthsAfter(now, policy.incumbentMonths),
    ownerId: null,
    partnerId: deal.partnerId,
    reason: deal.number,
    disclose: 'none',
  };
  const id = await insertCoverage(tx, row, {
    enteredAt: now,
    enteredById: actorId,
    source: 'deal',
    replacesId: gone.find(({ partnerId }) => partnerId === deal.partnerId)?.id ?? null,
  });
  tellCoverage(tx, 'coverage.entered', { id, draft: row, actorId });
}

import type { CoverageDraft } from '@portico/domain/reservations/coverage';
import { addDays } from '@portico/domain/time';
import type { Tx } from '../db/database.ts';
import { setCanary } from '../prechecks/canary.ts';
import { enterCoverage } from '../reservations/coverage.ts';
import { accountIdOf } from './accounts.ts';
import { type Cast, type DemoPerson, peopleWith } from './cast.ts';
import type { DataSets } from './data-sets.ts';
import type { DealPlan } from './deal-plan.ts';
import type { History } from './history.ts';

const WHOLE = { sites: { kind: 'all' }, products: { kind: 'all' } } as const;
const HOURS_AGO = 0.5;

/**
 * What the vendor says of accounts: some that its own people sell to directly, a house account, an incumbent, a blocked one and
 * a canary. All of customers that no deal of the demo names, so that its past stays what it was.
 */
export async function settleCoverage(
  history: History,
  { sets, cast, plans }: { sets: DataSets; cast: Cast; plans: readonly DealPlan[] },
): Promise<void> {
  const named = new Set(plans.map(({ customer }) => customer.customerName));
  const free = sets.enterprises.filter(({ name }) => !named.has(name) && !name.includes('(Class'));
  const [first, second, third, house, incumbent, blocked, canary] = free.map(({ symbol }) =>
    accountIdOf(symbol),
  );
  const [desk] = peopleWith(cast.vendor, 'deal_desk');
  const owners = peopleWith(cast.vendor, 'channel_manager');
  const [partner] = cast.partners;
  if (!desk || !partner || !canary) throw new Error('the demo has a desk, partners and enough companies');
  const ownerOf = (n: number): string => (owners[n % Math.max(1, owners.length)] ?? desk).userId;
  await history.at(history.ago(HOURS_AGO), async (tx) => {
    const enter = enteredBy(tx, desk);
    for (const [n, accountId = null] of [first, second, third].entries())
      await enter(
        { kind: 'vendor_direct', accountId, ownerId: ownerOf(n), reason: 'Framework contract' },
        n * 30 + 5,
      );
    await enter({ kind: 'house', accountId: house ?? null, reason: 'Sold by the head office' }, 12);
    await enter({ kind: 'incumbent', accountId: incumbent ?? null, partnerId: partner.id }, null);
    await enter({ kind: 'blocked', accountId: blocked ?? null, reason: 'Credit stop' }, null);
    await setCanary(tx, { accountId: canary, note: 'Nobody has a reason to ask', setById: desk.userId });
  });
}

/** Enters rows as the desk would, at the time of `tx`; with the days since something was done with the customer. */
export function enteredBy(tx: Tx, { userId }: DemoPerson) {
  return async (
    row: Pick<CoverageDraft, 'kind' | 'accountId'> & Partial<CoverageDraft>,
    activeDaysAgo: number | null,
  ): Promise<void> => {
    const draft: CoverageDraft = {
      predicate: null,
      ...WHOLE,
      from: addDays(tx.now, -1),
      until: null,
      ownerId: null,
      partnerId: null,
      reason: null,
      disclose: 'none',
      ...row,
    };
    const activity =
      activeDaysAgo === null ? null : { happenedAt: addDays(tx.now, -activeDaysAgo), note: 'Visit on site' };
    const entered = await enterCoverage(tx, { edit: null, draft, activity }, userId);
    if (!entered.ok) throw new Error(JSON.stringify(entered.refusal));
  };
}

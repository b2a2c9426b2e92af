import type { Deal } from '@portico/domain/deals/deal';
import type { Coverage } from '@portico/domain/reservations/coverage';
import type { Reservation } from '@portico/domain/reservations/reservation';
import type { JudgeInput, Judgement, Verdict } from '@portico/domain/reservations/verdict';
import { accountIdsOf } from '../accounts/store.ts';
import type { Tx } from '../db/database.ts';
import { findDeal } from '../deals/store.ts';
import { publish } from '../outbox/append.ts';
import { touchCanary } from '../prechecks/canary.ts';
import type { Customer } from './customer.ts';
import { listCoverageOf, listOrigins } from './store.ts';

/** What there is to tell of a verdict. */
interface Told {
  verdict: Verdict;
  customer: Customer;
  coverage: JudgeInput['coverage'];
}

/** Tells what was judged: the vendor always, and each one else whom the rules name. */
export async function tellVerdict(tx: Tx, deal: Deal, told: Told): Promise<void> {
  const { verdict, customer } = told;
  publish(tx, {
    ...aboutDeal(deal),
    name: 'deal.judged',
    visibility: 'internal',
    payload: {
      customer: deal.claim.customerName ?? null,
      result: verdict.result,
      rule: verdict.ruleId,
      match: verdict.match,
      accountId: customer.nearestId,
    },
  });
  await tellOwners(tx, deal, told);
  tellIncumbent(tx, deal, told);
  await tellSiblings(tx, deal, verdict);
  await touchCanary(tx, customer.nearestId, {
    orgId: deal.partnerId,
    userId: deal.submittedById ?? deal.sellerId,
    by: 'deal',
    id: deal.id,
  });
}

function aboutDeal({ id, partnerId, sellerId }: Deal) {
  return { aggregate: { type: 'deal', id }, orgId: partnerId, ownerId: sellerId, actorId: null };
}

/**
 * RC3, RC30: whoever at the vendor owns the customer, or one of its family, is told of a related claim or a soft conflict;
 * where nobody does, whoever looks after the partner. The same news is told once, however often a deal is judged.
 */
async function tellOwners(tx: Tx, deal: Deal, { verdict, customer }: Told): Promise<void> {
  const isRelated = verdict.notes.some(({ key }) => key === 'notify_owner');
  if (!isRelated && verdict.result !== 'soft_conflict') return;
  if (deal.verdict?.ruleId === verdict.ruleId && deal.verdict.result === verdict.result) return;
  const payload = {
    number: deal.number,
    customer: deal.claim.customerName ?? null,
    dealId: deal.id,
    partnerId: deal.partnerId,
    accountId: customer.nearestId,
    how: verdict.result === 'soft_conflict' ? 'soft_conflict' : 'related',
  };
  const owned = await ownedCoverage(tx, customer);
  for (const [owner, id] of owned)
    publish(tx, {
      name: 'coverage.claim_noted',
      aggregate: { type: 'coverage', id },
      orgId: null,
      ownerId: null,
      actorId: null,
      visibility: 'internal',
      payload: { ...payload, owner },
    });
  if (owned.size === 0)
    publish(tx, { ...aboutDeal(deal), name: 'deal.related_noted', visibility: 'internal', payload });
}

/** The vendor's people who own the customer or its family, and a row each owns it by. */
async function ownedCoverage(tx: Tx, { nearestId, familyIds }: Customer): Promise<Map<string, string>> {
  const ids = nearestId === null ? familyIds : [...(await accountIdsOf(tx, nearestId)), ...familyIds];
  const rows = await listCoverageOf(tx, { id: '', country: null, segment: null, ids }, tx.now);
  return new Map(
    rows.flatMap(({ id, ownerId, accountId }): [string, string][] =>
      ownerId === null || accountId === null ? [] : [[ownerId, id]],
    ),
  );
}

/** RC9: the partner that has the first right on a renewal is told that there is one, and until when; never whose. */
function tellIncumbent(tx: Tx, deal: Deal, { verdict, coverage }: Told): void {
  if (deal.verdict?.ruleId === 'RC9') return;
  for (const { id, key, until } of verdict.notes) {
    const row: Coverage | undefined = coverage.find((one) => one.id === id);
    if (key !== 'first_right_until' || until === null || !row?.partnerId) continue;
    publish(tx, {
      name: 'coverage.renewal_noted',
      aggregate: { type: 'coverage', id },
      orgId: row.partnerId,
      ownerId: null,
      actorId: null,
      visibility: 'internal',
      payload: { accountId: row.accountId, until },
    });
  }
}

/** RC11: both are told that another office of the customer is worked on by somebody else, never by whom. */
async function tellSiblings(tx: Tx, deal: Deal, { notes }: Pick<Judgement, 'notes'>): Promise<void> {
  const siblings = notes.filter(({ key }) => key === 'sibling_exists');
  if (siblings.length === 0) return;
  noteSibling(tx, deal);
  const ids = siblings.map(({ id }) => id);
  for (const originId of await listOrigins(tx, ids)) {
    const other = await findDeal({ kind: 'all' }, tx, originId);
    if (other && other.partnerId !== deal.partnerId) noteSibling(tx, other);
  }
}

function noteSibling(tx: Tx, deal: Deal): void {
  publish(tx, {
    ...aboutDeal(deal),
    name: 'deal.sibling_noted',
    visibility: 'both',
    payload: { number: deal.number, customer: deal.claim.customerName ?? null },
  });
}

/**
 * RC32: each partner that shares the customer from now on is told that another does too, never who.
 *
 * @param given with whom the deal's partner shares it, and who put it down
 */
export async function tellSharing(
  tx: Tx,
  deal: Deal,
  { sharedWith, actorId }: { sharedWith: readonly Reservation[]; actorId: string | null },
): Promise<void> {
  if (sharedWith.length === 0) return;
  const others = [];
  for (const originId of new Set(sharedWith.map((each) => each.originId)))
    others.push(await findDeal({ kind: 'all' }, tx, originId));
  for (const one of [deal, ...others.filter((other) => other !== null)])
    publish(tx, {
      ...aboutDeal(one),
      name: 'deal.customer_shared',
      actorId,
      visibility: 'both',
      payload: { number: one.number, customer: one.claim.customerName ?? null },
    });
}

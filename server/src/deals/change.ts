import type { Deal } from '@portico/domain/deals/deal';
import type { Ruling } from '@portico/domain/deals/moves';
import type { RulingContext } from '@portico/domain/deals/decide';
import type { Refusal } from '@portico/domain/refusal';
import type { EventName, NewEvent } from '@portico/domain/event';
import type { Reach } from '@portico/domain/access';
import { Fault } from '@portico/domain/fault';
import type { Tx } from '../db/database.ts';
import { publish } from '../outbox/append.ts';
import { policyOf } from '../policies/store.ts';
import * as store from './store.ts';

/** Which deal, as the caller last saw it. */
export interface DealReference {
  dealId: string;
  version: number;
}

/** One change of a deal: who reaches it, what rule decides, what is told. */
export interface Change {
  reach: Reach;
  actorId: string | null;
  /** What must hold outside the deal itself, as another deal that has to exist; a refusal ends the change. */
  check?: (tx: Tx) => Promise<Refusal | null>;
  rule: (deal: Deal, context: RulingContext) => Ruling;
  event: EventName;
  facts: (deal: Deal) => NewEvent['payload'];
}

/**
 * Loads a deal, asks the rule, saves and tells, all in `tx`. Every move of a deal goes through here, judged by the policy
 * it was submitted under; a draft by the one in force.
 *
 * @throws Fault `not_found`, `stale_edit` with both versions
 */
export async function changeDeal(
  tx: Tx,
  reference: DealReference,
  change: Change,
): Promise<{ ok: true; deal: Deal } | { ok: false; refusal: Refusal }> {
  const deal = await store.getDeal(change.reach, tx, reference.dealId);
  if (deal.version !== reference.version) {
    throw new Fault('stale_edit', { versions: { yours: reference.version, current: deal.version } });
  }
  const refusal = (await change.check?.(tx)) ?? null;
  if (refusal) return { ok: false, refusal };
  const { deals: policy } = await policyOf(tx, deal);
  const ruling = change.rule(deal, { policy, now: tx.now, actorId: change.actorId });
  if (!ruling.ok) return ruling;
  const saved = await store.saveDeal(tx, ruling.deal, policy);
  publish(
    tx,
    dealEvent(saved, { name: change.event, actorId: change.actorId, payload: change.facts(saved) }),
  );
  return { ok: true, deal: saved };
}

/** An event of a deal, addressed to its partner and seller. */
export function dealEvent(deal: Deal, event: Pick<NewEvent, 'name' | 'actorId' | 'payload'>): NewEvent {
  return {
    ...event,
    aggregate: { type: 'deal', id: deal.id },
    orgId: deal.partnerId,
    ownerId: deal.sellerId,
    visibility: 'both',
    payload: { number: deal.number, customer: deal.claim.customerName ?? null, ...event.payload },
  };
}

/** The questions as facts of an event, so that a later round does not wipe out what was asked: `questions`, `q1`, `q2` … */
export function questionsOf({ info }: Deal): NewEvent['payload'] {
  const items = info?.items ?? [];
  return { questions: items.length, ...Object.fromEntries(items.map(({ id, question }) => [id, question])) };
}

/** The answers in the same way. */
export function answersOf({ info }: Deal): NewEvent['payload'] {
  const items = info?.items ?? [];
  return { questions: items.length, ...Object.fromEntries(items.map(({ id, answer }) => [id, answer])) };
}

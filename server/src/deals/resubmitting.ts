import type { DraftClaim } from '@portico/domain/deals/claim';
import { objectionToResubmit } from '@portico/domain/deals/resubmit';
import { Fault } from '@portico/domain/fault';
import type { Tx } from '../db/database.ts';
import { publish } from '../outbox/append.ts';
import { dealEvent, type DealReference } from './change.ts';
import { type Registered, type Registrant, registerDeal } from './register.ts';
import * as store from './store.ts';

/**
 * Tries a refused deal again, as a deal of its own with its own time (DM14, DM16 to DM18). The refused one stays as it is
 * and tells that there is a next one.
 *
 * @throws Fault `not_found`, `stale_edit` with both versions
 */
export async function resubmitDeal(
  tx: Tx,
  { previous: reference, claim }: { previous: DealReference; claim: DraftClaim },
  registrant: Registrant,
): Promise<Registered> {
  const previous = await store.getDeal(registrant.reach, tx, reference.dealId);
  if (previous.version !== reference.version)
    throw new Fault('stale_edit', { versions: { yours: reference.version, current: previous.version } });
  const next = await store.findNext(tx, previous.id);
  const refusal = objectionToResubmit(previous, claim, { nextId: next?.id ?? null });
  if (refusal) return { ok: false, refusal };
  const outcome = await registerDeal(tx, { claim }, { ...registrant, previous });
  if (outcome.ok) {
    const payload = { next: outcome.deal.number };
    publish(tx, dealEvent(previous, { name: 'deal.resubmitted', actorId: registrant.actor.userId, payload }));
  }
  return outcome;
}

import { isUnderReview } from '@portico/domain/deals/under-review';
import { benefitsOf } from '@portico/domain/benefits/benefits-of';
import type { Deal } from '@portico/domain/deals/deal';
import type { Ruling } from '@portico/domain/deals/moves';
import type { RulingContext } from '@portico/domain/deals/step';
import type { Refusal } from '@portico/domain/refusal';
import type { EventName, NewEvent, Visibility } from '@portico/domain/event';
import type { ChannelPolicy } from '@portico/domain/policies/channel-policy';
import type { Reach, Role } from '@portico/domain/access';
import { Fault } from '@portico/domain/fault';
import { attempt } from '../db/attempt.ts';
import type { Tx } from '../db/database.ts';
import { policyOf } from '../policies/store.ts';
import { keepClaimKeys } from './claim-keys.ts';
import { judgeRivals } from './rivals.ts';
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
  /** What the actor is; nothing for the clock. */
  roles?: readonly Role[] | undefined;
  /** What must hold outside the deal itself, as another deal that has to exist; a refusal ends the change. */
  check?: (tx: Tx, deal: Deal) => Promise<Refusal | null>;
  /** Whether it has been done before, whatever the version was then: telling again changes nothing. */
  isDone?: ((deal: Deal) => boolean) | undefined;
  /** What of a refusal stays, as the verdict that made it. */
  refused?: ((tx: Tx, deal: Deal) => Promise<void>) | undefined;
  /** Brings the deal up to date before the rule is asked; it is saved with what the rule makes of it. */
  refresh?: ((tx: Tx, deal: Deal, channel: ChannelPolicy) => Promise<Deal>) | undefined;
  rule: (deal: Deal, context: RulingContext & { channel: ChannelPolicy }) => Ruling;
  /** What of the deal must be looked up first, as its account and verdict; asked once the rule has agreed. */
  complete?: ((tx: Tx, next: Deal, channel: ChannelPolicy) => Promise<Deal>) | undefined;
  /** What follows outside the deal, as its reservation; asked once the rule has agreed and before anything is saved. */
  settle?: ((tx: Tx, next: Deal, before: Deal) => Promise<Refusal | null>) | undefined;
  event: EventName | ((deal: Deal) => EventName);
  facts: (deal: Deal) => NewEvent['payload'];
  /** Who hears of it; both sides unless it says otherwise. */
  visibility?: ((deal: Deal, before: Deal) => Visibility) | undefined;
}

/**
 * Loads a deal, asks the rule, saves and tells, all in `tx`. Every move of a deal goes through here, judged by the policy
 * it was submitted under; a draft by the one in force. A rule that gives the very same deal back changes nothing and tells
 * nothing, and so does a refusal. Whatever approves a deal freezes its benefits (BN7); whatever changes how it stands judges its rivals again (RC17).
 *
 * @throws Fault `not_found`, `stale_edit` with both versions
 */
export async function changeDeal(
  tx: Tx,
  reference: DealReference,
  change: Change,
): Promise<{ ok: true; deal: Deal } | { ok: false; refusal: Refusal }> {
  const found = await store.getDeal(change.reach, tx, reference.dealId);
  if (change.isDone?.(found)) return { ok: true, deal: found };
  if (found.version !== reference.version) {
    throw new Fault('stale_edit', { versions: { yours: reference.version, current: found.version } });
  }
  const refusal = (await change.check?.(tx, found)) ?? null;
  if (refusal) return { ok: false, refusal };
  // What is judged, found and told on the way to a refusal never was.
  const outcome = await attempt(tx, () => make(tx, found, change));
  if (!outcome.ok) await change.refused?.(tx, found);
  return outcome;
}

async function make(
  tx: Tx,
  found: Deal,
  change: Change,
): Promise<{ ok: true; deal: Deal } | { ok: false; refusal: Refusal }> {
  const channel = await policyOf(tx, found);
  const deal = (await change.refresh?.(tx, found, channel)) ?? found;
  const { actorId, roles = [] } = change;
  const ruling = change.rule(deal, { policy: channel.deals, channel, now: tx.now, actorId, roles });
  if (!ruling.ok) return ruling;
  if (ruling.deal === deal) return { ok: true, deal: found };
  const place = tx.pending.length;
  const whole = (await change.complete?.(tx, ruling.deal, channel)) ?? ruling.deal;
  const next = withBenefits(deal, whole, channel);
  const objection = (await change.settle?.(tx, next, deal)) ?? null;
  if (objection) return { ok: false, refusal: objection };
  const saved = await store.saveDeal(tx, next, channel.deals);
  if (saved.verdict !== found.verdict || saved.accountId !== found.accountId)
    await store.saveJudged(tx, saved);
  if (saved.claim !== found.claim || isUnderReview(saved) !== isUnderReview(found))
    await keepClaimKeys(tx, saved);
  await judgeRivals(tx, saved, found);
  const { event, visibility } = change;
  const told = {
    ...dealEvent(saved, {
      name: typeof event === 'function' ? event(saved) : event,
      actorId,
      payload: change.facts(saved),
    }),
    visibility: visibility?.(saved, deal) ?? ('both' as const),
  };
  const taken = isTakenWith(deal, saved, told)
    ? [dealEvent(saved, { name: 'deal.taken', actorId, payload: {} })]
    : [];
  // What it caused comes after it.
  tx.pending.splice(place, 0, ...taken, told);
  return { ok: true, deal: saved };
}

/** DM22: who does anything with a deal that nobody has taken takes it with that, unless they give it to somebody. */
function isTakenWith(
  before: Deal,
  after: Deal,
  { name, actorId, payload }: Pick<NewEvent, 'name' | 'actorId' | 'payload'>,
): boolean {
  const isReviewed =
    before.review === 'submitted' && after.review !== 'submitted' && after.review !== 'withdrawn';
  // A panel that rules (DX10) reviews nothing.
  const isByOne = actorId !== null && !('ruledBy' in payload);
  return isReviewed && isByOne && name !== 'deal.taken' && name !== 'deal.assigned';
}

/** A deal that has just been approved, with what it brings. */
function withBenefits(before: Deal, next: Deal, channel: ChannelPolicy): Deal {
  if (before.review === 'approved' || next.review !== 'approved') return next;
  return { ...next, benefits: benefitsFor(next, channel) };
}

/** What a deal brings under a version of the policy. */
export function benefitsFor(
  deal: Pick<Deal, 'claim' | 'secondPartnerId'>,
  channel: ChannelPolicy,
): Deal['benefits'] {
  return benefitsOf(deal.claim, channel, { hasSecondPartner: deal.secondPartnerId !== null });
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

import type { EventName } from '../event.ts';
import type { Deal } from '../deals/deal.ts';
import type { DealPolicy } from '../deals/policy.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { addBusinessDays, type Instant } from '../time.ts';
import type { Dispute, DisputeGround, Evidence, RulingText } from './dispute.ts';

/** A rule's answer: the next dispute, or the refusal. */
export type DisputeRuling = { ok: true; dispute: Dispute } | { ok: false; refusal: Refusal };

/** What every rule is told: the policy in force, the database's time, who acts and for which partner (null for the vendor). */
export interface DisputeContext {
  policy: DealPolicy;
  now: Instant;
  actorId: string;
  partnerId: string | null;
}

/** What a dispute begins with. */
export interface DisputeBeginning {
  id: string;
  deals: readonly Deal[];
  /** Ids of these deals that are in an open dispute already. */
  disputed: readonly string[];
  ground: DisputeGround;
  statement: string;
}

/** Raises a dispute (DX1, DX2): a partner about its own deal, the vendor about several of one customer. */
export function raise(
  { id, deals, disputed, ground, statement }: DisputeBeginning,
  { policy, now, actorId, partnerId }: DisputeContext,
): DisputeRuling {
  const refusal = objectionToDeals(deals, partnerId);
  if (refusal) return refusal;
  if (disputed.length > 0) return refuse('DX1', 'disputed_already', 'dealIds');
  return {
    ok: true,
    dispute: {
      id,
      version: 0,
      status: 'open',
      deals: deals.map((deal) => ({ dealId: deal.id, partnerId: deal.partnerId, sellerId: deal.sellerId })),
      ground,
      statement: statement.trim(),
      raisedById: actorId,
      raisedByPartnerId: partnerId,
      evidence: [],
      dueAt: addBusinessDays(now, policy.protection.disputeBusinessDays),
      panel: [],
      ruling: null,
      createdAt: now,
      updatedAt: now,
    },
  };
}

/** DX1: deals that were handed in, of one customer; a partner brings its own alone. */
function objectionToDeals(
  deals: readonly Deal[],
  partnerId: string | null,
): ReturnType<typeof refuse> | null {
  const [first] = deals;
  if (!first) return refuse('DX1', 'required', 'dealIds');
  if (deals.some(({ review }) => review === 'draft' || review === 'withdrawn'))
    return refuse('DX1', 'not_handed_in', 'dealIds');
  if (partnerId !== null && deals.some((deal) => deal.partnerId !== partnerId))
    return refuse('DX1', 'not_yours', 'dealIds');
  const isOne = deals.every(
    (deal) =>
      deal.customerKey === first.customerKey ||
      (deal.accountId !== null && deal.accountId === first.accountId),
  );
  return isOne ? null : refuse('DX1', 'other_customer', 'dealIds');
}

/** Brings evidence (DX3): a party for its own deal, the vendor for any; a customer's choice needs the signed letter. */
export function addEvidence(
  dispute: Dispute,
  evidence: Pick<Evidence, 'kind' | 'text' | 'fileIds' | 'dealId'>,
  { now, actorId, partnerId }: DisputeContext,
): DisputeRuling {
  if (dispute.status !== 'open') return refuse('DX3', 'closed');
  const deal = dispute.deals.find(({ dealId }) => dealId === evidence.dealId);
  if (!deal || (partnerId !== null && deal.partnerId !== partnerId))
    return refuse('DX3', 'not_yours', 'dealId');
  if (evidence.kind === 'customer_choice' && evidence.fileIds.length === 0)
    return refuse('DX3', 'letter_needed', 'fileIds');
  const id = `e${dispute.evidence.length + 1}`;
  const added: Evidence = { ...evidence, id, byId: actorId, partnerId, at: now, accepted: null };
  // New evidence opens the question again for a panel that has not agreed yet (DX6).
  return { ok: true, dispute: { ...dispute, evidence: [...dispute.evidence, added], ruling: null } };
}

/**
 * Takes a customer's letter for genuine, so that it decides which deal leads (DX7): somebody of the vendor's who neither
 * brought it nor had a hand in one of the deals.
 *
 * @param hands who had, by {@link handsIn}
 */
export function acceptLetter(
  dispute: Dispute,
  { evidenceId, hands }: { evidenceId: string; hands: ReadonlySet<string> },
  { now, actorId, partnerId }: DisputeContext,
): DisputeRuling {
  if (dispute.status !== 'open') return refuse('DX7', 'closed');
  const letter = dispute.evidence.find(({ id }) => id === evidenceId);
  if (letter?.kind !== 'customer_choice') return refuse('DX7', 'no_letter', 'evidenceId');
  if (letter.accepted) return refuse('DX7', 'accepted_already', 'evidenceId');
  if (letter.byId === actorId) return refuse('DX7', 'own_letter', 'evidenceId');
  if (partnerId !== null || hands.has(actorId)) return refuse('DX7', 'not_neutral');
  const evidence = dispute.evidence.map((one) =>
    one.id === evidenceId ? { ...one, accepted: { byId: actorId, at: now } } : one,
  );
  // Which deal the customer chose is news to a panel that has not agreed yet (DX6).
  return { ok: true, dispute: { ...dispute, evidence, ruling: null } };
}

/**
 * Names who rules, and may widen the dispute to further deals of the customer (DX4, DX5).
 *
 * @param deals all deals of the dispute, the further ones too
 * @param hands who had a hand in them, by {@link handsIn}
 */
export function assignPanel(
  dispute: Dispute,
  { panel, deals, hands }: { panel: readonly string[]; deals: readonly Deal[]; hands: ReadonlySet<string> },
  { policy }: DisputeContext,
): DisputeRuling {
  if (dispute.status !== 'open') return refuse('DX4', 'closed');
  const members = [...new Set(panel)];
  if (members.length < policy.protection.disputePanelMin) return refuse('DX5', 'too_few', 'panel');
  if (members.some((member) => hands.has(member))) return refuse('DX4', 'not_neutral', 'panel');
  const refusal = objectionToDeals(deals, null);
  if (refusal) return refusal;
  return {
    ok: true,
    dispute: {
      ...dispute,
      panel: members,
      ruling: null,
      deals: deals.map(({ id, partnerId, sellerId }) => ({ dealId: id, partnerId, sellerId })),
    },
  };
}

/**
 * What people of the vendor's do to a deal that makes them a party to it (DX4). A deal names only who reviewed and signed it
 * last; whoever did it before a reopening stands in its events.
 */
export const handsOnEvents = [
  'deal.taken',
  'deal.info_requested',
  'deal.account_chosen',
  'deal.signed',
  'deal.verdict_overridden',
  'deal.approved',
  'deal.rejected',
  'deal.marked_duplicate',
  'deal.appeal_upheld',
  'deal.appeal_refused',
  'deal.extension_granted',
  'deal.extension_refused',
  'deal.amendment_granted',
  'deal.amendment_refused',
  'deal.revocation_proposed',
  'deal.revocation_confirmed',
  'deal.revocation_withdrawn',
] as const satisfies EventName[];

/**
 * DX4: who sold, handed in, reviewed, signed, extended, amended or revoked one of the deals, now or ever.
 *
 * @param actors whoever did one of {@link handsOnEvents} to one of them
 */
export function handsIn(deals: readonly Deal[], actors: readonly string[]): Set<string> {
  const named = deals.flatMap((deal) => [
    deal.sellerId,
    deal.submittedById,
    deal.reviewerId,
    ...(deal.chain ?? []).map(({ signedById }) => signedById),
    deal.appeal?.decidedById,
    deal.extension?.decidedById,
    deal.amendment?.decidedById,
    deal.revocation?.proposedById,
    deal.revocation?.confirmedById,
  ]);
  return new Set([...actors, ...named.filter((id) => id !== null && id !== undefined)]);
}

/**
 * Rules (DX6): a member of the panel says how; once a second one says the same, it stands. The words are the second's. A
 * signed letter of the customer's decides which deal leads (DX7); nobody's name stands in the reasons (DX8). Who had a hand
 * in a deal since they were named rules no more (DX4).
 *
 * @param telling the word in the shared reasons that tells one side of another; null for none
 */
export function rule(
  dispute: Dispute,
  { text, telling, hands }: { text: RulingText; telling: string | null; hands: ReadonlySet<string> },
  { policy, now, actorId }: DisputeContext,
): DisputeRuling {
  if (dispute.status !== 'open') return refuse('DX6', 'closed');
  if (dispute.panel.length < policy.protection.disputePanelMin) return refuse('DX5', 'too_few', 'panel');
  if (!dispute.panel.includes(actorId)) return refuse('DX6', 'not_on_panel');
  if (hands.has(actorId)) return refuse('DX4', 'not_neutral');
  const refusal = objectionToText(dispute, text, telling);
  if (refusal) return refusal;
  const before = dispute.ruling;
  const isSecond = before !== null && before.proposedById !== actorId && saysTheSame(before, text);
  return {
    ok: true,
    dispute: {
      ...dispute,
      status: isSecond ? 'ruled' : 'open',
      ruling: {
        ...text,
        proposedById: isSecond ? before.proposedById : actorId,
        proposedAt: isSecond ? before.proposedAt : now,
        agreedById: isSecond ? actorId : null,
        agreedAt: isSecond ? now : null,
      },
    },
  };
}

function objectionToText(
  dispute: Dispute,
  { leadingDealId, endingDealIds }: RulingText,
  telling: string | null,
): ReturnType<typeof refuse> | null {
  const ids = new Set(dispute.deals.map(({ dealId }) => dealId));
  if (leadingDealId !== null && !ids.has(leadingDealId))
    return refuse('DX6', 'not_in_dispute', 'leadingDealId');
  if (endingDealIds.some((id) => !ids.has(id) || id === leadingDealId))
    return refuse('DX6', 'not_in_dispute', 'endingDealIds');
  const chosen = chosenDealId(dispute);
  if (chosen !== null && chosen !== leadingDealId) return refuse('DX7', 'customer_chose', 'leadingDealId');
  if (telling === null) return null;
  const { ok, refusal } = refuse('DX8', 'names_a_party', 'rationaleShared');
  return { ok, refusal: { ...refusal, word: telling } };
}

/** The deal the customer chose by an accepted letter; null without one, or when letters speak for different deals (DX7). */
export function chosenDealId({ evidence }: Pick<Dispute, 'evidence'>): string | null {
  const chosen = new Set(
    evidence
      .filter(({ kind, accepted }) => kind === 'customer_choice' && accepted !== null)
      .map(({ dealId }) => dealId),
  );
  const [only = null] = chosen;
  return chosen.size === 1 ? only : null;
}

function saysTheSame(a: RulingText, b: RulingText): boolean {
  return a.leadingDealId === b.leadingDealId && sorted(a.endingDealIds) === sorted(b.endingDealIds);
}

function sorted(ids: readonly string[]): string {
  return ids.toSorted((a, b) => (a < b ? -1 : 1)).join(' ');
}

/** Takes a dispute back: whoever raised it, or their organisation; the vendor only its own (DX9). */
export function withdraw(dispute: Dispute, { partnerId }: DisputeContext): DisputeRuling {
  if (dispute.status !== 'open') return refuse('DX9', 'closed');
  if (dispute.raisedByPartnerId !== partnerId) return refuse('DX9', 'not_yours');
  return { ok: true, dispute: { ...dispute, status: 'withdrawn' } };
}

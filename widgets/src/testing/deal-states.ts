import type { BenefitStatement } from '@portico/domain/benefits/benefit';
import { defaultDealPolicy } from '@portico/domain/deals/policy';
import type { DealView } from '@portico/domain/deals/views';
import type { DisputeView } from '@portico/domain/disputes/views';
import { addBusinessDays, addDays } from '@portico/domain/time';
import { dealView, now } from './deals.ts';

// Ends of time limits fall on the end of a day by UTC, as the server counts them.
const endOf = (days: number): string => `${addDays(now, days).slice(0, 10)}T00:00:00.000Z`;

/** What a deal of 80,000 € brings under the built-in programme. */
export const benefits: BenefitStatement = {
  policyVersion: defaultDealPolicy.version,
  baseMinor: 8_000_000,
  baseFrom: 'amount',
  currency: 'EUR',
  lines: [
    {
      code: 'registration_discount',
      kind: 'discount',
      basis: 'percent',
      value: 1_000,
      stackGroup: 'price',
      amountMinor: 800_000,
      secondPartnerMinor: 0,
      result: 'granted',
    },
    {
      code: 'referral_fee',
      kind: 'referral_fee',
      basis: 'percent',
      value: 500,
      stackGroup: 'price',
      amountMinor: 0,
      secondPartnerMinor: 0,
      result: 'outdone',
    },
    {
      code: 'seller_spiff',
      kind: 'spiff',
      basis: 'fixed',
      value: 25_000,
      stackGroup: null,
      amountMinor: 25_000,
      secondPartnerMinor: 0,
      result: 'granted',
    },
    {
      code: 'marketing_bonus',
      kind: 'mdf_bonus',
      basis: 'percent',
      value: 200,
      stackGroup: null,
      amountMinor: 160_000,
      secondPartnerMinor: 0,
      result: 'granted',
    },
  ],
  totalMinor: 985_000,
  secondPartnerMinor: 0,
  capMinor: 1_200_000,
};

/** An approved deal, protected for `days` more, with its benefits. */
export function approvedDeal(days = 90, changes: Partial<DealView> = {}): DealView {
  const end = endOf(days);
  return dealView({
    review: 'approved',
    protection: days > 30 ? 'active' : days > 0 ? 'expiring' : 'expired',
    protectionStart: addDays(end, -defaultDealPolicy.protectionDays),
    protectionEnd: end,
    protectionEndOriginal: end,
    extensionWindow: { from: addDays(end, -21), until: addDays(end, 7) },
    decidedAt: addDays(now, -10),
    reviewerName: 'Priya Natarajan',
    benefits,
    benefitState: days > 0 ? 'running' : 'stopped',
    ...changes,
  });
}

/** A deal whose protection goes on because its partner asked for more of it. */
export function heldDeal(): DealView {
  return approvedDeal(5, {
    protection: 'held',
    extension: {
      evidence: 'Two demos, a proposal last week.',
      fileIds: [],
      requestedAt: addDays(now, -1),
      status: 'pending',
      decidedAt: null,
      noteShared: null,
    },
  });
}

/** A deal whose protection is taken back in five days. */
export function revokingDeal(): DealView {
  return approvedDeal(60, {
    revocation: {
      reason: 'no_activity',
      noteShared: 'We found no meeting since August.',
      confirmedAt: addDays(now, -1),
      effectiveAt: endOf(5),
    },
    appealUntil: addDays(now, 9),
  });
}

/** A refused deal that can be objected to. */
export function refusedDeal(changes: Partial<DealView> = {}): DealView {
  return dealView({
    review: 'rejected',
    protection: 'none',
    decidedAt: addDays(now, -1),
    rejectReason: 'incomplete',
    noteShared: 'Please name the sites and the budget owner.',
    appealUntil: addDays(now, 9),
    ...changes,
  });
}

/** A refused deal with an objection that waits for its answer. */
export function appealedDeal(): DealView {
  return refusedDeal({
    appealOpen: true,
    appealUntil: null,
    appeal: {
      against: 'rejection',
      ground: 'The sites were in the attachment.',
      fileIds: [],
      raisedAt: now,
      dueAt: addBusinessDays(now, 5),
      status: 'open',
      decidedAt: null,
      noteShared: null,
    },
  });
}

/** A deal that its partner wishes to change, more than counts at once. */
export function amendedDeal(): DealView {
  const deal = approvedDeal();
  return {
    ...deal,
    amendment: {
      claim: { ...deal.claim, valueBand: '250k_plus' },
      reason: 'A second depot joins.',
      requestedAt: now,
      status: 'pending',
      decidedAt: null,
      noteShared: null,
    },
  };
}

/** A deal that somebody else registered with the reader as second partner. */
export function sharedDeal(): DealView {
  return approvedDeal(90, {
    shared: true,
    partner: { id: 'org_9', name: 'Süd Distribution' },
    sellerName: 'Emil Sand',
    benefits: { ...benefits, secondPartnerMinor: 160_000 },
  });
}

/** A dispute that one's own organisation raised, with one piece of evidence. */
export function disputeView(changes: Partial<DisputeView> = {}): DisputeView {
  const deal = dealView();
  return {
    side: 'partner',
    id: 'disp_0192f0c1-2a3b-7c4d-8e5f-0123456789ab',
    version: 1,
    status: 'open',
    ground: 'earlier_claim',
    statement: 'We met their fleet manager in June and left a proposal.',
    mine: true,
    deals: [{ id: deal.id, number: deal.number, customerName: deal.customerName, result: null }],
    evidence: [
      {
        id: 'e1',
        accepted: null,
        kind: 'proposal',
        text: 'Our proposal of 12 June.',
        fileIds: ['file_1'],
        dealId: deal.id,
        byName: deal.sellerName,
        at: addDays(now, -1),
      },
    ],
    raisedAt: addDays(now, -2),
    dueAt: addBusinessDays(now, 8),
    overdue: false,
    ruledAt: null,
    rationaleShared: null,
    ...changes,
  };
}

/** The same dispute once it is decided. */
export function ruledDispute(result: 'leads' | 'stands' | 'ends'): DisputeView {
  const open = disputeView();
  return disputeView({
    status: 'ruled',
    ruledAt: now,
    rationaleShared: 'The earlier complete registration leads, as the letter of 12 June shows.',
    deals: open.deals.map((deal) => ({ ...deal, result })),
  });
}

import type { Claimant, DeskReviewFacts } from '@portico/domain/deals/review-views';
import type { DeskDealView } from '@portico/domain/deals/views';
import type { VendorDisputeView } from '@portico/domain/disputes/views';
import type { FileView } from '@portico/domain/files/file';
import { addDays } from '@portico/domain/time';
import type { OutputOf } from '@portico/runtime/client';
import { dealView, now } from '@portico/widgets/testing/deals';

/** A deal as the desk sees it. */
export function deskDeal(changes: Partial<DeskDealView> = {}): DeskDealView {
  return {
    ...dealView(),
    sellerId: 'user_1',
    submittedById: 'user_1',
    account: null,
    secondPartner: null,
    namedPartner: null,
    judgement: null,
    chain: [{ name: 'desk', role: 'deal_desk', signedByName: null, signedAt: null, note: null }],
    nextSignature: { name: 'desk', role: 'deal_desk' },
    override: null,
    needsOverride: false,
    needsSecond: false,
    claimants: [],
    lineProducts: {},
    customerKey: 'hagen-soehne.de',
    noteInternal: null,
    proposedRevocation: null,
    amendmentNames: null,
    amendmentVerdict: null,
    amendmentNeedsOverride: false,
    amendmentNeedsSecond: false,
    amendmentBefore: null,
    amendmentChain: [],
    amendmentNextSignature: null,
    amendmentOverride: null,
    duplicateOf: null,
    conflicts: [],
    ...changes,
  };
}

/** A file that was brought as evidence. */
export const file: FileView = {
  id: 'file_1',
  name: 'meeting-notes.pdf',
  type: 'application/pdf',
  bytes: 48_213,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  uploadedAt: addDays(now, -3),
};

/** One who claims a customer, complete two days ago. */
export function claimant(changes: Partial<Claimant> = {}): Claimant {
  return {
    self: false,
    leads: false,
    holds: false,
    dealId: 'deal_2',
    number: 'D-2026-000118',
    partner: { id: 'org_2', name: 'Südwind Mobil' },
    sellerName: 'Ayla Demir',
    review: 'in_review',
    protection: 'provisional',
    submittedAt: addDays(now, -2),
    completeAt: addDays(now, -2),
    protectionEnd: null,
    productName: 'Cargo Long',
    valueRange: { fromMinor: 5_000_000, toMinor: 25_000_000, currency: 'EUR' },
    askedMissing: 0,
    verdict: { result: 'clear', ruleId: 'RC1', at: addDays(now, -2) },
    rule: 'RC17',
    claim: {
      relationship: 'demo',
      dealType: 'new',
      siteScope: 'all',
      fileIds: ['file_1'],
      compellingEvent: 'Their lease ends in March.',
    },
    ...changes,
  };
}

/** Two partners claim one customer; the other one was complete first. */
export const twoClaimants: Claimant[] = [
  claimant({ leads: true }),
  claimant({
    self: true,
    dealId: 'deal_1',
    number: 'D-2026-000123',
    partner: { id: 'org_1', name: 'Nordwind Systems' },
    sellerName: 'Mara Lindqvist',
    review: 'in_review',
    submittedAt: addDays(now, -1),
    completeAt: addDays(now, -1),
    askedMissing: 1,
    verdict: { result: 'hard_conflict', ruleId: 'RC17', at: addDays(now, -1) },
    rule: null,
    claim: { relationship: 'met', dealType: 'new', siteScope: 'all', competitor: 'Velomax' },
  }),
];

type Judgement = NonNullable<DeskReviewFacts['judgement']>;

/** A claim that nothing stands against. */
export const clearVerdict: Judgement = {
  id: 'verd_1',
  result: 'clear',
  ruleId: 'RC1',
  match: 'same',
  at: addDays(now, -1),
  policyVersion: '2026-11',
  opposing: [],
  notes: [],
  options: [],
};

/** A claim that was complete after another one. */
export const hardConflict: Judgement = {
  ...clearVerdict,
  result: 'hard_conflict',
  ruleId: 'RC17',
  opposing: [{ kind: 'claim', id: 'deal_2', rule: 'RC17', result: 'hard_conflict' }],
  notes: [{ key: 'earlier_complete_leads', id: 'deal_2', until: null }],
};

/** Two signatures: the desk has signed, finance has not. */
export const chain: DeskReviewFacts['chain'] = [
  {
    name: 'desk',
    role: 'deal_desk',
    signedByName: 'Robb Wong',
    signedAt: addDays(now, -1),
    note: 'Margin checked.',
  },
  { name: 'finance', role: 'vendor_finance', signedByName: null, signedAt: null, note: null },
];

/** Accounts that a customer is like. */
export const candidates: OutputOf<'accounts.resolve'> = [
  {
    accountId: 'acc_1',
    legalName: 'Hagen Logistik GmbH',
    kind: 'similar',
    score: 0.71,
    signals: [
      { key: 'shared_words', weight: 2.1 },
      { key: 'same_city', weight: 1.4 },
      { key: 'other_domain', weight: -1.2 },
    ],
  },
];

/** A dispute of two partners over one customer, as the vendor sees it. */
export function disputeView(changes: Partial<VendorDisputeView> = {}): VendorDisputeView {
  return {
    side: 'vendor',
    id: 'disp_1',
    version: 2,
    status: 'open',
    ground: 'earlier_claim',
    statement: 'Both say that they brought the customer.',
    mine: false,
    deals: [
      { id: 'deal_2', number: 'D-2026-000118', customerName: 'Hagen & Söhne GmbH', result: null },
      { id: 'deal_1', number: 'D-2026-000123', customerName: 'Hagen & Söhne GmbH', result: null },
    ],
    evidence: [
      {
        id: 'e1',
        accepted: null,
        kind: 'meeting',
        text: 'We met their head of logistics in September.',
        fileIds: ['file_1'],
        dealId: 'deal_2',
        byName: 'Ayla Demir',
        at: addDays(now, -1),
      },
    ],
    raisedAt: addDays(now, -1),
    dueAt: addDays(now, 13),
    overdue: false,
    ruledAt: null,
    rationaleShared: null,
    raisedByName: 'Ayla Demir',
    parties: [
      { dealId: 'deal_2', partnerId: 'org_2', partnerName: 'Südwind Mobil', sellerName: 'Ayla Demir' },
      { dealId: 'deal_1', partnerId: 'org_1', partnerName: 'Nordwind Systems', sellerName: 'Mara Lindqvist' },
    ],
    panel: [],
    chosenDealId: null,
    ruling: null,
    ...changes,
  };
}

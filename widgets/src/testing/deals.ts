import type { DealClaim } from '@portico/domain/deals/claim';
import { defaultDealPolicy } from '@portico/domain/deals/policy';
import type { DealSummary, DealView, TimelineEntry } from '@portico/domain/deals/views';
import { addBusinessDays, addDays, instantOf, quartersFrom } from '@portico/domain/time';
import type { OutputOf } from '@portico/runtime/client';
import { untouched } from '../samples/sample-data.ts';
import { createFakePortal, type Answers, type FakePortal } from '@portico/runtime/testing';

/** When the fake portal lives; deals are dated relative to it. */
export const now = instantOf(Date.now());

/** A partner's seller, who may register. */
export const seller: OutputOf<'session.me'> = {
  user: { id: 'user_1', name: 'Mara Lindqvist', email: 'mara@nordwind.example' },
  organisation: { id: 'org_1', name: 'Nordwind Systems', kind: 'partner' },
  roles: ['seller'],
  actions: ['session.read', 'product.read', 'deal.read', 'deal.register', 'dispute.read', 'dispute.raise'],
  via: 'embed',
};

/** What the form is drawn from. */
export const setup: OutputOf<'deals.form'> = {
  products: [
    { id: 'prod_1', sku: 'EB-100', name: 'Fleet City 100', family: 'City bikes' },
    { id: 'prod_2', sku: 'EB-200', name: 'Fleet City 200', family: 'City bikes' },
    { id: 'prod_3', sku: 'CB-10', name: 'Cargo Long', family: 'Cargo bikes' },
  ],
  quarters: quartersFrom(now, defaultDealPolicy.closeQuarters),
  policy: {
    ...defaultDealPolicy,
    valueBands: [...defaultDealPolicy.valueBands],
    exclusions: [...defaultDealPolicy.exclusions],
  },
  partnerCountry: 'DE',
  now,
};

/** A claim that passes every rule. */
export const claim: DealClaim = {
  customerName: 'Hagen & Söhne GmbH',
  customerWeb: 'hagen-soehne.de',
  customerCountry: 'DE',
  contactName: 'Jonas Weber',
  contactEmail: 'jonas.weber@hagen-soehne.de',
  productId: 'prod_3',
  valueBand: '50k_to_250k',
  closeQuarter: setup.quarters[1] ?? '',
  relationship: 'demo',
  contactAgreed: true,
};

/** A deal in the state of `changes`, submitted a day ago by default. */
export function dealView(changes: Partial<DealView> = {}): DealView {
  const submittedAt = addDays(now, -1);
  const decisionDueAt = addBusinessDays(submittedAt, 2);
  return {
    ...untouched,
    id: 'deal_0192f0c1-2a3b-7c4d-8e5f-0123456789ab',
    number: 'D-2026-000123',
    version: 2,
    customerName: claim.customerName,
    customerCountry: claim.customerCountry,
    productName: 'Cargo Long',
    valueBand: claim.valueBand,
    review: 'submitted',
    protection: 'provisional',
    outcome: 'open',
    partner: seller.organisation,
    sellerName: seller.user.name,
    submittedAt,
    decisionDueAt,
    valueRange: { fromMinor: 5_000_000, toMinor: 25_000_000, currency: 'EUR' },
    verdict: 'clear',
    updatedAt: submittedAt,
    figures: {
      protectionDays: defaultDealPolicy.protectionDays,
      decisionBusinessDays: defaultDealPolicy.decisionBusinessDays,
      infoDueBusinessDays: defaultDealPolicy.infoDueBusinessDays,
      infoDueMaxDays: defaultDealPolicy.infoDueMaxDays,
      lapseDays: defaultDealPolicy.lapseDays,
      appealDays: defaultDealPolicy.appealDays,
    },
    claim,
    source: 'widget',
    completeAt: submittedAt,
    receipt: {
      dealId: 'deal_0192f0c1-2a3b-7c4d-8e5f-0123456789ab',
      number: 'D-2026-000123',
      submittedAt,
      decisionDueAt,
      policyVersion: defaultDealPolicy.version,
      hash: '5d41402abc4b2a76b9719d911017c592ae2f4b1c9d0e8f7a6b5c4d3e2f1a0b9c',
    },
    ...changes,
  };
}

/** A deal whose partner is asked two questions. */
export function askedDeal(): DealView {
  const dueAt = addBusinessDays(now, 5);
  return dealView({
    review: 'info_requested',
    reviewerName: 'Priya Natarajan',
    infoDueAt: dueAt,
    info: {
      askedAt: now,
      dueAt,
      items: [
        { id: 'q1', question: 'Which sites will use the bikes?', kind: 'clarifying', answer: null },
        { id: 'q2', question: 'Please name the budget owner.', kind: 'missing', answer: null },
      ],
    },
  });
}

/** What happened to a deal up to its approval. */
export const history: TimelineEntry[] = [
  { id: 'evt_1', name: 'deal.drafted', at: addDays(now, -3), actorName: seller.user.name, facts: {} },
  { id: 'evt_2', name: 'deal.submitted', at: addDays(now, -2), actorName: seller.user.name, facts: {} },
  { id: 'evt_3', name: 'deal.taken', at: addDays(now, -1), actorName: 'Priya Natarajan', facts: {} },
  {
    id: 'evt_4',
    name: 'deal.approved',
    at: now,
    actorName: 'Priya Natarajan',
    facts: { note: 'Good luck with the cargo fleet.' },
  },
];

const customers = [
  'Hagen & Söhne GmbH',
  'Vestergaard Logistik',
  'Cooper Medical Supplies',
  'Bistro Lumière',
  'Tanaka Shoji',
];
const states = [
  { review: 'info_requested', protection: 'provisional' },
  {
    review: 'approved',
    protection: 'active',
    protectionEnd: `${addDays(now, 60).slice(0, 10)}T00:00:00.000Z`,
  },
  { review: 'submitted', protection: 'provisional' },
  { review: 'rejected', protection: 'none' },
  { review: 'draft', protection: 'none', number: null },
] as const;

/** `count` deals of many customers in many states, newest change first. */
export function dealRows(count: number): DealSummary[] {
  return Array.from({ length: count }, (_, at) => {
    const { claim: _claim, ...deal } = dealView({
      id: `deal_${at}`,
      number: `D-2026-${String(500 - at).padStart(6, '0')}`,
      customerName: `${customers[at % customers.length]}`,
      updatedAt: addDays(now, -at),
      ...states[at % states.length],
    });
    return deal;
  });
}

/** A portal that answers all that the deal widgets ask. */
export function fakeDeals(changes: Answers = {}): FakePortal {
  return createFakePortal({
    'session.me': seller,
    'deals.form': setup,
    'deals.saveDraft': ({ draft }) => ({
      dealId: dealView().id,
      version: (draft?.version ?? 0) + 1,
      savedAt: now,
    }),
    'deals.submit': () => ({ ok: true, deal: dealView() }),
    'deals.get': dealView(),
    'deals.timeline': history,
    'deals.list': { rows: dealRows(12), next: null },
    'disputes.list': { rows: [], next: null },
    'files.list': [],
    ...changes,
  });
}

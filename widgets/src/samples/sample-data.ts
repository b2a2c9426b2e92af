import { defaultDealPolicy } from '@portico/domain/deals/policy';
import type { DealView } from '@portico/domain/deals/views';
import { addBusinessDays, addDays, instantOf, quartersFrom } from '@portico/domain/time';
import type { OutputOf, ProcedurePath } from '@portico/runtime/client';

const now = instantOf(Date.now());
const person = { id: 'user_sample', name: 'Sam Sample', email: 'sam@partner.example' };
const organisation = { id: 'org_sample', name: 'Sample partner', kind: 'partner' as const };

const registrationForm: OutputOf<'deals.form'> = {
  products: [{ id: 'prod_sample', sku: 'S-1', name: 'Sample product', family: 'Samples' }],
  quarters: quartersFrom(now, defaultDealPolicy.closeQuarters),
  policy: {
    ...defaultDealPolicy,
    valueBands: [...defaultDealPolicy.valueBands],
    exclusions: [...defaultDealPolicy.exclusions],
  },
  partnerCountry: 'DE',
  now,
};

const claim: DealView['claim'] = {
  customerName: 'Sample customer',
  customerWeb: 'customer.example',
  customerCountry: 'DE',
  contactName: 'Jo Contact',
  contactEmail: 'jo@customer.example',
  productId: 'prod_sample',
  valueBand: '50k_to_250k',
  closeQuarter: registrationForm.quarters[1] ?? '',
  relationship: 'demo',
  contactAgreed: true,
};

const submittedAt = addDays(now, -1);
const decisionDueAt = addBusinessDays(submittedAt, 2);

/** What has not become of a deal that was only submitted. */
export const untouched = {
  overdue: false,
  infoDueAt: null,
  protectionStart: null,
  protectionEnd: null,
  protectionEndOriginal: null,
  dealType: null,
  appealOpen: false,
  submittedByName: null,
  previous: null,
  next: null,
  shared: false,
  appeal: null,
  appealUntil: null,
  extensionCount: 0,
  extension: null,
  extensionWindow: null,
  amendment: null,
  revocation: null,
  conversion: null,
  benefits: null,
  benefitState: 'none',
  reviewerName: null,
  decidedAt: null,
  rejectReason: null,
  withdrawReason: null,
  noteShared: null,
  info: null,
} satisfies Partial<DealView>;

const deal: DealView = {
  ...untouched,
  id: 'deal_sample',
  number: 'D-2026-7K4M-Q2XZ',
  version: 2,
  customerName: 'Sample customer',
  customerCountry: 'DE',
  productName: 'Sample product',
  valueBand: '50k_to_250k',
  review: 'submitted',
  protection: 'provisional',
  outcome: 'open',
  partner: organisation,
  sellerName: person.name,
  submittedAt,
  decisionDueAt,
  valueRange: { fromMinor: 5_000_000, toMinor: 25_000_000, currency: 'EUR' },
  verdict: 'clear',
  updatedAt: submittedAt,
  figures: defaultDealPolicy,
  claim,
  source: 'widget',
  completeAt: submittedAt,
  receipt: null,
};

/** What each widget asks for, answered with a deal that nobody has: samples show no customer of anybody. */
export const sampleAnswers: { readonly [P in ProcedurePath]?: OutputOf<P> } = {
  'session.me': {
    user: person,
    organisation,
    roles: ['seller'],
    actions: ['session.read', 'product.read', 'deal.read', 'deal.register'],
    via: 'embed',
  },
  'deals.form': registrationForm,
  'deals.saveDraft': { dealId: deal.id, version: 1, savedAt: now },
  'deals.submit': { ok: true, deal },
  'deals.get': deal,
  'deals.timeline': [
    { id: 'evt_sample', name: 'deal.submitted', at: submittedAt, actorName: person.name, facts: {} },
  ],
  'deals.list': { rows: [deal], next: null },
  'disputes.list': { rows: [], next: null },
  'files.list': [],
  'prechecks.check': { ok: true, id: 'probe_sample', answer: 'clear', answerAt: now, left: 29, pad: '' },
  'prechecks.terms': {
    left: 30,
    perUserDaily: 30,
    answers: 'at_once',
    scheduleMinutes: 15,
    namedAccounts: 12,
    products: [{ id: 'prod_sample', name: 'Sample product', family: 'Samples' }],
  },
  'prechecks.list': { rows: [], next: null },
};

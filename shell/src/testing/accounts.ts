import type { AccountSummary, AccountView, ImportRun } from '@portico/domain/accounts/views';
import type { TimelineEntry } from '@portico/domain/deals/views';
import { type Answers, createFakePortal, type FakePortal } from '@portico/runtime/testing';
import type { OutputOf } from '@portico/runtime/client';
import { vendorPerson } from './vendor-person.ts';

const created = '2026-03-02T09:00:00.000Z';

const hagen: AccountView['account'] = {
  id: 'acc_1',
  version: 3,
  externalId: 'C-1044',
  legalName: 'Hagen & Söhne GmbH',
  aliases: [
    { name: 'Hagen Maschinen', source: 'given' },
    { name: 'Hagen OHG', source: 'former' },
  ],
  domains: [
    { domain: 'hagen-soehne.de', shared: false, source: 'given' },
    { domain: 'hagen-gruppe.example', shared: true, source: 'learned' },
  ],
  registrationNos: [
    { kind: 'reg_no', value: 'HRB4711', country: 'DE', source: 'given' },
    { kind: 'vat', value: '811234567', country: 'DE', source: 'imported' },
  ],
  country: 'DE',
  segment: 'Mid-market',
  parentId: 'acc_0',
  ultimateParentId: 'acc_0',
  buyingMode: 'by_site',
  mergedIntoId: null,
  archivedAt: null,
  archiveReason: null,
  createdAt: created,
  updatedAt: created,
};

/** An account of the register with everything it may have. */
export function accountView(
  changes: Partial<AccountView['account']> = {},
  others: Partial<Omit<AccountView, 'account'>> = {},
): AccountView {
  const account = { ...hagen, ...changes };
  const site = { accountId: account.id, country: 'DE', main: false };
  const member = { country: 'DE', buyingMode: 'central' as const };
  return {
    account,
    sites: [
      {
        ...site,
        id: 'asite_1',
        name: 'Head office',
        street: 'Lindenallee 4',
        city: 'Hagen',
        postcode: '58095',
        main: true,
      },
      { ...site, id: 'asite_2', name: 'Plant Dresden', street: null, city: 'Dresden', postcode: null },
    ],
    family: {
      above: [{ ...member, id: 'acc_0', legalName: 'Hagen Holding SE', parentId: null, level: -1 }],
      below: [
        { ...member, id: 'acc_2', legalName: 'Hagen Service GmbH', parentId: 'acc_1', level: 1 },
        {
          ...member,
          id: 'acc_3',
          legalName: 'Hagen Polska Sp. z o.o.',
          country: 'PL',
          parentId: 'acc_1',
          level: 1,
        },
        { ...member, id: 'acc_4', legalName: 'Hagen Service Ost GmbH', parentId: 'acc_2', level: 2 },
      ],
      more: false,
    },
    merges: [],
    ...others,
  };
}

/** Rows of the list, as many as wanted, by name. */
export function accountRows(count: number, from = 0): AccountSummary[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `acc_${from + at}`,
    version: 1,
    legalName: `Customer ${String(from + at).padStart(6, '0')} GmbH`,
    country: 'DE',
    city: 'Hagen',
    domain: `customer-${from + at}.example`,
    segment: at % 3 === 0 ? 'Enterprise' : null,
    buyingMode: 'mixed',
    parent: null,
    mergedIntoId: null,
    archivedAt: null,
    updatedAt: created,
  }));
}

/** A list that pages through `total` rows by key, as the server does. */
export function pagedAccounts(total: number): Extract<Answers['accounts.list'], (...of: never[]) => unknown> {
  return ({ cursor, limit = 50 }) => {
    const from = Number(cursor ?? 0);
    const rows = accountRows(Math.min(limit, total - from), from);
    const next = from + rows.length < total ? String(from + rows.length) : null;
    return { rows, next };
  };
}

/** What happened to the account. */
export const accountHistory: TimelineEntry[] = [
  {
    id: 'evt_1',
    name: 'account.created',
    at: created,
    actorName: 'Priya Natarajan',
    facts: { source: 'imported', legalName: 'Hagen & Söhne GmbH' },
  },
  {
    id: 'evt_2',
    name: 'account.changed',
    at: '2026-04-02T09:00:00.000Z',
    actorName: 'Priya Natarajan',
    facts: { fields: 'domains,segment' },
  },
];

/** One row of coverage: sold directly. */
export const coverageRow: OutputOf<'coverage.list'>['rows'][number] = {
  id: 'cov_1',
  version: 1,
  kind: 'vendor_direct',
  accountId: 'acc_1',
  predicate: null,
  sites: { kind: 'sites', siteIds: ['asite_2'] },
  products: { kind: 'all' },
  from: '2026-05-01T00:00:00.000Z',
  until: '2027-05-01T00:00:00.000Z',
  ownerId: 'user_1',
  partnerId: null,
  reason: 'Frame contract since 2019',
  disclose: 'none',
  source: 'manual',
  enteredAt: '2026-05-01T08:12:00.000Z',
  enteredById: 'user_1',
  endedAt: null,
  endReason: null,
  replacesId: null,
  activities: [{ happenedAt: '2026-04-28T00:00:00.000Z', enteredAt: '2026-05-01T08:12:00.000Z' }],
  accountName: 'Hagen & Söhne GmbH',
  ownerName: 'Priya Natarajan',
  partnerName: null,
  enteredByName: 'Priya Natarajan',
};

/** A partner's hold on the account. */
export const reservationRow: OutputOf<'reservations.list'>['rows'][number] = {
  id: 'rsv_1',
  version: 1,
  kind: 'deal',
  partnerId: 'org_2',
  accountId: 'acc_1',
  sites: { kind: 'all' },
  products: { kind: 'products', productIds: ['prd_1', 'prd_2'] },
  exclusivity: 'exclusive',
  from: '2026-06-01T00:00:00.000Z',
  until: '2026-09-01T00:00:00.000Z',
  releasedFor: null,
  originId: 'deal_1',
  createdAt: '2026-06-01T00:00:00.000Z',
  accountName: 'Hagen & Söhne GmbH',
  partnerName: 'Nordwind Systems',
  active: true,
};

const products: OutputOf<'coverage.products'> = [
  { id: 'prd_1', sku: 'C-1', name: 'City 500', family: 'City bikes' },
  { id: 'prd_2', sku: 'K-1', name: 'Cargo 900', family: 'Cargo bikes' },
];

/** A merge of another account into this one. */
export const merge: AccountView['merges'][number] = {
  id: 'merge_1',
  survivor: { id: 'acc_1', legalName: 'Hagen & Söhne GmbH' },
  merged: { id: 'acc_9', legalName: 'Hagen und Soehne' },
  reason: 'Typed twice',
  at: '2026-06-03T10:00:00.000Z',
  by: 'Priya Natarajan',
  undoneAt: null,
  undoneBy: null,
  moved: { names: 1, domains: 1, numbers: 0, sites: 2, children: 0 },
};

/** An import whose dry run is done. */
export function importRun(changes: Partial<ImportRun> = {}): ImportRun {
  return {
    id: 'aimport_1',
    fileName: 'customers.csv',
    state: 'checked',
    rows: 1_250,
    done: 1_250,
    unknownColumns: ['favourite colour'],
    checked: {
      rows: 1_250,
      created: 1_100,
      updated: 40,
      unchanged: 107,
      problems: 2,
      incomplete: 1,
      likelySame: 1,
    },
    imported: null,
    failure: null,
    createdAt: created,
    createdBy: 'Priya Natarajan',
    finishedAt: created,
    ...changes,
  };
}

/** What the dry run found. */
export const findings: OutputOf<'accounts.importFindings'> = {
  rows: [
    {
      id: 'f1',
      row: 3,
      kind: 'problem',
      column: 'country',
      key: 'country',
      detail: 'Germoney',
      account: null,
      name: 'Weber AG',
    },
    {
      id: 'f2',
      row: 7,
      kind: 'problem',
      column: 'domains',
      key: 'domain_taken',
      detail: 'Hagen & Söhne GmbH',
      account: { id: 'acc_1', legalName: 'Hagen & Söhne GmbH' },
      name: 'Hagen Handel GmbH',
    },
    {
      id: 'f3',
      row: 9,
      kind: 'incomplete',
      column: 'parent_id',
      key: 'parent_unknown',
      detail: 'C-7',
      account: null,
      name: 'Nord Pumpen KG',
    },
    {
      id: 'f4',
      row: 12,
      kind: 'likely_same',
      column: 'name',
      key: 'similar',
      detail: 'Hagen & Söhne GmbH',
      account: { id: 'acc_1', legalName: 'Hagen & Söhne GmbH' },
      name: 'Hagen und Soehne',
    },
  ],
  next: null,
};

/** Answers for the whole application: one account, its list, its imports. */
export function accountAnswers(changes: Answers = {}): Answers {
  return {
    'session.me': vendorPerson('deal_desk'),
    'accounts.list': { rows: accountRows(12), next: null },
    'accounts.segments': ['Enterprise', 'Mid-market'],
    'accounts.get': accountView({}, { merges: [merge] }),
    'accounts.history': accountHistory,
    'accounts.imports': {
      rows: [importRun(), importRun({ id: 'aimport_0', state: 'imported' })],
      next: null,
    },
    'accounts.importRun': importRun(),
    'accounts.importFindings': findings,
    'coverage.list': { rows: [coverageRow], next: null },
    'coverage.named': [],
    'coverage.products': products,
    'reservations.list': { rows: [reservationRow], next: null },
    'partners.list': [{ id: 'org_2', name: 'Nordwind Systems', country: 'DE', city: null, tier: null }],
    'people.list': { rows: [], next: null },
    ...changes,
  };
}

/** A server with those answers. */
export function fakeAccounts(changes: Answers = {}): FakePortal {
  return createFakePortal(accountAnswers(changes));
}

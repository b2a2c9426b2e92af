import type { SiteScope, ProductScope } from '@portico/domain/reservations/scope';
import { PAGE_LIMIT_MAX } from '@portico/domain/page';
import type { AppRouter } from '../router.ts';
import type { CsvValue } from './csv.ts';

/** The portal's procedures as one reader may call them. */
export type Caller = ReturnType<AppRouter['createCaller']>;

/** How a filter of an address is read. */
type FilterKind = 'text' | 'flag' | 'list';

/** A page as cells, and where the next begins. */
interface CellPage {
  rows: CsvValue[][];
  next: string | null;
}

/** A table of the portal as a file. */
export interface TableFile {
  header: readonly string[];
  filters: Readonly<Record<string, FilterKind>>;
  /** A page by the very procedure that the screen asks, hence with its reach and in its words. */
  page: (caller: Caller, asked: Asked) => Promise<CellPage>;
}

/** What is asked of a list: its filters, checked by the schema of its procedure, and where to go on. */
export interface Asked {
  filter: Readonly<Record<string, unknown>>;
  cursor: string | null;
}

/** The input of a list; whether its filters fit is for the procedure's own schema to say. */
function inputOf<I>({ filter, cursor }: Asked): I {
  return { ...filter, limit: PAGE_LIMIT_MAX, ...(cursor === null ? {} : { cursor }) } as I;
}

async function cells<R>(
  asked: Promise<{ rows: R[]; next: string | null }>,
  cellsOf: (row: R) => CsvValue[],
): Promise<CellPage> {
  const { rows, next } = await asked;
  return { rows: rows.map(cellsOf), next };
}

const deals: TableFile = {
  header: [
    'number',
    'customer',
    'country',
    'product',
    'value_band',
    'review',
    'protection',
    'outcome',
    'partner',
    'seller',
    'reviewer',
    'submitted_at',
    'decision_due_at',
    'overdue',
    'answer_due_at',
    'protection_end',
    'updated_at',
    'id',
  ],
  filters: {
    reviews: 'list',
    protections: 'list',
    search: 'text',
    partnerId: 'text',
    mine: 'flag',
    shared: 'flag',
    toSign: 'flag',
    order: 'text',
  },
  page: (caller, asked) =>
    cells(caller.deals.list(inputOf(asked)), (deal) => [
      deal.number,
      deal.customerName,
      deal.customerCountry,
      deal.productName,
      deal.valueBand,
      deal.review,
      deal.protection,
      deal.outcome,
      deal.partner.name,
      deal.sellerName,
      deal.reviewerName,
      deal.submittedAt,
      deal.decisionDueAt,
      deal.overdue,
      deal.infoDueAt,
      deal.protectionEnd,
      deal.updatedAt,
      deal.id,
    ]),
};

const disputes: TableFile = {
  header: [
    'status',
    'ground',
    'customers',
    'deals',
    'results',
    'partners',
    'panel',
    'raised_at',
    'due_at',
    'overdue',
    'ruled_at',
    'rationale',
    'id',
  ],
  filters: { status: 'text', dealId: 'text', mine: 'flag' },
  page: (caller, asked) =>
    cells(caller.disputes.list(inputOf(asked)), (dispute) => [
      dispute.status,
      dispute.ground,
      listed(dispute.deals.map(({ customerName }) => customerName)),
      listed(dispute.deals.map(({ number, id }) => number ?? id)),
      listed(dispute.deals.map(({ result }) => result ?? '')),
      // A party reads neither the other side nor the panel (DX8).
      dispute.side === 'vendor' ? listed(dispute.parties.map(({ partnerName }) => partnerName)) : null,
      dispute.side === 'vendor' ? listed(dispute.panel.map(({ name }) => name)) : null,
      dispute.raisedAt,
      dispute.dueAt,
      dispute.overdue,
      dispute.ruledAt,
      dispute.rationaleShared,
      dispute.id,
    ]),
};

const coverage: TableFile = {
  header: [
    'kind',
    'account',
    'country',
    'segment',
    'sites',
    'products',
    'from',
    'until',
    'owner',
    'partner',
    'reason',
    'disclose',
    'entered_at',
    'entered_by',
    'ended_at',
    'end_reason',
    'id',
  ],
  filters: { accountId: 'text', kind: 'text', ownerId: 'text', ended: 'flag' },
  page: (caller, asked) =>
    cells(caller.coverage.list(inputOf(asked)), (row) => [
      row.kind,
      row.accountName,
      row.predicate?.country ?? null,
      row.predicate?.segment ?? null,
      sitesOf(row.sites),
      productsOf(row.products),
      row.from,
      row.until,
      row.ownerName,
      row.partnerName,
      row.reason,
      row.disclose,
      row.enteredAt,
      row.enteredByName,
      row.endedAt,
      row.endReason,
      row.id,
    ]),
};

const reservations: TableFile = {
  header: [
    'kind',
    'account',
    'partner',
    'sites',
    'products',
    'exclusivity',
    'from',
    'until',
    'active',
    'released_for',
    'origin_id',
    'id',
  ],
  filters: { accountId: 'text', partnerId: 'text', ended: 'flag' },
  page: (caller, asked) =>
    cells(caller.reservations.list(inputOf(asked)), (held) => [
      held.kind,
      held.accountName,
      held.partnerName,
      sitesOf(held.sites),
      productsOf(held.products),
      held.exclusivity,
      held.from,
      held.until,
      held.active,
      held.releasedFor,
      held.originId,
      held.id,
    ]),
};

/** Every table that can be had as a file, by its name in the address. `until` is the first instant that no longer counts. */
export const tableFiles: Readonly<Record<string, TableFile>> = { deals, disputes, coverage, reservations };

function listed(values: readonly string[]): string {
  return [...new Set(values)].filter((value) => value !== '').join('|');
}

function sitesOf(sites: SiteScope): string {
  if (sites.kind === 'all') return 'all';
  return sites.kind === 'project' ? `project: ${sites.name}` : sites.siteIds.join('|');
}

function productsOf(products: ProductScope): string {
  return products.kind === 'all' ? 'all' : products.productIds.join('|');
}

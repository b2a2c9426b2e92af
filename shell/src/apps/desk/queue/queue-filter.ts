import type { DealSummary, WaitingDeal } from '@portico/domain/deals/views';
import type { Client, InputOf } from '@portico/runtime/client';
import { exportPath } from '../../export-link.ts';
import { queueViews, type QueueView } from './queue-views.ts';

/** A row of the queue; what waits for an answer says since when. */
export type QueueRow = DealSummary & Partial<Pick<WaitingDeal, 'waitingSince'>>;

/** A page of the queue. */
export interface QueuePage {
  readonly rows: readonly QueueRow[];
  readonly next: string | null;
}

/** The view the address asks for; one that is none, or not this reader's, is the usual. */
export function chosenView(search: URLSearchParams, usual: string, offered: readonly string[]): string {
  const chosen = search.get('state') ?? usual;
  return offered.includes(chosen) ? chosen : usual;
}

/** The view by its name. */
export function viewNamed(name: string): QueueView {
  const view = queueViews[name];
  if (!view) throw new Error(`no view ${name}`);
  return view;
}

/** Which clock runs for all deals of such a view: the desk's, the partner's, how long it waits, or none that is common to all. */
export function clockOf(name: string): 'decision' | 'answer' | 'waiting' | 'none' {
  if (viewNamed(name).of !== 'deals') return 'waiting';
  if (name === 'decided' || name === 'all') return 'none';
  return name === 'waiting' ? 'answer' : 'decision';
}

/** What is asked of the server for the filters of the address: `state`, `partner`, `mine`, `q`. */
export function askedOf(search: URLSearchParams, name: string, cursor?: string): InputOf<'deals.list'> {
  const view = viewNamed(name);
  const partnerId = search.get('partner');
  const words = search.get('q');
  return {
    reviews: view.of === 'deals' ? [...view.reviews] : [],
    // The decision clock orders only what it runs for; it stands still while a question is open.
    order: clockOf(name) === 'decision' ? 'due' : 'updated',
    mine: search.has('mine'),
    ...(view.of === 'deals' && view.toSign ? { toSign: true } : {}),
    ...(partnerId ? { partnerId } : {}),
    ...(words ? { search: words } : {}),
    ...(cursor ? { cursor } : {}),
  };
}

/** Where the file of a view's deals is; null for a view of what waits, which is short and has none. */
export function fileOf(search: URLSearchParams, name: string): string | null {
  return viewNamed(name).of === 'deals' ? exportPath('deals', askedOf(search, name)) : null;
}

/** How a page is asked for. */
export interface PageAsk {
  readonly search: URLSearchParams;
  readonly name: string;
  readonly cursor?: string | undefined;
  readonly signal?: AbortSignal;
}

/** A page of a view. What waits for an answer is few and comes whole, narrowed here by partner and words. */
export async function pageOf(client: Client, { search, name, cursor, signal }: PageAsk): Promise<QueuePage> {
  const view = viewNamed(name);
  const options = signal ? { signal } : {};
  if (view.of === 'deals') return client.deals.list.query(askedOf(search, name, cursor), options);
  if (view.of === 'revocations') {
    const rows = await allOf((from) => client.desk.revocationsToConfirm.query(from, options));
    const since = rows.map((row) => ({ ...row, waitingSince: row.revocation.proposedAt }));
    return { rows: since.filter((row) => fits(row, search)), next: null };
  }
  const rows = await allOf((from) => client.desk.waiting.query(from, options));
  return {
    rows: rows.filter((row) => row.waitingFor.includes(view.what) && fits(row, search)),
    next: null,
  };
}

async function allOf<Row>(
  ask: (from: { cursor?: string; limit: number }) => Promise<{ rows: Row[]; next: string | null }>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page: { rows: Row[]; next: string | null } = await ask({
      limit: 100,
      ...(cursor === null ? {} : { cursor }),
    });
    rows.push(...page.rows);
    cursor = page.next;
  } while (cursor !== null);
  return rows;
}

function fits({ partner, customerName, number }: QueueRow, search: URLSearchParams): boolean {
  const partnerId = search.get('partner');
  const words = search.get('q')?.toLowerCase() ?? '';
  return (
    (!partnerId || partner.id === partnerId) &&
    `${customerName} ${number ?? ''}`.toLowerCase().includes(words)
  );
}

import { html, type TemplateResult } from 'lit';
import type { DeskDealView } from '@portico/domain/deals/views';
import { deadlineWords } from '@portico/widgets/deals/time-words';
import { msg, str } from '@portico/ui/msg';
import type { Client, OutputOf } from '@portico/runtime/client';
import { vendorView } from '../../disputes/dispute-words.ts';
import type { Reader } from './actions.ts';

/** An open dispute as a deal's page shows it. */
export type OpenDispute = Pick<NonNullable<ReturnType<typeof vendorView>>, 'id' | 'dueAt'>;

/** The open dispute about one of the claims for a deal's customer; null where none is open, or none is the reader's to see. */
export async function findDispute(
  client: Client,
  { id, claimants }: DeskDealView,
  { reader, signal }: { reader: Reader; signal: AbortSignal },
): Promise<OpenDispute | null> {
  if (claimants.length < 2 || !reader.may.includes('dispute.read')) return null;
  const ids = [id, ...claimants.map(({ dealId }) => dealId)].filter(
    (each, at, all) => all.indexOf(each) === at,
  );
  const pages = await Promise.all(
    ids.map((dealId) =>
      client.disputes.list
        .query({ dealId, status: 'open', limit: 1 }, { signal })
        // What a colleague may not read leaves the page as it is.
        .catch((): OutputOf<'disputes.list'> => ({ rows: [], next: null })),
    ),
  );
  return pages.flatMap(({ rows }) => rows).flatMap((row) => vendorView(row) ?? [])[0] ?? null;
}

/** Says that it is being ruled on, and leads there. */
export function drawDispute({ id, dueAt }: OpenDispute, locale: string): TemplateResult {
  const due = deadlineWords(dueAt, locale);
  return html`<p class="dispute">
    ${msg(str`A dispute about this customer is open, to be ruled on by ${due}.`, { id: 'desk.dispute.is-open' })}
    <a href="/disputes/${id}">${msg('Open the dispute', { id: 'desk.dispute.open' })}</a>
  </p>`;
}

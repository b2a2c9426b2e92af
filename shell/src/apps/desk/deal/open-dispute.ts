import { html, nothing, type TemplateResult } from 'lit';
import type { DeskDealView } from '@portico/domain/deals/views';
import type { DisputeStatus } from '@portico/domain/disputes/dispute';
import type { VendorDisputeView } from '@portico/domain/disputes/views';
import { deadlineWords } from '@portico/widgets/deals/time-words';
import { msg, str } from '@portico/ui/msg';
import type { Client, OutputOf } from '@portico/runtime/client';
import { dealResult, vendorView } from '../../disputes/dispute-words.ts';
import type { Reader } from './actions.ts';
import { freeFrom, holderOf } from './holder.ts';

/** The disputes about a customer as a deal's page shows them: the open one, or else the one that was ruled on last. */
export type ShownDispute = VendorDisputeView;

/**
 * The open dispute about one of the claims for a deal's customer, or else the ruling on the deal itself; null where there is
 * none, or none is the reader's to see.
 */
export async function findDispute(
  client: Client,
  { id, claimants }: DeskDealView,
  { reader, signal }: { reader: Reader; signal: AbortSignal },
): Promise<ShownDispute | null> {
  if (!reader.may.includes('dispute.read')) return null;
  const ids = [...new Set([id, ...claimants.map(({ dealId }) => dealId)])];
  const ask = (dealId: string, status: DisputeStatus) =>
    client.disputes.list
      .query({ dealId, status, limit: 1 }, { signal })
      // What a colleague may not read leaves the page as it is.
      .catch((): OutputOf<'disputes.list'> => ({ rows: [], next: null }));
  const pages = await Promise.all([...ids.map((dealId) => ask(dealId, 'open')), ask(id, 'ruled')]);
  return pages.flatMap(({ rows }) => rows).flatMap((row) => vendorView(row) ?? [])[0] ?? null;
}

/** Whether everybody who still claims the customer has been ruled on: then there is nothing left to dispute. */
export function isSettled(dispute: ShownDispute | null, claimants: DeskDealView['claimants']): boolean {
  return (
    dispute !== null &&
    claimants
      .filter(({ review }) => !['withdrawn', 'rejected', 'duplicate'].includes(review))
      .every(({ dealId }) => dispute.parties.some((party) => party.dealId === dealId))
  );
}

/** The dispute, and the way there: that it is being ruled on, or how it was, for whom and from when on. */
export function drawDispute(dispute: ShownDispute, deal: DeskDealView, locale: string): TemplateResult {
  return dispute.status === 'ruled' ? drawRuling(dispute, deal, locale) : drawOpen(dispute, locale);
}

function drawOpen({ id, dueAt }: ShownDispute, locale: string): TemplateResult {
  const due = deadlineWords(dueAt, locale);
  return html`<p class="dispute">
    ${msg(str`A dispute about this customer is open, to be ruled on by ${due}.`, { id: 'desk.dispute.is-open' })}
    <a href="/disputes/${id}">${msg('Open the dispute', { id: 'desk.dispute.open' })}</a>
  </p>`;
}

function drawRuling(dispute: ShownDispute, deal: DeskDealView, locale: string): TemplateResult {
  return html`<section class="card ruling">
    <h2>${msg('The dispute is ruled on', { id: 'desk.ruling' })}</h2>
    <ul>
      ${dispute.parties.map(({ dealId, partnerName }) => {
        const result = dispute.deals.find(({ id }) => id === dealId)?.result;
        const words = result && dealResult(result);
        return html`<li class="line">
          <b>${partnerName}</b>
          ${words ? html`<portico-badge tone=${words.tone}>${words.word}</portico-badge>` : nothing}
        </li>`;
      })}
    </ul>
    ${dispute.rationaleShared ? html`<p class="answer">${dispute.rationaleShared}</p>` : nothing}
    ${drawNext(dispute, deal, locale)}
    <p><a href="/disputes/${dispute.id}">${msg('Open the dispute', { id: 'desk.dispute.open' })}</a></p>
  </section>`;
}

/** What follows for the deal that won: from which day on it can be approved. */
function drawNext(
  dispute: ShownDispute,
  deal: DeskDealView,
  locale: string,
): TemplateResult | typeof nothing {
  const hasWon = dispute.deals.some(({ id, result }) => id === deal.id && result === 'leads');
  if (!hasWon || deal.nextSignature === null) return nothing;
  const holder = holderOf(deal);
  const day = holder && freeFrom(holder, locale);
  return html`<p>
    ${
      holder && day
        ? msg(str`${holder.partner.name} still holds the customer. Approve this deal from ${day} on.`, {
            id: 'desk.ruling.from',
          })
        : msg('Nobody else holds the customer: this deal can be approved now.', { id: 'desk.ruling.now' })
    }
  </p>`;
}

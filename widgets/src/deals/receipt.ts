import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '@portico/ui/msg';
import type { DealView } from '@portico/domain/deals/views';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { define } from '@portico/ui/define';
import { deadlineWords, timeWords } from './time-words.ts';
import { nextWords } from './next-words.ts';
import { statusOf } from './status-words.ts';

/** What can be done with a receipt. */
export interface ReceiptActs {
  /** Registers another deal. */
  again(): void;
  /** Saves the signed receipt as a file. */
  save(): void;
}

/** What the partner holds in hand after submitting, and the deal's state as it is now. */
export function receiptCard(deal: DealView, locale: string, acts: ReceiptActs): TemplateResult {
  define(PorticoBadge);
  const { word, tone } = statusOf(deal);
  const { receipt } = deal;
  return html`<div class="receipt">
    <header>
      <h2 tabindex="-1">${msg(str`${deal.customerName} is registered`, { id: 'deals.registered' })}</h2>
      <p>${nextWords(deal, locale)}</p>
    </header>
    <dl>
      ${fact(msg('Number', { id: 'deals.number' }), deal.number)}
      ${fact(msg('State', { id: 'deals.state' }), html`<portico-badge tone=${tone} role="status">${word}</portico-badge>`)}
      ${
        receipt
          ? html`${fact(msg('Registered', { id: 'deals.registeredAt' }), timeWords(receipt.submittedAt, locale))}
            ${fact(msg('Decision by', { id: 'deals.dueAt' }), deadlineWords(deal.decisionDueAt ?? receipt.decisionDueAt, locale))}
            ${fact(msg('Receipt', { id: 'deals.receipt' }), html`<span title=${receipt.hash}>${receipt.hash.slice(0, 12)}</span>`)}`
          : nothing
      }
    </dl>
    <footer>
      <portico-button @click=${acts.again}
        >${msg('Register another deal', { id: 'deals.another' })}</portico-button
      >
      ${
        receipt
          ? html`<portico-button @click=${acts.save}
              >${msg('Save receipt', { id: 'deals.receipt.save' })}</portico-button
            >`
          : nothing
      }
    </footer>
  </div>`;
}

function fact(name: string, value: unknown): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

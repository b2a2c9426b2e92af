import { html, type TemplateResult } from 'lit';
import { msg, str } from '@portico/ui/msg';
import type { DealView } from '@portico/domain/deals/views';

/** That it is registered, and its number, for as long as the receipt's code cannot be had. */
export function receiptInBrief({ customerName, number }: DealView): TemplateResult {
  return html`<div class="receipt">
    <h2 tabindex="-1">${msg(str`${customerName} is registered`, { id: 'deals.registered' })}</h2>
    <p>${number}</p>
  </div>`;
}

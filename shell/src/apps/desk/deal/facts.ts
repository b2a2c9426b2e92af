import { html, type TemplateResult } from 'lit';
import type { DealView, DeskDealView } from '@portico/domain/deals/views';
import { claimLines } from './claim-lines.ts';

/** What the partner claims, as terms and values. */
export function drawFacts(deal: DealView & Partial<DeskDealView>, locale: string): TemplateResult {
  const { claim, productName, valueRange, lineProducts = {} } = deal;
  return html`<dl>
    ${claimLines(claim, { productName, valueRange, lineProducts }, locale).map(
      ({ term, value }) =>
        html`<dt>${term}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

import { html, type TemplateResult } from 'lit';
import { msg } from '@lit/localize';
import type { DealSummary } from '@portico/domain/deals/views';
import type { TableColumn } from '@portico/ui/table/table-column';
import { deskStatus, shortValueWords } from '../desk-words.ts';

/** What the queue shows of a deal; of a decided one the last column says when it changed. */
export function queueColumns(locale: string, isDecided: boolean): readonly TableColumn<DealSummary>[] {
  return [
    {
      key: 'customer',
      label: msg('Customer', { id: 'desk.column.customer' }),
      cell: (deal) => deal.customerName,
    },
    {
      key: 'partner',
      label: msg('Partner', { id: 'desk.filter.partner' }),
      card: true,
      cell: (deal) => deal.partner.name,
    },
    {
      key: 'product',
      label: msg('Product', { id: 'desk.column.product' }),
      cell: (deal) => deal.productName ?? '–',
    },
    {
      key: 'value',
      label: msg('Value', { id: 'desk.column.value' }),
      align: 'end',
      cell: (deal) => shortValueWords(deal.valueBand, locale),
    },
    {
      key: 'state',
      label: msg('State', { id: 'desk.filter.state' }),
      card: true,
      cell: (deal) => {
        const { word, tone } = deskStatus(deal);
        return html`<portico-badge tone=${tone}>${word}</portico-badge>`;
      },
    },
    {
      key: 'due',
      label: isDecided
        ? msg('Changed', { id: 'desk.column.changed' })
        : msg('Due', { id: 'desk.column.due' }),
      card: true,
      cell: (deal) => dueOf(deal, isDecided),
    },
  ];
}

function dueOf(deal: DealSummary, isChange: boolean): TemplateResult {
  const isWaiting = deal.review === 'submitted' || deal.review === 'in_review';
  const at = isChange
    ? deal.updatedAt
    : (deal.infoDueAt ?? (isWaiting ? deal.decisionDueAt : deal.updatedAt));
  const time = html`<portico-time .at=${at ?? ''}></portico-time>`;
  return deal.overdue && !isChange
    ? html`<portico-badge tone="danger">${msg('Overdue', { id: 'desk.overdue' })} ${time}</portico-badge>`
    : time;
}

import { html, nothing } from 'lit';
import { msg } from '@portico/ui/msg';
import type { DealSummary } from '@portico/domain/deals/views';
import type { TableColumn } from '@portico/ui/table/table-column';
import { deadlineWords } from './time-words.ts';
import { shortValueWords } from './short-value.ts';
import { protectionWord, statusOf } from './status-words.ts';

/** What a list can say of a deal besides its customer, by name. */
export type DealColumn = 'state' | 'number' | 'product' | 'value' | 'protection' | 'updated';

/**
 * What a list says of a deal: first its customer, which opens it.
 *
 * @param chosen then only these, in this order; all when there are none. What is no column is passed over.
 */
export function dealColumns(locale: string, chosen: readonly DealColumn[] = []): TableColumn<DealSummary>[] {
  const all = allColumns(locale);
  if (chosen.length === 0) return all;
  return ['customer', ...chosen].flatMap((name) => all.filter(({ key }) => key === name));
}

function allColumns(locale: string): TableColumn<DealSummary>[] {
  return [
    {
      key: 'customer',
      label: msg('Customer', { id: 'deals.list.customer' }),
      cell: ({ customerName }) =>
        customerName || msg('A customer without a name yet', { id: 'deals.unnamed' }),
    },
    {
      key: 'state',
      label: msg('State', { id: 'deals.state' }),
      card: true,
      cell: (deal) => {
        const { word, tone } = statusOf(deal);
        return html`<portico-badge tone=${tone}>${word}</portico-badge>`;
      },
    },
    {
      key: 'number',
      label: msg('Number', { id: 'deals.number' }),
      whole: true,
      cell: ({ number }) => number ?? nothing,
    },
    {
      key: 'product',
      label: msg('Product', { id: 'deals.productId' }),
      minor: true,
      whole: true,
      cell: ({ productName }) => productName ?? nothing,
    },
    {
      key: 'value',
      label: msg('Expected value', { id: 'deals.valueBand' }),
      align: 'end',
      whole: true,
      cell: ({ valueRange, valueBand }) => shortValueWords(valueRange, locale) || (valueBand ?? nothing),
    },
    {
      key: 'protection',
      label: msg('Protection', { id: 'deals.protection' }),
      card: true,
      minor: true,
      cell: ({ protection, protectionEnd }) =>
        protectionEnd && (protection === 'active' || protection === 'expiring')
          ? `${protectionWord(protection)} · ${deadlineWords(protectionEnd, locale)}`
          : protectionWord(protection),
    },
    {
      key: 'updated',
      label: msg('Changed', { id: 'deals.list.changed' }),
      card: true,
      cell: ({ updatedAt }) => html`<portico-time .at=${updatedAt}></portico-time>`,
    },
  ];
}

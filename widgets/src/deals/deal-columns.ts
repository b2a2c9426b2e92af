import { html, nothing } from 'lit';
import { msg } from '@portico/ui/msg';
import type { DealSummary } from '@portico/domain/deals/views';
import type { TableColumn } from '@portico/ui/table/table-column';
import { deadlineWords } from './time-words.ts';
import { shortValueWords } from './short-value.ts';
import { protectionWord, statusOf } from './status-words.ts';

/** What a list says of a deal. */
export function dealColumns(locale: string): TableColumn<DealSummary>[] {
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

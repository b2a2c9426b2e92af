import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import type { DealSummary } from '@portico/domain/deals/views';
import { relativeTime } from '@portico/ui/time/relative';
import { deadlineWords } from './time-words.ts';
import { shortValueWords } from './short-value.ts';
import { protectionWord, statusOf } from './status-words.ts';

/** What a list can say of a deal besides its customer, by name. */
export type DealColumn = 'state' | 'number' | 'product' | 'value' | 'protection' | 'updated';

/**
 * A column of the list of deals: its head, which stands before the fact where rows are cards; its cells' classes (`end`,
 * `whole` stays in one line, `card` stays on cards, `minor` goes first); what a cell says.
 */
export type DrawnColumn = readonly [label: string, look: string, cell: (deal: DealSummary) => unknown];

/** How an instant is drawn. */
export type DrawTime = (at: string, locale: string) => TemplateResult;

/**
 * What a list says of a deal: first its customer, which opens it.
 *
 * @param chosen then only these, in this order; all when there are none. What is no column is passed over.
 */
export function dealColumns(
  locale: string,
  chosen: readonly DealColumn[],
  drawTime: DrawTime = drawPlainTime,
): DrawnColumn[] {
  const all = allColumns(locale, drawTime);
  const names = chosen.length > 0 ? (['customer', ...chosen] as const) : [...all.keys()];
  return names.map((name) => all.get(name)).filter((column) => column !== undefined);
}

function drawPlainTime(at: string, locale: string): TemplateResult {
  return html`<time datetime=${at}>${relativeTime(Date.parse(at), Date.now(), locale)}</time>`;
}

function allColumns(locale: string, drawTime: DrawTime): Map<DealColumn | 'customer', DrawnColumn> {
  return new Map<DealColumn | 'customer', DrawnColumn>([
    [
      'customer',
      [
        msg('Customer', { id: 'deals.list.customer' }),
        '',
        ({ customerName }) => customerName || msg('A customer without a name yet', { id: 'deals.unnamed' }),
      ],
    ],
    [
      'state',
      [
        msg('State', { id: 'deals.state' }),
        'card',
        (deal) => {
          const { word, tone } = statusOf(deal);
          return html`<span class="badge ${tone}">${word}</span>`;
        },
      ],
    ],
    ['number', [msg('Number', { id: 'deals.number' }), 'whole', ({ number }) => number ?? nothing]],
    [
      'product',
      [msg('Product', { id: 'deals.productId' }), 'whole minor', ({ productName }) => productName ?? nothing],
    ],
    [
      'value',
      [
        msg('Expected value', { id: 'deals.valueBand' }),
        'end whole',
        ({ valueRange, valueBand }) => shortValueWords(valueRange, locale) || (valueBand ?? nothing),
      ],
    ],
    [
      'protection',
      [
        msg('Protection', { id: 'deals.protection' }),
        'card minor',
        ({ protection, protectionEnd }) =>
          protectionEnd && (protection === 'active' || protection === 'expiring')
            ? `${protectionWord(protection)} · ${deadlineWords(protectionEnd, locale)}`
            : protectionWord(protection),
      ],
    ],
    [
      'updated',
      [msg('Changed', { id: 'deals.list.changed' }), 'card', ({ updatedAt }) => drawTime(updatedAt, locale)],
    ],
  ]);
}

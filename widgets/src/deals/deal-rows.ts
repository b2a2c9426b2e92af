import { html, nothing, type TemplateResult } from 'lit';
import type { DealSummary } from '@portico/domain/deals/views';
import { msg } from '@portico/ui/msg';
import type { RowBlocks } from '@portico/ui/table/row-blocks';
import type { DrawnColumn } from './deal-columns.ts';

/** What the rows of a list of deals are drawn from. */
export interface DealRows {
  readonly columns: readonly DrawnColumn[];
  readonly rows: readonly DealSummary[];
  /** The row that has the one tab stop. */
  readonly at: number;
  /** Where a deal leads, with `{id}` for its id; empty when it only tells. */
  readonly href: string;
  /** More are on their way. */
  readonly busy: boolean;
  /** Draws of a long list what is near the view; nothing while all is drawn. */
  readonly blocks: RowBlocks | undefined;
}

/** The shape of a line that is on its way. */
export const bone: TemplateResult = html`<i class="bone"></i>`;

/** The bodies of the table: one, or one for each block of a long list. */
export function drawBodies(list: DealRows): TemplateResult[] {
  const { rows, at, busy, blocks, columns } = list;
  const starts = blocks?.starts() ?? [0];
  const shape = html`<tr role="row">
    ${columns.map(([, look]) => html`<td role="cell" class="${look} card shape">${bone}</td>`)}
  </tr>`;
  return starts.map((start, block) => {
    const end = starts[block + 1];
    return html`<tbody role="rowgroup" data-block=${block}>
      ${
        blocks?.isDrawn(start, at) === false
          ? html`<tr class="gap" aria-hidden="true"></tr>`
          : rows.slice(start, end).map((row, index) => drawRow(list, row, start + index))
      }${busy && !end ? Array.from({ length: rows.length > 0 ? 1 : 5 }, () => shape) : nothing}
    </tbody>`;
  });
}

function drawRow({ columns, at, href }: DealRows, deal: DealSummary, index: number): TemplateResult {
  const [name, ...others] = columns;
  const words = name?.[2](deal);
  return html`<tr role="row" aria-rowindex=${index + 2} tabindex=${index === at ? 0 : -1}>
    <th role="rowheader">
      ${
        href
          ? html`<a class="name" tabindex="-1" href=${href.replace('{id}', deal.id)}>${words}</a>`
          : html`<button class="name" tabindex="-1">${words}</button>`
      }
    </th>
    ${others.map(
      ([label, look, cell]) => html`<td role="cell" class=${look} data-label=${label}>${cell(deal)}</td>`,
    )}
  </tr>`;
}

/** Why there are no rows, and the next step. */
export function drawEmpty(isFiltered: boolean): TemplateResult {
  const [heading, text] = isFiltered
    ? [
        msg('No deal fits', { id: 'deals.list.none' }),
        msg('Try fewer words or another filter.', { id: 'deals.list.none.next' }),
      ]
    : [
        msg('No deals yet', { id: 'deals.list.empty' }),
        msg('Register a customer you are working with, and nobody else can take them from you.', {
          id: 'deals.list.empty.next',
        }),
      ];
  return html`<div class="empty">
    <strong>${heading}</strong>
    <p>${text}</p>
  </div>`;
}

/** Which row an event is in; none that is there for the head. */
export function rowOf({ target }: Event): number {
  return Number((target as Element).closest('tr')?.ariaRowIndex) - 2;
}

/** The row that a key leads to; not a number when it leads nowhere. */
export function rowByKey(key: string, at: number, last: number): number {
  const [down, up] = [at + 1, at - 1];
  const to: Record<string, number> = { ArrowDown: down, j: down, ArrowUp: up, k: up, Home: 0, End: last };
  return Math.max(0, Math.min(last, Number(to[key])));
}

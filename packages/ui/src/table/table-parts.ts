import { html, nothing, type TemplateResult } from 'lit';
import { drawIcon } from '../icon/draw-icon.ts';
import { ascendingIcon, descendingIcon } from '../icon/icons.ts';
import { columnLook, type TableColumn } from './table-column.ts';
import type { TableSort } from './table.events.ts';

/** The head of a column; `ask` is called when another order is wanted. */
export function drawHead<Row>(
  { key, label, sortable, ...look }: TableColumn<Row>,
  sort: TableSort | undefined,
  ask: (key: string) => void,
): TemplateResult {
  const sorted = sort?.key === key;
  const order = sorted ? (sort.descending ? 'descending' : 'ascending') : nothing;
  const icon = order === 'descending' ? descendingIcon : ascendingIcon;
  return html`<th role="columnheader" scope="col" class=${columnLook(look)} aria-sort=${order}>
    ${sortable ? html`<button type="button" @click=${() => ask(key)}>${label}${drawIcon(icon)}</button>` : label}
  </th>`;
}

/** The shape of rows that are on their way. */
export function drawShape<Row>(
  columns: readonly TableColumn<Row>[],
  selectable: boolean,
  rows: number,
): TemplateResult[] {
  const cell = ({ minor }: Partial<TableColumn<Row>>): TemplateResult =>
    html`<td role="cell" class="card shape ${minor ? 'minor' : ''}">
      <portico-skeleton></portico-skeleton>
    </td>`;
  const cells = html`${selectable ? html`<td role="cell" class="card shape"></td>` : nothing}${columns.map(cell)}`;
  return Array.from(
    { length: rows },
    () =>
      html`<tr role="row">
        ${cells}
      </tr>`,
  );
}

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { msg, str } from '../msg.ts';
import { PorticoButton } from '../button/button.ts';
import { checkBox } from '../check/check-box.styles.ts';
import { PorticoElement } from '../element.ts';
import { PorticoSkeleton } from '../skeleton/skeleton.ts';
import { BLOCK_ROWS, RowBlocks } from './row-blocks.ts';
import { columnLook, type TableColumn } from './table-column.ts';
import { drawHead, drawShape } from './table-parts.ts';
import {
  TableMoreEvent,
  TableOpenEvent,
  TableSelectionEvent,
  TableSortEvent,
  type TableSort,
} from './table.events.ts';
import { tableStyles } from './table.styles.ts';

/**
 * @summary Rows of the same kind: sorted, selected, opened, loaded as one goes.
 *
 * It shows what it is given and says what was asked for; sorting and loading are the page's. Keyboard: one stop for all
 * rows; arrows (or J and K), Home and End move, Enter opens, Space selects. Shift and a click select a range. Narrower
 * than 480 px, rows become cards. Of a long table only the rows near the view are drawn, so 100,000 cost what 300 do.
 *
 * @event portico-sort - Another order is asked for (`TableSortEvent`).
 * @event portico-open - A row was opened (`TableOpenEvent`); prevent it to keep a link from being followed.
 * @event portico-selection - Other rows are selected (`TableSelectionEvent`).
 * @event portico-more - The end is in sight while `more` is true (`TableMoreEvent`): load the next page and append it to `rows`.
 * @slot actions - What can be done with the selected rows; shown in a bar while any are.
 * @slot empty - Shown when there are no rows: `<portico-empty>`.
 * @slot problem - Shown while `failed`: `<portico-problem>`.
 * @csspart bar - The bar of actions.
 * @cssproperty --portico-table-height - The height from which it scrolls by itself, under its sticky head; none by default.
 */
export class PorticoTable<Row = unknown> extends PorticoElement {
  static readonly tag = 'portico-table';
  static override readonly uses = [PorticoButton, PorticoSkeleton];
  static override styles = [PorticoElement.styles, checkBox, tableStyles];

  /** The row that has the one tab stop. */
  @state() private at = 0;

  /** What the table lists; its name for screen readers. */
  @property() label = '';

  /** The columns, in order. */
  @property({ attribute: false }) columns: readonly TableColumn<Row>[] = [];

  /** The rows, in order. */
  @property({ attribute: false }) rows: readonly Row[] = [];

  /** A row's identity; needed for selection and to keep rows in place when others come. */
  @property({ attribute: false }) rowKey: (row: Row, at: number) => string = (_row, at) => String(at);

  /** Where a row leads, so that it can be opened in another tab. */
  @property({ attribute: false }) href?: (row: Row) => string;

  /** The order the rows are in. */
  @property({ attribute: false }) sort?: TableSort;

  /** Rows can be selected. */
  @property({ type: Boolean }) selectable = false;

  /** The keys of the selected rows. */
  @property({ attribute: false }) selected: ReadonlySet<string> = new Set();

  /** Rows are on their way: shows their shape. */
  @property({ type: Boolean }) loading = false;

  /** Loading did not work: shows the `problem` slot. */
  @property({ type: Boolean }) failed = false;

  /** There are rows after the last one. */
  @property({ type: Boolean }) more = false;

  private lastPicked = 0;

  private readonly blocks = new RowBlocks(this);

  private readonly end = new IntersectionObserver((seen) => seen.at(-1)?.isIntersecting && this.askMore(), {
    rootMargin: '800px',
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end.disconnect();
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('rows') && !changed.has('more') && !changed.has('loading')) return;
    // Observed anew, so that an end that is still in sight after a page came asks again.
    this.end.disconnect();
    const foot = this.renderRoot.querySelector('.foot');
    if (foot && this.more && !this.loading) this.end.observe(foot);
  }

  private askMore(): void {
    if (this.more && !this.loading) this.dispatchEvent(new TableMoreEvent());
  }

  private readonly askOrder = (key: string): void => {
    const descending = this.sort?.key === key && !this.sort.descending;
    this.dispatchEvent(new TableSortEvent({ key, descending }));
  };

  private onRowClick(event: MouseEvent, row: Row): void {
    const path = event.composedPath();
    const inner = path.slice(0, path.indexOf(event.currentTarget ?? this));
    // A link, a button or a menu in a cell means itself, not the row.
    if (
      inner.some(
        (node) =>
          node instanceof Element &&
          node.matches('a, button, label, input, [tabindex], portico-menu, portico-button'),
      )
    )
      return;
    if (getSelection()?.isCollapsed ?? true) this.open(row);
  }

  private onNameClick(event: MouseEvent, row: Row): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!this.open(row)) event.preventDefault();
  }

  private open(row: Row): boolean {
    return this.dispatchEvent(new TableOpenEvent(row));
  }

  private onKey(event: KeyboardEvent): void {
    const { target, key } = event;
    if (!(target instanceof HTMLTableRowElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    const last = this.rows.length - 1;
    const row = this.rows[this.at];
    if (key === 'ArrowDown' || key === 'j') this.focusRow(Math.min(last, this.at + 1));
    else if (key === 'ArrowUp' || key === 'k') this.focusRow(Math.max(0, this.at - 1));
    else if (key === 'Home') this.focusRow(0);
    else if (key === 'End') this.focusRow(last);
    else if (key === 'Enter') target.querySelector<HTMLElement>('.name')?.click();
    else if (key === ' ' && this.selectable && row !== undefined) this.toggle(row, this.at, event.shiftKey);
    else return;
    event.preventDefault();
  }

  private focusRow(at: number): void {
    this.at = at;
    // Its block may have to be drawn first.
    if (this.isUpdatePending && this.blocks.isLong)
      void this.updateComplete.then(() => this.rowAt(at)?.focus());
    else this.rowAt(at)?.focus();
  }

  private rowAt(at: number): HTMLElement | undefined {
    const block = `tbody[data-block='${Math.floor(at / BLOCK_ROWS)}'] tr[tabindex]`;
    return this.renderRoot.querySelectorAll<HTMLElement>(block)[at % BLOCK_ROWS];
  }

  private toggle(row: Row, at: number, range: boolean): void {
    const selected = new Set(this.selected);
    const on = !selected.has(this.rowKey(row, at));
    const from = range ? Math.min(at, this.lastPicked) : at;
    const to = range ? Math.max(at, this.lastPicked) : at;
    this.rows.slice(from, to + 1).forEach((each, index) => {
      const key = this.rowKey(each, from + index);
      if (on) selected.add(key);
      else selected.delete(key);
    });
    this.lastPicked = at;
    this.choose(selected);
  }

  private toggleAll(on: boolean): void {
    this.choose(new Set(on ? this.rows.map((row, at) => this.rowKey(row, at)) : []));
  }

  private choose(selected: ReadonlySet<string>): void {
    this.selected = selected;
    this.dispatchEvent(new TableSelectionEvent(selected));
  }

  override render(): TemplateResult {
    const none = this.rows.length === 0;
    this.blocks.hold(this.rows.length);
    return html`<div class="scroll">
        <table
          role="table"
          aria-label=${this.label}
          aria-busy=${this.loading}
          aria-rowcount=${this.blocks.rowCount(this.more) ?? nothing}
          ?hidden=${none && !this.loading}
        >
          <thead role="rowgroup">
            <tr role="row">
              ${this.selectable ? this.pickAll() : nothing}
              ${this.columns.map((column) => drawHead(column, this.sort, this.askOrder))}
            </tr>
          </thead>
          ${this.blocks.starts().map((start) => this.block(start))}
        </table>
        <div class="foot" ?hidden=${!this.more || none || this.failed}>
          <portico-button variant="quiet" small ?busy=${this.loading} @click=${this.askMore}
            >${msg('Show more', { id: 'ui.table.more' })}</portico-button
          >
        </div>
      </div>
      <slot name="empty" ?hidden=${!none || this.loading || this.failed}></slot>
      <slot name="problem" ?hidden=${!this.failed}></slot>
      ${this.bar()}`;
  }

  private drawRows(rows: readonly Row[], start: number): unknown {
    const key = (row: Row, at: number): string => this.rowKey(row, start + at);
    return repeat(rows, key, (row, at) => this.row(row, start + at));
  }

  private block(start: number): TemplateResult {
    const rows = this.blocks.isDrawn(start, this.at) ? this.rows.slice(start, start + BLOCK_ROWS) : null;
    const isLast = start + BLOCK_ROWS >= this.rows.length;
    return html`<tbody role="rowgroup" data-block=${start / BLOCK_ROWS} @keydown=${this.onKey}>
      ${rows ? this.drawRows(rows, start) : html`<tr class="gap" aria-hidden="true"></tr>`}${this.loading && isLast ? drawShape(this.columns, this.selectable, this.rows.length === 0 ? 5 : 1) : nothing}
    </tbody>`;
  }

  private pickAll(): TemplateResult {
    const { size } = this.selected;
    return html`<th role="columnheader" class="pick">
      <label
        ><input
          type="checkbox"
          aria-label=${msg('Select all rows', { id: 'ui.table.all' })}
          .checked=${size > 0 && size >= this.rows.length}
          .indeterminate=${size > 0 && size < this.rows.length}
          @change=${() => this.toggleAll(size === 0)}
      /></label>
    </th>`;
  }

  private row(row: Row, at: number): TemplateResult {
    const picked = this.selected.has(this.rowKey(row, at));
    const [first, ...others] = this.columns;
    return html`<tr
      role="row"
      aria-rowindex=${this.blocks.isLong ? at + 2 : nothing}
      tabindex=${at === Math.min(this.at, this.rows.length - 1) ? 0 : -1}
      aria-selected=${this.selectable ? picked : nothing}
      @focus=${() => (this.at = at)}
      @click=${(event: MouseEvent) => this.onRowClick(event, row)}
    >
      ${this.selectable ? this.pick(row, at, picked) : nothing}${first ? this.name(first, row) : nothing}
      ${others.map(
        (column) =>
          html`<td role="cell" class=${columnLook(column)} data-label=${column.label}>
            ${column.cell(row)}
          </td>`,
      )}
    </tr>`;
  }

  private pick(row: Row, at: number, picked: boolean): TemplateResult {
    const toggle = (event: MouseEvent): void => this.toggle(row, at, event.shiftKey);
    return html`<td role="cell" class="pick card">
      <label
        ><input
          type="checkbox"
          tabindex="-1"
          aria-label=${msg('Select row', { id: 'ui.table.select' })}
          .checked=${picked}
          @click=${toggle}
      /></label>
    </td>`;
  }

  private name({ cell, align }: TableColumn<Row>, row: Row): TemplateResult {
    const open = (event: MouseEvent): void => this.onNameClick(event, row);
    const words = this.href
      ? html`<a class="name" tabindex="-1" href=${this.href(row)} @click=${open}>${cell(row)}</a>`
      : html`<button class="name" type="button" tabindex="-1" @click=${open}>${cell(row)}</button>`;
    return html`<th role="rowheader" scope="row" class=${align ?? ''}>${words}</th>`;
  }

  private bar(): TemplateResult {
    const { size } = this.selected;
    return html`<div class="bar" part="bar" ?hidden=${size === 0}>
      <b role="status">${msg(str`${size} selected`, { id: 'ui.table.selected' })}</b>
      <slot name="actions"></slot>
      <portico-button variant="quiet" small @click=${() => this.toggleAll(false)}
        >${msg('Clear', { id: 'ui.table.clear' })}</portico-button
      >
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-table': PorticoTable;
  }
}

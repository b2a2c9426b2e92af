import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@lit/localize';
import type { Review } from '@portico/domain/deals/deal';
import type { DealSummary } from '@portico/domain/deals/views';
import { Fault } from '@portico/domain/fault';
import { PorticoWidget } from '@portico/runtime/widget';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoEmpty } from '@portico/ui/empty/empty';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoSelect } from '@portico/ui/select/select';
import { PorticoTable } from '@portico/ui/table/table';
import type { TableColumn } from '@portico/ui/table/table-column';
import type { TableOpenEvent } from '@portico/ui/table/table.events';
import { PorticoTime } from '@portico/ui/time/time';
import { bandName } from './deal-facts.ts';
import { DealOpenEvent } from './deal-open-event.ts';
import { protectionWord, reviews, reviewStatus, statusOf } from './status-words.ts';
import { registerWidgetTexts } from '../texts.ts';

// Longer than the pause between two letters.
const pauseMs = 250;

/**
 * @summary The partner's deals, newest change first: found by state and words, loaded as one goes, kept up to date.
 *
 * @event portico-ready - The list is shown (`PorticoReadyEvent`).
 * @event portico-deal-open - A deal was chosen (`DealOpenEvent`): `dealId`.
 * @event portico-error - Something did not work (`PorticoErrorEvent`): `code`, `status`, `retryable`.
 */
export class PorticoDealList extends PorticoWidget {
  static readonly tag = 'portico-deal-list';
  static override readonly uses = [
    ...PorticoWidget.uses,
    PorticoTable,
    PorticoBadge,
    PorticoEmpty,
    PorticoField,
    PorticoSelect,
    PorticoTime,
  ];
  static override styles = [
    PorticoWidget.styles,
    css`
      :host([phase='loading']) {
        min-block-size: 700px;
      }
      search {
        display: flex;
        flex-wrap: wrap;
        gap: var(--portico-space-3);
        margin-block-end: var(--portico-space-4);
      }
      search > * {
        flex: 1 1 200px;
        max-inline-size: 340px;
      }
    `,
  ];

  @state() private rows: readonly DealSummary[] = [];

  @state() private next: string | null = null;

  @state() private busy = false;

  @state() private trouble: Fault | null = null;

  /** Shows only deals in this state; empty for all. */
  @property() review: Review | '' = '';

  /** Shows only deals whose customer, number or product has these words. */
  @property() search = '';

  /** Where a deal leads, with `{id}` for its id; without it a row only tells `portico-deal-open`. */
  @property() href = '';

  private searching: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    registerWidgetTexts();
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    this.follow({ aggregate: 'deal' });
    // As many as were seen, so that an update behind the list does not shorten it.
    const page = await this.client.deals.list.query(
      { ...this.filter, limit: Math.min(100, Math.max(25, this.rows.length)) },
      { signal },
    );
    this.rows = page.rows;
    this.next = page.next;
    this.trouble = null;
  }

  private get filter(): { reviews?: Review[]; search?: string } {
    const { review, search } = this;
    return { ...(review && { reviews: [review] }), ...(search.trim() && { search: search.trim() }) };
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.phase !== 'ready' || !(changed.has('review') || changed.has('search'))) return;
    void this.find();
  }

  private async find(): Promise<void> {
    this.rows = [];
    this.next = null;
    this.busy = true;
    await this.tried(() => this.reload());
  }

  private async loadMore(): Promise<void> {
    const { next, busy } = this;
    if (!next || busy) return;
    this.busy = true;
    await this.tried(async () => {
      const page = await this.client.deals.list.query({ ...this.filter, cursor: next, limit: 25 });
      if (this.next !== next) return;
      const known = new Set(this.rows.map(({ id }) => id));
      this.rows = [...this.rows, ...page.rows.filter(({ id }) => !known.has(id))];
      this.next = page.next;
    });
  }

  private async tried(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.trouble = null;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.trouble = error;
    } finally {
      this.busy = false;
    }
  }

  private onSearch(event: Event): void {
    const { value } = event.target as PorticoField;
    clearTimeout(this.searching);
    this.searching = setTimeout(() => (this.search = value), pauseMs);
  }

  private onFilter(event: Event): void {
    this.review = (event.target as PorticoSelect).value as Review | '';
  }

  private onOpen(event: TableOpenEvent): void {
    event.stopPropagation();
    this.dispatchEvent(new DealOpenEvent((event.row as DealSummary).id));
  }

  private onMore(event: Event): void {
    event.stopPropagation();
    void this.loadMore();
  }

  private get columns(): TableColumn<DealSummary>[] {
    const { locale } = this;
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
        cell: ({ productName }) => productName ?? nothing,
      },
      {
        key: 'value',
        label: msg('Expected value', { id: 'deals.valueBand' }),
        align: 'end',
        cell: (deal) => bandName(deal, locale) || nothing,
      },
      {
        key: 'protection',
        label: msg('Protection', { id: 'deals.protection' }),
        card: true,
        minor: true,
        cell: ({ protection }) => protectionWord(protection),
      },
      {
        key: 'updated',
        label: msg('Changed', { id: 'deals.list.changed' }),
        card: true,
        cell: ({ updatedAt }) => html`<portico-time .at=${updatedAt}></portico-time>`,
      },
    ];
  }

  protected override renderSkeleton(): unknown {
    return html`<portico-skeleton lines="9"></portico-skeleton>`;
  }

  protected override renderContent(): TemplateResult {
    const { rows, next, busy, trouble, href } = this;
    return html`<search>
        <portico-field
          type="search"
          hide-label
          .label=${msg('Search deals', { id: 'deals.list.search' })}
          .placeholder=${msg('Search deals', { id: 'deals.list.search' })}
          .value=${this.search}
          @input=${this.onSearch}
        ></portico-field>
        <portico-select
          hide-label
          .label=${msg('State', { id: 'deals.state' })}
          .placeholder=${msg('All states', { id: 'deals.list.all' })}
          .options=${reviews.map((value) => ({ value, label: reviewStatus(value).word }))}
          .value=${this.review}
          @change=${this.onFilter}
        ></portico-select>
      </search>
      <portico-table
        .label=${msg('Deals', { id: 'deals.list' })}
        .columns=${this.columns}
        .rows=${rows}
        .rowKey=${({ id }: DealSummary) => id}
        .href=${href ? ({ id }: DealSummary) => href.replace('{id}', id) : undefined}
        .loading=${busy}
        .failed=${trouble !== null}
        .more=${next !== null}
        @portico-open=${this.onOpen}
        @portico-more=${this.onMore}
      >
        ${this.renderEmpty()}
        <div slot="problem">${trouble ? this.renderFault(trouble, () => void this.find()) : nothing}</div>
      </portico-table>`;
  }

  private renderEmpty(): TemplateResult {
    return this.review || this.search
      ? html`<portico-empty
          slot="empty"
          .heading=${msg('No deal fits', { id: 'deals.list.none' })}
          .text=${msg('Try fewer words or another state.', { id: 'deals.list.none.next' })}
        ></portico-empty>`
      : html`<portico-empty
          slot="empty"
          .heading=${msg('No deals yet', { id: 'deals.list.empty' })}
          .text=${msg('Register a customer you are working with, and nobody else can take them from you.', { id: 'deals.list.empty.next' })}
        ></portico-empty>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-deal-list': PorticoDealList;
  }
}

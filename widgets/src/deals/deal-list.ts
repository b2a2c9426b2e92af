import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { Protection, Review } from '@portico/domain/deals/deal';
import type { DealSummary } from '@portico/domain/deals/views';
import { Fault } from '@portico/domain/fault';
import { PorticoWidget } from '@portico/runtime/widget';
import { PorticoBadge } from '@portico/ui/badge/badge';
import type { Option } from '@portico/ui/question/option';
import { PorticoEmpty } from '@portico/ui/empty/empty';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoSelect } from '@portico/ui/select/select';
import { PorticoTable } from '@portico/ui/table/table';
import type { TableOpenEvent } from '@portico/ui/table/table.events';
import { PorticoTime } from '@portico/ui/time/time';
import { dealColumns, type DealColumn } from './deal-columns.ts';
import { DealOpenEvent } from './deal-open-event.ts';
import { protectionWord, reviews, reviewStatus } from './status-words.ts';
import { cardElements } from '../card-elements.ts';
import { registerWidgetTexts } from '../texts.ts';

type Whose = 'own' | 'shared' | '';

interface Filter {
  reviews?: Review[];
  protections?: Protection[];
  shared?: boolean;
  search?: string;
}

const filters = ['review', 'protection', 'whose', 'search'] as const;
// What asks for something, and what one looks for; a state of the review says the rest.
const protections = ['expiring', 'held', 'active', 'expired', 'revoked'] as const satisfies Protection[];

// Longer than the pause between two letters.
const pauseMs = 250;

/**
 * @summary The partner's deals, newest change first: found by state, protection, role and words, loaded as one goes, kept up to date.
 *
 * @slot - What the page adds beside the filters: a link to register a deal.
 *
 * @event portico-ready - The list is shown (`PorticoReadyEvent`).
 * @event portico-deal-open - A deal was chosen (`DealOpenEvent`): `dealId`.
 * @event portico-error - Something did not work (`PorticoErrorEvent`): `code`, `status`, `retryable`.
 * @event portico-state - It loads, is ready, or says why not (`PorticoStateEvent`): `state`.
 * @event portico-session-expired - The session has ended and could not be renewed (`PorticoSessionExpiredEvent`).
 * @event portico-resize - It takes another size (`PorticoResizeEvent`): `width`, `height`.
 */
export class PorticoDealList extends PorticoWidget {
  static readonly tag = 'portico-deal-list';
  static override readonly uses = [
    ...cardElements,
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
      :host {
        container-type: inline-size;
      }
      :host([phase='loading']) {
        min-block-size: 700px;
      }
      search {
        display: flex;
        flex-wrap: wrap;
        gap: var(--portico-space-3);
        margin-block-end: var(--portico-space-4);
      }
      search > :not(slot) {
        flex: 1 1 140px;
        min-inline-size: 0;
        max-inline-size: 340px;
      }
      search > :first-child {
        flex-basis: 260px;
      }
      @container (max-width: 479px) {
        search > :not(slot) {
          max-inline-size: none;
        }
      }
    `,
  ];

  @state() private rows: readonly DealSummary[] = [];

  @state() private next: string | null = null;

  @state() private busy = false;

  @state() private trouble: Fault | null = null;

  /** Shows only deals in this state; empty for all. */
  @property() review: Review | '' = '';

  /** Shows only deals whose protection is like this; empty for all. */
  @property() protection: Protection | '' = '';

  /** Shows only the organisation's `own` deals, or only those `shared` with it as second partner; empty for both. */
  @property() whose: Whose = '';

  /** Shows only deals whose customer, number or product has these words. */
  @property() search = '';

  /** Where a deal leads, with `{id}` for its id; without it a row only tells `portico-deal-open`. */
  @property() href = '';

  /** What is said of each deal besides its customer, in this order; all there is when it is empty. */
  @property({ attribute: false }) columns: readonly DealColumn[] = [];

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

  private get filter(): Filter {
    const { review, protection, whose, search } = this;
    return {
      ...(review && { reviews: [review] }),
      ...(protection && { protections: [protection] }),
      ...(whose && { shared: whose === 'shared' }),
      ...(search.trim() && { search: search.trim() }),
    };
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.phase !== 'ready' || !filters.some((name) => changed.has(name))) return;
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
    const { name, value } = event.target as PorticoSelect;
    if (name === 'review') this.review = value as Review | '';
    else if (name === 'protection') this.protection = value as Protection | '';
    else this.whose = value as Whose;
  }

  private onOpen(event: TableOpenEvent): void {
    event.stopPropagation();
    this.dispatchEvent(new DealOpenEvent((event.row as DealSummary).id));
  }

  private onMore(event: Event): void {
    event.stopPropagation();
    void this.loadMore();
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
        ${this.renderFilter('review', {
          label: msg('State', { id: 'deals.state' }),
          all: msg('All states', { id: 'deals.list.all' }),
          options: reviews.map((value) => ({ value, label: reviewStatus(value).word })),
        })}
        ${this.renderFilter('protection', {
          label: msg('Protection', { id: 'deals.protection' }),
          all: msg('Any protection', { id: 'deals.list.protection' }),
          options: protections.map((value) => ({ value, label: protectionWord(value) })),
        })}
        ${this.renderFilter('whose', {
          label: msg('Whose', { id: 'deals.list.whose' }),
          all: msg('Own and shared', { id: 'deals.list.whose.all' }),
          options: [
            { value: 'own', label: msg('Own deals', { id: 'deals.list.whose.own' }) },
            { value: 'shared', label: msg('Shared with us', { id: 'deals.list.whose.shared' }) },
          ],
        })}
        <slot></slot>
      </search>
      <portico-table
        .label=${msg('Deals', { id: 'deals.list' })}
        .columns=${dealColumns(this.locale, this.columns)}
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

  private renderFilter(
    name: 'review' | 'protection' | 'whose',
    { label, all, options }: { label: string; all: string; options: readonly Option[] },
  ): TemplateResult {
    return html`<portico-select
      hide-label
      name=${name}
      .label=${label}
      .placeholder=${all}
      .options=${options}
      .value=${this[name]}
      @change=${this.onFilter}
    ></portico-select>`;
  }

  private renderEmpty(): TemplateResult {
    return this.review || this.protection || this.whose || this.search
      ? html`<portico-empty
          slot="empty"
          .heading=${msg('No deal fits', { id: 'deals.list.none' })}
          .text=${msg('Try fewer words or another filter.', { id: 'deals.list.none.next' })}
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

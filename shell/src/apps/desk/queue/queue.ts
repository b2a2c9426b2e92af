import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@lit/localize';
import type { DealSummary } from '@portico/domain/deals/views';
import type { OutputOf } from '@portico/runtime/client';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoCheck } from '@portico/ui/check/check';
import { PorticoEmpty } from '@portico/ui/empty/empty';
import { PorticoField } from '@portico/ui/field/field';
import { drawIcon } from '@portico/ui/icon/draw-icon';
import { searchIcon } from '@portico/ui/icon/icons';
import { PorticoSelect } from '@portico/ui/select/select';
import type { TableOpenEvent } from '@portico/ui/table/table.events';
import type { TableColumn } from '@portico/ui/table/table-column';
import { PorticoTable } from '@portico/ui/table/table';
import { PorticoTime } from '@portico/ui/time/time';
import { PorticoView } from '../../../applications/view.ts';
import { isShortcut, offerShortcuts } from '../../../layout/keys/shortcuts.ts';
import { PorticoPage } from '../../../layout/page/page.ts';
import { navigate } from '../../../routing/navigate.ts';
import { deskStatus, queueStates, queueStateWords, shortValueWords } from '../desk-words.ts';

/**
 * @summary What waits for the desk, soonest due first. Filters stand in the address bar. New deals are announced above
 * the rows and come when asked for, so that nothing jumps under the pointer.
 */
export class PorticoDeskQueue extends PorticoView {
  static readonly tag = 'portico-desk-queue';
  static override readonly uses = [
    ...PorticoView.uses,
    PorticoPage,
    PorticoTable,
    PorticoBadge,
    PorticoTime,
    PorticoField,
    PorticoSelect,
    PorticoCheck,
    PorticoEmpty,
    PorticoButton,
  ];
  static override styles = [
    PorticoView.styles,
    css`
      .filters {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--portico-space-3);
        margin-block-end: var(--portico-space-4);
      }
      .filters > * {
        flex: 1 1 130px;
        min-inline-size: 0;
        max-inline-size: 190px;
      }
      .filters > portico-field {
        flex-basis: 200px;
        max-inline-size: 320px;
      }
      .filters > portico-check {
        flex: none;
      }
      @media (max-width: 480px) {
        .filters {
          gap: var(--portico-space-2);
        }
        .filters > portico-field {
          flex-basis: 100%;
          max-inline-size: none;
        }
        .filters > portico-select {
          max-inline-size: none;
        }
      }
      .fresh {
        all: unset;
        box-sizing: border-box;
        display: block;
        inline-size: 100%;
        margin-block-end: var(--portico-space-2);
        padding: 6px;
        border-radius: var(--portico-radius);
        background: var(--portico-accent-soft);
        color: var(--portico-accent-text);
        font-weight: 500;
        text-align: center;
        cursor: pointer;
      }
      .fresh:focus-visible {
        outline: 2px solid var(--portico-focus);
        outline-offset: 2px;
      }
    `,
  ];

  @state() private rows: readonly DealSummary[] = [];
  @state() private next: string | null = null;
  @state() private partners: OutputOf<'partners.list'> = [];
  @state() private isLoadingMore = false;
  @state() private isFiltering = false;
  /** The queue's first page as it is by now, while it holds deals that are not shown. */
  @state() private newer: OutputOf<'deals.list'> | null = null;

  /** The filters: `state`, `partner`, `mine`, `q`. */
  @property({ attribute: false }) search = new URLSearchParams();

  private stop: (() => void)[] = [];
  private typing: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.onKey);
    const unlisten = this.live?.on({ aggregate: 'deal' }, () => void this.lookForNew());
    const unoffer = offerShortcuts(() => [
      { keys: ['j'], label: msg('Next deal', { id: 'desk.keys.next' }) },
      { keys: ['k'], label: msg('Previous deal', { id: 'desk.keys.previous' }) },
      { keys: ['Enter'], label: msg('Open the deal', { id: 'desk.keys.open' }) },
      { keys: ['/'], label: msg('Search the queue', { id: 'desk.keys.search' }) },
    ]);
    this.stop = [unoffer, ...(unlisten ? [unlisten] : [])];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKey);
    clearTimeout(this.typing);
    this.stop.forEach((each) => each());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('search');
    if (before !== undefined && before.toString() !== this.search.toString() && this.phase === 'ready') void this.filter();
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const [page, partners] = await Promise.all([
      this.client.deals.list.query(this.asked(), { signal }),
      this.partners.length > 0 ? this.partners : this.client.partners.list.query(undefined, { signal }),
    ]);
    this.partners = partners;
    this.show(page);
  }

  private show({ rows, next }: OutputOf<'deals.list'>): void {
    this.rows = rows;
    this.next = next;
    this.newer = null;
  }

  private asked(cursor?: string) {
    const { search } = this;
    const partnerId = search.get('partner');
    const words = search.get('q');
    const chosen = search.get('state') ?? 'open';
    return {
      reviews: [...(queueStates[chosen] ?? queueStates['open'] ?? [])],
      order: chosen === 'decided' ? ('updated' as const) : ('due' as const),
      mine: search.has('mine'),
      ...(partnerId ? { partnerId } : {}),
      ...(words ? { search: words } : {}),
      ...(cursor ? { cursor } : {}),
    };
  }

  private async filter(): Promise<void> {
    this.isFiltering = true;
    await this.refresh();
    this.isFiltering = false;
  }

  /** Rows that are shown change where they stand; deals that are not shown are announced. */
  private async lookForNew(): Promise<void> {
    const page = await this.client.deals.list.query(this.asked()).catch(() => null);
    if (!page || this.phase !== 'ready') return;
    const current = new Map(page.rows.map((row) => [row.id, row]));
    this.rows = this.rows.map((row) => current.get(row.id) ?? row);
    const known = new Set(this.rows.map(({ id }) => id));
    const isNew = page.rows.slice(0, Math.max(this.rows.length, 1)).some(({ id }) => !known.has(id)) || (this.next === null && page.rows.some(({ id }) => !known.has(id)));
    this.newer = isNew ? page : null;
  }

  private async onMore(): Promise<void> {
    if (this.next === null || this.isLoadingMore) return;
    this.isLoadingMore = true;
    const page = await this.client.deals.list.query(this.asked(this.next)).catch(() => null);
    this.isLoadingMore = false;
    if (!page) return;
    this.rows = [...this.rows, ...page.rows];
    this.next = page.next;
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (!isShortcut(event)) return;
    if (event.key === '/') this.renderRoot.querySelector('portico-field')?.focus();
    else if ((event.key === 'j' || event.key === 'k') && !event.composedPath().some((node) => node instanceof PorticoTable))
      this.renderRoot.querySelector('portico-table')?.renderRoot.querySelector<HTMLElement>('tbody tr[tabindex="0"]')?.focus();
    else return;
    event.preventDefault();
  };

  private onOpen(event: TableOpenEvent): void {
    event.preventDefault();
    navigate(`/desk/${(event.row as DealSummary).id}`);
  }

  private narrow(name: string, value: string): void {
    const search = new URLSearchParams(this.search);
    if (value) search.set(name, value);
    else search.delete(name);
    const words = search.toString();
    navigate(words ? `/desk?${words}` : '/desk', { replace: true });
  }

  private onWords(event: Event): void {
    const { value } = event.currentTarget as PorticoField;
    clearTimeout(this.typing);
    // A pause between words, so that the server is not asked for each letter.
    this.typing = setTimeout(() => this.narrow('q', value.trim()), 250);
  }

  override render(): TemplateResult {
    return html`<portico-page heading=${msg('Deal desk', { id: 'shell.desk' })} lead=${this.lead()}>
      ${super.render()}
    </portico-page>`;
  }

  private lead(): string {
    if (this.phase !== 'ready' || [...this.search.keys()].length > 0) return '';
    const late = this.rows.filter(({ overdue }) => overdue).length;
    if (this.rows.length === 0) return msg('Nothing waits for you.', { id: 'desk.lead.none' });
    return late === 0
      ? msg('Soonest due first. Nothing is overdue.', { id: 'desk.lead.in-time' })
      : msg(str`Soonest due first. ${late} overdue.`, { id: 'desk.lead.late' });
  }

  protected override renderSkeleton(): TemplateResult {
    return html`${this.filters()}<portico-table loading .columns=${this.columns()}></portico-table>`;
  }

  protected override renderContent(): TemplateResult {
    return html`${this.filters()} ${this.news()}
      <portico-table
        label=${msg('Deals in the queue', { id: 'desk.queue.label' })}
        .columns=${this.columns()}
        .rows=${this.rows}
        .rowKey=${(deal: DealSummary) => deal.id}
        .href=${(deal: DealSummary) => `/desk/${deal.id}`}
        ?loading=${this.isLoadingMore || this.isFiltering}
        ?more=${this.next !== null}
        @portico-more=${this.onMore}
        @portico-open=${this.onOpen}
      >
        ${this.empty()}
      </portico-table>`;
  }

  private empty(): TemplateResult {
    return [...this.search.keys()].length > 0
      ? html`<portico-empty
          slot="empty"
          heading=${msg('No deal fits', { id: 'desk.empty.filtered' })}
          text=${msg('Take a filter away to see more.', { id: 'desk.empty.filtered.text' })}
        >
          <portico-button slot="action" @click=${() => navigate('/desk', { replace: true })}
            >${msg('Show the whole queue', { id: 'desk.empty.all' })}</portico-button
          >
        </portico-empty>`
      : html`<portico-empty
          slot="empty"
          heading=${msg('The queue is empty', { id: 'desk.empty' })}
          text=${msg('New registrations appear here the moment a partner hands them in.', { id: 'desk.empty.text' })}
        ></portico-empty>`;
  }

  private news(): TemplateResult | typeof nothing {
    const { newer } = this;
    const known = new Set(this.rows.map(({ id }) => id));
    const count = newer?.rows.filter(({ id }) => !known.has(id)).length ?? 0;
    if (!newer || count === 0) return html`<span class="hidden" role="status"></span>`;
    return html`<span class="hidden" role="status">${msg(str`${count} new`, { id: 'desk.new' })}</span
      ><button type="button" class="fresh" @click=${() => this.show(newer)}>
        ${msg(str`${count} new`, { id: 'desk.new' })} · ${msg('Show', { id: 'desk.new.show' })}
      </button>`;
  }

  private filters(): TemplateResult {
    const { search } = this;
    const states = Object.keys(queueStates).map((value) => ({ value, label: queueStateWords(value) }));
    const partners = this.partners.map(({ id, name }) => ({ value: id, label: name }));
    return html`<div class="filters" role="search">
      <portico-field
        hide-label
        type="search"
        label=${msg('Search the queue', { id: 'desk.keys.search' })}
        placeholder=${msg('Customer or number', { id: 'desk.search.example' })}
        .value=${search.get('q') ?? ''}
        @input=${this.onWords}
        ><span slot="prefix">${drawIcon(searchIcon)}</span></portico-field
      >
      <portico-select
        hide-label
        required
        label=${msg('State', { id: 'desk.filter.state' })}
        .options=${states}
        .value=${search.get('state') ?? 'open'}
        @change=${(event: Event) => this.narrow('state', without('open', valueOf(event)))}
      ></portico-select>
      <portico-select
        hide-label
        label=${msg('Partner', { id: 'desk.filter.partner' })}
        placeholder=${msg('All partners', { id: 'desk.filter.all-partners' })}
        .options=${partners}
        .value=${search.get('partner') ?? ''}
        @change=${(event: Event) => this.narrow('partner', valueOf(event))}
      ></portico-select>
      <portico-check
        label=${msg('Only mine', { id: 'desk.filter.mine' })}
        .checked=${search.has('mine')}
        @change=${(event: Event) => this.narrow('mine', (event.currentTarget as PorticoCheck).checked ? '1' : '')}
      ></portico-check>
    </div>`;
  }

  private columns(): readonly TableColumn<DealSummary>[] {
    return [
      { key: 'customer', label: msg('Customer', { id: 'desk.column.customer' }), cell: (deal) => deal.customerName },
      { key: 'partner', label: msg('Partner', { id: 'desk.filter.partner' }), card: true, cell: (deal) => deal.partner.name },
      {
        key: 'product',
        label: msg('Product', { id: 'desk.column.product' }),
        cell: (deal) => deal.productName ?? '–',
      },
      {
        key: 'value',
        label: msg('Value', { id: 'desk.column.value' }),
        align: 'end',
        cell: (deal) => shortValueWords(deal.valueBand, this.locale),
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
        label:
          this.search.get('state') === 'decided' ? msg('Changed', { id: 'desk.column.changed' }) : msg('Due', { id: 'desk.column.due' }),
        card: true,
        cell: (deal) => dueOf(deal),
      },
    ];
  }
}

function dueOf(deal: DealSummary): TemplateResult {
  const at = deal.infoDueAt ?? (deal.review === 'submitted' || deal.review === 'in_review' ? deal.decisionDueAt : deal.updatedAt);
  const time = html`<portico-time .at=${at ?? ''}></portico-time>`;
  return deal.overdue ? html`<portico-badge tone="danger">${msg('Overdue', { id: 'desk.overdue' })} ${time}</portico-badge>` : time;
}

function valueOf(event: Event): string {
  return (event.currentTarget as PorticoSelect).value;
}

function without(usual: string, value: string): string {
  return value === usual ? '' : value;
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-queue': PorticoDeskQueue;
  }
}

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
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
import { queueStates, queueStateWords } from '../desk-words.ts';
import { drawEmptyQueue } from './empty-queue.ts';
import { askedOf, chosenState, clockOf } from './queue-filter.ts';
import { queueColumns } from './queue-columns.ts';
import { queueStyles } from './queue.styles.ts';

/**
 * @summary What the desk has to decide, soonest due first; what waits for partners is a filter of its own. Filters stand in the address bar. New deals are announced above
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
  static override styles = [PorticoView.styles, queueStyles];

  @state() private rows: readonly DealSummary[] = [];
  @state() private next: string | null = null;
  @state() private partners: OutputOf<'partners.list'> = [];
  @state() private isLoadingMore = false;
  @state() private isFiltering = false;
  /** The queue's first page as it is by now, while it holds deals that are not shown. */
  @state() private newer: OutputOf<'deals.list'> | null = null;

  /** The filters: `state`, `partner`, `mine`, `q`. */
  @property({ attribute: false }) search = new URLSearchParams();

  /** For who may read but not decide: all deals, the newest change first, at `/deals`. */
  @property({ type: Boolean }) reading = false;

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
    if (before !== undefined && before.toString() !== this.search.toString()) void this.filter();
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

  /** Where this list stands. */
  private get base(): string {
    return this.reading ? '/deals' : '/desk';
  }

  private get usual(): string {
    return this.reading ? 'all' : 'decide';
  }

  private asked(cursor?: string) {
    return askedOf(this.search, this.usual, cursor);
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
    this.newer = page;
  }

  /** How many deals came since the rows were read. On a full page older ones move up from the next; those are no news. */
  private countNew(): number {
    const known = new Set(this.rows.map(({ id }) => id));
    const latest = this.rows.reduce(
      (last, { submittedAt }) => ((submittedAt ?? '') > last ? (submittedAt ?? '') : last),
      '',
    );
    const isNew = ({ id, submittedAt }: DealSummary): boolean =>
      !known.has(id) && (this.next === null || (submittedAt ?? '') > latest);
    return this.newer?.rows.filter(isNew).length ?? 0;
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
    else if (
      (event.key === 'j' || event.key === 'k') &&
      !event.composedPath().some((node) => node instanceof PorticoTable)
    )
      this.renderRoot
        .querySelector('portico-table')
        ?.renderRoot.querySelector<HTMLElement>('tbody tr[tabindex="0"]')
        ?.focus();
    else return;
    event.preventDefault();
  };

  private onOpen(event: TableOpenEvent): void {
    event.preventDefault();
    navigate(`${this.base}/${(event.row as DealSummary).id}`);
  }

  private narrow(name: string, value: string): void {
    const search = new URLSearchParams(this.search);
    if (value) search.set(name, value);
    else search.delete(name);
    const words = search.toString();
    navigate(words ? `${this.base}?${words}` : this.base, { replace: true });
  }

  private onWords(event: Event): void {
    const { value } = event.currentTarget as PorticoField;
    clearTimeout(this.typing);
    // A pause between words, so that the server is not asked for each letter.
    this.typing = setTimeout(() => this.narrow('q', value.trim()), 250);
  }

  override render(): TemplateResult {
    const heading = this.reading
      ? msg('Deals', { id: 'shell.deals' })
      : msg('Deal desk', { id: 'shell.desk' });
    return html`<portico-page heading=${heading} lead=${this.lead()}>
      ${this.filters()} ${super.render()}
    </portico-page>`;
  }

  private lead(): string {
    if (this.reading || this.phase !== 'ready' || [...this.search.keys()].length > 0) return '';
    const late = this.rows.filter(({ overdue }) => overdue).length;
    if (this.rows.length === 0) return msg('Nothing waits for you.', { id: 'desk.lead.none' });
    return late === 0
      ? msg('Soonest due first. Nothing is overdue.', { id: 'desk.lead.in-time' })
      : msg(str`Soonest due first. ${late} overdue.`, { id: 'desk.lead.late' });
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<portico-table loading .columns=${this.columns()}></portico-table>`;
  }

  protected override renderContent(): TemplateResult {
    return html`${this.news()}
      <portico-table
        label=${this.reading ? msg('Deals', { id: 'shell.deals' }) : msg('Deals in the queue', { id: 'desk.queue.label' })}
        .columns=${this.columns()}
        .rows=${this.rows}
        .rowKey=${(deal: DealSummary) => deal.id}
        .href=${(deal: DealSummary) => `${this.base}/${deal.id}`}
        ?loading=${this.isLoadingMore || this.isFiltering}
        ?more=${this.next !== null}
        @portico-more=${this.onMore}
        @portico-open=${this.onOpen}
      >
        ${drawEmptyQueue([...this.search.keys()].length > 0, this.base)}
      </portico-table>`;
  }

  private news(): TemplateResult {
    const { newer } = this;
    const count = this.countNew();
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
        .value=${chosenState(search, this.usual)}
        @change=${(event: Event) => this.narrow('state', without(this.usual, valueOf(event)))}
      ></portico-select>
      <portico-select
        hide-label
        label=${msg('Partner', { id: 'desk.filter.partner' })}
        placeholder=${msg('All partners', { id: 'desk.filter.all-partners' })}
        .options=${partners}
        .value=${search.get('partner') ?? ''}
        @change=${(event: Event) => this.narrow('partner', valueOf(event))}
      ></portico-select>
      ${this.reading ? nothing : this.onlyMine()}
    </div>`;
  }

  private onlyMine(): TemplateResult {
    return html`<portico-check
      label=${msg('Only mine', { id: 'desk.filter.mine' })}
      .checked=${this.search.has('mine')}
      @change=${(event: Event) => this.narrow('mine', (event.currentTarget as PorticoCheck).checked ? '1' : '')}
    ></portico-check>`;
  }

  private columns(): readonly TableColumn<DealSummary>[] {
    return queueColumns(this.locale, clockOf(chosenState(this.search, this.usual)));
  }
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

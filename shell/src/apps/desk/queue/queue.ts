import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { OutputOf } from '@portico/runtime/client';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoCheck } from '@portico/ui/check/check';
import { PorticoEmpty } from '@portico/ui/empty/empty';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoSelect } from '@portico/ui/select/select';
import type { TableOpenEvent, TableSelectionEvent } from '@portico/ui/table/table.events';
import type { TableColumn } from '@portico/ui/table/table-column';
import { PorticoTable } from '@portico/ui/table/table';
import { PorticoTime } from '@portico/ui/time/time';
import { PorticoView } from '../../../applications/view.ts';
import { isShortcut, offerShortcuts } from '../../../layout/keys/shortcuts.ts';
import { PorticoPage } from '../../../layout/page/page.ts';
import { navigate } from '../../../routing/navigate.ts';
import { PorticoAssignMany } from '../assign/assign-many.ts';
import { drawExport } from '../../export-link.ts';
import { drawEmptyQueue } from './empty-queue.ts';
import { queueColumns } from './queue-columns.ts';
import { chosenView, clockOf, fileOf, pageOf, type QueuePage, type QueueRow } from './queue-filter.ts';
import { drawFilters, drawRegister } from './queue-filters.ts';
import { viewsFor } from './queue-views.ts';
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
    PorticoAssignMany,
  ];
  static override styles = [PorticoView.styles, queueStyles];

  @state() private rows: readonly QueueRow[] = [];
  @state() private next: string | null = null;
  @state() private partners: OutputOf<'partners.list'> = [];
  @state() private isLoadingMore = false;
  @state() private isFiltering = false;
  /** The queue's first page as it is by now, while it holds deals that are not shown. */
  @state() private newer: QueuePage | null = null;
  @state() private selected: ReadonlySet<string> = new Set();

  /** The filters: `state`, `partner`, `mine`, `q`. */
  @property({ attribute: false }) search = new URLSearchParams();

  /** What the reader may do; by default, to decide. */
  @property({ attribute: false }) may: readonly string[] = ['deal.decide', 'deal.sign'];

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
      pageOf(this.client, { ...this.asked(), signal }),
      this.partners.length > 0 ? this.partners : this.client.partners.list.query(undefined, { signal }),
    ]);
    this.partners = partners;
    this.show(page);
  }

  private show({ rows, next }: QueuePage): void {
    this.selected = new Set();
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

  /** The view that is shown. */
  private get view(): string {
    return chosenView(this.search, this.usual, viewsFor(this.may));
  }

  private asked() {
    return { search: this.search, name: this.view };
  }

  private async filter(): Promise<void> {
    this.isFiltering = true;
    await this.refresh();
    this.isFiltering = false;
  }

  /** Rows that are shown change where they stand; deals that are not shown are announced. */
  private async lookForNew(): Promise<void> {
    const page = await pageOf(this.client, this.asked()).catch(() => null);
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
    const isNew = ({ id, submittedAt }: QueueRow): boolean =>
      !known.has(id) && (this.next === null || (submittedAt ?? '') > latest);
    return this.newer?.rows.filter(isNew).length ?? 0;
  }

  private async onMore(): Promise<void> {
    if (this.next === null || this.isLoadingMore) return;
    this.isLoadingMore = true;
    const page = await pageOf(this.client, { ...this.asked(), cursor: this.next }).catch(() => null);
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
    navigate(`${this.base}/${(event.row as QueueRow).id}`);
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
    const file = fileOf(this.search, this.view);
    return html`<portico-page heading=${heading} lead=${this.lead()}>
      ${file ? drawExport(file) : nothing} ${this.reading ? nothing : drawRegister(this.may)}
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
        .rowKey=${(deal: QueueRow) => deal.id}
        .href=${(deal: QueueRow) => `${this.base}/${deal.id}`}
        ?loading=${this.isLoadingMore || this.isFiltering}
        ?more=${this.next !== null}
        @portico-more=${this.onMore}
        @portico-open=${this.onOpen}
        ?selectable=${this.canAssign}
        .selected=${this.selected}
        @portico-selection=${(event: TableSelectionEvent) => (this.selected = event.selected)}
      >
        ${this.canAssign ? this.assignButton() : nothing} ${drawEmptyQueue(this.search, this.base)}
      </portico-table>
      <portico-desk-assign-many
        .deals=${this.rows.filter(({ id }) => this.selected.has(id))}
        @portico-assigned=${() => void this.filter()}
      ></portico-desk-assign-many>`;
  }

  /** Whether deals of this view can be given to a reviewer. */
  private get canAssign(): boolean {
    return (
      !this.reading && this.may.includes('deal.decide') && ['decision', 'answer'].includes(clockOf(this.view))
    );
  }

  private assignButton(): TemplateResult {
    return html`<portico-button
      slot="actions"
      small
      @click=${() => this.renderRoot.querySelector('portico-desk-assign-many')?.show()}
      >${msg('Assign', { id: 'desk.assign' })}</portico-button
    >`;
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
    return drawFilters({
      search: this.search,
      view: this.view,
      usual: this.usual,
      views: viewsFor(this.may),
      partners: this.partners,
      canBeMine: !this.reading,
      onWords: (event) => this.onWords(event),
      narrow: (name, value) => this.narrow(name, value),
    });
  }

  private columns(): readonly TableColumn<QueueRow>[] {
    return queueColumns(this.locale, clockOf(this.view));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-queue': PorticoDeskQueue;
  }
}

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { Protection, Review } from '@portico/domain/deals/deal';
import type { DealSummary } from '@portico/domain/deals/views';
import { Fault } from '@portico/domain/fault';
import { PorticoWidget } from '@portico/runtime/widget';
import { buttonStyles } from '@portico/ui/button/button.styles';
import { drawBusy } from '@portico/ui/button/draw-busy';
import { questionStyles } from '@portico/ui/question/question.styles';
import type { RowBlocks } from '@portico/ui/table/row-blocks';
import type * as later from './deal-list-later.ts';
import { dealColumns, type DealColumn, type DrawTime } from './deal-columns.ts';
import { askedOf, drawFilters } from './deal-filters.ts';
import { dealListStyles } from './deal-list.styles.ts';
import { DealOpenEvent } from './deal-open-event.ts';
import { bone, drawBodies, drawEmpty, rowByKey, rowOf } from './deal-rows.ts';
import { registerWidgetTexts } from '../texts.ts';

const filters = ['review', 'protection', 'whose', 'search'] as const;
// Longer than the pause between two letters.
const pauseMs = 250;

// How long "now" may be said of what was changed just now, before what keeps times right is there.
const staleMs = 20_000;

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
  static override styles = [PorticoWidget.styles, questionStyles, buttonStyles, dealListStyles];

  @state() private rows: readonly DealSummary[] = [];

  @state() private busy = false;

  // These two change with the rows, or with being busy.
  private next: string | null = null;

  private trouble: Fault | null = null;

  /** The row that has the one tab stop. */
  @state() private at = 0;

  /** What draws of a long list what is near the view; it comes with the second page. */
  @state() private blocks?: RowBlocks;

  /** Shows only deals in this state; empty for all. */
  @property() review: Review | '' = '';

  /** Shows only deals whose protection is like this; empty for all. */
  @property() protection: Protection | '' = '';

  /** Shows only the organisation's `own` deals, or only those `shared` with it as second partner; empty for both. */
  @property() whose: 'own' | 'shared' | '' = '';

  /** Shows only deals whose customer, number or product has these words. */
  @property() search = '';

  /** Where a deal leads, with `{id}` for its id; without it a row only tells `portico-deal-open`. */
  @property() href = '';

  /** What is said of each deal besides its customer, in this order; all there is when it is empty. */
  @property({ attribute: false }) columns: readonly DealColumn[] = [];

  private drawTime?: DrawTime;

  private asked?: Element | null;

  /** What is waited for. */
  private work?: () => Promise<void>;

  private searching: ReturnType<typeof setTimeout> | undefined;

  private aging: ReturnType<typeof setTimeout> | undefined;

  private readonly end = new IntersectionObserver(
    (seen) => seen.at(-1)?.isIntersecting && void this.loadMore(),
    {
      rootMargin: '800px',
    },
  );

  constructor() {
    super();
    registerWidgetTexts();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.aging);
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    this.follow({ aggregate: 'deal' });
    // As many as were seen, so that an update behind the list does not shorten it.
    const page = await this.client.deals.list.query(
      { ...askedOf(this), limit: Math.min(100, Math.max(25, this.rows.length)) },
      { signal },
    );
    const id = this.rows[this.at]?.id;
    // The tab stop, and the focus with it, stay with their deal.
    this.at = Math.max(
      0,
      page.rows.findIndex((row) => row.id === id),
    );
    this.rows = page.rows;
    this.next = page.next;
    this.trouble = null;
    this.aging ??= setTimeout(this.onUse, staleMs);
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Read before it is drawn anew: of a long list the row itself may go.
    this.asked = this.renderRoot.querySelector('tr:focus');
    if (this.phase !== 'ready' || !filters.some((name) => changed.has(name))) return;
    void this.find();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { renderRoot, end } = this;
    const stop = renderRoot.querySelector<HTMLElement>('[tabindex="0"]');
    if (this.asked && this.asked !== stop) stop?.focus();
    // Observed anew, so that an end that is still in sight after a page came asks again.
    end.disconnect();
    const foot = renderRoot.querySelector('.foot');
    if (foot && !this.busy) end.observe(foot);
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
      const { fetchPage, joined } = await this.fetchLater();
      const page = await fetchPage(this.client, { ...askedOf(this), cursor: next });
      if (this.next !== next) return;
      this.rows = joined(this.rows, page.rows);
      this.next = page.next;
    });
  }

  private async tried(work: () => Promise<void>): Promise<void> {
    this.work = work;
    try {
      await work();
      this.trouble = null;
    } catch (error) {
      // Nobody waits for it any more.
      if (work !== this.work || !this.isConnected) return;
      if (!(error instanceof Fault)) throw error;
      this.trouble = error;
    } finally {
      if (work === this.work) this.busy = false;
    }
  }

  /** Fetches what is of use once somebody looks closely or goes on: exact times, the next page, drawing of long lists. */
  private async fetchLater(): Promise<typeof later> {
    const come = await import('./deal-list-later.ts').catch(() => {
      throw new Fault('offline');
    });
    this.wear(come.longListStyles);
    this.drawTime = come.drawLiveTime;
    this.blocks ??= come.blocksOf(this);
    return come;
  }

  private readonly onUse = (): void => void this.fetchLater().catch(() => {});

  private readonly onSearch = (event: Event): void => {
    const { value } = event.target as HTMLInputElement;
    clearTimeout(this.searching);
    this.searching = setTimeout(() => (this.search = value), pauseMs);
  };

  private readonly onFilter = (event: Event): void => {
    const { id, value } = event.target as HTMLSelectElement;
    Object.assign(this, { [id]: value });
  };

  private onFocus(event: Event): void {
    this.at = rowOf(event);
    this.onUse();
  }

  private onClick(event: MouseEvent): void {
    const target = event.target as Element;
    const isName = target.closest('.name');
    const row = this.rows[rowOf(event)];
    if (
      !row ||
      (isName
        ? event.ctrlKey || event.metaKey || event.shiftKey
        : target.closest('portico-time') || getSelection()?.isCollapsed === false)
    )
      return;
    if (!this.dispatchEvent(new DealOpenEvent(row.id))) event.preventDefault();
  }

  private onKey(event: KeyboardEvent): void {
    const { target, key } = event;
    const row = target as HTMLElement;
    if (!row.matches('tr') || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = rowByKey(key, this.at, this.rows.length - 1);
    if (to >= 0) this.at = to;
    else if (key === 'Enter') row.querySelector<HTMLElement>('.name')?.click();
    else return;
    event.preventDefault();
  }

  /** Takes back what it holds of the person before. */
  forget(): void {
    this.rows = [];
    this.next = null;
    this.search = '';
  }

  protected override renderSkeleton(): unknown {
    return Array.from({ length: 9 }, () => bone);
  }

  protected override renderContent(): TemplateResult {
    const { rows, busy, trouble } = this;
    return html`${drawFilters(this, this.onSearch, this.onFilter)}
    ${rows.length > 0 || busy ? this.renderTable() : trouble ? nothing : drawEmpty(filters.some((name) => this[name]))}
    ${
      trouble
        ? this.renderFault(trouble, () => void this.find())
        : this.next && rows.length > 0
          ? this.renderMore()
          : nothing
    }`;
  }

  private renderTable(): TemplateResult {
    const { rows, at, blocks, busy, href } = this;
    const columns = dealColumns(this.locale, this.columns, this.drawTime);
    blocks?.hold(rows.length);
    return html`<div class="scroll">
      <table
        role="table"
        aria-label=${msg('Deals', { id: 'deals.list' })}
        aria-busy=${busy}
        aria-rowcount=${blocks?.rowCount(this.next !== null) ?? nothing}
        @click=${this.onClick}
        @keydown=${this.onKey}
        @focusin=${this.onFocus}
        @pointerover=${this.onUse}
      >
        <thead>
          <tr>
            ${columns.map(([label, look]) => html`<th scope="col" class=${look}>${label}</th>`)}
          </tr>
        </thead>
        ${drawBodies({ columns, rows, at, href, busy, blocks })}
      </table>
    </div>`;
  }

  private renderMore(): TemplateResult {
    const { busy } = this;
    return html`<div class="foot">
      <button aria-disabled=${busy || nothing} aria-describedby="busy" @click=${this.loadMore}>
        <span class="words">${msg('Show more', { id: 'ui.table.more' })}</span>${busy ? drawBusy() : nothing}
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-deal-list': PorticoDealList;
  }
}

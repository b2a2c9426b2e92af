import { consume } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { AccountSummary } from '@portico/domain/accounts/views';
import { sessionContext } from '@portico/runtime/contexts';
import type { LiveEvent } from '@portico/runtime/live-event';
import type { Session } from '@portico/runtime/session';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoCombobox } from '@portico/ui/combobox/combobox';
import { PorticoEmpty } from '@portico/ui/empty/empty';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoSelect } from '@portico/ui/select/select';
import type { TableOpenEvent } from '@portico/ui/table/table.events';
import { PorticoTable } from '@portico/ui/table/table';
import { PorticoTime } from '@portico/ui/time/time';
import { PorticoView } from '../../../applications/view.ts';
import { isShortcut, offerShortcuts } from '../../../layout/keys/shortcuts.ts';
import { PorticoPage } from '../../../layout/page/page.ts';
import { navigate } from '../../../routing/navigate.ts';
import { queueStyles } from '../../desk/queue/queue.styles.ts';
import { PorticoAccountForm } from '../edit/account-form.ts';
import type { AccountSavedEvent } from '../edit/account-saved-event.ts';
import { accountColumns } from './list-columns.ts';
import { askedOf, exportPath, ROWS } from './list-filter.ts';
import { drawFilters } from './list-filters.ts';
import { listStyles } from './list.styles.ts';

const FOLLOW_MS = 2000;

/**
 * @summary All accounts by name: searched, filtered and paged as one scrolls. Filters stand in the address bar.
 */
export class PorticoAccountList extends PorticoView {
  static readonly tag = 'portico-account-list';
  static override readonly uses = [
    ...PorticoView.uses,
    PorticoPage,
    PorticoTable,
    PorticoTime,
    PorticoField,
    PorticoSelect,
    PorticoCombobox,
    PorticoEmpty,
    PorticoButton,
    PorticoAccountForm,
  ];
  static override styles = [PorticoView.styles, queueStyles, listStyles];

  /** Who looks. */
  @consume({ context: sessionContext, subscribe: true })
  @property({ attribute: false })
  session: Session = { status: 'loading' };

  @state() private rows: readonly AccountSummary[] = [];
  @state() private next: string | null = null;
  @state() private segments: readonly string[] = [];
  @state() private isLoadingMore = false;
  @state() private isFiltering = false;

  /** The filters: `q`, `country`, `segment`, `coverage`, `state`. */
  @property({ attribute: false }) search = new URLSearchParams();

  /** Something changed since what is shown was read, and one has scrolled too far for it to be put in quietly. */
  @state() private hasNews = false;

  private catchingUp: ReturnType<typeof setTimeout> | undefined;
  private typing: ReturnType<typeof setTimeout> | undefined;
  private unoffer: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.onKey);
    this.unoffer = offerShortcuts(() => [
      { keys: ['/'], label: msg('Search accounts', { id: 'accounts.search' }) },
    ]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKey);
    clearTimeout(this.typing);
    clearTimeout(this.catchingUp);
    this.catchingUp = undefined;
    this.unoffer?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('search');
    if (before !== undefined && before.toString() !== this.search.toString()) void this.filter();
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const [page, segments] = await Promise.all([
      this.client.accounts.list.query(askedOf(this.search), { signal }),
      this.segments.length > 0 ? this.segments : this.client.accounts.segments.query(undefined, { signal }),
    ]);
    this.rows = page.rows;
    this.next = page.next;
    this.segments = segments;
    this.hasNews = false;
    this.follow({ aggregate: 'account' });
  }

  /**
   * Somebody changed an account. An import changes them by the thousand, so the list follows at most every other second; and
   * under a reader who has scrolled on nothing moves: they are told, and choose.
   */
  protected override heard(event: LiveEvent | null): void {
    if (event === null) void this.catchUp();
    else if (this.rows.length > ROWS) this.hasNews = true;
    else
      this.catchingUp ??= setTimeout(
        () => void this.catchUp().then((done) => (this.hasNews = !done)),
        FOLLOW_MS,
      );
  }

  /** Reads the first rows again, unless more are shown by now; answers whether it did. */
  private async catchUp(): Promise<boolean> {
    const { search } = this;
    clearTimeout(this.catchingUp);
    this.catchingUp = undefined;
    const page = await this.client.accounts.list.query(askedOf(search)).catch(() => null);
    if (!page || search !== this.search || this.rows.length > ROWS) return false;
    this.rows = page.rows;
    this.next = page.next;
    return true;
  }

  private async onNews(): Promise<void> {
    this.hasNews = false;
    scrollTo(0, 0);
    await this.filter();
  }

  private async filter(): Promise<void> {
    this.isFiltering = true;
    await this.refresh();
    this.isFiltering = false;
  }

  private async onMore(): Promise<void> {
    const { next, search } = this;
    if (next === null || this.isLoadingMore) return;
    this.isLoadingMore = true;
    const page = await this.client.accounts.list.query(askedOf(search, next)).catch(() => null);
    this.isLoadingMore = false;
    // Another filter was set meanwhile: its own rows are there or on their way.
    if (!page || this.next !== next) return;
    this.rows = [...this.rows, ...page.rows];
    this.next = page.next;
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (!isShortcut(event) || event.key !== '/') return;
    this.renderRoot.querySelector('portico-field')?.focus();
    event.preventDefault();
  };

  private onOpen(event: TableOpenEvent): void {
    event.preventDefault();
    navigate(`/accounts/${(event.row as AccountSummary).id}`);
  }

  private readonly narrow = (name: string, value: string): void => {
    const search = new URLSearchParams(this.search);
    if (value) search.set(name, value);
    else search.delete(name);
    const words = search.toString();
    if (words === this.search.toString()) return;
    navigate(words ? `/accounts?${words}` : '/accounts', { replace: true });
  };

  private readonly onWords = (event: Event): void => {
    const { value } = event.currentTarget as PorticoField;
    clearTimeout(this.typing);
    // A pause between words, so that the server is not asked for each letter.
    this.typing = setTimeout(() => this.narrow('q', value.trim()), 250);
  };

  private get mayManage(): boolean {
    return this.session.status === 'known' && this.session.me.actions.includes('account.manage');
  }

  override render(): TemplateResult {
    const { search, segments, locale, onWords, narrow } = this;
    return html`<portico-page heading=${msg('Accounts', { id: 'shell.accounts' })}>
      ${this.actions()} ${drawFilters({ search, segments, locale, onWords, narrow })}
      <div role="status" class="news">${this.hasNews ? this.news() : nothing}</div>
      ${super.render()}
      ${
        this.mayManage
          ? html`<portico-account-form
              @portico-account-saved=${({ account }: AccountSavedEvent) => navigate(`/accounts/${account.account.id}`)}
            ></portico-account-form>`
          : nothing
      }
    </portico-page>`;
  }

  private news(): TemplateResult {
    return html`<span>${msg('Accounts have changed.', { id: 'accounts.news' })}</span>
      <portico-button small @click=${this.onNews}
        >${msg('Show the newest', { id: 'accounts.news.show' })}</portico-button
      >`;
  }

  private actions(): TemplateResult {
    const file = exportPath(this.search);
    return html`${
      file
        ? html`<portico-button slot="actions" href=${file}
            >${msg('Export as CSV', { id: 'accounts.export' })}</portico-button
          >`
        : nothing
    }${
      this.mayManage
        ? html`<portico-button slot="actions" href="/accounts/import"
              >${msg('Import', { id: 'accounts.import' })}</portico-button
            ><portico-button
              slot="actions"
              variant="primary"
              @click=${() => this.renderRoot.querySelector('portico-account-form')?.create()}
              >${msg('New account', { id: 'accounts.new' })}</portico-button
            >`
        : nothing
    }`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<portico-table loading .columns=${accountColumns(this.locale)}></portico-table>`;
  }

  protected override renderContent(): TemplateResult {
    return html`<portico-table
      label=${msg('Accounts', { id: 'shell.accounts' })}
      .columns=${accountColumns(this.locale)}
      .rows=${this.rows}
      .rowKey=${(account: AccountSummary) => account.id}
      .href=${(account: AccountSummary) => `/accounts/${account.id}`}
      ?loading=${this.isLoadingMore || this.isFiltering}
      ?more=${this.next !== null}
      @portico-more=${this.onMore}
      @portico-open=${this.onOpen}
      >${this.empty()}</portico-table
    >`;
  }

  private empty(): TemplateResult {
    return [...this.search.keys()].length > 0
      ? html`<portico-empty
          slot="empty"
          heading=${msg('No account fits', { id: 'accounts.empty.filtered' })}
          text=${msg('Take a filter away to see more.', { id: 'desk.empty.filtered.text' })}
        >
          <portico-button slot="action" @click=${() => navigate('/accounts', { replace: true })}
            >${msg('Show all accounts', { id: 'accounts.empty.all' })}</portico-button
          >
        </portico-empty>`
      : html`<portico-empty
          slot="empty"
          heading=${msg('No accounts yet', { id: 'accounts.empty' })}
          text=${msg('Import your customers from a CSV file, or add the first one by hand.', { id: 'accounts.empty.text' })}
        ></portico-empty>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-account-list': PorticoAccountList;
  }
}

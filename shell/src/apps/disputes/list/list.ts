import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { VendorDisputeView } from '@portico/domain/disputes/views';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoCheck } from '@portico/ui/check/check';
import { PorticoEmpty } from '@portico/ui/empty/empty';
import { PorticoSelect } from '@portico/ui/select/select';
import type { TableColumn } from '@portico/ui/table/table-column';
import type { TableOpenEvent } from '@portico/ui/table/table.events';
import { PorticoTable } from '@portico/ui/table/table';
import { PorticoTime } from '@portico/ui/time/time';
import { PorticoView } from '../../../applications/view.ts';
import { PorticoPage } from '../../../layout/page/page.ts';
import { navigate } from '../../../routing/navigate.ts';
import { drawExport, exportPath } from '../../export-link.ts';
import { overdueWords } from '../../desk/overdue-words.ts';
import { filterStyles } from '../disputes.styles.ts';
import { disputeStatus, groundWords, vendorView } from '../dispute-words.ts';

const states = ['open', 'ruled', 'withdrawn'] as const;

/**
 * @summary Disputes over who leads at a customer: which are open, what they wait for, when they are due.
 */
export class PorticoDisputeList extends PorticoView {
  static readonly tag = 'portico-dispute-list';
  static override readonly uses = [
    ...PorticoView.uses,
    PorticoPage,
    PorticoTable,
    PorticoBadge,
    PorticoButton,
    PorticoTime,
    PorticoSelect,
    PorticoCheck,
    PorticoEmpty,
  ];
  static override styles = [PorticoView.styles, filterStyles];

  @state() private rows: readonly VendorDisputeView[] = [];
  @state() private next: string | null = null;
  @state() private isLoadingMore = false;

  /** The filters: `state`, `mine`. */
  @property({ attribute: false }) search = new URLSearchParams();

  override connectedCallback(): void {
    super.connectedCallback();
    this.follow({ aggregate: 'deal' });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('search');
    if (before !== undefined && before.toString() !== this.search.toString()) void this.refresh();
  }

  private get chosen(): (typeof states)[number] {
    return states.find((each) => each === this.search.get('state')) ?? 'open';
  }

  private ask(cursor?: string) {
    return { status: this.chosen, mine: this.search.has('mine'), ...(cursor ? { cursor } : {}) };
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const page = await this.client.disputes.list.query(this.ask(), { signal });
    this.rows = page.rows.flatMap((row) => vendorView(row) ?? []);
    this.next = page.next;
  }

  private async onMore(): Promise<void> {
    if (this.next === null || this.isLoadingMore) return;
    this.isLoadingMore = true;
    const page = await this.client.disputes.list.query(this.ask(this.next)).catch(() => null);
    this.isLoadingMore = false;
    if (!page) return;
    this.rows = [...this.rows, ...page.rows.flatMap((row) => vendorView(row) ?? [])];
    this.next = page.next;
  }

  private narrow(name: string, value: string): void {
    const search = new URLSearchParams(this.search);
    if (value) search.set(name, value);
    else search.delete(name);
    const words = search.toString();
    navigate(words ? `/disputes?${words}` : '/disputes', { replace: true });
  }

  override render(): TemplateResult {
    return html`<portico-page heading=${msg('Disputes', { id: 'shell.disputes' })}>
      ${drawExport(exportPath('disputes', this.ask()))}
      <div class="filters" role="search">
        <portico-select
          hide-label
          required
          label=${msg('State', { id: 'desk.filter.state' })}
          .options=${[
            { value: 'open', label: msg('Open', { id: 'desk.dispute.filter.open' }) },
            { value: 'ruled', label: msg('Ruled', { id: 'desk.dispute.status.ruled' }) },
            { value: 'withdrawn', label: msg('Taken back', { id: 'desk.dispute.status.withdrawn' }) },
          ]}
          .value=${this.chosen}
          @change=${(event: Event) => {
            const { value } = event.currentTarget as PorticoSelect;
            this.narrow('state', value === 'open' ? '' : value);
          }}
        ></portico-select>
        <portico-check
          label=${msg('Only those I rule on', { id: 'desk.dispute.filter.mine' })}
          .checked=${this.search.has('mine')}
          @change=${(event: Event) => this.narrow('mine', (event.currentTarget as PorticoCheck).checked ? '1' : '')}
        ></portico-check>
      </div>
      ${super.render()}
    </portico-page>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<portico-table loading .columns=${this.columns()}></portico-table>`;
  }

  protected override renderContent(): TemplateResult {
    return html`<portico-table
      label=${msg('Disputes', { id: 'shell.disputes' })}
      .columns=${this.columns()}
      .rows=${this.rows}
      .rowKey=${(row: VendorDisputeView) => row.id}
      .href=${(row: VendorDisputeView) => `/disputes/${row.id}`}
      ?loading=${this.isLoadingMore}
      ?more=${this.next !== null}
      @portico-more=${this.onMore}
      @portico-open=${(event: TableOpenEvent) => {
        event.preventDefault();
        navigate(`/disputes/${(event.row as VendorDisputeView).id}`);
      }}
    >
      <portico-empty
        slot="empty"
        heading=${msg('No disputes here', { id: 'desk.dispute.empty' })}
        text=${msg('A partner raises one about its own deal; the desk raises one where several claim a customer.', { id: 'desk.dispute.empty.text' })}
      ></portico-empty>
    </portico-table>`;
  }

  private columns(): readonly TableColumn<VendorDisputeView>[] {
    return [
      {
        key: 'customer',
        label: msg('Customer', { id: 'desk.column.customer' }),
        cell: ({ deals }) => deals[0]?.customerName ?? '',
      },
      {
        key: 'ground',
        label: msg('About', { id: 'desk.dispute.about' }),
        cell: ({ ground }) => groundWords(ground),
      },
      {
        key: 'parties',
        label: msg('Partners', { id: 'desk.dispute.parties' }),
        card: true,
        cell: ({ parties }) => [...new Set(parties.map(({ partnerName }) => partnerName))].join(', '),
      },
      {
        key: 'state',
        label: msg('State', { id: 'desk.filter.state' }),
        card: true,
        cell: (row) => {
          const { word, tone } = disputeStatus(row);
          return html`<portico-badge tone=${tone}>${word}</portico-badge>`;
        },
      },
      {
        key: 'due',
        label:
          this.chosen === 'ruled'
            ? msg('Ruled', { id: 'desk.dispute.status.ruled' })
            : msg('Due', { id: 'desk.column.due' }),
        card: true,
        cell: ({ overdue, dueAt, ruledAt }) =>
          overdue
            ? html`<portico-badge tone="danger">${overdueWords(dueAt, this.locale)}</portico-badge>`
            : html`<portico-time .at=${ruledAt ?? dueAt}></portico-time>`,
      },
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-dispute-list': PorticoDisputeList;
  }
}

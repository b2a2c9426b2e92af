import { consume } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import { sessionContext } from '@portico/runtime/contexts';
import type { OutputOf } from '@portico/runtime/client';
import type { Session } from '@portico/runtime/session';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import type { TableColumn } from '@portico/ui/table/table-column';
import type { TableOpenEvent } from '@portico/ui/table/table.events';
import { PorticoTable } from '@portico/ui/table/table';
import { PorticoTime } from '@portico/ui/time/time';
import { PorticoView } from '../../../applications/view.ts';
import { PorticoPage } from '../../../layout/page/page.ts';
import { navigate } from '../../../routing/navigate.ts';
import { PorticoPolicyNewDraft } from './new-draft.ts';
import { type Version, versionState } from './version-state.ts';

/**
 * @summary The versions of the channel's policy: which is in force, which comes, which is being written.
 */
export class PorticoPolicyVersions extends PorticoView {
  static readonly tag = 'portico-policy-versions';
  static override readonly uses = [
    ...PorticoView.uses,
    PorticoPage,
    PorticoTable,
    PorticoBadge,
    PorticoTime,
    PorticoButton,
    PorticoPolicyNewDraft,
  ];

  @state() private rows: readonly Version[] = [];
  @state() private next: string | null = null;
  @state() private current: OutputOf<'policies.current'> | null = null;

  /** Who is signed in. */
  @consume({ context: sessionContext, subscribe: true })
  @property({ attribute: false })
  session: Session = { status: 'loading' };

  override connectedCallback(): void {
    super.connectedCallback();
    this.follow({ aggregate: 'policy' });
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const [page, current] = await Promise.all([
      this.client.policies.list.query({ limit: 50 }, { signal }),
      this.client.policies.current.query(undefined, { signal }),
    ]);
    this.rows = page.rows;
    this.next = page.next;
    this.current = current;
  }

  private async onMore(): Promise<void> {
    if (this.next === null) return;
    const page = await this.client.policies.list.query({ cursor: this.next, limit: 50 }).catch(() => null);
    if (!page) return;
    this.rows = [...this.rows, ...page.rows];
    this.next = page.next;
  }

  private onOpen(event: TableOpenEvent): void {
    event.preventDefault();
    navigate(`/policies/${(event.row as Version).version}`);
  }

  private lead(): string {
    const { current } = this;
    if (this.phase !== 'ready' || !current) return '';
    const { version, next } = current;
    if (!next) return msg(str`Version ${version} is in force.`, { id: 'policy.lead' });
    const day = new Intl.DateTimeFormat(this.locale, { dateStyle: 'medium' }).format(
      Date.parse(next.effectiveFrom),
    );
    return msg(str`Version ${version} is in force; ${next.version} follows on ${day}.`, {
      id: 'policy.lead.next',
    });
  }

  private get mayDraft(): boolean {
    return this.session.status === 'known' && this.session.me.actions.includes('policy.draft');
  }

  override render(): TemplateResult {
    return html`<portico-page heading=${msg('Policy', { id: 'shell.policy' })} lead=${this.lead()}>
      ${
        this.mayDraft && this.phase === 'ready'
          ? html`<portico-button slot="actions" variant="primary" @click=${this.begin}
              >${msg('New draft', { id: 'policy.draft.new' })}</portico-button
            >`
          : nothing
      }
      ${super.render()}
    </portico-page>`;
  }

  private begin(): void {
    this.renderRoot.querySelector('portico-policy-new-draft')?.show(this.current?.version ?? '');
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<portico-table loading .columns=${this.columns()}></portico-table>`;
  }

  protected override renderContent(): TemplateResult {
    return html`<portico-table
        label=${msg('Versions of the policy', { id: 'policy.versions' })}
        .columns=${this.columns()}
        .rows=${this.rows}
        .rowKey=${({ version }: Version) => version}
        .href=${({ version }: Version) => `/policies/${version}`}
        ?more=${this.next !== null}
        @portico-more=${this.onMore}
        @portico-open=${this.onOpen}
      ></portico-table>
      <portico-policy-new-draft
        .versions=${this.rows.map(({ version }) => version)}
      ></portico-policy-new-draft>`;
  }

  private columns(): readonly TableColumn<Version>[] {
    return [
      { key: 'version', label: msg('Version', { id: 'policy.version' }), cell: ({ version }) => version },
      {
        key: 'state',
        label: msg('State', { id: 'desk.filter.state' }),
        card: true,
        cell: (version) => {
          const { word, tone } = versionState(version);
          return html`<portico-badge tone=${tone}>${word}</portico-badge>`;
        },
      },
      {
        key: 'effective',
        label: msg('In effect from', { id: 'policy.effective' }),
        card: true,
        cell: ({ id, effectiveFrom }) => {
          if (effectiveFrom) return html`<portico-time exact .at=${effectiveFrom}></portico-time>`;
          return id === null ? msg('The beginning', { id: 'policy.built-in' }) : '–';
        },
      },
      { key: 'note', label: msg('Note', { id: 'policy.note' }), minor: true, cell: ({ note }) => note ?? '' },
      {
        key: 'by',
        label: msg('Last edited by', { id: 'policy.edited-by' }),
        cell: ({ updatedBy }) => updatedBy?.name ?? '',
      },
      {
        key: 'at',
        label: msg('Edited', { id: 'policy.edited' }),
        cell: ({ updatedAt }) => (updatedAt ? html`<portico-time .at=${updatedAt}></portico-time>` : nothing),
      },
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-policy-versions': PorticoPolicyVersions;
  }
}

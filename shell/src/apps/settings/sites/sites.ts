import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { SiteView } from '@portico/domain/sites/site';
import type { Me } from '@portico/runtime/session';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoEmpty } from '@portico/ui/empty/empty';
import type { TableOpenEvent } from '@portico/ui/table/table.events';
import type { TableColumn } from '@portico/ui/table/table-column';
import { PorticoTable } from '@portico/ui/table/table';
import { PorticoTime } from '@portico/ui/time/time';
import { PorticoView } from '../../../applications/view.ts';
import { navigate } from '../../../routing/navigate.ts';
import { settingsStyles } from '../settings.styles.ts';
import { PorticoSiteForm, type SiteSavedEvent } from './site-form.ts';

/**
 * @summary The sites whose pages may hold our widgets.
 */
export class PorticoSites extends PorticoView {
  static readonly tag = 'portico-sites';
  static override readonly uses = [
    ...PorticoView.uses,
    PorticoTable,
    PorticoBadge,
    PorticoButton,
    PorticoEmpty,
    PorticoTime,
    PorticoSiteForm,
  ];
  static override styles = [PorticoView.styles, settingsStyles];

  @state() private rows: readonly SiteView[] = [];
  @state() private next: string | null = null;

  /** Who looks. */
  @property({ attribute: false }) me: Me | null = null;

  /** Opens the form at once, for who came by the palette. */
  @property({ type: Boolean }) adding = false;

  protected override async load(signal: AbortSignal): Promise<void> {
    const page = await this.client.sites.list.query({ limit: 50 }, { signal });
    this.rows = page.rows;
    this.next = page.next;
  }

  protected override updated(): void {
    if (!this.adding || this.phase !== 'ready') return;
    this.adding = false;
    this.add();
  }

  private async onMore(): Promise<void> {
    if (this.next === null) return;
    const page = await this.client.sites.list.query({ cursor: this.next, limit: 50 }).catch(() => null);
    if (!page) return;
    this.rows = [...this.rows, ...page.rows];
    this.next = page.next;
  }

  private add(): void {
    this.renderRoot.querySelector('portico-site-form')?.show(null);
  }

  private onOpen(event: TableOpenEvent): void {
    event.preventDefault();
    navigate(`/settings/sites/${(event.row as SiteView).id}`);
  }

  private onSaved(event: SiteSavedEvent): void {
    navigate(`/settings/sites/${event.site.id}`);
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<portico-table loading .columns=${this.columns()}></portico-table>`;
  }

  protected override renderContent(): TemplateResult {
    return html`<div class="bar">
        <p class="quiet">
          ${msg('Pages of yours that hold portal widgets. Each site has its own keys.', { id: 'settings.sites.text' })}
        </p>
        <portico-button variant="primary" @click=${this.add}
          >${msg('Add a site', { id: 'settings.site.add' })}</portico-button
        >
      </div>
      <portico-table
        label=${msg('Sites', { id: 'settings.sites.label' })}
        .columns=${this.columns()}
        .rows=${this.rows}
        .rowKey=${(site: SiteView) => site.id}
        .href=${(site: SiteView) => `/settings/sites/${site.id}`}
        ?more=${this.next !== null}
        @portico-more=${this.onMore}
        @portico-open=${this.onOpen}
      >
        <portico-empty
          slot="empty"
          heading=${msg('No sites yet', { id: 'settings.sites.none' })}
          text=${msg('Add your website to register deals from it. It takes five minutes.', { id: 'settings.sites.none.text' })}
        ></portico-empty>
      </portico-table>
      <portico-site-form @portico-site-saved=${this.onSaved}></portico-site-form>`;
  }

  private columns(): readonly TableColumn<SiteView>[] {
    return [
      { key: 'name', label: msg('Name', { id: 'shell.profile.name' }), cell: ({ name }) => name },
      {
        key: 'origins',
        label: msg('Origins', { id: 'settings.site.origins' }),
        card: true,
        cell: ({ origins }) => html`<span class="quiet">${origins.join(', ')}</span>`,
      },
      {
        key: 'state',
        label: msg('State', { id: 'desk.filter.state' }),
        card: true,
        cell: ({ archivedAt }) =>
          archivedAt
            ? html`<portico-badge>${msg('Archived', { id: 'settings.archived' })}</portico-badge>`
            : html`<portico-badge tone="success">${msg('In use', { id: 'settings.in-use' })}</portico-badge>`,
      },
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-sites': PorticoSites;
  }
}

import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { KeyView, SiteView } from '@portico/domain/sites/site';
import { Fault } from '@portico/domain/fault';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import { PorticoView } from '../../../applications/view.ts';
import { PorticoPage } from '../../../layout/page/page.ts';
import { snippetFor } from '../../embeds/snippets.ts';
import { troubleWith, type Trouble } from '../ask-server.ts';
import { settingsStyles } from '../settings.styles.ts';
import { PorticoCopy } from './copy.ts';
import { serverSnippet } from './embed-snippet.ts';
import { type KeysChangedEvent, PorticoSiteKeys } from './keys.ts';
import { PorticoSiteCheck } from './site-check.ts';
import { PorticoSiteForm, type SiteSavedEvent } from './site-form.ts';
import { PorticoSitePolicy } from './site-policy.ts';
import { PorticoSiteVitals } from './site-vitals.ts';

/**
 * @summary One site: its origins, its keys, and the lines to paste into its page.
 */
export class PorticoSite extends PorticoView {
  static readonly tag = 'portico-site';
  static override readonly uses = [
    ...PorticoView.uses,
    PorticoPage,
    PorticoBadge,
    PorticoButton,
    PorticoDialog,
    PorticoCopy,
    PorticoSiteKeys,
    PorticoSiteForm,
    PorticoSitePolicy,
    PorticoSiteCheck,
    PorticoSiteVitals,
  ];
  static override styles = [PorticoView.styles, settingsStyles];

  @state() private site: SiteView | null = null;
  @state() private keys: readonly KeyView[] = [];
  @state() private trouble: Trouble | null = null;
  @state() private busy = false;

  /** Which site. */
  @property({ attribute: false }) siteId = '';

  private readonly key = new SubmissionKey();

  protected override async load(signal: AbortSignal): Promise<void> {
    let cursor: string | null = null;
    do {
      const page: { rows: SiteView[]; next: string | null } = await this.client.sites.list.query(
        { limit: 100, ...(cursor === null ? {} : { cursor }) },
        { signal },
      );
      this.site = page.rows.find(({ id }) => id === this.siteId) ?? null;
      cursor = page.next;
    } while (this.site === null && cursor !== null);
    if (!this.site) throw new Fault('not_found');
  }

  private onKeys(event: KeysChangedEvent): void {
    this.keys = event.keys;
  }

  private onSaved(event: SiteSavedEvent): void {
    this.site = event.site;
  }

  private get dialog(): PorticoDialog | null {
    return this.renderRoot.querySelector('portico-dialog');
  }

  private async archive(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.trouble = await troubleWith(async () => {
      this.site = await this.key.send({ siteId: this.siteId }, (input, options) =>
        this.client.sites.archive.mutate(input, options),
      );
    });
    this.busy = false;
    if (!this.trouble) this.dialog?.close();
  }

  override render(): TemplateResult {
    const { site } = this;
    return html`<portico-page
      heading=${site?.name ?? msg('Site', { id: 'settings.site' })}
      .crumbs=${[
        { title: msg('Settings', { id: 'shell.settings' }), href: '/settings' },
        { title: msg('Sites and keys', { id: 'settings.sites' }), href: '/settings/sites' },
      ]}
    >
      ${site?.archivedAt ? html`<portico-badge slot="beside">${msg('Archived', { id: 'settings.archived' })}</portico-badge>` : nothing}
      ${
        site && !site.archivedAt && this.phase === 'ready'
          ? html`<portico-button slot="actions" @click=${() => this.dialog?.show()}
                >${msg('Archive', { id: 'settings.archive' })}</portico-button
              >
              <portico-button
                slot="actions"
                @click=${() => this.renderRoot.querySelector('portico-site-form')?.show(site)}
                >${msg('Change', { id: 'settings.change' })}</portico-button
              >`
          : nothing
      }
      ${super.render()}
    </portico-page>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="card"><portico-skeleton lines="2"></portico-skeleton></div>
      <div class="card"><portico-skeleton lines="5"></portico-skeleton></div>`;
  }

  protected override renderContent(): TemplateResult | typeof nothing {
    const { site } = this;
    if (!site) return nothing;
    return html`<section class="card">
        <h2>${msg('Origins', { id: 'settings.site.origins' })}</h2>
        <pre>${site.origins.join('\n')}</pre>
        <p class="quiet">
          ${
            site.scopes.includes('deals:register')
              ? msg('Widgets there may show and register deals.', { id: 'settings.site.may-register' })
              : msg('Widgets there may show deals.', { id: 'settings.site.may-read' })
          }
          ${
            site.scopes.includes('accounts:check')
              ? msg('They may also ask whether a customer is free.', { id: 'settings.site.may-check' })
              : nothing
          }
        </p>
      </section>
      <section class="card">
        <h2>${msg('Keys', { id: 'settings.keys' })}</h2>
        <portico-site-keys
          .siteId=${site.id}
          ?closed=${site.archivedAt !== null}
          @portico-keys-changed=${this.onKeys}
        ></portico-site-keys>
      </section>
      ${site.archivedAt ? nothing : this.inUse(site)} ${this.archival(site)}
      <portico-site-form @portico-site-saved=${this.onSaved}></portico-site-form>`;
  }

  /** What only a site in use has: how its widgets stand, what to paste, whether it works, and how it fares. */
  private inUse(site: SiteView): TemplateResult {
    return html`<section class="card">
        <h2>${msg('Widgets and isolation', { id: 'settings.isolation' })}</h2>
        <portico-site-policy
          .siteId=${site.id}
          .siteVersion=${site.version}
          @portico-site-governed=${() => this.refresh()}
        ></portico-site-policy>
      </section>
      ${this.embed(site)}
      <section class="card">
        <h2>${msg('Check', { id: 'settings.check.heading' })}</h2>
        <portico-site-check .siteId=${site.id} .origins=${site.origins}></portico-site-check>
      </section>
      <section class="card">
        <h2>${msg('Vitals', { id: 'settings.vitals' })}</h2>
        <portico-site-vitals .siteId=${site.id}></portico-site-vitals>
      </section>`;
  }

  private embed(site: SiteView): TemplateResult {
    const key = this.keys.find(({ kind, active }) => kind === 'publishable' && active)?.publicKey;
    const page = snippetFor('html', {
      portal: location.origin,
      key: key ?? 'pk_…',
      widget: 'portico-deal-registration',
      theme: null,
      locale: '',
      signIn: 'server',
    });
    const server = serverSnippet(location.origin);
    return html`<section class="card">
      <h2>${msg('Embed', { id: 'settings.embed' })}</h2>
      <div class="bar">
        <p>${msg('Paste this into the page where deals are registered:', { id: 'settings.embed.page' })}</p>
        <portico-copy .text=${page}></portico-copy>
      </div>
      <pre tabindex="0">${page}</pre>
      <p>
        <a class="link" href="/embeds?site=${site.id}"
          >${msg('Choose widget, theme and language, and copy for React, Vue or WordPress', { id: 'settings.embed.builder' })}</a
        >
      </p>
      ${key ? nothing : html`<p class="quiet">${msg('Make a publishable key first; it then stands here.', { id: 'settings.embed.no-key' })}</p>`}
      <div class="bar">
        <p>
          ${msg('And this into your server, with a secret key in its environment:', { id: 'settings.embed.server' })}
        </p>
        <portico-copy .text=${server}></portico-copy>
      </div>
      <pre tabindex="0">${server}</pre>
    </section>`;
  }

  private archival(site: SiteView): TemplateResult {
    const { trouble } = this;
    return html`<portico-dialog
      heading=${msg(str`Archive ${site.name}?`, { id: 'settings.archive.question' })}
    >
      ${trouble ? html`<portico-problem .heading=${trouble.heading} .detail=${trouble.detail}></portico-problem>` : nothing}
      <p class="quiet">
        ${msg('Its keys and sessions stop working at once. Deals registered there stay.', { id: 'settings.archive.text' })}
      </p>
      <portico-button slot="footer" @click=${() => this.dialog?.close()}
        >${msg('Cancel', { id: 'shell.cancel' })}</portico-button
      >
      <portico-button slot="footer" variant="danger" ?busy=${this.busy} @click=${this.archive}
        >${msg('Archive site', { id: 'settings.archive.do' })}</portico-button
      >
    </portico-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-site': PorticoSite;
  }
}

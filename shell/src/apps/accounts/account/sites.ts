import { consume } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { AccountSite } from '@portico/domain/accounts/account';
import type { AccountView } from '@portico/domain/accounts/views';
import { localeContext } from '@portico/runtime/contexts';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoElement } from '@portico/ui/element';
import { PorticoMenu } from '@portico/ui/menu/menu';
import { countryName } from '@portico/widgets/deals/country-name';
import { accountStyles } from '../accounts.styles.ts';
import { PorticoAccountSiteForm } from './site-form.ts';

/**
 * @summary The sites of an account: listed, added, edited, taken out of use.
 *
 * @event portico-account-saved - A site changed (`AccountSavedEvent`).
 */
export class PorticoAccountSites extends PorticoElement {
  static readonly tag = 'portico-account-sites';
  static override readonly uses = [PorticoBadge, PorticoButton, PorticoMenu, PorticoAccountSiteForm];
  static override styles = [PorticoElement.styles, accountStyles];

  /** The reader's locale, for the names of countries. */
  @consume({ context: localeContext, subscribe: true })
  @property({ attribute: false })
  locale = 'en';

  /** The account with its sites. */
  @property({ attribute: false }) view: AccountView | null = null;

  /** Whether the reader may change them. */
  @property({ type: Boolean }) editable = false;

  private get form(): PorticoAccountSiteForm | null {
    return this.renderRoot.querySelector('portico-account-site-form');
  }

  override render(): TemplateResult {
    const sites = this.view?.sites ?? [];
    return html`<section class="card">
      <div class="bar">
        <h2>${msg('Sites', { id: 'accounts.sites' })}</h2>
        ${
          this.editable
            ? html`<portico-button small @click=${() => this.form?.add()}
                >${msg('Add a site', { id: 'accounts.site.add' })}</portico-button
              >`
            : nothing
        }
      </div>
      ${
        sites.length === 0
          ? html`<p class="quiet">${msg('No site is known yet.', { id: 'accounts.sites.none' })}</p>`
          : html`<ul class="rows">
              ${sites.map((site) => this.row(site))}
            </ul>`
      }
      ${
        this.editable
          ? html`<portico-account-site-form .view=${this.view}></portico-account-site-form>`
          : nothing
      }
    </section>`;
  }

  private row(site: AccountSite): TemplateResult {
    const place = [site.street, [site.postcode, site.city].filter(Boolean).join(' ')].filter(Boolean);
    return html`<li>
      <div>
        <span class="line"
          ><b>${site.name}</b>${
            site.main
              ? html`<portico-badge tone="info"
                  >${msg('Main address', { id: 'accounts.site.main' })}</portico-badge
                >`
              : nothing
          }</span
        >
        <span class="quiet">${[...place, countryName(site.country, this.locale)].join(', ')}</span>
      </div>
      ${
        this.editable
          ? html`<portico-menu
              label=${msg(str`Actions for ${site.name}`, { id: 'settings.actions-for' })}
              .items=${[
                { id: 'edit', label: msg('Edit', { id: 'accounts.edit' }) },
                { id: 'leave', label: msg('Take out of use', { id: 'accounts.site.leave' }), danger: true },
              ]}
              @portico-select=${({ id }: HTMLElementEventMap['portico-select']) => this.form?.edit(site, { isLeaving: id === 'leave' })}
            ></portico-menu>`
          : nothing
      }
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-account-sites': PorticoAccountSites;
  }
}

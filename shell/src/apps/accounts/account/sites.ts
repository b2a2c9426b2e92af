import { consume } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@lit/localize';
import type { AccountSite } from '@portico/domain/accounts/account';
import type { AccountView } from '@portico/domain/accounts/views';
import type { Client } from '@portico/runtime/client';
import { clientContext, localeContext } from '@portico/runtime/contexts';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoCheck } from '@portico/ui/check/check';
import { PorticoCombobox } from '@portico/ui/combobox/combobox';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import { PorticoElement } from '@portico/ui/element';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoMenu } from '@portico/ui/menu/menu';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { countryName } from '@portico/widgets/deals/country-name';
import { accountStyles } from '../accounts.styles.ts';
import { askAccounts, type Trouble } from '../ask-accounts.ts';
import { AccountSavedEvent } from '../edit/account-saved-event.ts';
import { drawSiteFields, emptySite, type SiteDraft } from './site-fields.ts';

/**
 * @summary The sites of an account: listed, added, edited, taken out of use.
 *
 * @event portico-account-saved - A site changed (`AccountSavedEvent`).
 */
export class PorticoAccountSites extends PorticoElement {
  static readonly tag = 'portico-account-sites';
  static override readonly uses = [
    PorticoBadge,
    PorticoButton,
    PorticoMenu,
    PorticoDialog,
    PorticoField,
    PorticoCombobox,
    PorticoCheck,
    PorticoProblem,
  ];
  static override styles = [PorticoElement.styles, accountStyles];

  @consume({ context: clientContext, subscribe: true }) private client?: Client;

  /** The reader's locale, for the names of countries. */
  @consume({ context: localeContext, subscribe: true })
  @property({ attribute: false })
  locale = 'en';

  /** The account with its sites. */
  @property({ attribute: false }) view: AccountView | null = null;

  /** Whether the reader may change them. */
  @property({ type: Boolean }) editable = false;

  @state() private site: AccountSite | null = null;
  @state() private draft: SiteDraft = emptySite;
  @state() private isLeaving = false;
  @state() private trouble: Trouble | null = null;
  @state() private checked = false;
  @state() private busy = false;

  private readonly key = new SubmissionKey();

  private get dialog(): PorticoDialog | null {
    return this.renderRoot.querySelector('portico-dialog');
  }

  private open(site: AccountSite | null, isLeaving = false): void {
    const country = this.view?.account.country ?? '';
    this.site = site;
    this.isLeaving = isLeaving;
    this.draft = site
      ? { ...site, street: site.street ?? '', city: site.city ?? '', postcode: site.postcode ?? '' }
      : { ...emptySite, country };
    this.trouble = null;
    this.checked = false;
    void this.updateComplete.then(() => this.dialog?.show());
  }

  private async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const { client, view, site, draft } = this;
    this.checked = true;
    if (!client || !view || this.busy || (!this.isLeaving && (!draft.name.trim() || !draft.country))) return;
    this.busy = true;
    const of = { accountId: view.account.id, version: view.account.version };
    const { accounts } = client;
    const { name, street, city, postcode, country, main } = draft;
    const { done, trouble } = await askAccounts(() =>
      this.isLeaving && site
        ? this.key.send({ ...of, siteId: site.id }, (input, options) =>
            accounts.archiveSite.mutate(input, options),
          )
        : this.key.send(
            {
              ...of,
              ...(site ? { siteId: site.id } : {}),
              site: { name, street, city, postcode, country, main },
            },
            (input, options) => accounts.saveSite.mutate(input, options),
          ),
    );
    this.busy = false;
    this.trouble = trouble;
    if (!done) return;
    this.dialog?.close();
    this.dispatchEvent(new AccountSavedEvent(done));
  }

  override render(): TemplateResult {
    const sites = this.view?.sites ?? [];
    return html`<section class="card">
      <div class="bar">
        <h2>${msg('Sites', { id: 'accounts.sites' })}</h2>
        ${
          this.editable
            ? html`<portico-button small @click=${() => this.open(null)}
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
      ${this.editable ? this.form() : nothing}
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
              @portico-select=${({ id }: HTMLElementEventMap['portico-select']) => this.open(site, id === 'leave')}
            ></portico-menu>`
          : nothing
      }
    </li>`;
  }

  private form(): TemplateResult {
    const { site, trouble, isLeaving } = this;
    const heading = isLeaving
      ? msg(str`Take ${site?.name ?? ''} out of use?`, { id: 'accounts.site.leave.question' })
      : site
        ? msg(str`Edit ${site.name}`, { id: 'accounts.edit.of' })
        : msg('Add a site', { id: 'accounts.site.add' });
    return html`<portico-dialog sheet heading=${heading}>
      <form id="site" novalidate @submit=${this.onSubmit}>
        ${
          trouble?.heading
            ? html`<portico-problem .heading=${trouble.heading} .detail=${trouble.detail}></portico-problem>`
            : nothing
        }
        ${
          isLeaving
            ? html`<p class="quiet">
                ${msg('New deals can no longer name it. What was decided about it stays.', { id: 'accounts.site.leave.text' })}
              </p>`
            : drawSiteFields(this.draft, {
                errors: trouble?.fields ?? {},
                checked: this.checked,
                locale: this.locale,
                set: (change) => (this.draft = { ...this.draft, ...change }),
              })
        }
      </form>
      <portico-button slot="footer" @click=${() => this.dialog?.close()}
        >${msg('Cancel', { id: 'shell.cancel' })}</portico-button
      >
      <portico-button
        slot="footer"
        form="site"
        type="submit"
        variant=${isLeaving ? 'danger' : 'primary'}
        ?busy=${this.busy}
        >${isLeaving ? msg('Take out of use', { id: 'accounts.site.leave' }) : msg('Save', { id: 'accounts.save' })}</portico-button
      >
    </portico-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-account-sites': PorticoAccountSites;
  }
}

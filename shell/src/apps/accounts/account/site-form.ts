import { consume } from '@lit/context';
import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { AccountSite } from '@portico/domain/accounts/account';
import type { AccountView } from '@portico/domain/accounts/views';
import type { Client, OutputOf } from '@portico/runtime/client';
import { localeContext } from '@portico/runtime/contexts';
import { PorticoCheck } from '@portico/ui/check/check';
import { PorticoCombobox } from '@portico/ui/combobox/combobox';
import { PorticoField } from '@portico/ui/field/field';
import { AccountDialog, type DialogWords } from '../dialog/account-dialog.ts';
import { AccountSavedEvent } from '../edit/account-saved-event.ts';
import { drawSiteFields, emptySite, type SiteDraft } from './site-fields.ts';

type Answer = OutputOf<'accounts.saveSite'>;

/**
 * @summary Adds a site to an account, edits one, or takes one out of use, in a dialog.
 *
 * @event portico-account-saved - It is done (`AccountSavedEvent`).
 */
export class PorticoAccountSiteForm extends AccountDialog<Answer> {
  static readonly tag = 'portico-account-site-form';
  static override readonly uses = [...AccountDialog.uses, PorticoField, PorticoCombobox, PorticoCheck];

  /** The reader's locale, for the names of countries. */
  @consume({ context: localeContext, subscribe: true })
  @property({ attribute: false })
  locale = 'en';

  /** The account with its sites. */
  @property({ attribute: false }) view: AccountView | null = null;

  @state() private site: AccountSite | null = null;
  @state() private draft: SiteDraft = emptySite;
  @state() private isLeaving = false;

  /** Opens it for a new site. */
  add(): void {
    this.site = null;
    this.isLeaving = false;
    this.draft = { ...emptySite, country: this.view?.account.country ?? '' };
    void this.open();
  }

  /** Opens it for a site, to change it or to take it out of use. */
  edit(site: AccountSite, { isLeaving = false }: { isLeaving?: boolean } = {}): void {
    this.site = site;
    this.isLeaving = isLeaving;
    this.draft = {
      ...site,
      street: site.street ?? '',
      city: site.city ?? '',
      postcode: site.postcode ?? '',
    };
    void this.open();
  }

  protected override isComplete(): boolean {
    return (
      this.view !== null && (this.isLeaving || (this.draft.name.trim() !== '' && this.draft.country !== ''))
    );
  }

  protected override async send({ accounts }: Client): Promise<Answer> {
    const { site, draft } = this;
    const { id: accountId = '', version = 0 } = this.view?.account ?? {};
    const of = { accountId, version };
    if (this.isLeaving && site)
      return this.key.send({ ...of, siteId: site.id }, (input, options) =>
        accounts.archiveSite.mutate(input, options),
      );
    const { name, street, city, postcode, country, main } = draft;
    const given = { name, street, city, postcode, country, main };
    return this.key.send({ ...of, ...(site ? { siteId: site.id } : {}), site: given }, (input, options) =>
      accounts.saveSite.mutate(input, options),
    );
  }

  protected override onDone(done: Exclude<Answer, { ok: false }>): void {
    this.dispatchEvent(new AccountSavedEvent(done));
  }

  protected override words(): DialogWords {
    const { site, isLeaving } = this;
    if (isLeaving)
      return {
        heading: msg(str`Take ${site?.name ?? ''} out of use?`, { id: 'accounts.site.leave.question' }),
        submit: msg('Take out of use', { id: 'accounts.site.leave' }),
        danger: true,
      };
    return site
      ? {
          heading: msg(str`Edit ${site.name}`, { id: 'accounts.edit.of' }),
          submit: msg('Save', { id: 'accounts.save' }),
        }
      : {
          heading: msg('Add a site', { id: 'accounts.site.add' }),
          submit: msg('Add site', { id: 'accounts.site.add.now' }),
        };
  }

  protected override drawContent(): TemplateResult {
    if (this.isLeaving)
      return html`<p class="quiet">
        ${msg('New deals can no longer name it. What was decided about it stays.', { id: 'accounts.site.leave.text' })}
      </p>`;
    return drawSiteFields(this.draft, {
      errors: this.trouble?.fields ?? {},
      checked: this.checked,
      locale: this.locale,
      set: (change) => (this.draft = { ...this.draft, ...change }),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-account-site-form': PorticoAccountSiteForm;
  }
}

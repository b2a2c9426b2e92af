import { consume } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@lit/localize';
import type { Account } from '@portico/domain/accounts/account';
import type { AccountName, AccountView } from '@portico/domain/accounts/views';
import type { Client } from '@portico/runtime/client';
import { clientContext, localeContext } from '@portico/runtime/contexts';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoCheck } from '@portico/ui/check/check';
import { PorticoChoice } from '@portico/ui/choice/choice';
import { PorticoCombobox } from '@portico/ui/combobox/combobox';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import { PorticoElement } from '@portico/ui/element';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { PorticoSelect } from '@portico/ui/select/select';
import { accountStyles } from '../accounts.styles.ts';
import { askAccounts, type Trouble } from '../ask-accounts.ts';
import {
  type AccountDraft,
  type Clash,
  detailsOf,
  type DraftField,
  draftOf,
  emptyDraft,
  putOnto,
  readLines,
} from './account-draft.ts';
import { drawAccountFields } from './account-fields.ts';
import { AccountSavedEvent } from './account-saved-event.ts';
import { drawClashes } from './clashes.ts';

const SEARCH_ROWS = 20;

/**
 * @summary Makes an account or edits one, in a dialog. When somebody else saved first, their changes are taken over, and what
 * both changed is put side by side.
 *
 * @event portico-account-saved - It is done (`AccountSavedEvent`).
 */
export class PorticoAccountForm extends PorticoElement {
  static readonly tag = 'portico-account-form';
  static override readonly uses = [
    PorticoDialog,
    PorticoField,
    PorticoSelect,
    PorticoCombobox,
    PorticoCheck,
    PorticoChoice,
    PorticoButton,
    PorticoProblem,
  ];
  static override styles = [PorticoElement.styles, accountStyles];

  @consume({ context: clientContext, subscribe: true }) private client?: Client;

  /** The reader's locale, for the names of countries. */
  @consume({ context: localeContext, subscribe: true })
  @property({ attribute: false })
  locale = 'en';

  @state() private account: Pick<Account, 'id' | 'version'> | null = null;
  @state() private base: AccountDraft = emptyDraft;
  @state() private draft: AccountDraft = emptyDraft;
  @state() private shared: readonly string[] = [];
  @state() private isSharing = false;
  @state() private parent: AccountName | null = null;
  @state() private segments: readonly string[] = [];
  @state() private clashes: readonly Clash[] = [];
  @state() private trouble: Trouble | null = null;
  @state() private checked = false;
  @state() private busy = false;

  private readonly key = new SubmissionKey();

  /** Opens it for a new account, with what was typed before. */
  create(): void {
    if (this.account) this.draft = emptyDraft;
    this.account = null;
    this.base = emptyDraft;
    this.shared = [];
    this.open();
  }

  /** Opens it for an account as it is. */
  edit({ account, family }: AccountView): void {
    this.account = account;
    this.base = this.draft = draftOf(account);
    this.shared = account.domains.filter(({ shared }) => shared).map(({ domain }) => domain);
    this.parent = family.above.find(({ id }) => id === account.parentId) ?? null;
    this.open();
  }

  private open(): void {
    this.trouble = null;
    this.checked = false;
    this.isSharing = false;
    this.clashes = [];
    void this.findSegments();
    void this.updateComplete.then(() => this.dialog?.show());
  }

  private async findSegments(): Promise<void> {
    this.segments = (await this.client?.accounts.segments.query().catch(() => null)) ?? this.segments;
  }

  private get dialog(): PorticoDialog | null {
    return this.renderRoot.querySelector('portico-dialog');
  }

  private readonly searchParents = async (text: string, signal: AbortSignal) => {
    const input = { search: text, limit: SEARCH_ROWS };
    const { rows = [] } = (await this.client?.accounts.list.query(input, { signal })) ?? {};
    return rows
      .filter(({ id }) => id !== this.account?.id)
      .map(({ id, legalName, city, country }) => ({
        value: id,
        label: legalName,
        detail: [city, country].filter(Boolean).join(', '),
      }));
  };

  private set(field: DraftField, value: string): void {
    this.draft = { ...this.draft, [field]: value };
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { client, account, draft } = this;
    this.checked = true;
    if (!client || this.busy || !draft.legalName.trim() || !draft.country) return;
    this.busy = true;
    const shared = this.isSharing ? [...new Set([...this.shared, ...readLines(draft.domains)])] : this.shared;
    const input = {
      ...(account ? { account: { accountId: account.id, version: account.version } } : {}),
      details: detailsOf(draft, shared),
    };
    const { done, trouble } = await askAccounts(() =>
      this.key.send(input, (sent, options) => client.accounts.save.mutate(sent, options)),
    );
    if (trouble?.isStale) await this.catchUp();
    else this.trouble = trouble;
    this.busy = false;
    if (!done) return;
    this.draft = emptyDraft;
    this.dialog?.close();
    this.dispatchEvent(new AccountSavedEvent(done.account));
  }

  /** Somebody else saved first: goes on from what they saved. */
  private async catchUp(): Promise<void> {
    const { client, account } = this;
    if (!client || !account) return;
    const { done, trouble } = await askAccounts(() => client.accounts.get.query({ accountId: account.id }));
    this.trouble = trouble;
    if (!done) return;
    const theirs = draftOf(done.account);
    const { draft, clashes } = putOnto(this.base, this.draft, theirs);
    this.account = done.account;
    this.base = theirs;
    this.draft = draft;
    this.clashes = clashes;
    this.parent = done.family.above.find(({ id }) => id === done.account.parentId) ?? this.parent;
    this.trouble = {
      heading: msg('Somebody saved this account in the meantime', { id: 'accounts.stale' }),
      detail:
        clashes.length > 0
          ? msg(
              'Their other changes are in the form now. Choose what counts where both of you changed something, then save again.',
              { id: 'accounts.stale.clash' },
            )
          : msg('Their changes and yours are both in the form now. Look at them, then save again.', {
              id: 'accounts.stale.both',
            }),
      fields: {},
      isStale: true,
    };
  }

  override render(): TemplateResult {
    const { account, draft, trouble } = this;
    const heading = account
      ? msg(str`Edit ${this.base.legalName}`, { id: 'accounts.edit.of' })
      : msg('New account', { id: 'accounts.new' });
    return html`<portico-dialog sheet heading=${heading}>
      <form id="account" novalidate @submit=${this.onSubmit}>
        ${
          trouble?.heading
            ? html`<portico-problem
                tone=${trouble.isStale ? 'warning' : 'danger'}
                .heading=${trouble.heading}
                .detail=${trouble.detail}
              ></portico-problem>`
            : nothing
        }
        ${drawClashes(this.clashes, draft, (field, value) => this.set(field, value))}
        ${drawAccountFields({
          draft,
          errors: { ...this.missing(), ...trouble?.fields },
          locale: this.locale,
          segments: this.segments,
          parent: this.parent,
          searchParents: this.searchParents,
          set: (field, value) => this.set(field, value),
        })}
        ${this.sharing()}
      </form>
      <portico-button slot="footer" @click=${() => this.dialog?.close()}
        >${msg('Cancel', { id: 'shell.cancel' })}</portico-button
      >
      <portico-button slot="footer" form="account" type="submit" variant="primary" ?busy=${this.busy}
        >${account ? msg('Save', { id: 'accounts.save' }) : msg('Add account', { id: 'accounts.add' })}</portico-button
      >
    </portico-dialog>`;
  }

  private missing(): Record<string, string> {
    if (!this.checked) return {};
    const { legalName, country } = this.draft;
    return {
      ...(legalName.trim() ? {} : { legalName: msg('Enter the legal name.', { id: 'accounts.wrong.name' }) }),
      ...(country ? {} : { country: msg('Choose a country.', { id: 'accounts.wrong.country' }) }),
    };
  }

  /** Only once a domain turned out to be another account's (AC3). */
  private sharing(): TemplateResult | typeof nothing {
    if (!this.trouble?.fields['domains'] && !this.isSharing) return nothing;
    return html`<portico-check
      label=${msg('These domains are shared: the other account has them too', { id: 'accounts.sharing' })}
      .checked=${this.isSharing}
      @input=${(event: Event) => (this.isSharing = (event.currentTarget as PorticoCheck).checked)}
    ></portico-check>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-account-form': PorticoAccountForm;
  }
}

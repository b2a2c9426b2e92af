import { consume } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { Account } from '@portico/domain/accounts/account';
import type { AccountName, AccountView } from '@portico/domain/accounts/views';
import type { Client, OutputOf } from '@portico/runtime/client';
import { localeContext } from '@portico/runtime/contexts';
import { PorticoCheck } from '@portico/ui/check/check';
import { PorticoChoice } from '@portico/ui/choice/choice';
import { PorticoCombobox } from '@portico/ui/combobox/combobox';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoSelect } from '@portico/ui/select/select';
import { askAccounts, type Trouble } from '../ask-accounts.ts';
import { AccountDialog, type DialogWords } from '../dialog/account-dialog.ts';
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

type Answer = OutputOf<'accounts.save'>;

/**
 * @summary Makes an account or edits one, in a dialog. When somebody else saved first, their changes are taken over, and what
 * both changed is put side by side.
 *
 * @event portico-account-saved - It is done (`AccountSavedEvent`).
 */
export class PorticoAccountForm extends AccountDialog<Answer> {
  static readonly tag = 'portico-account-form';
  static override readonly uses = [
    ...AccountDialog.uses,
    PorticoField,
    PorticoSelect,
    PorticoCombobox,
    PorticoCheck,
    PorticoChoice,
  ];

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

  /** Opens it for a new account, with what was typed before. */
  create(): void {
    if (this.account) this.draft = emptyDraft;
    this.account = null;
    this.base = emptyDraft;
    this.shared = [];
    this.begin();
  }

  /** Opens it for an account as it is. */
  edit({ account, family }: AccountView): void {
    this.account = account;
    this.base = this.draft = draftOf(account);
    this.shared = account.domains.filter(({ shared }) => shared).map(({ domain }) => domain);
    this.parent = family.above.find(({ id }) => id === account.parentId) ?? null;
    this.begin();
  }

  private begin(): void {
    this.isSharing = false;
    this.clashes = [];
    void this.findSegments();
    void this.open();
  }

  private async findSegments(): Promise<void> {
    this.segments = (await this.client?.accounts.segments.query().catch(() => null)) ?? this.segments;
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

  protected override isComplete(): boolean {
    return this.draft.legalName.trim() !== '' && this.draft.country !== '';
  }

  protected override async send({ accounts }: Client): Promise<Answer> {
    const { account, draft } = this;
    const shared = this.isSharing ? [...new Set([...this.shared, ...readLines(draft.domains)])] : this.shared;
    const input = {
      ...(account ? { account: { accountId: account.id, version: account.version } } : {}),
      details: detailsOf(draft, shared),
    };
    return this.key.send(input, (sent, options) => accounts.save.mutate(sent, options));
  }

  protected override async onTrouble(trouble: Trouble): Promise<void> {
    if (trouble.isStale) await this.catchUp();
    else this.trouble = trouble;
  }

  protected override onDone({ account }: Exclude<Answer, { ok: false }>): void {
    this.draft = emptyDraft;
    this.dispatchEvent(new AccountSavedEvent(account));
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

  protected override words(): DialogWords {
    return this.account
      ? {
          heading: msg(str`Edit ${this.base.legalName}`, { id: 'accounts.edit.of' }),
          submit: msg('Save', { id: 'accounts.save' }),
        }
      : {
          heading: msg('New account', { id: 'accounts.new' }),
          submit: msg('Add account', { id: 'accounts.add' }),
        };
  }

  protected override drawContent(): TemplateResult {
    const { draft, trouble } = this;
    return html`${drawClashes(this.clashes, draft, (field, value) => this.set(field, value))}
    ${drawAccountFields({
      draft,
      errors: { ...this.missing(), ...trouble?.fields },
      locale: this.locale,
      segments: this.segments,
      parent: this.parent,
      searchParents: this.searchParents,
      set: (field, value) => this.set(field, value),
    })}
    ${this.sharing()}`;
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

import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { AccountView } from '@portico/domain/accounts/views';
import type { Client, OutputOf } from '@portico/runtime/client';
import { PorticoChoice } from '@portico/ui/choice/choice';
import { PorticoCombobox } from '@portico/ui/combobox/combobox';
import { PorticoField } from '@portico/ui/field/field';
import { askAccounts, type Trouble } from '../ask-accounts.ts';
import { AccountDialog, type DialogWords, withoutFields } from '../dialog/account-dialog.ts';
import { AccountSavedEvent } from '../edit/account-saved-event.ts';
import { movedWords, wouldMove } from './moved-words.ts';

type Answer = OutputOf<'accounts.merge'>;

const SEARCH_ROWS = 20;

/**
 * @summary Merges an account with another one: finds it, says which survives and what moves, then does it.
 *
 * @event portico-account-saved - It is done; the event brings the survivor (`AccountSavedEvent`).
 */
export class PorticoAccountMerge extends AccountDialog<Answer> {
  static readonly tag = 'portico-account-merge';
  static override readonly uses = [...AccountDialog.uses, PorticoCombobox, PorticoChoice, PorticoField];

  /** The account it begins at. */
  @property({ attribute: false }) view: AccountView | null = null;

  @state() private other: AccountView | null = null;
  @state() private keeps: 'this' | 'other' = 'this';
  @state() private reason = '';
  /** Opens it. */
  show(): void {
    this.other = null;
    this.keeps = 'this';
    void this.open();
  }

  private readonly search = async (text: string, signal: AbortSignal) => {
    const input = { search: text, limit: SEARCH_ROWS };
    const { rows = [] } = (await this.client?.accounts.list.query(input, { signal })) ?? {};
    return rows
      .filter(({ id }) => id !== this.view?.account.id)
      .map(({ id, legalName, city, country, domain }) => ({
        value: id,
        label: legalName,
        detail: [domain, city, country].filter(Boolean).join(', '),
      }));
  };

  private async onChosen(event: Event): Promise<void> {
    const { client } = this;
    const accountId = (event.currentTarget as PorticoCombobox).value;
    this.other = null;
    this.trouble = null;
    if (!client || !accountId) return;
    const { done, trouble } = await askAccounts(() => client.accounts.get.query({ accountId }));
    this.other = done;
    this.trouble = trouble;
  }

  private get pair(): { survivor: AccountView; merged: AccountView } | null {
    const { view, other } = this;
    if (!view || !other) return null;
    return this.keeps === 'this' ? { survivor: view, merged: other } : { survivor: other, merged: view };
  }

  protected override isComplete(): boolean {
    return this.pair !== null;
  }

  protected override async send({ accounts }: Client): Promise<Answer> {
    const { pair } = this;
    if (!pair) throw new Error('it is sent only when both are chosen');
    const reference = ({ account }: AccountView) => ({ accountId: account.id, version: account.version });
    const input = {
      survivor: reference(pair.survivor),
      merged: reference(pair.merged),
      reason: this.reason.trim() || null,
    };
    return this.key.send(input, (sent, options) => accounts.merge.mutate(sent, options));
  }

  protected override onTrouble(trouble: Trouble): void {
    this.trouble = withoutFields(trouble);
  }

  protected override onDone({ account }: Exclude<Answer, { ok: false }>): void {
    this.reason = '';
    this.dispatchEvent(new AccountSavedEvent(account));
  }

  protected override words(): DialogWords {
    return {
      heading: msg(str`Merge ${this.view?.account.legalName ?? ''} with another account`, {
        id: 'accounts.merge.of',
      }),
      submit: msg('Merge', { id: 'accounts.merge.now' }),
    };
  }

  protected override drawContent(): TemplateResult {
    const { other } = this;
    const missing =
      this.checked && !other
        ? msg('Choose the account it is the same as.', { id: 'accounts.merge.needed' })
        : '';
    return html`<portico-combobox
        name="other"
        required
        label=${msg('The same customer as', { id: 'accounts.merge.other' })}
        help=${msg('Type a few letters of its name, domain or number.', { id: 'accounts.merge.other.help' })}
        .search=${this.search}
        .value=${other?.account.id ?? ''}
        .options=${other ? [{ value: other.account.id, label: other.account.legalName }] : []}
        .error=${missing}
        @change=${this.onChosen}
      ></portico-combobox>
      ${this.preview()}`;
  }

  private preview(): TemplateResult | typeof nothing {
    const { pair, view, other } = this;
    if (!pair || !view || !other) return nothing;
    const { survivor, merged } = pair;
    const option = (value: 'this' | 'other', { account }: AccountView) => ({
      value,
      label: account.legalName,
      detail: [account.domains[0]?.domain, account.country].filter(Boolean).join(', '),
    });
    const name = survivor.account.legalName;
    return html`<portico-choice
        label=${msg('Which one stays?', { id: 'accounts.merge.stays' })}
        .options=${[option('this', view), option('other', other)]}
        .value=${this.keeps}
        @input=${(event: Event) =>
          (this.keeps = (event.currentTarget as PorticoChoice).value === 'other' ? 'other' : 'this')}
      ></portico-choice>
      <div class="card" role="status">
        <b>${msg(str`Moves to ${name}`, { id: 'accounts.merge.moves' })}</b>
        <span>${movedWords(wouldMove(survivor, merged))}</span>
        <span class="quiet"
          >${msg('The other name stays as an alias, deals and reservations are read through the one that stays. It can be undone on its page.', { id: 'accounts.merge.text' })}</span
        >
      </div>
      <portico-field
        name="reason"
        optional
        multiline
        maxlength="500"
        label=${msg('Reason', { id: 'desk.fact.reason' })}
        .value=${this.reason}
        @input=${(event: Event) => (this.reason = (event.currentTarget as PorticoField).value)}
      ></portico-field>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-account-merge': PorticoAccountMerge;
  }
}

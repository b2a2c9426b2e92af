import { consume } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@lit/localize';
import type { AccountView } from '@portico/domain/accounts/views';
import type { Client } from '@portico/runtime/client';
import { clientContext } from '@portico/runtime/contexts';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoChoice } from '@portico/ui/choice/choice';
import { PorticoCombobox } from '@portico/ui/combobox/combobox';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import { PorticoElement } from '@portico/ui/element';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { accountStyles } from '../accounts.styles.ts';
import { askAccounts, type Trouble } from '../ask-accounts.ts';
import { AccountSavedEvent } from '../edit/account-saved-event.ts';
import { movedWords, wouldMove } from './moved-words.ts';

const SEARCH_ROWS = 20;

/**
 * @summary Merges an account with another one: finds it, says which survives and what moves, then does it.
 *
 * @event portico-account-saved - It is done; the event brings the survivor (`AccountSavedEvent`).
 */
export class PorticoAccountMerge extends PorticoElement {
  static readonly tag = 'portico-account-merge';
  static override readonly uses = [
    PorticoDialog,
    PorticoCombobox,
    PorticoChoice,
    PorticoField,
    PorticoButton,
    PorticoProblem,
  ];
  static override styles = [PorticoElement.styles, accountStyles];

  @consume({ context: clientContext, subscribe: true }) private client?: Client;

  /** The account it begins at. */
  @property({ attribute: false }) view: AccountView | null = null;

  @state() private other: AccountView | null = null;
  @state() private keeps: 'this' | 'other' = 'this';
  @state() private reason = '';
  @state() private trouble: Trouble | null = null;
  @state() private checked = false;
  @state() private busy = false;

  private readonly key = new SubmissionKey();

  /** Opens it. */
  show(): void {
    this.other = null;
    this.keeps = 'this';
    this.trouble = null;
    this.checked = false;
    this.dialog?.show();
  }

  private get dialog(): PorticoDialog | null {
    return this.renderRoot.querySelector('portico-dialog');
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

  private async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const { client, pair } = this;
    this.checked = true;
    if (!client || !pair || this.busy) return;
    this.busy = true;
    const reference = ({ account }: AccountView) => ({ accountId: account.id, version: account.version });
    const input = {
      survivor: reference(pair.survivor),
      merged: reference(pair.merged),
      reason: this.reason.trim() || null,
    };
    const { done, trouble } = await askAccounts(() =>
      this.key.send(input, (sent, options) => client.accounts.merge.mutate(sent, options)),
    );
    this.busy = false;
    this.trouble = trouble;
    if (!done) return;
    this.reason = '';
    this.dialog?.close();
    this.dispatchEvent(new AccountSavedEvent(done.account));
  }

  override render(): TemplateResult {
    const { trouble, other } = this;
    const missing =
      this.checked && !other
        ? msg('Choose the account it is the same as.', { id: 'accounts.merge.needed' })
        : '';
    return html`<portico-dialog
      sheet
      heading=${msg(str`Merge ${this.view?.account.legalName ?? ''} with another account`, { id: 'accounts.merge.of' })}
    >
      <form id="merge" novalidate @submit=${this.onSubmit}>
        ${
          trouble
            ? html`<portico-problem
                .heading=${trouble.heading || Object.values(trouble.fields).join(' ')}
                .detail=${trouble.detail}
              ></portico-problem>`
            : nothing
        }
        <portico-combobox
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
        ${this.preview()}
      </form>
      <portico-button slot="footer" @click=${() => this.dialog?.close()}
        >${msg('Cancel', { id: 'shell.cancel' })}</portico-button
      >
      <portico-button slot="footer" form="merge" type="submit" variant="primary" ?busy=${this.busy}
        >${msg('Merge', { id: 'accounts.merge.now' })}</portico-button
      >
    </portico-dialog>`;
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

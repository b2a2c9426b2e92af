import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { AccountView } from '@portico/domain/accounts/views';
import type { Client, OutputOf } from '@portico/runtime/client';
import { PorticoField } from '@portico/ui/field/field';
import type { Trouble } from '../ask-accounts.ts';
import { AccountDialog, type DialogWords, withoutFields } from '../dialog/account-dialog.ts';
import { AccountSavedEvent } from '../edit/account-saved-event.ts';

type Answer = OutputOf<'accounts.archive'>;

/**
 * @summary Takes an account out of use, with the reason, or brings it back.
 *
 * @event portico-account-saved - It is done (`AccountSavedEvent`).
 */
export class PorticoAccountArchive extends AccountDialog<Answer> {
  static readonly tag = 'portico-account-archive';
  static override readonly uses = [...AccountDialog.uses, PorticoField];

  /** The account. */
  @property({ attribute: false }) view: AccountView | null = null;

  @state() private reason = '';

  /** Opens it. */
  show(): void {
    void this.open();
  }

  private get isArchived(): boolean {
    return this.view?.account.archivedAt !== null;
  }

  protected override isComplete(): boolean {
    return this.view !== null && (this.isArchived || this.reason.trim() !== '');
  }

  protected override async send({ accounts }: Client): Promise<Answer> {
    const { id: accountId = '', version = 0 } = this.view?.account ?? {};
    const of = { accountId, version };
    return this.isArchived
      ? this.key.send(of, (input, options) => accounts.restore.mutate(input, options))
      : this.key.send({ ...of, reason: this.reason.trim() }, (input, options) =>
          accounts.archive.mutate(input, options),
        );
  }

  protected override onTrouble(trouble: Trouble): void {
    this.trouble = withoutFields(trouble);
  }

  protected override onDone({ account }: Exclude<Answer, { ok: false }>): void {
    this.reason = '';
    this.dispatchEvent(new AccountSavedEvent(account));
  }

  protected override words(): DialogWords {
    const name = this.view?.account.legalName ?? '';
    return this.isArchived
      ? {
          heading: msg(str`Bring ${name} back?`, { id: 'accounts.restore.question' }),
          submit: msg('Bring it back', { id: 'accounts.restore' }),
        }
      : {
          heading: msg(str`Archive ${name}?`, { id: 'accounts.archive.question' }),
          submit: msg('Archive', { id: 'accounts.archive' }),
          danger: true,
        };
  }

  protected override drawContent(): TemplateResult {
    return this.isArchived
      ? html`<p class="quiet">
          ${msg('New registrations are matched with it again.', { id: 'accounts.restore.text' })}
        </p>`
      : html`<p class="quiet">
            ${msg('New registrations are no longer matched with it. Everything known of it stays, and it can be brought back.', { id: 'accounts.archive.text' })}
          </p>
          <portico-field
            name="reason"
            required
            multiline
            maxlength="500"
            label=${msg('Reason', { id: 'desk.fact.reason' })}
            .value=${this.reason}
            .error=${this.checked && !this.isComplete() ? msg('Say why.', { id: 'accounts.reason.needed' }) : ''}
            @input=${(event: Event) => (this.reason = (event.currentTarget as PorticoField).value)}
          ></portico-field>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-account-archive': PorticoAccountArchive;
  }
}

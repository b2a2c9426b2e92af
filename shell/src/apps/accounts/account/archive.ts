import { consume } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@lit/localize';
import type { AccountView } from '@portico/domain/accounts/views';
import type { Client } from '@portico/runtime/client';
import { clientContext } from '@portico/runtime/contexts';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import { PorticoElement } from '@portico/ui/element';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { accountStyles } from '../accounts.styles.ts';
import { askAccounts, type Trouble } from '../ask-accounts.ts';
import { AccountSavedEvent } from '../edit/account-saved-event.ts';

/**
 * @summary Takes an account out of use, with the reason, or brings it back.
 *
 * @event portico-account-saved - It is done (`AccountSavedEvent`).
 */
export class PorticoAccountArchive extends PorticoElement {
  static readonly tag = 'portico-account-archive';
  static override readonly uses = [PorticoDialog, PorticoField, PorticoButton, PorticoProblem];
  static override styles = [PorticoElement.styles, accountStyles];

  @consume({ context: clientContext, subscribe: true }) private client?: Client;

  /** The account. */
  @property({ attribute: false }) view: AccountView | null = null;

  @state() private reason = '';
  @state() private trouble: Trouble | null = null;
  @state() private checked = false;
  @state() private busy = false;

  private readonly key = new SubmissionKey();

  /** Opens it. */
  show(): void {
    this.trouble = null;
    this.checked = false;
    this.dialog?.show();
  }

  private get dialog(): PorticoDialog | null {
    return this.renderRoot.querySelector('portico-dialog');
  }

  private get isArchived(): boolean {
    return this.view?.account.archivedAt !== null;
  }

  private async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const { client, view } = this;
    const reason = this.reason.trim();
    this.checked = true;
    if (!client || !view || this.busy || (!this.isArchived && !reason)) return;
    this.busy = true;
    const of = { accountId: view.account.id, version: view.account.version };
    const { done, trouble } = await askAccounts(() =>
      this.isArchived
        ? this.key.send(of, (input, options) => client.accounts.restore.mutate(input, options))
        : this.key.send({ ...of, reason }, (input, options) =>
            client.accounts.archive.mutate(input, options),
          ),
    );
    this.busy = false;
    this.trouble = trouble && {
      ...trouble,
      heading: trouble.heading || Object.values(trouble.fields).join(' '),
    };
    if (!done) return;
    this.reason = '';
    this.dialog?.close();
    this.dispatchEvent(new AccountSavedEvent(done.account));
  }

  override render(): TemplateResult {
    const { trouble, isArchived } = this;
    const name = this.view?.account.legalName ?? '';
    return html`<portico-dialog
      sheet
      heading=${
        isArchived
          ? msg(str`Bring ${name} back?`, { id: 'accounts.restore.question' })
          : msg(str`Archive ${name}?`, { id: 'accounts.archive.question' })
      }
    >
      <form id="archive" novalidate @submit=${this.onSubmit}>
        ${
          trouble
            ? html`<portico-problem .heading=${trouble.heading} .detail=${trouble.detail}></portico-problem>`
            : nothing
        }
        <p class="quiet">
          ${
            isArchived
              ? msg('New registrations are matched with it again.', { id: 'accounts.restore.text' })
              : msg(
                  'New registrations are no longer matched with it. Everything known of it stays, and it can be brought back.',
                  { id: 'accounts.archive.text' },
                )
          }
        </p>
        ${isArchived ? nothing : this.reasonField()}
      </form>
      <portico-button slot="footer" @click=${() => this.dialog?.close()}
        >${msg('Cancel', { id: 'shell.cancel' })}</portico-button
      >
      <portico-button
        slot="footer"
        form="archive"
        type="submit"
        variant=${isArchived ? 'primary' : 'danger'}
        ?busy=${this.busy}
        >${isArchived ? msg('Bring it back', { id: 'accounts.restore' }) : msg('Archive', { id: 'accounts.archive' })}</portico-button
      >
    </portico-dialog>`;
  }

  private reasonField(): TemplateResult {
    const missing =
      this.checked && !this.reason.trim() ? msg('Say why.', { id: 'accounts.reason.needed' }) : '';
    return html`<portico-field
      name="reason"
      required
      multiline
      maxlength="500"
      label=${msg('Reason', { id: 'desk.fact.reason' })}
      .value=${this.reason}
      .error=${missing}
      @input=${(event: Event) => (this.reason = (event.currentTarget as PorticoField).value)}
    ></portico-field>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-account-archive': PorticoAccountArchive;
  }
}

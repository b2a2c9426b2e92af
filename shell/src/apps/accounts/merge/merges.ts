import { consume } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@lit/localize';
import type { AccountView, MergeView } from '@portico/domain/accounts/views';
import type { Client } from '@portico/runtime/client';
import { clientContext } from '@portico/runtime/contexts';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import { PorticoElement } from '@portico/ui/element';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { PorticoTime } from '@portico/ui/time/time';
import { accountStyles } from '../accounts.styles.ts';
import { askAccounts, type Trouble } from '../ask-accounts.ts';
import { AccountSavedEvent } from '../edit/account-saved-event.ts';
import { movedWords } from './moved-words.ts';

/**
 * @summary The merges an account took part in, each with the way back.
 *
 * @event portico-account-saved - One was undone (`AccountSavedEvent`).
 */
export class PorticoAccountMerges extends PorticoElement {
  static readonly tag = 'portico-account-merges';
  static override readonly uses = [PorticoBadge, PorticoButton, PorticoDialog, PorticoProblem, PorticoTime];
  static override styles = [PorticoElement.styles, accountStyles];

  @consume({ context: clientContext, subscribe: true }) private client?: Client;

  /** The account with its merges. */
  @property({ attribute: false }) view: AccountView | null = null;

  /** Whether the reader may undo them. */
  @property({ type: Boolean }) editable = false;

  @state() private undoing: MergeView | null = null;
  @state() private trouble: Trouble | null = null;
  @state() private busy = false;

  private readonly key = new SubmissionKey();

  private get dialog(): PorticoDialog | null {
    return this.renderRoot.querySelector('portico-dialog');
  }

  private async ask(merge: MergeView): Promise<void> {
    this.undoing = merge;
    this.trouble = null;
    await this.updateComplete;
    this.dialog?.show();
  }

  private async onUndo(): Promise<void> {
    const { client, undoing } = this;
    if (!client || !undoing || this.busy) return;
    this.busy = true;
    const { done, trouble } = await askAccounts(() =>
      this.key.send({ mergeId: undoing.id }, (input, options) =>
        client.accounts.unmerge.mutate(input, options),
      ),
    );
    this.busy = false;
    this.trouble = trouble && {
      ...trouble,
      heading: trouble.heading || Object.values(trouble.fields).join(' '),
    };
    if (!done) return;
    this.dialog?.close();
    this.dispatchEvent(new AccountSavedEvent(done.account));
  }

  override render(): TemplateResult {
    return html`<section class="card">
      <h2>${msg('Merges', { id: 'accounts.merges' })}</h2>
      <ul class="rows">
        ${(this.view?.merges ?? []).map((merge) => this.row(merge))}
      </ul>
      ${this.editable ? this.question() : nothing}
    </section>`;
  }

  private question(): TemplateResult {
    const { undoing, trouble } = this;
    const name = undoing?.merged.legalName ?? '';
    return html`<portico-dialog
      sheet
      heading=${msg(str`Undo the merge of ${name}?`, { id: 'accounts.unmerge.question' })}
    >
      <p class="quiet">
        ${msg('What it brought goes back exactly. What was added since stays with the survivor. A merge can be undone once.', { id: 'accounts.unmerge.text' })}
      </p>
      ${trouble ? html`<portico-problem .heading=${trouble.heading} .detail=${trouble.detail}></portico-problem>` : nothing}
      <portico-button slot="footer" @click=${() => this.dialog?.close()}
        >${msg('Cancel', { id: 'shell.cancel' })}</portico-button
      >
      <portico-button slot="footer" variant="primary" ?busy=${this.busy} @click=${this.onUndo}
        >${msg('Undo the merge', { id: 'accounts.unmerge' })}</portico-button
      >
    </portico-dialog>`;
  }

  private row(merge: MergeView): TemplateResult {
    const { survivor, merged, reason, at, by, undoneAt, moved } = merge;
    const isSurvivor = survivor.id === this.view?.account.id;
    const other = isSurvivor ? merged : survivor;
    return html`<li>
      <div>
        <span class="line"
          ><a href="/accounts/${other.id}">${other.legalName}</a>
          ${undoneAt ? html`<portico-badge>${msg('Undone', { id: 'accounts.undone' })}</portico-badge>` : nothing}</span
        >
        <span
          >${isSurvivor ? msg('Merged into this one', { id: 'accounts.merged-here' }) : msg('This one was merged into it', { id: 'accounts.merged-there' })}</span
        >
        ${reason ? html`<span>${reason}</span>` : nothing}
        <span class="quiet">${movedWords(moved)}</span>
        <span class="quiet">${by ?? ''} <portico-time .at=${at}></portico-time></span>
      </div>
      ${
        this.editable && !undoneAt
          ? html`<portico-button small variant="quiet" @click=${() => this.ask(merge)}
              >${msg('Undo', { id: 'accounts.undo' })}</portico-button
            >`
          : nothing
      }
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-account-merges': PorticoAccountMerges;
  }
}

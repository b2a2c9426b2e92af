import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { MergeView } from '@portico/domain/accounts/views';
import type { Client, OutputOf } from '@portico/runtime/client';
import type { Trouble } from '../ask-accounts.ts';
import { AccountDialog, type DialogWords, withoutFields } from '../dialog/account-dialog.ts';
import { AccountSavedEvent } from '../edit/account-saved-event.ts';

type Answer = OutputOf<'accounts.unmerge'>;

/**
 * @summary Asks whether a merge is to be undone, and undoes it.
 *
 * @event portico-account-saved - It is undone (`AccountSavedEvent`).
 */
export class PorticoAccountUnmerge extends AccountDialog<Answer> {
  static readonly tag = 'portico-account-unmerge';

  @state() private merge: MergeView | null = null;

  /** Opens it for a merge. */
  ask(merge: MergeView): void {
    this.merge = merge;
    void this.open();
  }

  protected override isComplete(): boolean {
    return this.merge !== null;
  }

  protected override async send({ accounts }: Client): Promise<Answer> {
    return this.key.send({ mergeId: this.merge?.id ?? '' }, (input, options) =>
      accounts.unmerge.mutate(input, options),
    );
  }

  protected override onTrouble(trouble: Trouble): void {
    this.trouble = withoutFields(trouble);
  }

  protected override onDone({ account }: Exclude<Answer, { ok: false }>): void {
    this.dispatchEvent(new AccountSavedEvent(account));
  }

  protected override words(): DialogWords {
    const name = this.merge?.merged.legalName ?? '';
    return {
      heading: msg(str`Undo the merge of ${name}?`, { id: 'accounts.unmerge.question' }),
      submit: msg('Undo the merge', { id: 'accounts.unmerge' }),
    };
  }

  protected override drawContent(): TemplateResult {
    return html`<p class="quiet">
      ${msg('What it brought goes back exactly. What was added since stays with the survivor. A merge can be undone once.', { id: 'accounts.unmerge.text' })}
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-account-unmerge': PorticoAccountUnmerge;
  }
}

import { consume } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { Client, OutputOf } from '@portico/runtime/client';
import { clientContext } from '@portico/runtime/contexts';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import { PorticoElement } from '@portico/ui/element';
import { PorticoProblem } from '@portico/ui/problem/problem';
import type { Trouble } from '../../settings/ask-server.ts';
import { formStyles } from '../form.styles.ts';
import { policyTrouble } from '../policy-trouble.ts';
import { withdrawWords } from './head.ts';
import { PolicySavedEvent } from './saved-event.ts';

/**
 * @summary Asks whether a draft, or a version that is to come, is taken back.
 *
 * @event portico-policy-saved - It was taken back (`PolicySavedEvent`).
 */
export class PorticoPolicyWithdraw extends PorticoElement {
  static readonly tag = 'portico-policy-withdraw';
  static override readonly uses = [PorticoDialog, PorticoButton, PorticoProblem];
  static override styles = [PorticoElement.styles, formStyles];

  @consume({ context: clientContext, subscribe: true }) private client?: Client;

  @state() private busy = false;
  @state() private trouble: Trouble | null = null;

  /** What would be taken back. */
  @property({ attribute: false }) version: OutputOf<'policies.get'> | null = null;

  private readonly key = new SubmissionKey();

  /** Opens it. */
  show(): void {
    this.trouble = null;
    void this.updateComplete.then(() => this.dialog?.show());
  }

  private get dialog(): PorticoDialog | null {
    return this.renderRoot.querySelector('portico-dialog');
  }

  private async withdraw(): Promise<void> {
    const { client, version } = this;
    if (!client || !version?.id || this.busy) return;
    this.busy = true;
    const input = { id: version.id, revision: version.revision };
    this.trouble = await policyTrouble(async () => {
      const answer = await this.key.send(input, (given, options) =>
        client.policies.withdraw.mutate(given, options),
      );
      if (answer.ok) this.dispatchEvent(new PolicySavedEvent(answer.version));
      return answer;
    });
    this.busy = false;
    if (!this.trouble) this.dialog?.close();
  }

  override render(): TemplateResult {
    const { trouble, version } = this;
    return html`<portico-dialog
      sheet
      heading=${
        version?.status === 'published'
          ? msg(str`Take ${version.version} back?`, { id: 'policy.withdraw.heading' })
          : msg(str`Discard the draft ${version?.version ?? ''}?`, { id: 'policy.discard.heading' })
      }
    >
      ${trouble ? html`<portico-problem .heading=${trouble.heading} .detail=${trouble.detail}></portico-problem>` : nothing}
      <p>${msg('It never comes into force. Its name stays taken.', { id: 'policy.withdraw.text' })}</p>
      <portico-button slot="footer" @click=${() => this.dialog?.close()}
        >${msg('Cancel', { id: 'shell.cancel' })}</portico-button
      >
      <portico-button slot="footer" variant="danger" ?busy=${this.busy} @click=${this.withdraw}
        >${withdrawWords(version?.status ?? 'draft')}</portico-button
      >
    </portico-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-policy-withdraw': PorticoPolicyWithdraw;
  }
}

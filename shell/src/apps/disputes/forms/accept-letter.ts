import { html, type TemplateResult } from 'lit';
import type { Client } from '@portico/runtime/client';
import { msg } from '@portico/ui/msg';
import { type DisputeSending, PorticoDisputeForm } from './dispute-form.ts';

/**
 * @summary Takes a customer's signed letter for genuine, so that it decides which deal leads (DX7).
 */
export class PorticoDisputeAccept extends PorticoDisputeForm {
  static readonly tag = 'portico-dispute-accept';

  private evidenceId = '';

  /** Opens it for one letter. */
  showFor(evidenceId: string): void {
    this.evidenceId = evidenceId;
    this.show();
  }

  protected override question(): string {
    return msg('Accept this letter?', { id: 'desk.dispute.accept.question' });
  }

  protected override verb(): string {
    return msg('Accept the letter', { id: 'desk.dispute.accept' });
  }

  protected override done(): string {
    return msg('Accepted. The customer’s choice decides which deal leads.', {
      id: 'desk.dispute.accept.done',
    });
  }

  protected override send(client: Client, { reference, key }: DisputeSending) {
    return key.send({ ...reference, evidenceId: this.evidenceId }, (sent, options) =>
      client.disputes.acceptLetter.mutate(sent, options),
    );
  }

  protected override fields(): TemplateResult {
    return html`<p>
      ${msg('You say that it is genuine and that the customer signed it. Then it decides which deal leads, and a ruling that waits for a second voice is given anew.', { id: 'desk.dispute.accept.text' })}
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-dispute-accept': PorticoDisputeAccept;
  }
}

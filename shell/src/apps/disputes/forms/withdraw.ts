import { html, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import type { Client } from '@portico/runtime/client';
import { type DisputeSending, PorticoDisputeForm } from './dispute-form.ts';

/**
 * @summary Takes a dispute back that the vendor raised.
 */
export class PorticoDisputeWithdraw extends PorticoDisputeForm {
  static readonly tag = 'portico-dispute-withdraw';

  protected override question(): string {
    return msg('Take the dispute back?', { id: 'desk.dispute.withdraw.question' });
  }

  protected override verb(): string {
    return msg('Take it back', { id: 'desk.dispute.withdraw' });
  }

  protected override done(): string {
    return msg('Taken back. The partners are told.', { id: 'desk.dispute.withdraw.done' });
  }

  protected override send(client: Client, { reference, key }: DisputeSending) {
    return key.send(reference, (sent, options) => client.disputes.withdraw.mutate(sent, options));
  }

  protected override fields(): TemplateResult {
    return html`<p>
      ${msg('Nobody rules on it then; the deals stay as they are.', { id: 'desk.dispute.withdraw.text' })}
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-dispute-withdraw': PorticoDisputeWithdraw;
  }
}

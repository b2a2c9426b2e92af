import { html, type TemplateResult } from 'lit';
import { msg, str } from '@lit/localize';
import { defaultDealPolicy } from '@portico/domain/deals/policy';
import type { Client } from '@portico/runtime/client';
import { PorticoDecision, type DecisionOutcome, type Sending } from './decision.ts';

/**
 * @summary Approves a deal; protection begins at once.
 */
export class PorticoApprove extends PorticoDecision {
  static readonly tag = 'portico-desk-approve';

  protected override question(): string {
    return msg(str`Approve ${this.deal?.customerName ?? ''}?`, { id: 'desk.approve.question' });
  }

  protected override verb(): string {
    return msg('Approve', { id: 'desk.approve' });
  }

  protected override done(): string {
    return msg('Approved. The partner knows.', { id: 'desk.approve.done' });
  }

  protected override send(client: Client, { reference, options }: Sending): Promise<DecisionOutcome> {
    return client.desk.approve.mutate({ ...reference, ...this.notes() }, options);
  }

  protected override fields(): TemplateResult {
    return html`<p>
        ${msg(
          str`${this.deal?.partner.name ?? ''} is protected for this customer for ${defaultDealPolicy.protectionDays} days from now (DM6).`,
          {
            id: 'desk.approve.text',
          },
        )}
      </p>
      ${this.sharedNote()} ${this.internalNote()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-approve': PorticoApprove;
  }
}

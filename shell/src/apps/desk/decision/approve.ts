import { html, type TemplateResult } from 'lit';
import { msg, str } from '@lit/localize';
import type { MoveName } from '@portico/domain/deals/moves';
import { defaultDealPolicy } from '@portico/domain/deals/policy';
import type { Client } from '@portico/runtime/client';
import { PorticoDecision, type DecisionOutcome, type Sending } from './decision.ts';

/**
 * @summary Approves a deal; protection begins at once.
 */
export class PorticoApprove extends PorticoDecision {
  static readonly tag = 'portico-desk-approve';

  protected override move(): MoveName {
    return 'approve';
  }

  protected override question(): string {
    return msg(str`Approve ${this.subject?.customerName ?? ''}?`, { id: 'desk.approve.question' });
  }

  protected override verb(): string {
    return msg('Approve', { id: 'desk.approve' });
  }

  protected override done(): string {
    return msg('Approved. The partner knows.', { id: 'desk.approve.done' });
  }

  protected override send(client: Client, { reference, key }: Sending): Promise<DecisionOutcome> {
    return key.send({ ...reference, ...this.notes() }, (input, options) =>
      client.desk.approve.mutate(input, options),
    );
  }

  protected override fields(): TemplateResult {
    return html`<p>
        ${msg(
          str`${this.subject?.partner.name ?? ''} is protected for this customer for ${defaultDealPolicy.protectionDays} days from now (DM6).`,
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

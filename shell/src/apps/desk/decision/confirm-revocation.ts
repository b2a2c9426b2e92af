import { html, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import type { Client } from '@portico/runtime/client';
import { deskRevokeWords } from '../revoke-words.ts';
import { PorticoDecision, type DecisionOutcome, type Sending } from './decision.ts';
import type { DecidedDeal } from './decision-events.ts';

/**
 * @summary A manager confirms what the desk proposed: the approval is taken back.
 */
export class PorticoConfirmRevocation extends PorticoDecision {
  static readonly tag = 'portico-desk-confirm-revocation';

  protected override get isHard(): boolean {
    return true;
  }

  protected override get isPlain(): boolean {
    return true;
  }

  protected override isFor({ proposedRevocation }: DecidedDeal): boolean {
    return Boolean(proposedRevocation);
  }

  protected override question(): string {
    return msg('Confirm the revocation?', { id: 'desk.confirm.question' });
  }

  protected override verb(): string {
    return msg('Confirm the revocation', { id: 'desk.confirm' });
  }

  protected override done(): string {
    return msg('Confirmed. The partner knows, and may object.', { id: 'desk.confirm.done' });
  }

  protected override async send(client: Client, { reference, key }: Sending): Promise<DecisionOutcome> {
    const outcome = await key.send(reference, (input, options) =>
      client.desk.confirmRevocation.mutate(input, options),
    );
    return outcome.ok ? { ok: true, deal: { ...outcome.deal, proposedRevocation: null } } : outcome;
  }

  protected override fields(): TemplateResult {
    const proposed = this.subject?.proposedRevocation;
    return html`<p>
        ${msg('The partner reads this, and five days later protection and benefits end:', {
          id: 'desk.confirm.text',
        })}
      </p>
      <p><b>${proposed ? deskRevokeWords(proposed.reason) : ''}</b></p>
      <p>${proposed?.noteShared ?? ''}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-confirm-revocation': PorticoConfirmRevocation;
  }
}

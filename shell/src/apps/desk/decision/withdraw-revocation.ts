import { html, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import type { Client } from '@portico/runtime/client';
import { PorticoDecision, type DecisionOutcome, type Sending } from './decision.ts';
import type { DecidedDeal } from './decision-events.ts';

/**
 * @summary Takes a revocation back before it takes effect.
 */
export class PorticoWithdrawRevocation extends PorticoDecision {
  static readonly tag = 'portico-desk-withdraw-revocation';

  protected override get isPlain(): boolean {
    return true;
  }

  protected override isFor({ revocation, proposedRevocation, protection }: DecidedDeal): boolean {
    return Boolean(proposedRevocation) || (revocation !== null && protection !== 'revoked');
  }

  protected override question(): string {
    return msg('Leave the approval as it was?', { id: 'desk.unrevoke.question' });
  }

  protected override verb(): string {
    return msg('Take the revocation back', { id: 'desk.unrevoke' });
  }

  protected override done(): string {
    return msg('Taken back. The approval stands.', { id: 'desk.unrevoke.done' });
  }

  protected override send(client: Client, { reference, key }: Sending): Promise<DecisionOutcome> {
    return key.send(reference, (input, options) => client.desk.withdrawRevocation.mutate(input, options));
  }

  protected override fields(): TemplateResult {
    return html`<p>
      ${
        this.subject?.revocation
          ? msg('The partner was told of the revocation and is told that it is off.', {
              id: 'desk.unrevoke.told',
            })
          : msg('The partner never heard of it and is told nothing.', { id: 'desk.unrevoke.untold' })
      }
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-withdraw-revocation': PorticoWithdrawRevocation;
  }
}

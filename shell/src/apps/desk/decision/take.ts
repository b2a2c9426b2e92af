import { html, type TemplateResult } from 'lit';
import { msg, str } from '@portico/ui/msg';
import type { MoveName } from '@portico/domain/deals/moves';
import type { Client } from '@portico/runtime/client';
import { PorticoDecision, type DecisionOutcome, type Sending } from './decision.ts';

/**
 * @summary Asks before a deal is taken by a key: one key pressed by mistake must not be seen by the partner.
 */
export class PorticoTake extends PorticoDecision {
  static readonly tag = 'portico-desk-take';

  protected override move(): MoveName {
    return 'take';
  }

  protected override get isPlain(): boolean {
    return true;
  }

  protected override question(): string {
    return msg(str`Take ${this.subject?.customerName ?? ''}?`, { id: 'desk.take.question' });
  }

  protected override verb(): string {
    return msg('Take it', { id: 'desk.take' });
  }

  protected override done(): string {
    return msg('Taken. It is in your hands.', { id: 'desk.take.done' });
  }

  protected override send(client: Client, { reference, key }: Sending): Promise<DecisionOutcome> {
    return key.send(reference, (input, options) => client.desk.take.mutate(input, options));
  }

  protected override fields(): TemplateResult {
    return html`<p>
      ${msg('You become its reviewer, and the partner sees your name. This cannot be taken back.', { id: 'desk.take.text' })}
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-take': PorticoTake;
  }
}

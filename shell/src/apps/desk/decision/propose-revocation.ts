import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import { RevokeReason } from '@portico/domain/deals/revocation';
import type { Client } from '@portico/runtime/client';
import { PorticoSelect } from '@portico/ui/select/select';
import { revokeOptions } from '../revoke-words.ts';
import { PorticoDecision, type DecisionOutcome, type Sending } from './decision.ts';
import type { DecidedDeal } from './decision-events.ts';

/**
 * @summary Proposes to take an approval back; a manager confirms it.
 */
export class PorticoProposeRevocation extends PorticoDecision {
  static readonly tag = 'portico-desk-propose-revocation';
  static override readonly uses = [...PorticoDecision.uses, PorticoSelect];

  @state() private reason: RevokeReason | '' = '';
  @state() private error = '';

  protected override get isHard(): boolean {
    return true;
  }

  protected override isFor(deal: DecidedDeal): boolean {
    const { review, outcome, revocation, proposedRevocation, protection } = deal;
    const isHeld = review === 'approved' && outcome !== 'lost' && protection !== 'expired';
    return isHeld && !revocation && !proposedRevocation;
  }

  protected override question(): string {
    return msg('Take the approval back?', { id: 'desk.revoke.question' });
  }

  protected override verb(): string {
    return msg('Propose it', { id: 'desk.revoke.propose' });
  }

  protected override done(): string {
    return msg('Proposed. A manager confirms it; the partner knows nothing yet.', { id: 'desk.revoke.done' });
  }

  protected override check(): boolean {
    this.error = this.reason ? '' : msg('Choose a reason.', { id: 'desk.reject.reason-needed' });
    const isSaid = this.noteShared.trim() !== '';
    this.noteError = isSaid ? '' : msg('Write why; the partner reads it.', { id: 'desk.answer.why' });
    return this.reason !== '' && isSaid;
  }

  protected override async send(client: Client, { reference, key }: Sending): Promise<DecisionOutcome> {
    const { reason } = this;
    if (reason === '') throw new Error('a revocation has its reason checked before it is sent');
    const input = { ...reference, reason, noteShared: this.noteShared.trim() };
    return key.send(input, (sent, options) => client.desk.proposeRevocation.mutate(sent, options));
  }

  protected override clear(): void {
    super.clear();
    this.reason = '';
  }

  protected override fields(): TemplateResult {
    return html`<p>
        ${msg(
          'A manager confirms it. Then the partner is told, and five days later protection and benefits end.',
          { id: 'desk.revoke.text' },
        )}
      </p>
      <portico-select
        required
        autofocus
        label=${msg('Reason', { id: 'desk.reject.reason' })}
        help=${msg('The partner reads it too.', { id: 'desk.reject.shown' })}
        placeholder=${msg('Choose a reason', { id: 'desk.reject.choose' })}
        .options=${revokeOptions()}
        .value=${this.reason}
        .error=${this.error}
        @change=${(event: Event) => {
          const { value } = event.currentTarget as PorticoSelect;
          this.reason = RevokeReason.options.find((each) => each === value) ?? '';
          this.error = '';
        }}
      ></portico-select>
      ${this.sharedNote(true)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-propose-revocation': PorticoProposeRevocation;
  }
}

import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { MoveName } from '@portico/domain/deals/moves';
import { reasonForPartner } from '@portico/domain/deals/partner-reading';
import { RejectReason } from '@portico/domain/deals/reasons';
import type { Client } from '@portico/runtime/client';
import { PorticoSelect } from '@portico/ui/select/select';
import { reasonWords } from '../desk-words.ts';
import { PorticoDecision, type DecisionOutcome, type Sending } from './decision.ts';

/**
 * @summary Rejects a deal with a reason of the list.
 */
export class PorticoReject extends PorticoDecision {
  static readonly tag = 'portico-desk-reject';
  static override readonly uses = [...PorticoDecision.uses, PorticoSelect];

  @state() private reason: RejectReason | '' = '';
  @state() private error = '';

  protected override get isHard(): boolean {
    return true;
  }

  protected override move(): MoveName {
    return 'reject';
  }

  protected override question(): string {
    return msg(str`Reject ${this.subject?.customerName ?? ''}?`, { id: 'desk.reject.question' });
  }

  protected override verb(): string {
    return msg('Reject', { id: 'desk.reject' });
  }

  protected override done(): string {
    return msg('Rejected. The partner knows why.', { id: 'desk.reject.done' });
  }

  protected override check(): boolean {
    this.error = this.reason ? '' : msg('Choose a reason.', { id: 'desk.reject.reason-needed' });
    const isUnsaid = this.reason === 'other' && !this.noteShared.trim();
    this.noteError = isUnsaid
      ? msg('Write the reason for the partner.', { id: 'desk.reject.note-needed' })
      : '';
    return this.reason !== '' && !isUnsaid;
  }

  protected override async send(client: Client, { reference, key }: Sending): Promise<DecisionOutcome> {
    if (this.reason === '') throw new Error('a rejection has its reason checked before it is sent');
    return key.send({ ...reference, reason: this.reason, ...this.notes() }, (input, options) =>
      client.desk.reject.mutate(input, options),
    );
  }

  protected override clear(): void {
    super.clear();
    this.reason = '';
  }

  private onReason(event: Event): void {
    const { value } = event.currentTarget as PorticoSelect;
    this.reason = RejectReason.options.find((each) => each === value) ?? '';
    this.error = '';
    this.noteError = '';
  }

  protected override fields(): TemplateResult {
    return html`<portico-select
        required
        autofocus
        label=${msg('Reason', { id: 'desk.reject.reason' })}
        help=${
          this.reason && reasonForPartner(this.reason) === 'not_available'
            ? msg('The partner reads only that the customer is not available for registration.', {
                id: 'desk.reject.unavailable',
              })
            : msg('The partner reads it too.', { id: 'desk.reject.shown' })
        }
        placeholder=${msg('Choose a reason', { id: 'desk.reject.choose' })}
        .options=${RejectReason.options.map((value) => ({ value, label: reasonWords(value) }))}
        .value=${this.reason}
        .error=${this.error}
        @change=${this.onReason}
      ></portico-select>
      ${this.sharedNote(this.reason === 'other')} ${this.internalNote()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-reject': PorticoReject;
  }
}

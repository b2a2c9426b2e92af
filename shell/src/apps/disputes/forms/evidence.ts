import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import { EvidenceKind } from '@portico/domain/disputes/dispute';
import type { Client } from '@portico/runtime/client';
import type { PorticoField } from '@portico/ui/field/field';
import { PorticoSelect } from '@portico/ui/select/select';
import { PorticoEvidence } from '@portico/widgets/files/evidence';
import { kindOptions } from '../dispute-words.ts';
import { type DisputeSending, PorticoDisputeForm } from './dispute-form.ts';

/**
 * @summary Brings evidence for one of the deals of a dispute.
 */
export class PorticoDisputeEvidence extends PorticoDisputeForm {
  static readonly tag = 'portico-dispute-evidence';
  static override readonly uses = [...PorticoDisputeForm.uses, PorticoSelect, PorticoEvidence];

  @state() private dealId = '';
  @state() private kind: EvidenceKind = 'note';
  @state() private text = '';
  @state() private fileIds: readonly string[] = [];
  @state() private errors = { dealId: '', text: '' };

  protected override question(): string {
    return msg('What do you bring?', { id: 'desk.dispute.evidence.question' });
  }

  protected override verb(): string {
    return msg('Add it', { id: 'desk.dispute.evidence.add' });
  }

  protected override done(): string {
    return msg('Added. The panel reads it.', { id: 'desk.dispute.evidence.done' });
  }

  protected override check(): boolean {
    this.errors = {
      dealId: this.dealId
        ? ''
        : msg('Choose the deal it speaks for.', { id: 'desk.dispute.evidence.deal-needed' }),
      text: this.text.trim() ? '' : msg('Write what it shows.', { id: 'desk.dispute.evidence.text-needed' }),
    };
    return this.dealId !== '' && this.text.trim() !== '';
  }

  protected override send(client: Client, { reference, key }: DisputeSending) {
    const { dealId, kind, fileIds } = this;
    const input = { ...reference, dealId, kind, text: this.text.trim(), fileIds: [...fileIds] };
    return key.send(input, (sent, options) => client.disputes.addEvidence.mutate(sent, options));
  }

  protected override clear(): void {
    this.text = '';
    this.fileIds = [];
  }

  protected override fields(): TemplateResult {
    const deals = (this.dispute?.parties ?? []).map(({ dealId, partnerName }) => ({
      value: dealId,
      label: partnerName,
    }));
    return html`<portico-select
        required
        autofocus
        label=${msg('It speaks for', { id: 'desk.dispute.evidence.deal' })}
        placeholder=${msg('Choose a deal', { id: 'desk.dispute.evidence.choose' })}
        .options=${deals}
        .value=${this.dealId}
        .error=${this.errors.dealId}
        @change=${(event: Event) => (this.dealId = (event.currentTarget as PorticoSelect).value)}
      ></portico-select>
      <portico-select
        required
        label=${msg('Kind', { id: 'desk.ask.kind' })}
        .options=${kindOptions()}
        .value=${this.kind}
        @change=${(event: Event) => {
          const { value } = event.currentTarget as PorticoSelect;
          this.kind = EvidenceKind.options.find((each) => each === value) ?? 'note';
        }}
      ></portico-select>
      <portico-field
        required
        multiline
        maxlength="4000"
        label=${msg('What it shows', { id: 'desk.dispute.evidence.text' })}
        .value=${this.text}
        .error=${this.errors.text}
        @input=${(event: Event) => (this.text = (event.currentTarget as PorticoField).value)}
      ></portico-field>
      <portico-evidence
        label=${msg('Files', { id: 'desk.dispute.evidence.files' })}
        .ids=${[...this.fileIds]}
        @change=${(event: Event) => {
          if (event.currentTarget instanceof PorticoEvidence) this.fileIds = event.currentTarget.ids;
        }}
      ></portico-evidence>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-dispute-evidence': PorticoDisputeEvidence;
  }
}

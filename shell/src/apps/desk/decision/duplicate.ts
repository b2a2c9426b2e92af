import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { isolated } from '@portico/ui/isolated';
import { msg } from '@portico/ui/msg';
import type { MoveName } from '@portico/domain/deals/moves';
import type { Client } from '@portico/runtime/client';
import { PorticoChoice } from '@portico/ui/choice/choice';
import { deskStatus } from '../desk-words.ts';
import { deskRefusalText } from '../refusal-words.ts';
import { PorticoDecision, type DecisionOutcome, type Sending } from './decision.ts';

/**
 * @summary Closes a deal as the repeat of one that stands in its way; the partner never learns which.
 */
export class PorticoDuplicate extends PorticoDecision {
  static readonly tag = 'portico-desk-duplicate';
  static override readonly uses = [...PorticoDecision.uses, PorticoChoice];

  @state() private ofId = '';
  @state() private error = '';

  protected override get isHard(): boolean {
    return true;
  }

  protected override move(): MoveName {
    return 'markDuplicate';
  }

  protected override question(): string {
    return msg('Which deal does it repeat?', { id: 'desk.duplicate.question' });
  }

  protected override verb(): string {
    return msg('Mark as duplicate', { id: 'desk.duplicate' });
  }

  protected override done(): string {
    return msg('Marked as duplicate.', { id: 'desk.duplicate.done' });
  }

  protected override check(): boolean {
    this.error = this.ofId ? '' : msg('Choose the deal it repeats.', { id: 'desk.duplicate.needed' });
    return this.ofId !== '';
  }

  protected override send(client: Client, { reference, key }: Sending): Promise<DecisionOutcome> {
    const { noteInternal } = this.notes();
    return key.send({ ...reference, ofId: this.ofId, noteInternal }, (input, options) =>
      client.desk.markDuplicate.mutate(input, options),
    );
  }

  protected override clear(): void {
    super.clear();
    this.ofId = '';
  }

  protected override fields(): TemplateResult {
    const options = (this.subject?.conflicts ?? []).map(({ deal }) => ({
      value: deal.id,
      label: `${isolated(deal.customerName)} · ${isolated(deal.partner.name)}`,
      detail: [deal.number, deskStatus(deal).word].filter(Boolean).join(' · '),
    }));
    return html`<p>
        ${msg('The partner reads that the customer is not available, never that it is a duplicate, of which deal or whose.', { id: 'desk.duplicate.text' })}
      </p>
      <portico-choice
        required
        label=${msg('Registrations in the way', { id: 'desk.conflicts' })}
        .options=${options}
        .value=${this.ofId}
        .error=${this.error || (this.refusal?.field === 'ofId' ? deskRefusalText(this.refusal) : '')}
        @input=${(event: Event) => {
          this.ofId = (event.currentTarget as PorticoChoice).value;
          this.error = '';
        }}
      ></portico-choice>
      ${this.internalNote()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-duplicate': PorticoDuplicate;
  }
}

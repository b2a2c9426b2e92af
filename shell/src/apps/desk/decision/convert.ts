import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { Client } from '@portico/runtime/client';
import { PorticoChoice } from '@portico/ui/choice/choice';
import type { PorticoField } from '@portico/ui/field/field';
import { PorticoDecision, type DecisionOutcome, type Sending } from './decision.ts';
import type { DecidedDeal } from './decision-events.ts';

/**
 * @summary Records that a deal went on into the CRM: an opportunity where exactly one contact there fits, else a lead.
 */
export class PorticoConvert extends PorticoDecision {
  static readonly tag = 'portico-desk-convert';
  static override readonly uses = [...PorticoDecision.uses, PorticoChoice];

  @state() private contacts = '';
  @state() private externalId = '';
  @state() private error = '';

  protected override isFor({ review, outcome, conversion }: DecidedDeal): boolean {
    return review === 'approved' && outcome === 'open' && !conversion;
  }

  protected override question(): string {
    return msg('Pass it on to the CRM?', { id: 'desk.convert.question' });
  }

  protected override verb(): string {
    return msg('Record it', { id: 'desk.convert.send' });
  }

  protected override done(): string {
    return msg('Recorded. The deal is in the CRM.', { id: 'desk.convert.done' });
  }

  protected override check(): boolean {
    this.error = this.contacts ? '' : msg('Choose what the CRM shows.', { id: 'desk.convert.needed' });
    return this.contacts !== '';
  }

  protected override send(client: Client, { reference, key }: Sending): Promise<DecisionOutcome> {
    const externalId = this.externalId.trim() || null;
    const input = { ...reference, contactMatches: Number(this.contacts), externalId };
    return key.send(input, (sent, options) => client.desk.convert.mutate(sent, options));
  }

  protected override clear(): void {
    super.clear();
    this.contacts = '';
    this.externalId = '';
  }

  protected override fields(): TemplateResult {
    return html`<portico-choice
        required
        label=${msg('Contacts in the CRM with this e-mail address', { id: 'desk.convert.contacts' })}
        .help=${this.subject?.claim.contactEmail ?? ''}
        .options=${[
          {
            value: '1',
            label: msg('Exactly one', { id: 'desk.convert.one' }),
            detail: msg('It becomes an opportunity.', { id: 'desk.convert.one.text' }),
          },
          {
            value: '0',
            label: msg('None', { id: 'desk.convert.no' }),
            detail: msg('It becomes a lead.', { id: 'desk.convert.lead' }),
          },
          {
            value: '2',
            label: msg('Several', { id: 'desk.convert.several' }),
            detail: msg('It becomes a lead.', { id: 'desk.convert.lead' }),
          },
        ]}
        .value=${this.contacts}
        .error=${this.error}
        @input=${(event: Event) => {
          this.contacts = (event.currentTarget as PorticoChoice).value;
          this.error = '';
        }}
      ></portico-choice>
      <portico-field
        optional
        maxlength="120"
        label=${msg('Number in the CRM', { id: 'desk.convert.number' })}
        .value=${this.externalId}
        @input=${(event: Event) => (this.externalId = (event.currentTarget as PorticoField).value)}
      ></portico-field>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-convert': PorticoConvert;
  }
}

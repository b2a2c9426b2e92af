import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { isolated } from '@portico/ui/isolated';
import { msg } from '@portico/ui/msg';
import type { Claimant } from '@portico/domain/deals/review-views';
import { DisputeGround } from '@portico/domain/disputes/dispute';
import type { Client } from '@portico/runtime/client';
import { PorticoCheck } from '@portico/ui/check/check';
import type { PorticoField } from '@portico/ui/field/field';
import { PorticoSelect } from '@portico/ui/select/select';
import { groundOptions } from '../dispute-words.ts';
import { type DisputeSending, PorticoDisputeForm } from './dispute-form.ts';

/**
 * @summary The desk raises a dispute over the deals of those who claim one customer.
 */
export class PorticoDisputeRaise extends PorticoDisputeForm {
  static readonly tag = 'portico-dispute-raise';
  static override readonly uses = [...PorticoDisputeForm.uses, PorticoSelect, PorticoCheck];

  @state() private left: ReadonlySet<string> = new Set();
  @state() private ground: DisputeGround | '' = '';
  @state() private statement = '';
  @state() private errors = { ground: '', statement: '', deals: '' };

  /** All who claim the customer. */
  @property({ attribute: false }) claimants: readonly Claimant[] = [];

  protected override question(): string {
    return msg('Raise a dispute?', { id: 'desk.dispute.raise.question' });
  }

  protected override verb(): string {
    return msg('Raise it', { id: 'desk.dispute.raise.send' });
  }

  protected override done(): string {
    return msg('Raised. Name who rules on it.', { id: 'desk.dispute.raise.done' });
  }

  private get dealIds(): string[] {
    return this.claimants.map(({ dealId }) => dealId).filter((id) => !this.left.has(id));
  }

  protected override check(): boolean {
    this.errors = {
      ground: this.ground ? '' : msg('Choose what it is about.', { id: 'desk.dispute.raise.ground-needed' }),
      statement: this.statement.trim()
        ? ''
        : msg('Write what is in question.', { id: 'desk.dispute.raise.text-needed' }),
      deals:
        this.dealIds.length > 0
          ? ''
          : msg('Choose at least one deal.', { id: 'desk.dispute.raise.deals-needed' }),
    };
    return Object.values(this.errors).every((each) => each === '');
  }

  protected override async send(client: Client, { key }: DisputeSending) {
    const { ground, dealIds } = this;
    if (ground === '') throw new Error('a dispute has its ground checked before it is sent');
    const input = { dealIds, ground, statement: this.statement.trim() };
    return key.send(input, (sent, options) => client.disputes.raise.mutate(sent, options));
  }

  protected override clear(): void {
    this.ground = '';
    this.statement = '';
  }

  protected override fields(): TemplateResult {
    return html`<p>
        ${msg('The partners are told, each of its own part alone. A panel rules.', { id: 'desk.dispute.raise.text' })}
      </p>
      <portico-select
        required
        autofocus
        label=${msg('About', { id: 'desk.dispute.about' })}
        placeholder=${msg('Choose what it is about', { id: 'desk.dispute.raise.choose' })}
        .options=${groundOptions()}
        .value=${this.ground}
        .error=${this.errors.ground}
        @change=${(event: Event) => {
          const { value } = event.currentTarget as PorticoSelect;
          this.ground = DisputeGround.options.find((each) => each === value) ?? '';
        }}
      ></portico-select>
      <div role="group" aria-label=${msg('Deals it is about', { id: 'desk.dispute.raise.deals' })}>
        <b>${msg('Deals it is about', { id: 'desk.dispute.raise.deals' })}</b>
        ${this.claimants.map(
          ({ dealId, partner, number }) =>
            html`<portico-check
              label=${[isolated(partner.name), number].filter(Boolean).join(' · ')}
              .checked=${!this.left.has(dealId)}
              @change=${(event: Event) => this.leave(dealId, !(event.currentTarget as PorticoCheck).checked)}
            ></portico-check>`,
        )}
        <p role="alert">${this.errors.deals}</p>
      </div>
      <portico-field
        required
        multiline
        maxlength="4000"
        label=${msg('What is in question', { id: 'desk.dispute.raise.statement' })}
        .value=${this.statement}
        .error=${this.errors.statement}
        @input=${(event: Event) => (this.statement = (event.currentTarget as PorticoField).value)}
      ></portico-field>`;
  }

  private leave(dealId: string, out: boolean): void {
    const next = new Set(this.left);
    if (out) next.add(dealId);
    else next.delete(dealId);
    this.left = next;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-dispute-raise': PorticoDisputeRaise;
  }
}

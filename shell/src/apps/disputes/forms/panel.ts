import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { isolated } from '@portico/ui/isolated';
import { msg } from '@portico/ui/msg';
import type { Claimant } from '@portico/domain/deals/review-views';
import type { Client, OutputOf } from '@portico/runtime/client';
import { PorticoCheck } from '@portico/ui/check/check';
import { type DisputeSending, PorticoDisputeForm } from './dispute-form.ts';

/**
 * @summary Names who rules on a dispute, and which further deals of the customer it is about.
 */
export class PorticoDisputePanel extends PorticoDisputeForm {
  static readonly tag = 'portico-dispute-panel';
  static override readonly uses = [...PorticoDisputeForm.uses, PorticoCheck];

  @state() private people: OutputOf<'disputes.candidates'> = [];
  @state() private panel: ReadonlySet<string> = new Set();
  @state() private added: ReadonlySet<string> = new Set();
  @state() private error = '';

  /** Others who claim the customer and are not in the dispute yet. */
  @property({ attribute: false }) others: readonly Claimant[] = [];

  protected override opened(): void {
    this.panel = new Set(this.dispute?.panel.map(({ userId }) => userId));
    this.error = '';
    void this.client?.disputes.candidates.query().then(
      (people) => (this.people = people),
      () =>
        (this.error = msg('The list did not come. Close this and try again.', { id: 'desk.assign.failed' })),
    );
  }

  protected override question(): string {
    return msg('Who rules on it?', { id: 'desk.dispute.panel.question' });
  }

  protected override verb(): string {
    return msg('Name the panel', { id: 'desk.dispute.panel' });
  }

  protected override done(): string {
    return msg('The panel is named.', { id: 'desk.dispute.panel.done' });
  }

  protected override check(): boolean {
    this.error =
      this.panel.size < 2 ? msg('A panel needs at least two people.', { id: 'desk.refusal.too-few' }) : '';
    return this.error === '';
  }

  protected override send(client: Client, { reference, key }: DisputeSending) {
    const input = { ...reference, panel: [...this.panel], addDealIds: [...this.added] };
    return key.send(input, (sent, options) => client.disputes.assignPanel.mutate(sent, options));
  }

  protected override clear(): void {
    this.added = new Set();
  }

  protected override fields(): TemplateResult {
    return html`<p>
        ${msg('Nobody who had a hand in one of the deals. Two of them have to say the same.', { id: 'desk.dispute.panel.text' })}
      </p>
      <div role="group" aria-label=${msg('Panel', { id: 'desk.dispute.panel.title' })}>
        ${this.people.map(
          ({ userId, name }) =>
            html`<portico-check
              label=${name}
              .checked=${this.panel.has(userId)}
              @change=${(event: Event) => (this.panel = toggled(this.panel, userId, event))}
            ></portico-check>`,
        )}
      </div>
      <p role="alert">${this.error}</p>
      ${
        this.others.length > 0
          ? html`<div
              role="group"
              aria-label=${msg('Further deals it is about', { id: 'desk.dispute.panel.deals' })}
            >
              <b>${msg('Further deals it is about', { id: 'desk.dispute.panel.deals' })}</b>
              ${this.others.map(
                ({ dealId, partner, number }) =>
                  html`<portico-check
                    label=${[isolated(partner.name), number].filter(Boolean).join(' · ')}
                    .checked=${this.added.has(dealId)}
                    @change=${(event: Event) => (this.added = toggled(this.added, dealId, event))}
                  ></portico-check>`,
              )}
            </div>`
          : nothing
      }`;
  }
}

function toggled(set: ReadonlySet<string>, value: string, event: Event): ReadonlySet<string> {
  const next = new Set(set);
  if ((event.currentTarget as PorticoCheck).checked) next.add(value);
  else next.delete(value);
  return next;
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-dispute-panel': PorticoDisputePanel;
  }
}

import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { isolated } from '@portico/ui/isolated';
import { msg } from '@portico/ui/msg';
import type { Client } from '@portico/runtime/client';
import { PorticoCheck } from '@portico/ui/check/check';
import { PorticoChoice } from '@portico/ui/choice/choice';
import type { PorticoField } from '@portico/ui/field/field';
import { type DisputeSending, PorticoDisputeForm } from './dispute-form.ts';

const NONE = 'none';

/**
 * @summary One of the panel says how to rule: which deal leads, which end, and why. Once a second one says the same, it stands.
 */
export class PorticoDisputeRule extends PorticoDisputeForm {
  static readonly tag = 'portico-dispute-rule';
  static override readonly uses = [...PorticoDisputeForm.uses, PorticoChoice, PorticoCheck];

  @state() private leading = '';
  @state() private ending: ReadonlySet<string> = new Set();
  @state() private rationale = '';
  @state() private leadingError = '';
  @state() private rationaleError = '';

  protected override opened(): void {
    const { dispute, rationale } = this;
    const ruling = dispute?.ruling;
    if (rationale !== '' || !dispute) return;
    this.leading = ruling ? (ruling.leadingDealId ?? NONE) : (dispute.chosenDealId ?? '');
    this.ending = new Set(ruling?.endingDealIds);
    this.rationale = ruling?.rationaleShared ?? '';
  }

  protected override question(): string {
    return msg('Which deal leads?', { id: 'desk.dispute.rule.question' });
  }

  protected override verb(): string {
    return this.dispute?.ruling
      ? msg('Say how to rule', { id: 'desk.dispute.rule.second' })
      : msg('Propose the ruling', { id: 'desk.dispute.rule.first' });
  }

  protected override done(): string {
    return msg('Said. It stands once two of the panel say the same.', { id: 'desk.dispute.rule.done' });
  }

  protected override check(): boolean {
    this.leadingError = this.leading
      ? ''
      : msg('Choose what leads, or that none does.', { id: 'desk.dispute.rule.leading-needed' });
    this.rationaleError = this.rationale.trim()
      ? ''
      : msg('Write why; both sides read it.', { id: 'desk.dispute.rule.why-needed' });
    return this.leading !== '' && this.rationale.trim() !== '';
  }

  protected override send(client: Client, { reference, key }: DisputeSending) {
    const leadingDealId = this.leading === NONE ? null : this.leading;
    const endingDealIds = [...this.ending].filter((id) => id !== leadingDealId);
    const input = { ...reference, leadingDealId, endingDealIds, rationaleShared: this.rationale.trim() };
    return key.send(input, (sent, options) => client.disputes.rule.mutate(sent, options));
  }

  protected override clear(): void {
    this.leading = '';
    this.ending = new Set();
    this.rationale = '';
  }

  protected override fields(): TemplateResult {
    const { dispute } = this;
    if (!dispute) return html``;
    const parties = dispute.parties.map(({ dealId, partnerName }) => ({
      value: dealId,
      label: partnerName,
      detail: dispute.deals.find(({ id }) => id === dealId)?.number ?? '',
    }));
    return html`${dispute.chosenDealId ? html`<p>${msg('The customer chose by a signed letter; the deal it names leads.', { id: 'desk.dispute.rule.letter' })}</p>` : nothing}
      <portico-choice
        required
        label=${msg('What leads', { id: 'desk.dispute.rule.leading' })}
        .options=${[...parties, { value: NONE, label: msg('None: they stand side by side', { id: 'desk.dispute.rule.none' }) }]}
        .value=${this.leading}
        .error=${this.leadingError}
        @input=${(event: Event) => {
          this.leading = (event.currentTarget as PorticoChoice).value;
          this.leadingError = '';
        }}
      ></portico-choice>
      <div role="group" aria-label=${msg('What ends', { id: 'desk.dispute.rule.ending' })}>
        <b>${msg('What ends', { id: 'desk.dispute.rule.ending' })}</b>
        ${parties
          .filter(({ value }) => value !== this.leading)
          .map(
            ({ value, label, detail }) =>
              html`<portico-check
                label=${[isolated(label), detail].filter(Boolean).join(' · ')}
                .checked=${this.ending.has(value)}
                @change=${(event: Event) => this.end(value, (event.currentTarget as PorticoCheck).checked)}
              ></portico-check>`,
          )}
        <p>
          ${msg('What is not decided is refused; what is approved is revoked with notice.', { id: 'desk.dispute.rule.ending.text' })}
        </p>
      </div>
      <portico-field
        required
        multiline
        maxlength="2000"
        label=${msg('Why', { id: 'desk.dispute.rule.why' })}
        help=${msg('Both sides read it: no names of companies or people.', { id: 'desk.dispute.rule.why.help' })}
        .value=${this.rationale}
        .error=${this.rationaleError}
        @input=${(event: Event) => {
          this.rationale = (event.currentTarget as PorticoField).value;
          this.rationaleError = '';
        }}
      ></portico-field>`;
  }

  private end(dealId: string, ends: boolean): void {
    const next = new Set(this.ending);
    if (ends) next.add(dealId);
    else next.delete(dealId);
    this.ending = next;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-dispute-rule': PorticoDisputeRule;
  }
}

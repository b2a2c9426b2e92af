import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { Client, OutputOf } from '@portico/runtime/client';
import { PorticoSelect } from '@portico/ui/select/select';
import { deskRefusalText } from '../refusal-words.ts';
import { PorticoDecision, type DecisionOutcome, type Sending } from './decision.ts';
import type { DecidedDeal } from './decision-events.ts';

/**
 * @summary Gives a deal to a reviewer.
 */
export class PorticoAssign extends PorticoDecision {
  static readonly tag = 'portico-desk-assign';
  static override readonly uses = [...PorticoDecision.uses, PorticoSelect];

  @state() private people: OutputOf<'desk.reviewers'> = [];
  @state() private reviewerId = '';
  @state() private error = '';

  override show(): void {
    super.show();
    void this.client?.desk.reviewers.query().then(
      (people) => (this.people = people),
      () =>
        (this.error = msg('The list did not come. Close this and try again.', { id: 'desk.assign.failed' })),
    );
  }

  protected override isFor({ review }: DecidedDeal): boolean {
    return review === 'submitted' || review === 'in_review' || review === 'info_requested';
  }

  protected override question(): string {
    return msg(str`Who reviews ${this.subject?.customerName ?? ''}?`, { id: 'desk.assign.question' });
  }

  protected override verb(): string {
    return msg('Assign', { id: 'desk.assign' });
  }

  protected override done(): string {
    return msg('Assigned. The partner sees who reviews it.', { id: 'desk.assign.done' });
  }

  protected override check(): boolean {
    this.error = this.reviewerId ? '' : msg('Choose somebody.', { id: 'desk.assign.needed' });
    return this.reviewerId !== '';
  }

  protected override send(client: Client, { reference, key }: Sending): Promise<DecisionOutcome> {
    return key.send({ ...reference, reviewerId: this.reviewerId }, (input, options) =>
      client.desk.assign.mutate(input, options),
    );
  }

  protected override clear(): void {
    super.clear();
    this.reviewerId = '';
  }

  protected override fields(): TemplateResult {
    const refused = this.refusal?.field === 'reviewerId' ? deskRefusalText(this.refusal) : '';
    return html`<portico-select
      required
      autofocus
      label=${msg('Reviewer', { id: 'desk.fact.reviewer' })}
      placeholder=${msg('Choose somebody', { id: 'desk.assign.choose' })}
      .options=${this.people.map(({ id, name }) => ({ value: id, label: name }))}
      .value=${this.reviewerId}
      .error=${this.error || refused}
      @change=${(event: Event) => {
        this.reviewerId = (event.currentTarget as PorticoSelect).value;
        this.error = '';
        this.refusal = null;
      }}
    ></portico-select>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-assign': PorticoAssign;
  }
}

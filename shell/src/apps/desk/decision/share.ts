import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { Client, OutputOf } from '@portico/runtime/client';
import { PorticoSelect } from '@portico/ui/select/select';
import { deskRefusalText } from '../refusal-words.ts';
import { PorticoDecision, type DecisionOutcome, type Sending } from './decision.ts';
import type { DecidedDeal } from './decision-events.ts';

/**
 * @summary Lets a second partner read a deal, or takes it from their eyes again (DM21).
 */
export class PorticoShare extends PorticoDecision {
  static readonly tag = 'portico-desk-share';
  static override readonly uses = [...PorticoDecision.uses, PorticoSelect];

  @state() private partners: OutputOf<'partners.list'> = [];
  @state() private partnerId = '';
  @state() private error = '';

  override show(): void {
    super.show();
    this.partnerId = (this.shared ?? this.subject?.namedPartner)?.id ?? '';
    this.error = '';
    void this.client?.partners.list.query().then(
      (partners) => (this.partners = partners),
      () =>
        (this.error = msg('The list did not come. Close this and try again.', { id: 'desk.assign.failed' })),
    );
  }

  /** With whom it is shared; null for nobody. */
  private get shared(): DecidedDeal['secondPartner'] {
    return this.subject?.secondPartner ?? null;
  }

  protected override isFor({ review }: DecidedDeal): boolean {
    return review !== 'draft';
  }

  protected override question(): string {
    return msg(str`Who else may read ${this.subject?.customerName ?? ''}?`, { id: 'desk.share.question' });
  }

  protected override verb(): string {
    return this.shared && this.partnerId === ''
      ? msg('Stop sharing', { id: 'desk.share.stop' })
      : msg('Share', { id: 'desk.share.do' });
  }

  protected override done(): string {
    return this.partnerId === ''
      ? msg('It is no longer shared.', { id: 'desk.share.stopped' })
      : msg('Shared. The second partner can read it now.', { id: 'desk.share.done' });
  }

  protected override check(): boolean {
    const isNothing = this.partnerId === '' && !this.shared;
    this.error = isNothing ? msg('Choose a partner.', { id: 'desk.share.needed' }) : '';
    return !isNothing;
  }

  protected override send(client: Client, { reference, key }: Sending): Promise<DecisionOutcome> {
    return key.send({ ...reference, partnerId: this.partnerId || null }, (input, options) =>
      client.desk.share.mutate(input, options),
    );
  }

  protected override fields(): TemplateResult {
    const refused = this.refusal?.field === 'partnerId' ? deskRefusalText(this.refusal) : '';
    const others = this.partners.filter(({ id }) => id !== this.subject?.partner.id);
    return html`<p>
        ${msg('The second partner reads the deal, its files and its history, and changes nothing. Internal notes stay with you.', { id: 'desk.share.text' })}
      </p>
      <portico-select
        autofocus
        ?required=${!this.shared}
        label=${msg('Second partner', { id: 'desk.fact.second' })}
        placeholder=${this.shared ? msg('Nobody', { id: 'desk.share.nobody' }) : msg('Choose a partner', { id: 'desk.share.choose' })}
        .options=${others.map(({ id, name }) => ({ value: id, label: name }))}
        .value=${this.partnerId}
        .error=${this.error || refused}
        @change=${(event: Event) => {
          this.partnerId = (event.currentTarget as PorticoSelect).value;
          this.error = '';
          this.refusal = null;
        }}
      ></portico-select>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-share': PorticoShare;
  }
}

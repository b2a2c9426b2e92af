import { consume } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { DealSummary } from '@portico/domain/deals/views';
import { asFault } from '@portico/runtime/as-fault';
import type { Client, OutputOf } from '@portico/runtime/client';
import { clientContext } from '@portico/runtime/contexts';
import { faultText } from '@portico/runtime/fault-text';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoButton } from '@portico/ui/button/button';
import type { ElementClass } from '@portico/ui/define';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import { PorticoElement } from '@portico/ui/element';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { PorticoSelect } from '@portico/ui/select/select';
import { decisionStyles } from '../decision/decision.styles.ts';
import { deskRefusalText } from '../refusal-words.ts';

type Subject = Pick<DealSummary, 'id' | 'version' | 'customerName'>;
type Results = OutputOf<'desk.bulkReassign'>['results'];

// What the server takes at once.
const DEALS_MAX = 100;

/** Deals were given to a reviewer. */
export class DealsAssignedEvent extends Event {
  constructor() {
    super('portico-assigned', { bubbles: true, composed: true });
  }
}

/**
 * @summary Gives the selected deals to a reviewer. What was refused stays where it is, and says why.
 *
 * @event portico-assigned - Some or all were given (`DealsAssignedEvent`).
 */
export class PorticoAssignMany extends PorticoElement {
  static readonly tag = 'portico-desk-assign-many';
  static override readonly uses: readonly ElementClass[] = [
    PorticoDialog,
    PorticoButton,
    PorticoSelect,
    PorticoProblem,
  ];
  static override styles = [PorticoElement.styles, decisionStyles];

  @consume({ context: clientContext, subscribe: true }) private client?: Client;

  @state() private people: OutputOf<'desk.reviewers'> = [];
  @state() private reviewerId = '';
  @state() private error = '';
  @state() private problem: { heading: string; detail?: string } | null = null;
  @state() private refused: Results = [];
  @state() private busy = false;
  @state() private held: readonly Subject[] = [];

  /** The selected deals. */
  @property({ attribute: false }) deals: readonly Subject[] = [];

  private readonly key = new SubmissionKey();

  /** Opens it for the deals that are selected now. */
  show(): void {
    this.held = this.deals.slice(0, DEALS_MAX);
    this.refused = [];
    this.problem = null;
    this.error = '';
    void this.client?.desk.reviewers.query().then(
      (people) => (this.people = people),
      (error: unknown) => (this.problem = faultText(asFault(error), false)),
    );
    void this.updateComplete.then(() => this.dialog?.show());
  }

  private get dialog(): PorticoDialog | null {
    return this.renderRoot.querySelector('portico-dialog');
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { client, reviewerId, held } = this;
    this.error = reviewerId ? '' : msg('Choose somebody.', { id: 'desk.assign.needed' });
    if (!client || this.busy || !reviewerId) return;
    this.busy = true;
    this.problem = null;
    try {
      const deals = held.map(({ id, version }) => ({ dealId: id, version }));
      const { results } = await this.key.send({ reviewerId, deals }, (input, options) =>
        client.desk.bulkReassign.mutate(input, options),
      );
      this.finish(results);
    } catch (error) {
      this.problem = faultText(asFault(error));
    } finally {
      this.busy = false;
    }
  }

  private finish(results: Results): void {
    this.refused = results.filter(({ ok }) => !ok);
    if (this.refused.length < results.length) this.dispatchEvent(new DealsAssignedEvent());
    if (this.refused.length === 0) this.dialog?.close('done');
    else this.held = this.held.filter(({ id }) => this.refused.some(({ dealId }) => dealId === id));
  }

  override render(): TemplateResult {
    const count = this.held.length;
    return html`<portico-dialog
      heading=${count === 1 ? msg('Who reviews this deal?', { id: 'desk.assign.one' }) : msg(str`Who reviews these ${count} deals?`, { id: 'desk.assign.many' })}
      sheet
    >
      <form id="form" novalidate @submit=${this.onSubmit}>
        ${this.problem ? html`<portico-problem .heading=${this.problem.heading} .detail=${this.problem.detail ?? ''}></portico-problem>` : nothing}
        ${this.refused.map((each) => this.drawRefused(each))}
        <portico-select
          required
          autofocus
          label=${msg('Reviewer', { id: 'desk.fact.reviewer' })}
          placeholder=${msg('Choose somebody', { id: 'desk.assign.choose' })}
          .options=${this.people.map(({ id, name }) => ({ value: id, label: name }))}
          .value=${this.reviewerId}
          .error=${this.error}
          @change=${(event: Event) => {
            this.reviewerId = (event.currentTarget as PorticoSelect).value;
            this.error = '';
          }}
        ></portico-select>
      </form>
      <portico-button slot="footer" @click=${() => this.dialog?.close()}
        >${msg('Cancel', { id: 'shell.cancel' })}</portico-button
      >
      <portico-button slot="footer" form="form" type="submit" variant="primary" ?busy=${this.busy}
        >${msg('Assign', { id: 'desk.assign' })}</portico-button
      >
    </portico-dialog>`;
  }

  private drawRefused({ dealId, refusal }: Results[number]): TemplateResult {
    const name = this.held.find(({ id }) => id === dealId)?.customerName ?? '';
    return html`<portico-problem
      tone="warning"
      .heading=${name}
      .detail=${refusal ? deskRefusalText(refusal) : ''}
    ></portico-problem>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-assign-many': PorticoAssignMany;
  }
  interface HTMLElementEventMap {
    'portico-assigned': DealsAssignedEvent;
  }
}

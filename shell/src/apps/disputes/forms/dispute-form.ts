import { consume } from '@lit/context';
import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { VendorDisputeView } from '@portico/domain/disputes/views';
import type { Refusal } from '@portico/domain/refusal';
import { asFault } from '@portico/runtime/as-fault';
import type { Client, OutputOf } from '@portico/runtime/client';
import { clientContext } from '@portico/runtime/contexts';
import { faultText } from '@portico/runtime/fault-text';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoButton } from '@portico/ui/button/button';
import type { ElementClass } from '@portico/ui/define';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import { PorticoElement } from '@portico/ui/element';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { decisionStyles } from '../../desk/decision/decision.styles.ts';
import { deskRefusalText } from '../../desk/refusal-words.ts';
import { vendorView } from '../dispute-words.ts';

/** A dispute changed: it as it is now, and what to say about it. */
export class DisputeChangedEvent extends Event {
  readonly dispute: VendorDisputeView;
  readonly said: string;

  constructor(dispute: VendorDisputeView, said: string) {
    super('portico-dispute-changed', { bubbles: true, composed: true });
    this.dispute = dispute;
    this.said = said;
  }
}

/** What goes with what is sent: the dispute as it was read, and the key of this act. */
export interface DisputeSending {
  readonly reference: { disputeId: string; version: number };
  readonly key: SubmissionKey;
}

/**
 * What the dialogs about a dispute share: they keep what was typed until it has worked, and say what was refused.
 *
 * @event portico-dispute-changed - The dispute as it is now (`DisputeChangedEvent`).
 */
export abstract class PorticoDisputeForm extends PorticoElement {
  static override readonly uses: readonly ElementClass[] = [
    PorticoDialog,
    PorticoButton,
    PorticoField,
    PorticoProblem,
  ];
  static override styles: CSSResultGroup = [PorticoElement.styles, decisionStyles];

  @consume({ context: clientContext, subscribe: true }) protected client?: Client;

  @state() private busy = false;
  @state() private problem: { heading: string; detail?: string } | null = null;
  @state() protected refusal: Refusal | null = null;

  /** The dispute; null where one is only being raised. */
  @property({ attribute: false }) dispute: VendorDisputeView | null = null;

  private readonly key = new SubmissionKey();

  /** Opens it, with what was typed before. */
  show(): void {
    this.problem = null;
    this.refusal = null;
    this.opened();
    void this.updateComplete.then(() => this.dialog?.show());
  }

  private get dialog(): PorticoDialog | null {
    return this.renderRoot.querySelector('portico-dialog');
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { client, dispute } = this;
    if (!client || this.busy || !this.check()) return;
    this.busy = true;
    this.problem = null;
    this.refusal = null;
    try {
      const reference = { disputeId: dispute?.id ?? '', version: dispute?.version ?? 0 };
      const outcome = await this.send(client, { reference, key: this.key });
      const changed = outcome.ok ? vendorView(outcome.dispute) : null;
      if (changed) {
        this.dialog?.close('done');
        this.clear();
        this.dispatchEvent(new DisputeChangedEvent(changed, this.done()));
      } else if (!outcome.ok) this.refusal = outcome.refusal;
    } catch (error) {
      this.problem = faultText(asFault(error));
    } finally {
      this.busy = false;
    }
  }

  override render(): TemplateResult {
    return html`<portico-dialog heading=${this.question()} sheet>
      <form id="form" novalidate @submit=${this.onSubmit}>
        ${this.problem ? html`<portico-problem .heading=${this.problem.heading} .detail=${this.problem.detail ?? ''}></portico-problem>` : nothing}
        ${this.refusal ? html`<portico-problem heading=${deskRefusalText(this.refusal)}></portico-problem>` : nothing}
        ${this.fields()}
      </form>
      <portico-button slot="footer" @click=${() => this.dialog?.close()}
        >${msg('Cancel', { id: 'shell.cancel' })}</portico-button
      >
      <portico-button slot="footer" form="form" type="submit" variant="primary" ?busy=${this.busy}
        >${this.verb()}</portico-button
      >
    </portico-dialog>`;
  }

  /** Done when it opens. */
  protected opened(): void {}
  /** Forgets what was typed, once it worked. */
  protected clear(): void {}
  /** Whether all that is needed is there; shows what is missing. */
  protected check(): boolean {
    return true;
  }
  protected abstract question(): string;
  protected abstract verb(): string;
  protected abstract done(): string;
  protected abstract fields(): TemplateResult;
  protected abstract send(client: Client, sending: DisputeSending): Promise<OutputOf<'disputes.rule'>>;
}

declare global {
  interface HTMLElementEventMap {
    'portico-dispute-changed': DisputeChangedEvent;
  }
}

import { consume } from '@lit/context';
import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@lit/localize';
import type { DeskDealView } from '@portico/domain/deals/views';
import { Fault } from '@portico/domain/fault';
import type { Refusal } from '@portico/domain/refusal';
import type { Client } from '@portico/runtime/client';
import { clientContext } from '@portico/runtime/contexts';
import { faultText, refusalText } from '@portico/runtime/fault-text';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import type { ElementClass } from '@portico/ui/define';
import { PorticoElement } from '@portico/ui/element';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { deskStatus } from '../desk-words.ts';
import { DealChangedEvent } from './decision-events.ts';

/** What a move of the desk answers. */
export type DecisionOutcome = { ok: true; deal: DeskDealView } | { ok: false; refusal: Refusal };

/** How a move is sent: on which version, and under which key. */
export interface Sending {
  readonly reference: { dealId: string; version: number };
  readonly options: { key: string };
}

/**
 * What the desk's decisions share: a dialog that keeps what was typed until it has worked. When somebody else was faster
 * it shows the deal's state now, keeps the words, and offers to decide on that.
 *
 * @event portico-deal-changed - The deal as it is now (`DealChangedEvent`).
 */
export abstract class PorticoDecision extends PorticoElement {
  static override readonly uses: readonly ElementClass[] = [
    PorticoDialog,
    PorticoButton,
    PorticoField,
    PorticoProblem,
  ];
  static override styles: CSSResultGroup = [
    PorticoElement.styles,
    css`
      :host {
        display: contents;
      }
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--portico-space-4);
      }
      p {
        margin: 0;
        color: var(--portico-text-muted);
      }
    `,
  ];

  @consume({ context: clientContext, subscribe: true }) protected client?: Client;

  @state() private busy = false;
  @state() private fault: Fault | null = null;
  @state() private overtaken = false;
  @state() protected noteShared = '';
  @state() protected noteInternal = '';
  @state() protected refusal: Refusal | null = null;

  /** The deal to decide on. */
  @property({ attribute: false }) deal: DeskDealView | null = null;

  /** One key a decision: repeating it after a lost answer does not decide twice. */
  private key = crypto.randomUUID();

  /** Opens it, with what was typed before. */
  show(): void {
    this.fault = null;
    this.refusal = null;
    this.overtaken = false;
    void this.updateComplete.then(() => this.dialog?.show());
  }

  private get dialog(): PorticoDialog | null {
    return this.renderRoot.querySelector('portico-dialog');
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { client, deal } = this;
    if (!client || !deal || this.busy || !this.check()) return;
    this.busy = true;
    this.fault = null;
    this.refusal = null;
    try {
      const outcome = await this.send(client, {
        reference: { dealId: deal.id, version: deal.version },
        options: { key: this.key },
      });
      if (outcome.ok) this.finish(outcome.deal);
      else this.refusal = outcome.refusal;
    } catch (error) {
      await this.onFault(
        error instanceof Fault ? error : new Fault('unexpected', {}, { cause: error }),
        client,
      );
    } finally {
      this.busy = false;
    }
  }

  private finish(deal: DeskDealView): void {
    this.dialog?.close('done');
    this.clear();
    this.renew();
    this.dispatchEvent(new DealChangedEvent(deal, this.done()));
  }

  private async onFault(fault: Fault, client: Client): Promise<void> {
    this.fault = fault;
    if (fault.code !== 'stale_edit' || !this.deal) return;
    const current = await client.desk.get.query({ dealId: this.deal.id }).catch(() => null);
    if (!current) return;
    this.deal = current;
    this.overtaken = true;
    // Another version is another decision, so it goes under another key.
    this.renew();
    this.dispatchEvent(new DealChangedEvent(current, ''));
  }

  private renew(): void {
    this.key = crypto.randomUUID();
  }

  protected clear(): void {
    this.noteShared = '';
    this.noteInternal = '';
  }

  override render(): TemplateResult {
    return html`<portico-dialog heading=${this.question()} sheet>
      <form id="form" novalidate @submit=${this.onSubmit}>${this.problem()} ${this.fields()}</form>
      <portico-button slot="footer" @click=${() => this.dialog?.close()}
        >${msg('Cancel', { id: 'shell.cancel' })}</portico-button
      >
      <portico-button
        slot="footer"
        form="form"
        type="submit"
        variant=${this.isHard ? 'danger' : 'primary'}
        ?busy=${this.busy}
        >${this.verb()}</portico-button
      >
    </portico-dialog>`;
  }

  private problem(): TemplateResult | typeof nothing {
    const { fault, refusal, deal } = this;
    if (this.overtaken && deal)
      return html`<portico-problem
        tone="warning"
        heading=${msg('Somebody else was faster', { id: 'desk.overtaken' })}
        detail=${msg(
          str`The deal is now: ${deskStatus(deal).word}. What you typed is still here; decide again if it still holds.`,
          {
            id: 'desk.overtaken.text',
          },
        )}
      ></portico-problem>`;
    if (refusal && !refusal.field)
      return html`<portico-problem heading=${refusalText(refusal)}></portico-problem>`;
    if (!fault) return nothing;
    const { heading, detail } = faultText(fault);
    return html`<portico-problem .heading=${heading} .detail=${detail}></portico-problem>`;
  }

  /** The field for what the partner reads. */
  protected sharedNote(required = false): TemplateResult {
    return html`<portico-field
      name="noteShared"
      multiline
      maxlength="2000"
      ?required=${required}
      ?optional=${!required}
      label=${msg('Note to the partner', { id: 'desk.note.shared' })}
      .value=${this.noteShared}
      .error=${this.refusal?.field === 'noteShared' ? refusalText(this.refusal) : ''}
      @input=${(event: Event) => (this.noteShared = (event.currentTarget as PorticoField).value)}
    ></portico-field>`;
  }

  /** The field for what only the vendor reads. */
  protected internalNote(): TemplateResult {
    return html`<portico-field
      name="noteInternal"
      multiline
      optional
      maxlength="2000"
      label=${msg('Internal note', { id: 'desk.note.internal' })}
      help=${msg('Only your own colleagues read this.', { id: 'desk.note.internal.help' })}
      .value=${this.noteInternal}
      @input=${(event: Event) => (this.noteInternal = (event.currentTarget as PorticoField).value)}
    ></portico-field>`;
  }

  /** The notes as the server takes them: null for none. */
  protected notes(): { noteShared: string | null; noteInternal: string | null } {
    return { noteShared: this.noteShared.trim() || null, noteInternal: this.noteInternal.trim() || null };
  }

  /** Whether the button should look as if it takes something away. */
  protected get isHard(): boolean {
    return false;
  }

  /** Whether all that is needed is there; shows what is missing. */
  protected check(): boolean {
    return true;
  }

  /** The dialog's heading. */
  protected abstract question(): string;
  /** The button's word. */
  protected abstract verb(): string;
  /** What is said once it worked. */
  protected abstract done(): string;
  protected abstract fields(): TemplateResult;
  protected abstract send(client: Client, sending: Sending): Promise<DecisionOutcome>;
}

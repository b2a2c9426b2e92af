import { consume } from '@lit/context';
import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import { type MoveName, movesFrom } from '@portico/domain/deals/moves';
import type { Fault } from '@portico/domain/fault';
import type { Refusal } from '@portico/domain/refusal';
import { asFault } from '@portico/runtime/as-fault';
import type { Client } from '@portico/runtime/client';
import { clientContext } from '@portico/runtime/contexts';
import { faultText } from '@portico/runtime/fault-text';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import type { ElementClass } from '@portico/ui/define';
import { PorticoElement } from '@portico/ui/element';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { deskRefusalText } from '../refusal-words.ts';
import { DealChangedEvent, type DecidedDeal } from './decision-events.ts';
import { drawNews } from './decision-news.ts';
import { decisionStyles } from './decision.styles.ts';

/** What a move of the desk answers. */
export type DecisionOutcome = { ok: true; deal: DecidedDeal } | { ok: false; refusal: Refusal };

/** How a move is sent: on the version that was read, and under which key. */
export interface Sending {
  readonly reference: { dealId: string; version: number };
  readonly key: SubmissionKey;
}

/**
 * What the desk's decisions share: a dialog that keeps what was typed until it has worked, and decides on the deal as it
 * was read. When the deal changes under it, it shows the state now, keeps the words, and offers to decide on that, or only
 * to close where nothing is left to decide.
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
  static override styles: CSSResultGroup = [PorticoElement.styles, decisionStyles];

  @consume({ context: clientContext, subscribe: true }) protected client?: Client;

  @state() private busy = false;
  @state() private fault: Fault | null = null;
  @state() private overtaken = false;
  /** Whether something was refused that no field on the screen says. */
  @state() private isUnsaid = false;
  @state() protected noteShared = '';
  @state() protected noteInternal = '';
  @state() protected noteError = '';
  @state() protected refusal: Refusal | null = null;

  /** The deal as the page knows it now. */
  @property({ attribute: false }) deal: DecidedDeal | null = null;

  /** The deal as it was when the dialog opened: what was read is what is decided on. */
  @state() private held: DecidedDeal | null = null;

  /** Repeating a decision after a lost answer does not decide twice; a mended one is another. */
  private readonly key = new SubmissionKey();

  /** Opens it, with what was typed before. */
  show(): void {
    this.held = this.deal;
    this.reset();
    void this.updateComplete.then(() => this.dialog?.show());
  }

  /** The deal that is decided on. */
  protected get subject(): DecidedDeal | null {
    return this.held ?? this.deal;
  }

  /** Whether the deal has changed since it was read. What one sends oneself is no news. */
  private get isBehind(): boolean {
    const { held, deal, busy } = this;
    return !busy && held !== null && deal !== null && deal.version > held.version;
  }

  /** Whether the deal as it is now can still be decided this way. */
  private get isPossible(): boolean {
    return this.deal !== null && this.isFor(this.deal);
  }

  private get dialog(): PorticoDialog | null {
    return this.renderRoot.querySelector('portico-dialog');
  }

  private reset(): void {
    this.fault = null;
    this.refusal = null;
    this.overtaken = false;
    this.isUnsaid = false;
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.isBehind) return this.adopt();
    const { client, subject } = this;
    if (!client || !subject || this.busy || !this.check()) return;
    this.busy = true;
    this.reset();
    try {
      const reference = { dealId: subject.id, version: subject.version };
      const outcome = await this.send(client, { reference, key: this.key });
      if (outcome.ok) this.finish(outcome.deal);
      else await this.tellRefusal(outcome.refusal);
    } catch (error) {
      await this.onFault(asFault(error), client);
    } finally {
      this.busy = false;
    }
  }

  /** A refusal may name a field that is not drawn: what no field says is said above the form. */
  private async tellRefusal(refusal: Refusal): Promise<void> {
    this.refusal = refusal;
    await this.updateComplete;
    const words = deskRefusalText(refusal);
    const controls = this.renderRoot.querySelectorAll<HTMLElement & { error?: string }>('form > *');
    const saying = [...controls].find(({ error }) => error === words);
    this.isUnsaid = saying === undefined;
    saying?.focus();
  }

  /**
   * Reads the deal again where a refusal found what this page did not show, and goes on with it: what stands in the way is
   * said by rule and by name. What was typed stays. Without an answer all stays as it was.
   */
  protected async readAgain(client: Client): Promise<void> {
    const { subject } = this;
    if (!subject) return;
    const current = await client.desk.get.query({ dealId: subject.id }).catch(() => null);
    if (current?.version !== subject.version) return;
    this.deal = current;
    this.held = current;
    this.dispatchEvent(new DealChangedEvent(current, ''));
  }

  private finish(deal: DecidedDeal): void {
    this.dialog?.close('done');
    this.clear();
    this.dispatchEvent(new DealChangedEvent(deal, this.done()));
  }

  private async onFault(fault: Fault, client: Client): Promise<void> {
    this.fault = fault;
    if (fault.code !== 'stale_edit' || !this.deal) return;
    const current = await client.desk.get.query({ dealId: this.deal.id }).catch(() => null);
    if (!current) return;
    this.deal = current;
    this.adopt();
    this.dispatchEvent(new DealChangedEvent(current, ''));
  }

  /** Goes on with the deal as it is now; the person was told what it is. */
  private adopt(): void {
    if (!this.isPossible) return;
    this.reset();
    this.held = this.deal;
    this.overtaken = true;
  }

  private onClose(): void {
    this.held = null;
  }

  protected clear(): void {
    this.noteShared = '';
    this.noteInternal = '';
    this.noteError = '';
  }

  override render(): TemplateResult {
    const isOver = this.held !== null && !this.busy && !this.isPossible;
    return html`<portico-dialog heading=${this.question()} sheet @close=${this.onClose}>
      <form id="form" novalidate @submit=${this.onSubmit}>${this.problem()} ${this.fields()}</form>
      <portico-button slot="footer" @click=${() => this.dialog?.close()}
        >${isOver ? msg('Close', { id: 'desk.close' }) : msg('Cancel', { id: 'shell.cancel' })}</portico-button
      >
      ${isOver ? nothing : this.submitButton()}
    </portico-dialog>`;
  }

  private submitButton(): TemplateResult {
    const { isBehind } = this;
    return html`<portico-button
      slot="footer"
      form="form"
      type="submit"
      variant=${this.isHard && !isBehind ? 'danger' : 'primary'}
      ?autofocus=${this.isPlain}
      ?busy=${this.busy}
      >${isBehind ? msg('Go on with the new state', { id: 'desk.changed.go-on' }) : this.verb()}</portico-button
    >`;
  }

  private problem(): TemplateResult | typeof nothing {
    const { fault, refusal, deal } = this;
    if (deal && (this.isBehind || this.overtaken)) return drawNews(deal, this.isPossible);
    if (refusal && this.isUnsaid)
      return html`<portico-problem
        heading=${deskRefusalText(refusal)}
        .detail=${this.wayOut(refusal)}
      ></portico-problem>`;
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
      .error=${this.noteError || (this.refusal?.field === 'noteShared' ? deskRefusalText(this.refusal) : '')}
      @input=${this.onNote}
    ></portico-field>`;
  }

  private onNote(event: Event): void {
    this.noteShared = (event.currentTarget as PorticoField).value;
    this.noteError = '';
    if (this.refusal?.field === 'noteShared') this.refusal = null;
  }

  /** The field for what only the vendor reads. */
  protected internalNote({ required = false, error = '' } = {}): TemplateResult {
    return html`<portico-field
      name="noteInternal"
      multiline
      ?required=${required}
      ?optional=${!required}
      .error=${error}
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

  /** Whether nothing is to be filled in: then the button has the focus. */
  protected get isPlain(): boolean {
    return false;
  }

  /** Whether all that is needed is there; shows what is missing. */
  protected check(): boolean {
    return true;
  }

  /** The step along the table of moves this is; null where a deal has to fit otherwise (`isFor`). */
  protected move(): MoveName | null {
    return null;
  }

  /** Whether a deal in this state can be decided this way. */
  protected isFor(deal: DecidedDeal): boolean {
    const move = this.move();
    return move !== null && movesFrom(deal.review).includes(move);
  }

  /** What can be done about a refusal and when, where the deal says more than the refusal; else empty. */
  protected wayOut(_refusal: Refusal): string {
    return '';
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

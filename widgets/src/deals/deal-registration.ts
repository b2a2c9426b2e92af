import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { ClaimProblem } from '@portico/domain/deals/claim-problem';
import type { ClaimField, DraftClaim } from '@portico/domain/deals/claim';
import type { DealView } from '@portico/domain/deals/views';
import { Fault } from '@portico/domain/fault';
import { asFault } from '@portico/runtime/as-fault';
import type { OutputOf } from '@portico/runtime/client';
import { PorticoErrorEvent, PorticoSubmitEvent, PorticoSuccessEvent } from '@portico/runtime/events';
import { refusalText } from '@portico/runtime/fault-text';
import type { KeptForm } from '@portico/runtime/kept-form';
import { PorticoWidget } from '@portico/runtime/widget';
import { PorticoCheck } from '@portico/ui/check/check';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoSelect } from '@portico/ui/select/select';
import { registrationStyles } from './deal-registration.styles.ts';
import { DraftKeeper, type DraftReference } from './draft-keeper.ts';
import { actOf, handIn, type HandIn } from './hand-in.ts';
import { type FieldsView, focusField } from './claim-fields.ts';
import { fetchRest } from './fetch-rest.ts';
import type * as moreFields from './more-fields.ts';
import type { Rest } from './rest.ts';
import { findKept, keepClaim, type KeptClaim, readKept } from './kept-claim.ts';
import { registrationFields, registrationHeader, registrationSkeleton } from './registration-fields.ts';
import {
  answerAt,
  fieldNames,
  hasDetail,
  isDetail,
  saveWords,
  textOf,
  unreadable,
  withAnswer,
} from './typed-claim.ts';
import { WhileConnected } from './while-connected.ts';
import { registerWidgetTexts } from '../texts.ts';

/**
 * @summary Registers a deal: eight questions, saved as they are answered, and a receipt that follows the decision.
 *
 * What is typed survives a reload, an ended session and a lost network. However often it has to be sent, one submission
 * is one deal.
 *
 * @event portico-ready - The form can be filled in (`PorticoReadyEvent`).
 * @event portico-submit - The person handed it in (`PorticoSubmitEvent`).
 * @event portico-success - It is registered (`PorticoSuccessEvent`): `dealId` and `number`.
 * @event portico-error - Something did not work (`PorticoErrorEvent`): `code`, `status`, `retryable`.
 */
export class PorticoDealRegistration extends PorticoWidget {
  static readonly tag = 'portico-deal-registration';
  static override readonly uses = [...PorticoWidget.uses, PorticoField, PorticoSelect, PorticoCheck];
  static override styles = [PorticoWidget.styles, registrationStyles];

  @state() private claim: DraftClaim = {};
  /** Fields that were left, or all once it was handed in: only these show what is wrong. */
  @state() private touched: ReadonlySet<ClaimField> = new Set();
  /** What the server found wrong, until the field is changed. */
  @state() private refused: readonly ClaimProblem[] = [];
  @state() private deal: DealView | undefined;
  @state() private sending = false;
  @state() private waiting = false;
  /** What is wrong with the whole, in words, or a fault of sending. */
  @state() private trouble: Fault | string | null = null;

  /** A draft to go on with, by its deal's id; without it, what this tab keeps. */
  @property({ attribute: 'draft-id' }) draftId = '';
  private setup?: OutputOf<'deals.form'>;
  private kept: KeptForm<KeptClaim> = keepClaim('');
  private attempt: HandIn | undefined;
  /** What comes when the form is being filled in. */
  @state() private rest?: Rest;
  @state() private more?: typeof moreFields;
  private keeper = this.newKeeper();
  private readonly presence = new WhileConnected(this);

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.get('draftId') === undefined) return;
    this.deal = undefined;
    this.retry();
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    if (this.deal) {
      this.deal = await this.client.deals.get.query({ dealId: this.deal.id }, { signal });
      return;
    }
    const [setup, me] = await Promise.all([
      this.client.deals.form.query(undefined, { signal }),
      // A session that may only register does not say who it is; then the tab is the name.
      this.client.session.me.query(undefined, { signal }).catch(() => null),
    ]);
    this.setup = setup;
    this.kept = keepClaim(me?.user.id ?? '');
    const kept = await readKept(this.kept, this.client, { draftId: this.draftId, signal });
    if (kept?.dealId) {
      await this.loadRest();
      const deal = await findKept(this.client, kept.dealId, signal);
      if (deal) this.registered(deal);
      else this.kept.clear();
    } else if (kept) {
      const { claim, attempt, draft } = kept;
      [this.claim, this.attempt] = [claim, attempt];
      this.keeper = this.newKeeper(draft);
      // It was on its way when the page went; without an answer it goes on.
      if (attempt) void this.try(() => this.send(attempt));
    }
  }

  constructor() {
    super();
    registerWidgetTexts();
  }

  private get form(): HTMLFormElement | null {
    return this.renderRoot.querySelector('form');
  }

  private newKeeper(draft?: DraftReference): DraftKeeper {
    return new DraftKeeper(
      () => this.client,
      () => this.keep(),
      draft,
    );
  }

  private keep(): void {
    const { claim, attempt, deal } = this;
    this.kept.write(deal ? { claim: {}, dealId: deal.id } : { claim, attempt, draft: this.keeper.draft });
    this.requestUpdate();
  }

  private onInput(event: Event): void {
    const answer = answerAt(event);
    if (!answer) return;
    const { name, control } = answer;
    // Needed when a field is left, and at the end; fetched while there is a line and time.
    void this.loadRest().catch(() => {});
    this.claim = this.more?.withMore(this.claim, control) ?? withAnswer(this.claim, control);
    this.refused = [...this.refused.filter(({ field }) => field !== name), ...unreadable(control)];
    this.trouble = null;
    this.keep();
  }

  private onChange(event: Event): void {
    const answer = answerAt(event);
    if (!answer) return;
    this.touched = new Set([...this.touched, answer.name]);
    if (!this.sending) this.keeper.later(this.claim);
  }

  private onFiles(ids: readonly string[]): void {
    this.claim = { ...this.claim, fileIds: [...ids] };
    this.refused = this.refused.filter(({ field }) => field !== 'fileIds');
    this.keep();
    this.keeper.later(this.claim);
  }

  private async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.sending) return;
    this.touched = new Set(fieldNames);
    await this.try(async () => {
      const { rules } = await this.loadRest();
      const checked = this.setup && rules.checkTyped(this.claim, this.setup);
      if (!checked) return;
      if (!checked.ok) return this.showProblems(checked.problems);
      if (this.refused.length > 0) return this.showProblems(this.refused);
      await this.keeper.settle();
      const { draft } = this.keeper;
      await this.send(actOf({ claim: checked.claim, ...(draft && { draft }) }, this.attempt));
    });
  }

  /** Holds the form still while it is handed in, and shows the fault when that fails. */
  private async try(work: () => Promise<void>): Promise<void> {
    const { signal } = this.presence;
    [this.sending, this.trouble] = [true, null];
    try {
      await work();
    } catch (error) {
      if (signal.aborted) return;
      this.trouble = asFault(error);
      // A definite answer: the next act is another one.
      if (!this.trouble.retryable) this.attempt = undefined;
      this.dispatchEvent(new PorticoErrorEvent(this.trouble));
    } finally {
      [this.sending, this.waiting] = [false, false];
    }
    this.keep();
  }

  private async send(attempt: HandIn): Promise<void> {
    this.attempt = attempt;
    this.keep();
    this.dispatchEvent(new PorticoSubmitEvent());
    const { signal } = this.presence;
    await this.loadRest();
    const outcome = await handIn(this.client, attempt, { signal, waiting: (is) => void (this.waiting = is) });
    this.attempt = undefined;
    if (outcome.ok) await this.welcome(outcome.deal);
    else if ('refusal' in outcome) this.trouble = refusalText(outcome.refusal);
    else await this.showProblems(outcome.problems);
  }

  private async loadRest(): Promise<Rest> {
    return (this.rest ??= await fetchRest());
  }

  private readonly loadMore = async () => void (this.more ??= await import('./more-fields.ts'));

  private async welcome(deal: DealView): Promise<void> {
    this.registered(deal);
    this.dispatchEvent(new PorticoSuccessEvent(deal.id, deal.number));
    await this.updateComplete;
    this.renderRoot.querySelector('h2')?.focus();
  }

  private registered(deal: DealView): void {
    this.deal = deal;
    this.follow({ aggregate: 'deal', id: deal.id });
  }

  private async showProblems(problems: readonly ClaimProblem[]): Promise<void> {
    this.refused = problems;
    this.trouble = this.rest?.rules.countWords(problems) ?? null;
    // A form that is held still takes no focus.
    this.sending = false;
    const first = problems[0]?.field;
    if (first && isDetail(first)) await this.loadMore().catch(() => {});
    await this.updateComplete;
    focusField(this.form, first);
  }

  /** Starts an empty form. */
  private async startAnother(): Promise<void> {
    this.follow(null);
    this.deal = undefined;
    this.claim = {};
    this.touched = new Set();
    this.refused = [];
    this.keeper = this.newKeeper();
    this.kept.clear();
    if (!this.setup) this.retry();
    await this.updateComplete;
    this.form?.querySelector<HTMLElement>('portico-field')?.focus();
  }

  protected override renderSkeleton(): unknown {
    return registrationSkeleton();
  }

  protected override renderContent(): unknown {
    const { claim, touched, refused, deal, setup, sending, locale } = this;
    if (deal) return this.renderReceipt(deal);
    if (!setup) return nothing;
    const errors = this.rest?.rules.problemsShown({ claim, touched, refused }, setup);
    const view: FieldsView = {
      setup,
      locale,
      value: (field) => textOf(claim, field),
      error: (field) => errors?.get(field) ?? '',
      more: hasDetail(claim),
      drawMore: () => this.more?.moreFields({ ...view, claim, onFiles: (ids) => this.onFiles(ids) }),
      onMore: () => void this.loadMore().catch(() => {}),
    };
    return html`<form novalidate @input=${this.onInput} @change=${this.onChange} @submit=${this.onSubmit}>
      ${registrationHeader(setup)}
      <div class="fields" ?inert=${sending}>${registrationFields(view)}</div>
      <portico-benefit-preview .claim=${claim}></portico-benefit-preview>
      ${this.renderTrouble()}
      <footer>
        <portico-button type="submit" variant="primary" .busy=${sending}>
          ${msg('Register deal', { id: 'deals.submit' })}
        </portico-button>
        <p role="status">${saveWords(this.keeper.state)}</p>
      </footer>
    </form>`;
  }

  private renderReceipt(deal: DealView): unknown {
    const again = () => void this.startAnother();
    const save = () => void this.try(async () => this.rest?.saveReceipt(this.client, deal));
    return html`${this.rest?.receiptCard(deal, this.locale, { again, save })} ${this.renderTrouble()}`;
  }

  private renderTrouble(): unknown {
    const { trouble, waiting } = this;
    if (waiting) return this.renderFault(new Fault('offline'));
    if (trouble instanceof Fault) return this.renderFault(trouble, () => this.form?.requestSubmit());
    return trouble ? html`<portico-problem .heading=${trouble}></portico-problem>` : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-deal-registration': PorticoDealRegistration;
  }
}

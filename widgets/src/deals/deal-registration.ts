import { html, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ClaimProblem } from '@portico/domain/deals/claim-problem';
import type { ClaimField, DraftClaim } from '@portico/domain/deals/claim';
import type { DealView } from '@portico/domain/deals/views';
import { Fault } from '@portico/domain/fault';
import type { Refusal } from '@portico/domain/refusal';
import { asFault } from '@portico/runtime/as-fault';
import type { OutputOf } from '@portico/runtime/client';
import { PorticoErrorEvent, PorticoSubmittedEvent } from '@portico/runtime/events';
import { PorticoWidget } from '@portico/runtime/widget';
import { buttonStyles } from '@portico/ui/button/button.styles';
import { checkBox } from '@portico/ui/check/check-box.styles';
import { questionStyles } from '@portico/ui/question/question.styles';
import { registrationStyles } from './deal-registration.styles.ts';
import { claimChoices } from './claim-words.ts';
import { CountryChoice } from './country-choice.ts';
import type { DraftKeeper, DraftReference } from './draft-keeper.ts';
import { actOf, type HandIn } from './hand-in.ts';
import type { FirstFieldsView } from './claim-fields.ts';
import { focusField } from './focus-field.ts';
import { fetchRest, type Rest } from './fetch-rest.ts';
import { checkAnswers, errorsShown } from './first-rules.ts';
import type * as moreFields from './more-fields.ts';
import { isClaimKept, keepClaim, type KeptClaim } from './kept-claim.ts';
import { receiptInBrief } from './receipt-in-brief.ts';
import { relationshipOptions } from './relationship-words.ts';
import { registrationFields, registrationFooter } from './registration-fields.ts';
import { answerAt, hasDetail, isDetail, textOf, withAnswer } from './typed-claim.ts';
import { WhileConnected } from './while-connected.ts';
import { registerWidgetTexts } from '../texts.ts';

/**
 * @summary Registers a deal: eight questions, saved as they are answered, and a receipt that follows the decision.
 *
 * What is typed survives a reload, an ended session and a lost network. However often it has to be sent, one submission
 * is one deal.
 * @event portico-ready - The form can be filled in (`PorticoReadyEvent`).
 * @event portico-submitted - It is registered (`PorticoSubmittedEvent`): `dealId` and `number`.
 * @event portico-error - Something did not work (`PorticoErrorEvent`): `code`, `status`, `retryable`.
 * @event portico-state - It loads, is ready, or says why not (`PorticoStateEvent`): `state`.
 * @event portico-session-expired - The session has ended and could not be renewed (`PorticoSessionExpiredEvent`).
 * @event portico-resize - It takes another size (`PorticoResizeEvent`): `width`, `height`.
 * @csspart error - The line below a question that says what is wrong with its answer.
 */
export class PorticoDealRegistration extends PorticoWidget {
  static readonly tag = 'portico-deal-registration';
  static override styles = [PorticoWidget.styles, questionStyles, checkBox, buttonStyles, registrationStyles];

  @state() private claim: DraftClaim = {};
  // Fields that were left, null for all: only these show what is wrong.
  @state() private touched: ReadonlySet<ClaimField> | null = new Set();
  @state() private refused: readonly ClaimProblem[] = [];
  @state() private deal: DealView | undefined;
  @state() private sending = false;
  @state() private waiting = false;
  @state() private trouble: Fault | Refusal | string | null = null;
  /** A draft to go on with, by its deal's id. */
  @property({ attribute: 'draft-id' }) draftId = '';
  private setup?: OutputOf<'deals.form'>;
  private kept: ReturnType<typeof keepClaim> | null | undefined;
  private attempt: HandIn | undefined;
  @state() private rest?: Rest;
  @state() private more?: typeof moreFields;
  private fetching?: Promise<unknown>;
  private draft: DraftReference | undefined;
  private keeper: DraftKeeper | undefined;
  private readonly presence = new WhileConnected(this);
  private readonly countries = new CountryChoice(this, () => this.claim.customerCountry);

  constructor() {
    super();
    registerWidgetTexts();
  }

  // What was handed in or begun before is shown in the place of an empty form, not after it.
  protected override get isUsableEmpty(): boolean {
    return !this.draftId && (!!this.form || !isClaimKept());
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.get('draftId') === undefined) return;
    this.deal = undefined;
    this.retry();
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const { deal: known, draftId, client } = this;
    if (known) return void (this.deal = await client.deals.get.query({ dealId: known.id }, { signal }));
    const [setup, me] = await Promise.all([
      client.deals.form.query(undefined, { signal }),
      // A session that may only register does not say who it is: nothing is kept.
      client.session.me.query(undefined, { signal }).catch(() => null),
    ]);
    const before = this.kept;
    [this.setup, this.kept] = [setup, me && keepClaim(me.user.id)];
    if (!before && !draftId && Object.keys(this.claim).length > 0) return this.keep();
    if (draftId) await (await this.loadRest()).keepDraft(this.kept, client, { draftId, signal });
    const { dealId, claim, attempt, draft }: Partial<KeptClaim> = this.kept?.read() ?? {};
    if (this.kept && dealId) {
      const deal = await (await this.loadRest()).findKept(this.kept, client, { dealId, signal });
      if (deal) this.registered(deal);
    } else if (claim) {
      [this.claim, this.attempt, this.draft, this.keeper] = [claim, attempt, draft, undefined];
      // It was on its way when the page went; without an answer it goes on.
      if (attempt) void this.try(() => this.send(attempt));
    }
  }

  private get form(): HTMLFormElement | null {
    return this.renderRoot.querySelector('form');
  }

  /** Saves the draft on the server soon; where its code cannot be had, the tab goes on keeping it. */
  private async saveDraft(): Promise<void> {
    const rest = await this.loadRest().catch(() => null);
    if (!rest || this.sending) return;
    const client = () => this.client;
    this.keeper ??= new rest.DraftKeeper(client, () => this.keep(), this.draft);
    this.keeper.later(this.claim);
  }

  private keep(): void {
    const { claim, attempt, deal } = this;
    if (this.keeper) this.draft = this.keeper.draft;
    this.kept?.write(deal ? { claim: {}, dealId: deal.id } : { claim, attempt, draft: this.draft });
    this.requestUpdate();
  }

  private onInput(event: Event): void {
    const { name, control } = answerAt(event);
    if (!control) return;
    // Needed when a field is left, and at the end; fetched while there is a line and time, and not with every letter.
    this.fetching ??= this.loadRest().catch(() => {});
    const claim = this.more?.withMore(this.claim, control) ?? withAnswer(this.claim, control);
    this.take(claim, name, this.more?.unreadable(control));
  }

  private take(claim: DraftClaim, field: ClaimField, unreadable: readonly ClaimProblem[] = []): void {
    this.claim = claim;
    this.refused = [...this.refused.filter((one) => one.field !== field), ...unreadable];
    this.trouble = null;
    this.keep();
    if (field === 'fileIds') void this.saveDraft();
  }

  private onChange(event: Event): void {
    const { name } = answerAt(event);
    if (name && this.touched) this.touched = new Set([...this.touched, name]);
    if (name) void this.saveDraft();
  }

  private async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.sending) return;
    this.touched = null;
    await this.try(async () => {
      const claim = await this.checked();
      if (!claim) return;
      await this.keeper?.settle();
      this.keep();
      if (this.sending) await this.send(actOf(claim, this.draft, this.attempt)); // Nobody else came meanwhile.
    });
  }

  /** The claim as it goes to the server; null when there is something to mend, which is then shown. */
  private async checked(): Promise<HandIn['input']['claim'] | null> {
    const rest = await this.loadRest().catch(() => undefined);
    const checked = checkAnswers(this.claim, this.setup, rest);
    const wrong = checked.ok ? this.refused : checked.problems;
    if (wrong.length > 0) await this.showProblems(wrong);
    return checked.ok && wrong.length === 0 ? checked.claim : null;
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
    const { signal } = this.presence;
    const rest = await this.loadRest().catch(() => null);
    // Without what sends until there is an answer, a lost one is told, and trying again goes under the same key.
    const outcome = await (rest
      ? rest.handIn(this.client, attempt, { signal, waiting: (is) => void (this.waiting = is) })
      : this.client.deals.submit.mutate(attempt.input, { key: attempt.key, signal }));
    this.attempt = undefined;
    if (outcome.ok) await this.welcome(outcome.deal);
    else if ('refusal' in outcome) this.trouble = outcome.refusal;
    else await this.showProblems(outcome.problems);
  }

  private async loadRest(): Promise<Rest> {
    const rest = (this.rest ??= await fetchRest());
    this.wear(rest.receiptStyles);
    return rest;
  }

  private async loadMore(): Promise<void> {
    this.wear((this.more ??= await import('./more-fields.ts')).styles);
  }

  private async welcome(deal: DealView): Promise<void> {
    await this.loadRest().catch(() => {});
    this.registered(deal);
    this.dispatchEvent(new PorticoSubmittedEvent(deal.id, deal.number));
    await this.updateComplete;
    this.renderRoot.querySelector('h2')?.focus();
  }

  private registered(deal: DealView): void {
    this.deal = deal;
    this.follow({ aggregate: 'deal', id: deal.id });
  }

  private async showProblems(problems: readonly ClaimProblem[]): Promise<void> {
    this.refused = problems;
    this.trouble = this.rest?.countWords(problems) ?? null;
    this.sending = false; // A form that is held still takes no focus.
    const first = problems[0]?.field;
    if (first && isDetail(first)) await this.loadMore().catch(() => {});
    await this.updateComplete;
    focusField(this.form, first);
  }

  /** Another person may be here from now on. What was typed stays kept under its owner’s name. @internal */
  forget(): void {
    this.follow(null);
    this.keeper?.end();
    this.deal = this.draft = this.keeper = this.attempt = this.kept = undefined;
    [this.claim, this.touched, this.refused, this.trouble, this.sending] = [{}, new Set(), [], null, false];
  }

  private async startAnother(): Promise<void> {
    this.kept?.clear();
    this.forget();
    this.retry();
    await this.updateComplete;
    this.form?.querySelector('input')?.focus();
  }

  protected override renderContent(): unknown {
    const { claim, touched, refused, deal, setup, sending, locale } = this;
    if (deal) return this.renderReceipt(deal);
    const onFiles = (ids: readonly string[]) => this.take({ ...this.claim, fileIds: [...ids] }, 'fileIds');
    const errors = errorsShown({ claim, touched, refused }, setup, this.rest);
    const countries = this.countries.areThere(locale) && { customerCountry: [] };
    const known = { ...countries, relationship: relationshipOptions() };
    const view: FirstFieldsView = {
      setup,
      locale,
      choices: { ...(setup && claimChoices(setup, locale)), ...known },
      value: (field) => textOf(claim, field),
      error: (field) => errors.get(field) ?? '',
      more: hasDetail(claim),
      drawMore: () => this.more?.moreFields({ ...view, claim, onFiles }),
      onMore: () => void this.loadMore().catch(() => {}),
    };
    return html`<form novalidate @input=${this.onInput} @change=${this.onChange} @submit=${this.onSubmit}>
      ${registrationFields(view, sending)}
      <portico-benefit-preview .claim=${claim}></portico-benefit-preview>
      ${this.renderTrouble()} ${registrationFooter(sending, this.rest?.saveWords(this.keeper?.state))}
    </form>`;
  }

  private renderReceipt(deal: DealView): unknown {
    const again = () => void this.startAnother();
    const save = () => void this.try(async () => this.rest?.saveReceipt(this.client, deal));
    const receipt = this.rest?.receiptCard(deal, this.locale, { again, save }) ?? receiptInBrief(deal);
    return html`${receipt} ${this.renderTrouble()}`;
  }

  private renderTrouble(): unknown {
    const { trouble, waiting, rest } = this;
    if (waiting) return this.renderFault(new Fault('offline'));
    if (trouble instanceof Fault) return this.renderFault(trouble, () => this.form?.requestSubmit());
    return trouble && (rest ? rest.problemCard(trouble) : this.renderFault(new Fault('unexpected')));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-deal-registration': PorticoDealRegistration;
  }
}

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@lit/localize';
import type { DealView, TimelineEntry } from '@portico/domain/deals/views';
import { Fault } from '@portico/domain/fault';
import type { OutputOf } from '@portico/runtime/client';
import { followSession } from '@portico/runtime/contexts';
import { PorticoErrorEvent, PorticoSubmitEvent, PorticoSuccessEvent } from '@portico/runtime/events';
import { refusalText } from '@portico/runtime/fault-text';
import { SubmissionKey, type KeyedOptions } from '@portico/runtime/submission-key';
import { PorticoWidget, type WidgetPhase } from '@portico/runtime/widget';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { define } from '@portico/ui/define';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoSelect } from '@portico/ui/select/select';
import { PorticoTimeline } from '@portico/ui/timeline/timeline';
import { DealContinueEvent } from './deal-continue-event.ts';
import { askedAndAnswered } from './asked-answered.ts';
import { dealFacts } from './deal-facts.ts';
import { dealReason } from './deal-reason.ts';
import { dealStyles } from './deal.styles.ts';
import { nextWords } from './next-words.ts';
import { statusOf } from './status-words.ts';
import { timelineEntry } from './timeline-words.ts';
import { withdrawForm } from './withdraw-form.ts';
import { registerWidgetTexts } from '../texts.ts';

type Move = (
  deal: { dealId: string; version: number },
  options: KeyedOptions,
) => Promise<OutputOf<'deals.withdraw'>>;

/**
 * @summary One deal: where it stands, what it needs from its partner, and what happened so far. Follows the server live.
 *
 * @event portico-ready - The deal is shown (`PorticoReadyEvent`).
 * @event portico-submit - An answer, a withdrawal or an outcome was sent (`PorticoSubmitEvent`).
 * @event portico-success - It was accepted (`PorticoSuccessEvent`): `dealId` and `number`.
 * @event portico-deal-continue - Somebody goes on with a draft (`DealContinueEvent`): `dealId`. Prevent it to show the form
 *   elsewhere, as `<portico-deal-registration draft-id>`; else it is shown here.
 * @event portico-error - Something did not work (`PorticoErrorEvent`): `code`, `status`, `retryable`.
 */
export class PorticoDeal extends PorticoWidget {
  static readonly tag = 'portico-deal';
  static override readonly uses = [
    ...PorticoWidget.uses,
    PorticoBadge,
    PorticoField,
    PorticoSelect,
    PorticoTimeline,
  ];
  static override styles = [PorticoWidget.styles, dealStyles];

  @state() private deal: DealView | undefined;

  @state() private history: readonly TimelineEntry[] = [];

  @state() private answers: Readonly<Record<string, string>> = {};

  /** Empty answers are pointed at once sending was tried. */
  @state() private asked = false;

  @state() private withdrawing = false;

  /** The draft that is gone on with here. */
  @state() private continuing = '';

  @state() private busy = false;

  @state() private trouble: Fault | string | null = null;

  /** Which deal: the `dealId` of `portico-success` and of `portico-deal-open`. */
  @property({ attribute: 'deal-id' }) dealId = '';

  private readonly session = followSession(this);

  private readonly key = new SubmissionKey();

  constructor() {
    super();
    registerWidgetTexts();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before = changed.get('dealId') as string | undefined;
    if (before) {
      this.deal = undefined;
      this.continuing = '';
      this.retry();
    }
  }

  protected override phaseOf(fault: Fault): WidgetPhase {
    return fault.code === 'not_found' ? 'refused' : super.phaseOf(fault);
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const { dealId } = this;
    // Before reading, so that nothing falls in between.
    this.follow({ aggregate: 'deal', id: dealId });
    const [deal, history] = await Promise.all([
      this.client.deals.get.query({ dealId }, { signal }),
      this.client.deals.timeline.query({ dealId }, { signal }),
    ]);
    this.deal = deal;
    this.history = history;
  }

  private get mayAct(): boolean {
    const session = this.session.value;
    return session?.status === 'known' && session.me.actions.includes('deal.register');
  }

  /** Sends a move; the same move tried again goes under the same key, so that it happens once. */
  private async move(name: string, send: Move): Promise<void> {
    const { deal } = this;
    if (!deal || this.busy) return;
    this.busy = true;
    this.trouble = null;
    this.dispatchEvent(new PorticoSubmitEvent());
    try {
      const { id: dealId, version } = deal;
      const outcome = await this.key.send({ name, dealId, version }, (_, options) =>
        send({ dealId, version }, options),
      );
      if (outcome.ok) {
        this.deal = outcome.deal;
        this.withdrawing = false;
        this.asked = false;
        this.answers = {};
        this.dispatchEvent(new PorticoSuccessEvent(deal.id, deal.number));
      } else this.trouble = refusalText(outcome.refusal);
      await this.refresh();
    } catch (error) {
      const fault = error instanceof Fault ? error : new Fault('unexpected', {}, { cause: error });
      this.trouble = fault;
      this.dispatchEvent(new PorticoErrorEvent(fault));
      if (fault.code === 'stale_edit') await this.refresh();
    } finally {
      this.busy = false;
    }
  }

  private async onAnswer(event: Event): Promise<void> {
    event.preventDefault();
    this.asked = true;
    const items = this.deal?.info?.items ?? [];
    const open = items.find(({ id }) => !this.answers[id]?.trim());
    if (open) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>(`[name=${open.id}]`)?.focus();
      return;
    }
    const answers = { ...this.answers };
    await this.move(`answer ${JSON.stringify(answers)}`, (deal, options) =>
      this.client.deals.answerInfo.mutate({ ...deal, answers }, options),
    );
  }

  private async onWithdraw(event: Event): Promise<void> {
    event.preventDefault();
    const reason = this.renderRoot.querySelector<PorticoSelect>('[name=reason]')?.value;
    if (reason === 'customer_stopped' || reason === 'entered_in_error' || reason === 'other')
      await this.move(`withdraw ${reason}`, (deal, options) =>
        this.client.deals.withdraw.mutate({ ...deal, reason }, options),
      );
  }

  private async onClose(outcome: 'won' | 'lost'): Promise<void> {
    await this.move(outcome, (deal, options) =>
      this.client.deals.close.mutate({ ...deal, outcome }, options),
    );
  }

  private async onContinue(dealId: string): Promise<void> {
    if (this.busy || !this.dispatchEvent(new DealContinueEvent(dealId))) return;
    this.busy = true;
    try {
      // Most deals are no drafts: the form comes when it is wanted.
      define((await import('./deal-registration.ts')).PorticoDealRegistration);
      if (dealId !== this.dealId) return;
      this.continuing = dealId;
      await this.updateComplete;
      const form = this.renderRoot.querySelector('portico-deal-registration');
      const first = () => form?.shadowRoot?.querySelector<HTMLElement>('portico-field')?.focus();
      form?.addEventListener('portico-ready', first, { once: true });
    } catch (error) {
      this.trouble = new Fault('offline', {}, { cause: error });
    } finally {
      this.busy = false;
    }
  }

  private onAnswerInput(event: Event): void {
    if (event.target instanceof PorticoField)
      this.answers = { ...this.answers, [event.target.name]: event.target.value };
  }

  protected override renderSkeleton(): unknown {
    return html`<portico-skeleton class="title"></portico-skeleton>
      <portico-skeleton lines="2"></portico-skeleton>
      <portico-skeleton lines="6"></portico-skeleton>
      <portico-skeleton lines="4"></portico-skeleton>`;
  }

  protected override renderContent(): unknown {
    const { deal, history, locale, trouble, mayAct } = this;
    if (!deal) return nothing;
    if (this.continuing)
      return html`<portico-deal-registration draft-id=${this.continuing}></portico-deal-registration>`;
    const { word, tone } = statusOf(deal);
    return html`<article class="deal">
      <header>
        <div>
          <h2>${deal.customerName || msg('A customer without a name yet', { id: 'deals.unnamed' })}</h2>
          <portico-badge tone=${tone} role="status">${word}</portico-badge>
        </div>
        <p>${nextWords(deal, locale)}</p>
      </header>
      ${trouble instanceof Fault ? this.renderFault(trouble) : trouble ? html`<portico-problem .heading=${trouble}></portico-problem>` : nothing}
      ${dealReason(deal)} ${mayAct && deal.review === 'info_requested' ? this.renderQuestions(deal) : nothing}
      ${dealFacts(deal, locale)}
      ${mayAct && deal.review === 'info_requested' ? nothing : askedAndAnswered(deal)}
      ${mayAct ? this.renderMoves(deal) : nothing}
      <section>
        <h3>${msg('What happened', { id: 'deals.history' })}</h3>
        <portico-timeline .entries=${history.map(timelineEntry).toReversed()}></portico-timeline>
      </section>
    </article>`;
  }

  private renderQuestions({ info, infoDueAt }: DealView): TemplateResult {
    const due =
      infoDueAt &&
      new Intl.DateTimeFormat(this.locale, { dateStyle: 'medium' }).format(Date.parse(infoDueAt));
    return html`<form class="panel" novalidate @input=${this.onAnswerInput} @submit=${this.onAnswer}>
      <div>
        <h3>${msg('The vendor asks', { id: 'deals.questions' })}</h3>
        ${due ? html`<p class="quiet">${msg(str`Please answer by ${due}.`, { id: 'deals.questions.due' })}</p>` : nothing}
      </div>
      ${info?.items.map(
        ({ id, question, kind }) =>
          html`<portico-field
            multiline
            required
            name=${id}
            .label=${question}
            .help=${kind === 'missing' ? msg('Your place in line counts from this answer.', { id: 'deals.questions.missing' }) : ''}
            .value=${this.answers[id] ?? ''}
            .error=${this.asked && !this.answers[id]?.trim() ? msg('Please answer this question.', { id: 'deals.questions.empty' }) : ''}
          ></portico-field>`,
      )}
      <footer>
        <portico-button type="submit" variant="primary" .busy=${this.busy}>
          ${msg('Send answers', { id: 'deals.questions.send' })}
        </portico-button>
      </footer>
    </form>`;
  }

  private renderMoves({ id, review, outcome }: DealView): unknown {
    if (this.withdrawing)
      return withdrawForm({
        busy: this.busy,
        onSubmit: (event) => void this.onWithdraw(event),
        onKeep: () => (this.withdrawing = false),
      });
    if (review === 'approved' && outcome === 'open')
      return html`<footer>
        <portico-button .busy=${this.busy} @click=${() => this.onClose('won')}
          >${msg('We won it', { id: 'deals.win' })}</portico-button
        >
        <portico-button .busy=${this.busy} @click=${() => this.onClose('lost')}
          >${msg('We lost it', { id: 'deals.lose' })}</portico-button
        >
      </footer>`;
    if (review !== 'submitted' && review !== 'in_review' && review !== 'info_requested' && review !== 'draft')
      return nothing;
    const toContinue = html`<portico-button
      variant="primary"
      .busy=${this.busy}
      @click=${() => this.onContinue(id)}
      >${msg('Continue', { id: 'deals.continue' })}</portico-button
    >`;
    return html`<footer>
      ${review === 'draft' ? toContinue : nothing}
      <portico-button @click=${() => (this.withdrawing = true)}>
        ${msg('Withdraw registration', { id: 'deals.withdraw' })}
      </portico-button>
    </footer>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-deal': PorticoDeal;
  }
}

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { DealView, TimelineEntry } from '@portico/domain/deals/views';
import type { DisputeView } from '@portico/domain/disputes/views';
import { Fault } from '@portico/domain/fault';
import { asFault } from '@portico/runtime/as-fault';
import { followSession } from '@portico/runtime/contexts';
import { PorticoSubmittedEvent } from '@portico/runtime/events';
import { PorticoWidget, type WidgetPhase } from '@portico/runtime/widget';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { define } from '@portico/ui/define';
import { PorticoTime } from '@portico/ui/time/time';
import { PorticoTimeline } from '@portico/ui/timeline/timeline';
import type * as disputes from '../disputes/dispute-card.ts';
import { askedAndAnswered } from './asked-answered.ts';
import { dealBenefits } from './deal-benefits.ts';
import { DealContinueEvent } from './deal-continue-event.ts';
import { dealFacts } from './deal-facts.ts';
import { dealFiles } from './deal-files.ts';
import { type Move, movesOf } from './deal-moves.ts';
import { dealNotices, dealRounds } from './deal-notices.ts';
import { DealOpenEvent } from './deal-open-event.ts';
import { dealReason } from './deal-reason.ts';
import { dealStyles } from './deal.styles.ts';
import type { FormName } from './forms/form-names.ts';
import { OpenForm } from './forms/open-form.ts';
import { nextWords } from './next-words.ts';
import { statusOf } from './status-words.ts';
import { timelineEntries } from './timeline-words.ts';
import { cardElements } from '../card-elements.ts';
import { registerWidgetTexts } from '../texts.ts';

/**
 * @summary One deal: where it stands, what can be done with it, what it brings, and what happened so far. Follows the server live.
 *
 * @event portico-ready - The deal is shown (`PorticoReadyEvent`).
 * @event portico-submitted - It was accepted (`PorticoSubmittedEvent`): `dealId` and `number`.
 * @event portico-deal-continue - Somebody goes on with a draft (`DealContinueEvent`): `dealId`. Prevent it to show the form
 *   elsewhere, as `<portico-deal-registration draft-id>`; else it is shown here.
 * @event portico-deal-open - Somebody goes to another round of this deal (`DealOpenEvent`): `dealId`. Prevent it to show
 *   that elsewhere; else it is shown here.
 * @event portico-error - Something did not work (`PorticoErrorEvent`): `code`, `status`, `retryable`.
 * @event portico-state - It loads, is ready, or says why not (`PorticoStateEvent`): `state`.
 * @event portico-session-expired - The session has ended and could not be renewed (`PorticoSessionExpiredEvent`).
 * @event portico-resize - It takes another size (`PorticoResizeEvent`): `width`, `height`.
 */
export class PorticoDeal extends PorticoWidget {
  static readonly tag = 'portico-deal';
  static override readonly uses = [...cardElements, PorticoBadge, PorticoTime, PorticoTimeline];
  static override styles = [PorticoWidget.styles, dealStyles];

  @state() private deal: DealView | undefined;

  @state() private history: readonly TimelineEntry[] = [];

  @state() private disputes: readonly DisputeView[] = [];
  /** Draws them; few deals have any. */
  private cards?: typeof disputes;

  /** The draft that is gone on with here. */
  @state() private continuing = '';

  /** Why something could not be saved or fetched. */
  @state() private trouble: Fault | null = null;

  /** What was just accepted, where the deal itself does not show it. */
  @state() private told = '';

  /** Which deal: the `dealId` of `portico-submitted` and of `portico-deal-open`. */
  @property({ attribute: 'deal-id' }) dealId = '';

  private isBesidesOld = false;

  private readonly session = followSession(this);

  private readonly form = new OpenForm(this, {
    client: () => this.client,
    locale: () => this.locale,
    deal: () => this.deal,
    onDone: (name, deal) => this.onDone(name, deal),
    onStale: () => this.refresh(),
  });

  constructor() {
    super();
    registerWidgetTexts();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before = changed.get('dealId') as string | undefined;
    if (before) {
      this.deal = undefined;
      this.disputes = [];
      this.continuing = '';
      this.told = '';
      this.form.close();
      this.retry();
    }
    this.askOrLeave();
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
    this.isBesidesOld = true;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { deal, isBesidesOld, phase, session } = this;
    // Who reads is known at its own time, and decides what may be asked for.
    if (!deal || !isBesidesOld || phase !== 'ready' || session.value?.status !== 'known') return;
    this.isBesidesOld = false;
    void this.loadBesides(deal);
  }

  /** Disputes come after the deal: few have any, and who may not read them still reads the deal. */
  private async loadBesides({ id: dealId, review, shared }: DealView): Promise<void> {
    if (review === 'draft' || shared || !this.may('dispute.read')) return;
    try {
      const page = await this.client.disputes.list.query({ dealId, limit: 10 });
      if (page.rows.length > 0) this.cards ??= await import('../disputes/dispute-card.ts');
      if (dealId !== this.dealId) return;
      this.disputes = page.rows.flatMap((one) => (one.side === 'partner' ? [one] : []));
    } catch (error) {
      this.trouble = asFault(error);
    }
  }

  private async save(deal: DealView): Promise<void> {
    const { saveReceipt } = await import('./save-receipt.ts').catch((cause: unknown) => {
      throw new Fault('offline', {}, { cause });
    });
    await saveReceipt(this.client, deal);
  }

  private may(action: string): boolean {
    const session = this.session.value;
    return session?.status === 'known' && session.me.actions.some((one) => one === action);
  }

  /** Questions of the vendor's stand open by themselves, each round anew; answered elsewhere, they go. */
  private askOrLeave(): void {
    const { deal, form } = this;
    if (!deal || this.phase !== 'ready') return;
    const isAsked = deal.review === 'info_requested' && !deal.shared && this.may('deal.register');
    const isOther = form.name === 'answer' && form.deal && form.deal.info?.askedAt !== deal.info?.askedAt;
    // What could not be fetched is not asked for again until the reader wants it.
    const isFree = form.name === null && form.trouble === null;
    if (isAsked && (isFree || isOther)) void form.show('answer', { deal }, { focus: false });
    else if (!isAsked && form.name === 'answer') form.close();
  }

  private async onDone(name: FormName, deal: DealView | undefined): Promise<void> {
    const { deal: before } = this;
    if (!before) return;
    const isAnother = deal && deal.id !== before.id;
    this.dispatchEvent(new PorticoSubmittedEvent(deal?.id ?? before.id, deal?.number ?? before.number));
    if (isAnother) return this.onOpen(deal.id);
    if (deal) this.deal = deal;
    if (name === 'amend' && deal?.amendment?.status === 'approved')
      this.told = msg('The deal is changed, as from now.', { id: 'deals.amend.done' });
    await this.refresh();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  private onOpen(dealId: string): void {
    if (this.dispatchEvent(new DealOpenEvent(dealId))) this.dealId = dealId;
  }

  private onMove({ name }: Move): void {
    const { deal } = this;
    if (!deal) return;
    this.told = '';
    if (name === 'continue') void this.onContinue(deal.id);
    else void this.form.show(name, { deal }, { focus: true });
  }

  private async onContinue(dealId: string): Promise<void> {
    if (!this.dispatchEvent(new DealContinueEvent(dealId))) return;
    await this.tried(async () => {
      // Most deals are no drafts: the form comes when it is wanted.
      const { PorticoDealRegistration } = await import('./deal-registration.ts').catch((cause: unknown) => {
        throw new Fault('offline', {}, { cause });
      });
      define(PorticoDealRegistration);
      if (dealId !== this.dealId) return;
      this.continuing = dealId;
      await this.updateComplete;
      const form = this.renderRoot.querySelector('portico-deal-registration');
      const first = () => form?.shadowRoot?.querySelector('input')?.focus();
      form?.addEventListener('portico-ready', first, { once: true });
    });
  }

  private async tried(work: () => Promise<void>): Promise<void> {
    this.trouble = null;
    try {
      await work();
    } catch (error) {
      this.trouble = asFault(error);
    }
  }

  protected override renderSkeleton(): unknown {
    return html`<portico-skeleton class="title"></portico-skeleton>
      <portico-skeleton lines="2"></portico-skeleton>
      <portico-skeleton lines="6"></portico-skeleton>
      <portico-skeleton lines="4"></portico-skeleton>`;
  }

  protected override renderContent(): unknown {
    const { deal, history, locale } = this;
    if (!deal) return nothing;
    if (this.continuing)
      return html`<portico-deal-registration draft-id=${this.continuing}></portico-deal-registration>`;
    const { word, tone } = statusOf(deal);
    const onReceipt = (): void => void this.tried(() => this.save(deal));
    return html`<article class="deal">
      <header>
        <div>
          <h2 tabindex="-1">
            ${deal.customerName || msg('A customer without a name yet', { id: 'deals.unnamed' })}
          </h2>
          <portico-badge tone=${tone} role="status">${word}</portico-badge>
        </div>
        <p>${nextWords(deal, locale)}</p>
      </header>
      ${dealReason(deal)} ${dealNotices(deal, locale)}
      ${this.told ? html`<portico-problem tone="info" .heading=${this.told}></portico-problem>` : nothing}
      ${this.renderTrouble()} ${this.renderMoves(deal)} ${dealRounds(deal, (id) => this.onOpen(id))}
      ${dealFacts(deal, locale, deal.shared ? undefined : onReceipt)} ${dealBenefits(deal, locale)}
      ${askedAndAnswered(deal, history, this.form.name === 'answer')}
      ${this.disputes.map((dispute) => this.renderDispute(dispute, deal))} ${dealFiles(deal)}
      <section>
        <h3>${msg('What happened', { id: 'deals.history' })}</h3>
        <portico-timeline .entries=${timelineEntries(history).toReversed()}></portico-timeline>
      </section>
    </article>`;
  }

  private renderTrouble(): unknown {
    const trouble = this.form.trouble ?? this.trouble;
    const isLost = this.form.name === null && this.form.trouble !== null;
    if (trouble instanceof Fault)
      return this.renderFault(trouble, isLost ? () => this.form.close() : undefined);
    return trouble ? html`<portico-problem .heading=${trouble}></portico-problem>` : nothing;
  }

  /** The open form, or what can be done; an answer that is asked for stands above the rest. */
  private renderMoves(deal: DealView): unknown {
    const { form } = this;
    const isAsked = form.name === 'answer';
    if (form.name && !isAsked) return form.draw(false);
    const moves = movesOf(deal, {
      mayRegister: this.may('deal.register'),
      mayDispute: this.may('dispute.raise') && !this.disputes.some(({ status }) => status === 'open'),
      now: Date.now(),
    });
    return html`${isAsked ? form.draw(true) : nothing}
    ${moves.length > 0 ? html`<div class="moves">${moves.map((move) => this.renderMove(move))}</div>` : nothing}`;
  }

  private renderMove(move: Move): TemplateResult {
    const { label, isNext } = move;
    return html`<portico-button variant=${isNext ? 'primary' : nothing} @click=${() => this.onMove(move)}
      >${label}</portico-button
    >`;
  }

  private renderDispute(dispute: DisputeView, deal: DealView): unknown {
    const show = (name: FormName) => (): void =>
      void this.form.show(name, { deal, dispute }, { focus: true });
    const verbs = this.may('dispute.raise')
      ? { addEvidence: show('evidence'), takeBack: show('drop') }
      : null;
    return this.cards?.disputeCard(dispute, deal.id, { locale: this.locale, verbs });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-deal': PorticoDeal;
  }
}

import { isUnderReview } from '@portico/domain/deals/under-review';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { DeskDealView, TimelineEntry } from '@portico/domain/deals/views';
import type { Fault } from '@portico/domain/fault';
import type { Refusal } from '@portico/domain/refusal';
import { asFault } from '@portico/runtime/as-fault';
import { faultText } from '@portico/runtime/fault-text';
import { SubmissionKey } from '@portico/runtime/submission-key';
import type { WidgetPhase } from '@portico/runtime/widget';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { drawIcon } from '@portico/ui/icon/draw-icon';
import { successIcon } from '@portico/ui/icon/icons';
import { PorticoMenu } from '@portico/ui/menu/menu';
import { PorticoTime } from '@portico/ui/time/time';
import { PorticoTimeline } from '@portico/ui/timeline/timeline';
import { PorticoView } from '../../../applications/view.ts';
import { isShortcut, offerShortcuts, type Shortcut } from '../../../layout/keys/shortcuts.ts';
import { PorticoDisputeRaise } from '../../disputes/forms/raise.ts';
import { PorticoNotFound } from '../../not-found/not-found.ts';
import { PorticoPage } from '../../../layout/page/page.ts';
import { navigate } from '../../../routing/navigate.ts';
import { PorticoDeskAccount } from '../account/account.ts';
import { PorticoDeskClaimants } from '../claimants/claimants.ts';
import { decisions, drawDecisions } from '../decision/all-decisions.ts';
import type { PorticoDecision } from '../decision/decision.ts';
import type { DealChangedEvent } from '../decision/decision-events.ts';
import { deskStatus } from '../desk-words.ts';
import { PorticoDeskFiles } from '../files/files.ts';
import { deskRefusalText } from '../refusal-words.ts';
import { actionsFor, type DealAction, type Reader } from './actions.ts';
import { drawActions } from './draw-actions.ts';
import { drawChain } from './chain.ts';
import { drawClock } from './clock.ts';
import { dealStyles } from './deal.styles.ts';
import { drawFacts } from './facts.ts';
import { drawJudgement, type Opposing } from './judgement.ts';
import { loadOpposing } from './opposing.ts';
import { drawEvidence, drawPartner, drawQuestions, drawShape } from './parts.ts';
import { drawDispute, findDispute, isSettled, type ShownDispute } from './open-dispute.ts';
import { drawRaise } from './raise.ts';
import { timelineLines } from './timeline-words.ts';
import { drawWishes } from './wishes.ts';

/**
 * @summary One deal on the desk: what is claimed, what stands in its way, which clock runs, and the decision.
 */
export class PorticoDeskDeal extends PorticoView {
  static readonly tag = 'portico-desk-deal';
  static override readonly uses = [
    ...PorticoView.uses,
    PorticoPage,
    PorticoNotFound,
    PorticoBadge,
    PorticoButton,
    PorticoMenu,
    PorticoTime,
    PorticoTimeline,
    PorticoDeskClaimants,
    PorticoDeskAccount,
    PorticoDeskFiles,
    PorticoDisputeRaise,
    ...decisions,
  ];
  static override styles = [PorticoView.styles, dealStyles];

  @state() private deal: DeskDealView | null = null;
  @state() private timeline: readonly TimelineEntry[] = [];
  @state() private opposing: Opposing = { coverage: [], reservations: [] };
  /** The open dispute about this customer, or else the ruling on this deal. */
  @state() private dispute: ShownDispute | null = null;
  /** What was done here, until the deal moves on from the version that left. */
  @state() private said: { words: string; version: number } | null = null;
  @state() private taking = false;
  @state() private takeFault: Fault | null = null;
  @state() private refusal: Refusal | null = null;

  /** The deal's id, as it stands in the address. */
  @property({ attribute: false }) dealId = '';

  /** Who looks at it; by default someone of the desk. */
  @property({ attribute: false }) reader: Reader = {
    may: ['deal.decide', 'deal.sign'],
    roles: ['deal_desk'],
  };

  /** Where the list stands that it was opened from. */
  @property() base = '/desk';

  private readonly taken = new SubmissionKey();
  private stop: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.onKey);
    const unlisten = this.live?.on({ aggregate: 'deal', id: this.dealId }, () => void this.refresh());
    this.stop = [offerShortcuts(() => this.shortcuts()), ...(unlisten ? [unlisten] : [])];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKey);
    this.stop.forEach((each) => each());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Another deal, by a link from this one.
    if (!changed.get('dealId')) return;
    this.said = null;
    this.retry();
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const of = { dealId: this.dealId };
    [this.deal, this.timeline] = await Promise.all([
      this.client.desk.get.query(of, { signal }),
      this.client.deals.timeline.query(of, { signal }),
    ]);
    [this.opposing, this.dispute] = await Promise.all([
      loadOpposing(this.client, this.deal, { reader: this.reader, signal }),
      findDispute(this.client, this.deal, { reader: this.reader, signal }),
    ]);
    if (this.said && this.deal.version > this.said.version) this.said = null;
  }

  /** All that is asked with is the id in the address: one that is none is an address that leads nowhere. */
  protected override phaseOf(fault: Fault): WidgetPhase {
    return fault.code === 'bad_input' ? 'no-permission' : super.phaseOf(fault);
  }

  private shortcuts(): readonly Shortcut[] {
    return [
      ...this.actions().map(({ key, label }) => ({ keys: [key], label })),
      { keys: ['Esc'], label: msg('Back to the queue', { id: 'desk.keys.back' }) },
    ];
  }

  /** What can be done now, by key. */
  private actions(): readonly DealAction[] {
    return this.deal ? actionsFor(this.deal, this.reader) : [];
  }

  private open({ dialog }: DealAction): void {
    this.renderRoot.querySelector<PorticoDecision>(dialog)?.show();
  }

  /** A click takes a deal at once; a key asks first. */
  private run(action: DealAction): void {
    if (action.key === 't') void this.take();
    else this.open(action);
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (!isShortcut(event) || isInMenu(event)) return;
    const action = this.actions().find(({ key }) => key === event.key);
    if (event.key === 'Escape') navigate(this.base);
    else if (action) this.open(action);
    else return;
    event.preventDefault();
  };

  private async take(): Promise<void> {
    const { deal } = this;
    if (!deal || this.taking) return;
    this.taking = true;
    this.takeFault = null;
    this.refusal = null;
    try {
      const outcome = await this.taken.send({ dealId: deal.id, version: deal.version }, (input, options) =>
        this.client.desk.take.mutate(input, options),
      );
      if (outcome.ok) this.deal = outcome.deal;
      else this.refusal = outcome.refusal;
    } catch (error) {
      this.takeFault = asFault(error);
    } finally {
      this.taking = false;
    }
    await this.refresh();
  }

  private onChanged(event: DealChangedEvent): void {
    if (!this.deal) return;
    this.deal = { ...this.deal, ...event.deal };
    this.said = event.said ? { words: event.said, version: event.deal.version } : null;
    void this.refresh();
  }

  override render(): TemplateResult {
    const { deal } = this;
    if (this.phase === 'no-permission') return html`<portico-not-found></portico-not-found>`;
    const ready = this.phase === 'ready' && deal !== null;
    return html`<portico-page
      heading=${ready ? deal.customerName : msg('Deal', { id: 'desk.deal' })}
      .crumbs=${[{ title: this.base === '/desk' ? msg('Deal desk', { id: 'shell.desk' }) : msg('Deals', { id: 'shell.deals' }), href: this.base }]}
    >
      ${ready ? html`<portico-badge slot="beside" tone=${deskStatus(deal).tone}>${deskStatus(deal).word}</portico-badge>` : nothing}
      ${ready ? drawActions(this.actions(), { isTaking: this.taking, run: (action) => this.run(action) }) : nothing}
      ${super.render()}
    </portico-page>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return drawShape();
  }

  protected override renderContent(): TemplateResult | typeof nothing {
    const { deal } = this;
    if (!deal) return nothing;
    const changed = (event: DealChangedEvent): void => this.onChanged(event);
    return html`<div role="status">
        ${this.said ? html`<p class="said">${drawIcon(successIcon)} ${this.said.words}</p>` : nothing}
      </div>
      ${drawClock(deal, this.locale)} ${this.rivals(deal)}
      <div class="columns" @portico-deal-changed=${changed}>
        <div class="stack main">
          ${this.takeProblem()} ${drawWishes(deal, this.locale)} ${this.whichAccount(deal)}
          ${drawJudgement(deal, this.opposing, this.locale)} ${drawQuestions(deal, this.timeline)}
          <section class="card">
            <h2>${msg('The claim', { id: 'desk.claim' })}</h2>
            ${drawFacts(deal, this.locale)} ${drawEvidence(deal)}
          </section>
        </div>
        <div class="stack side">
          ${drawChain(deal)} ${drawPartner(deal)}
          <section class="card">
            <h2>${msg('What happened', { id: 'desk.timeline' })}</h2>
            <portico-timeline .entries=${timelineLines(this.timeline)}></portico-timeline>
          </section>
        </div>
        ${drawDecisions(deal)}
      </div>`;
  }

  /** All who claim the customer, where there is more than one. */
  private rivals(deal: DeskDealView): TemplateResult | typeof nothing {
    const { claimants } = deal;
    if (claimants.length < 2) return this.dispute ? drawDispute(this.dispute, deal, this.locale) : nothing;
    return html`<section class="rivals">
      <h2>${msg('Who claims this customer', { id: 'desk.rivals' })}</h2>
      <portico-desk-claimants .claimants=${claimants} base=${this.base}></portico-desk-claimants>
      ${this.disputing(deal)}
    </section>`;
  }

  /** The dispute there is, and the way to raise one while there is something left to dispute. */
  private disputing(deal: DeskDealView): unknown {
    const { dispute, reader } = this;
    const { claimants } = deal;
    const isOver = dispute?.status === 'open' || isSettled(dispute, claimants);
    return [
      dispute ? drawDispute(dispute, deal, this.locale) : nothing,
      !isOver && reader.may.includes('dispute.manage') ? drawRaise(claimants, this.renderRoot) : nothing,
    ];
  }

  /** Which account the customer is, while it is only similar to a known one and nobody has said (DA7). */
  private whichAccount(deal: DeskDealView): TemplateResult | typeof nothing {
    const isAsked = deal.judgement?.match === 'similar' && deal.account === null;
    if (!isUnderReview(deal) || !isAsked || !this.reader.may.includes('deal.decide')) return nothing;
    return html`<section class="card">
      <h2>${msg('Which customer is it?', { id: 'desk.account' })}</h2>
      <portico-desk-account .deal=${deal}></portico-desk-account>
    </section>`;
  }

  private takeProblem(): TemplateResult | typeof nothing {
    if (this.refusal)
      return html`<portico-problem heading=${deskRefusalText(this.refusal)}></portico-problem>`;
    if (!this.takeFault) return nothing;
    const { heading, detail } = faultText(this.takeFault);
    return html`<portico-problem .heading=${heading} .detail=${detail}></portico-problem>`;
  }
}

/** Whether Esc is meant for the menu it was pressed in: it closes that, and not the page. */
function isInMenu(event: KeyboardEvent): boolean {
  return event.key === 'Escape' && event.composedPath().some((node) => node instanceof PorticoMenu);
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-deal': PorticoDeskDeal;
  }
}

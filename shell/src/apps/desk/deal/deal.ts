import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@lit/localize';
import type { DeskDealView, TimelineEntry } from '@portico/domain/deals/views';
import type { Fault } from '@portico/domain/fault';
import type { Refusal } from '@portico/domain/refusal';
import { asFault } from '@portico/runtime/as-fault';
import { faultText, refusalText } from '@portico/runtime/fault-text';
import { SubmissionKey } from '@portico/runtime/submission-key';
import type { WidgetPhase } from '@portico/runtime/widget';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { drawIcon } from '@portico/ui/icon/draw-icon';
import { successIcon } from '@portico/ui/icon/icons';
import { PorticoTime } from '@portico/ui/time/time';
import { PorticoTimeline } from '@portico/ui/timeline/timeline';
import { PorticoView } from '../../../applications/view.ts';
import { isShortcut, offerShortcuts, type Shortcut } from '../../../layout/keys/shortcuts.ts';
import { PorticoNotFound } from '../../not-found/not-found.ts';
import { PorticoPage } from '../../../layout/page/page.ts';
import { readPreferences } from '../../../preferences.ts';
import { navigate } from '../../../routing/navigate.ts';
import { PorticoApprove } from '../decision/approve.ts';
import { PorticoAsk } from '../decision/ask.ts';
import type { PorticoDecision } from '../decision/decision.ts';
import type { DealChangedEvent } from '../decision/decision-events.ts';
import { PorticoDuplicate } from '../decision/duplicate.ts';
import { PorticoReject } from '../decision/reject.ts';
import { PorticoTake } from '../decision/take.ts';
import { deskStatus } from '../desk-words.ts';
import { drawClock } from './clock.ts';
import { dealStyles } from './deal.styles.ts';
import { drawFacts } from './facts.ts';
import { drawConflicts, drawPartner, drawQuestions, drawShape } from './parts.ts';
import { timelineLines } from './timeline-words.ts';

interface DealAction {
  readonly key: string;
  readonly label: string;
  readonly run: () => void;
  /** What its key does instead, where the key must ask first. */
  readonly ask?: () => void;
}

type DecisionTag =
  | 'portico-desk-approve'
  | 'portico-desk-ask'
  | 'portico-desk-duplicate'
  | 'portico-desk-reject'
  | 'portico-desk-take';

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
    PorticoTime,
    PorticoTimeline,
    PorticoApprove,
    PorticoReject,
    PorticoAsk,
    PorticoDuplicate,
    PorticoTake,
  ];
  static override styles = [PorticoView.styles, dealStyles];

  @state() private deal: DeskDealView | null = null;
  @state() private timeline: readonly TimelineEntry[] = [];
  /** What was done here, until the deal moves on from the version that left. */
  @state() private said: { words: string; version: number } | null = null;
  @state() private taking = false;
  @state() private takeFault: Fault | null = null;
  @state() private refusal: Refusal | null = null;

  /** The deal's id, as it stands in the address. */
  @property({ attribute: false }) dealId = '';

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
    const review = this.deal?.review;
    const open = (tag: DecisionTag) => () => this.renderRoot.querySelector<PorticoDecision>(tag)?.show();
    const take = {
      key: 't',
      label: msg('Take it', { id: 'desk.take' }),
      run: () => void this.take(),
      ask: open('portico-desk-take'),
    };
    const ask = {
      key: 'i',
      label: msg('Ask for information', { id: 'desk.ask' }),
      run: open('portico-desk-ask'),
    };
    const reject = {
      key: 'r',
      label: msg('Reject', { id: 'desk.reject' }),
      run: open('portico-desk-reject'),
    };
    const duplicate = {
      key: 'd',
      label: msg('Mark as duplicate', { id: 'desk.duplicate' }),
      run: open('portico-desk-duplicate'),
    };
    const approve = {
      key: 'a',
      label: msg('Approve', { id: 'desk.approve' }),
      run: open('portico-desk-approve'),
    };
    if (review !== 'submitted' && review !== 'in_review') return [];
    const decisions = [ask, ...(this.deal?.conflicts.length ? [duplicate] : []), reject, approve];
    return review === 'submitted' ? [...decisions, take] : decisions;
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (!isShortcut(event)) return;
    const action = this.actions().find(({ key }) => key === event.key);
    if (event.key === 'Escape') navigate('/desk');
    else if (action) (action.ask ?? action.run)();
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
    this.deal = event.deal;
    this.said = event.said ? { words: event.said, version: event.deal.version } : null;
    void this.refresh();
  }

  override render(): TemplateResult {
    const { deal } = this;
    if (this.phase === 'no-permission') return html`<portico-not-found></portico-not-found>`;
    const ready = this.phase === 'ready' && deal !== null;
    return html`<portico-page
      heading=${ready ? deal.customerName : msg('Deal', { id: 'desk.deal' })}
      .crumbs=${[{ title: msg('Deal desk', { id: 'shell.desk' }), href: '/desk' }]}
    >
      ${ready ? html`<portico-badge slot="beside" tone=${deskStatus(deal).tone}>${deskStatus(deal).word}</portico-badge>` : nothing}
      ${ready ? this.buttons() : nothing} ${super.render()}
    </portico-page>`;
  }

  private buttons(): TemplateResult[] {
    const actions = this.actions();
    const { letterKeys } = readPreferences();
    const hint = (key: string) =>
      letterKeys ? html`<kbd aria-hidden="true">${key.toUpperCase()}</kbd>` : nothing;
    return actions.map(
      ({ key, label, run }, at) =>
        html`<portico-button
          slot="actions"
          variant=${at === actions.length - 1 ? 'primary' : 'secondary'}
          ?busy=${key === 't' && this.taking}
          @click=${run}
          >${label} ${hint(key)}</portico-button
        >`,
    );
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
      <div class="columns" @portico-deal-changed=${changed}>
        ${drawClock(deal, this.locale)}
        <div class="stack main">
          ${this.takeProblem()} ${drawConflicts(deal)} ${drawQuestions(deal)}
          <section class="card">
            <h2>${msg('The claim', { id: 'desk.claim' })}</h2>
            ${drawFacts(deal, this.locale)}
          </section>
        </div>
        <div class="stack side">
          ${drawPartner(deal)}
          <section class="card">
            <h2>${msg('What happened', { id: 'desk.timeline' })}</h2>
            <portico-timeline .entries=${timelineLines(this.timeline)}></portico-timeline>
          </section>
        </div>
        <portico-desk-approve .deal=${deal}></portico-desk-approve>
        <portico-desk-reject .deal=${deal}></portico-desk-reject>
        <portico-desk-ask .deal=${deal}></portico-desk-ask>
        <portico-desk-duplicate .deal=${deal}></portico-desk-duplicate>
        <portico-desk-take .deal=${deal}></portico-desk-take>
      </div>`;
  }

  private takeProblem(): TemplateResult | typeof nothing {
    if (this.refusal) return html`<portico-problem heading=${refusalText(this.refusal)}></portico-problem>`;
    if (!this.takeFault) return nothing;
    const { heading, detail } = faultText(this.takeFault);
    return html`<portico-problem .heading=${heading} .detail=${detail}></portico-problem>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-deal': PorticoDeskDeal;
  }
}

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { DealView, TimelineEntry } from '@portico/domain/deals/views';
import { Fault } from '@portico/domain/fault';
import { asFault } from '@portico/runtime/as-fault';
import { followSession } from '@portico/runtime/contexts';
import { PorticoWidget, type WidgetPhase } from '@portico/runtime/widget';
import { buttonStyles } from '@portico/ui/button/button.styles';
import { dealFacts } from './deal-facts.ts';
import { type Move, movesOf } from './deal-moves.ts';
import type { DealRest } from './deal-rest.ts';
import { dealStyles } from './deal.styles.ts';
import { nextWords } from './next-words.ts';
import { statusOf } from './status-words.ts';
import { registerWidgetTexts } from '../texts.ts';

/** What stands above the facts, or among them, and is drawn by the rest: few deals have any of it. */
const rare = [
  'rejectReason',
  'withdrawReason',
  'noteShared',
  'shared',
  'revocation',
  'appeal',
  'extension',
  'amendment',
  'previous',
  'next',
  'info',
] as const satisfies readonly (keyof DealView)[];
const rareInClaim = [
  'tenderRef',
  'projectName',
  'sites',
  'parentName',
  'incumbentPartner',
  'secondPartnerName',
  'helpRequested',
] as const satisfies readonly (keyof DealView['claim'])[];

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
  static override styles = [PorticoWidget.styles, buttonStyles, dealStyles];

  @state() private deal: DealView | undefined;

  /** Why the rest could not be had. */
  @state() private lost: Fault | null = null;

  /** Which deal: the `dealId` of `portico-submitted` and of `portico-deal-open`. */
  @property({ attribute: 'deal-id' }) dealId = '';

  private history: readonly TimelineEntry[] = [];

  /** All that is not seen at first: it comes once the deal is drawn, or with it where the deal has more to say. */
  private rest: DealRest | undefined;

  private readonly session = followSession(this);

  constructor() {
    super();
    registerWidgetTexts();
  }

  /** Takes back what it shows and what was typed in it: another deal, or another person. */
  forget(): void {
    this.deal = undefined;
    this.history = [];
    this.rest?.forget();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.get('dealId')) {
      this.forget();
      this.retry();
    }
    if (this.phase === 'ready') this.rest?.heed();
  }

  protected override phaseOf(fault: Fault): WidgetPhase {
    return fault.code === 'not_found' ? 'refused' : super.phaseOf(fault);
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const { dealId, client } = this;
    // Before reading, so that nothing falls in between.
    this.follow({ aggregate: 'deal', id: dealId });
    const [deal, history] = await Promise.all([
      client.deals.get.query({ dealId }, { signal }),
      client.deals.timeline.query({ dealId }, { signal }),
    ]);
    // What stands above the facts comes with them, or it would push them down.
    if (hasMore(deal)) await (await this.fetchRest()).prepare(deal);
    this.deal = deal;
    this.history = history;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.phase === 'ready' && !this.rest && !this.lost) void this.tryRest();
  }

  private async fetchRest(): Promise<DealRest> {
    const { DealRest } = await import('./deal-rest.ts').catch((cause: unknown) => {
      throw new Fault('offline', {}, { cause });
    });
    if (!this.rest) {
      this.wear(DealRest.styles);
      this.rest = new DealRest(this, {
        client: () => this.client,
        locale: () => this.locale,
        deal: () => this.deal,
        history: () => this.history,
        may: (action) => this.may(action),
        take: (deal) => (this.deal = deal),
        refresh: () => this.refresh(),
        drawFault: (fault, again) => this.renderFault(fault, again),
      });
      this.requestUpdate();
    }
    return this.rest;
  }

  private async tryRest(then?: (rest: DealRest) => void): Promise<void> {
    try {
      const rest = await this.fetchRest();
      then?.(rest);
      this.lost = null;
    } catch (error) {
      this.lost = asFault(error);
    }
  }

  /** Whether the reader may do something; null while nobody knows who reads. */
  private may(action: string): boolean | null {
    const session = this.session.value;
    return session?.status === 'known' ? session.me.actions.some((one) => one === action) : null;
  }

  protected override renderContent(): unknown {
    const { deal, locale, lost } = this;
    if (!deal) return nothing;
    const drawn = this.rest?.draw(deal);
    if (drawn?.instead) return drawn.instead;
    const { word, tone } = statusOf(deal);
    const onReceipt = (): void => void this.tryRest((rest) => rest.save());
    return html`<article class=${drawn ? 'deal' : 'deal held'}>
      <header>
        <div>
          <h2 tabindex="-1">
            ${deal.customerName || msg('A customer without a name yet', { id: 'deals.unnamed' })}
          </h2>
          <span class="status ${tone}" role="status">${word}</span>
        </div>
        <p>${nextWords(deal, locale)}</p>
      </header>
      ${drawn?.above} ${lost && this.renderFault(lost, () => void this.tryRest())}
      ${drawn?.isAsking ? nothing : this.renderMoves(deal, drawn?.isDisputed)} ${drawn?.rounds}
      ${dealFacts(deal, locale, { scope: drawn?.scope, onReceipt: deal.shared ? undefined : onReceipt })}
      ${drawn?.below}
    </article>`;
  }

  private renderMoves(deal: DealView, isDisputed: boolean | undefined): unknown {
    const moves = movesOf(deal, {
      mayRegister: this.may('deal.register'),
      mayDispute: this.may('dispute.raise') && !isDisputed,
      now: Date.now(),
    });
    return moves.length > 0
      ? html`<div class="moves">${moves.map((move) => this.renderMove(move))}</div>`
      : nothing;
  }

  private renderMove({ name, label, isNext }: Move): TemplateResult {
    const onMove = (): void => void this.tryRest((rest) => rest.move(name));
    return html`<button type="button" class=${isNext ? 'primary' : nothing} @click=${onMove}>
      ${label}
    </button>`;
  }
}

function hasMore(deal: DealView): boolean {
  const { claim } = deal;
  const isOther = claim.dealType && claim.dealType !== 'new';
  return Boolean(isOther) || rare.some((key) => deal[key]) || rareInClaim.some((key) => claim[key]);
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-deal': PorticoDeal;
  }
}

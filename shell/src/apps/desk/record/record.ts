import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { TimelineEntry } from '@portico/domain/deals/views';
import type { Fault } from '@portico/domain/fault';
import type { WidgetPhase } from '@portico/runtime/widget';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoTime } from '@portico/ui/time/time';
import { PorticoTimeline } from '@portico/ui/timeline/timeline';
import { PorticoView } from '../../../applications/view.ts';
import { PorticoNotFound } from '../../not-found/not-found.ts';
import { PorticoPage } from '../../../layout/page/page.ts';
import { drawClock } from '../deal/clock.ts';
import { dealStyles } from '../deal/deal.styles.ts';
import { drawFacts } from '../deal/facts.ts';
import { drawEvidence, drawPartner, drawQuestions, drawShape } from '../deal/parts.ts';
import { timelineLines } from '../deal/timeline-words.ts';
import { drawWishes } from '../deal/wishes.ts';
import { PorticoConfirmRevocation } from '../decision/confirm-revocation.ts';
import type { DealChangedEvent, DecidedDeal } from '../decision/decision-events.ts';
import { deskStatus } from '../desk-words.ts';
import { PorticoDeskFiles } from '../files/files.ts';

/**
 * @summary One deal to read: what is claimed, which clock runs, what was decided and what happened. Nothing to do here, but
 * for a manager who confirms that an approval is taken back.
 */
export class PorticoDealRecord extends PorticoView {
  static readonly tag = 'portico-deal-record';
  static override readonly uses = [
    ...PorticoView.uses,
    PorticoPage,
    PorticoNotFound,
    PorticoBadge,
    PorticoTime,
    PorticoTimeline,
    PorticoButton,
    PorticoDeskFiles,
    PorticoConfirmRevocation,
  ];
  static override styles = [PorticoView.styles, dealStyles];

  @state() private deal: DecidedDeal | null = null;
  @state() private timeline: readonly TimelineEntry[] = [];

  /** The deal's id, as it stands in the address. */
  @property({ attribute: false }) dealId = '';

  /** What the reader may do: a manager confirms a revocation here. */
  @property({ attribute: false }) may: readonly string[] = [];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get('dealId')) this.retry();
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const of = { dealId: this.dealId };
    this.follow({ aggregate: 'deal', id: this.dealId });
    const [deal, timeline, revocations] = await Promise.all([
      this.client.deals.get.query(of, { signal }),
      this.client.deals.timeline.query(of, { signal }),
      this.may.includes('deal.oversee')
        ? this.client.desk.revocationsToConfirm.query({ limit: 100 }, { signal })
        : { rows: [] },
    ]);
    const proposed = revocations.rows.find(({ id }) => id === deal.id);
    this.deal = { ...deal, proposedRevocation: proposed?.revocation ?? null };
    this.timeline = timeline;
  }

  /** All that is asked with is the id in the address: one that is none is an address that leads nowhere. */
  protected override phaseOf(fault: Fault): WidgetPhase {
    return fault.code === 'bad_input' ? 'no-permission' : super.phaseOf(fault);
  }

  override render(): TemplateResult {
    if (this.phase === 'no-permission') return html`<portico-not-found></portico-not-found>`;
    const deal = this.phase === 'ready' ? this.deal : null;
    return html`<portico-page
      heading=${deal?.customerName ?? msg('Deal', { id: 'desk.deal' })}
      .crumbs=${[{ title: msg('Deals', { id: 'shell.deals' }), href: '/deals' }]}
    >
      ${deal ? html`<portico-badge slot="beside" tone=${deskStatus(deal).tone}>${deskStatus(deal).word}</portico-badge>` : nothing}
      ${
        deal?.proposedRevocation
          ? html`<portico-button
              slot="actions"
              variant="primary"
              @click=${() => this.renderRoot.querySelector('portico-desk-confirm-revocation')?.show()}
              >${msg('Confirm the revocation', { id: 'desk.confirm' })}</portico-button
            >`
          : nothing
      }
      ${super.render()}
    </portico-page>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return drawShape();
  }

  protected override renderContent(): TemplateResult | typeof nothing {
    const { deal, locale } = this;
    if (!deal) return nothing;
    return html`<div class="columns">
      ${drawClock(deal, locale)}
      <div class="stack main">
        ${drawWishes(deal, locale)} ${drawQuestions(deal, this.timeline)}
        <section class="card">
          <h2>${msg('The claim', { id: 'desk.claim' })}</h2>
          ${drawFacts(deal, locale)} ${drawEvidence(deal)}
        </section>
      </div>
      <div class="stack side">
        ${drawPartner(deal)}
        <section class="card">
          <h2>${msg('What happened', { id: 'desk.timeline' })}</h2>
          <portico-timeline .entries=${timelineLines(this.timeline)}></portico-timeline>
        </section>
      </div>
      ${
        this.may.includes('deal.oversee')
          ? html`<portico-desk-confirm-revocation
              .deal=${deal}
              @portico-deal-changed=${(event: DealChangedEvent) => (this.deal = event.deal)}
            ></portico-desk-confirm-revocation>`
          : nothing
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-deal-record': PorticoDealRecord;
  }
}

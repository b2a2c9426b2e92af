import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@lit/localize';
import type { DealView, TimelineEntry } from '@portico/domain/deals/views';
import type { Fault } from '@portico/domain/fault';
import type { WidgetPhase } from '@portico/runtime/widget';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoTime } from '@portico/ui/time/time';
import { PorticoTimeline } from '@portico/ui/timeline/timeline';
import { PorticoView } from '../../../applications/view.ts';
import { PorticoNotFound } from '../../not-found/not-found.ts';
import { PorticoPage } from '../../../layout/page/page.ts';
import { drawClock } from '../deal/clock.ts';
import { dealStyles } from '../deal/deal.styles.ts';
import { drawFacts } from '../deal/facts.ts';
import { drawPartner, drawQuestions, drawShape } from '../deal/parts.ts';
import { timelineLines } from '../deal/timeline-words.ts';
import { deskStatus } from '../desk-words.ts';

/**
 * @summary One deal to read: what is claimed, which clock runs, what was decided and what happened. Nothing to do here.
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
  ];
  static override styles = [PorticoView.styles, dealStyles];

  @state() private deal: DealView | null = null;
  @state() private timeline: readonly TimelineEntry[] = [];

  /** The deal's id, as it stands in the address. */
  @property({ attribute: false }) dealId = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get('dealId')) this.retry();
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const of = { dealId: this.dealId };
    this.follow({ aggregate: 'deal', id: this.dealId });
    [this.deal, this.timeline] = await Promise.all([
      this.client.deals.get.query(of, { signal }),
      this.client.deals.timeline.query(of, { signal }),
    ]);
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
        ${drawQuestions(deal)}
        <section class="card">
          <h2>${msg('The claim', { id: 'desk.claim' })}</h2>
          ${drawFacts(deal, locale)}
        </section>
      </div>
      <div class="stack side">
        ${drawPartner(deal)}
        <section class="card">
          <h2>${msg('What happened', { id: 'desk.timeline' })}</h2>
          <portico-timeline .entries=${timelineLines(this.timeline)}></portico-timeline>
        </section>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-deal-record': PorticoDealRecord;
  }
}

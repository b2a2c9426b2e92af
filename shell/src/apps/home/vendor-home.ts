import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { DealSummary } from '@portico/domain/deals/views';
import type { OutputOf } from '@portico/runtime/client';
import type { Me } from '@portico/runtime/session';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoEmpty } from '@portico/ui/empty/empty';
import { PorticoTime } from '@portico/ui/time/time';
import { PorticoView } from '../../applications/view.ts';
import { activityHref, activityWords } from '../../layout/notifications/activity-words.ts';
import { PorticoPage } from '../../layout/page/page.ts';
import { dealPath } from '../../routing/deal-path.ts';
import { overdueWords } from '../desk/overdue-words.ts';
import { homeStyles } from './home.styles.ts';

const NEWS = 8;

// What the desk has to decide; a question that is open is the partner's to answer.
const toDecide = ['submitted', 'in_review'] as const;

/**
 * @summary The vendor's home: how much is in the queue, what is overdue, what is mine, what happened last.
 */
export class PorticoVendorHome extends PorticoView {
  static readonly tag = 'portico-vendor-home';
  static override readonly uses = [
    ...PorticoView.uses,
    PorticoPage,
    PorticoButton,
    PorticoEmpty,
    PorticoTime,
  ];
  static override styles = [PorticoView.styles, homeStyles];

  @state() private counts: OutputOf<'deals.summary'>['counts'] = {};
  @state() private first: readonly DealSummary[] = [];
  @state() private mine: readonly DealSummary[] = [];
  @state() private overdue = 0;
  @state() private activity: OutputOf<'activity.list'>['rows'] = [];

  /** Whose home it is. */
  @property({ attribute: false }) me: Me | null = null;

  private stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = this.live?.on({ aggregate: 'deal' }, () => void this.refresh());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  private may(action: string): boolean {
    return this.me?.actions.includes(action) ?? false;
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const { deals, activity } = this.client;
    const reviews = [...toDecide];
    const [summary, first, mine, last] = await Promise.all([
      this.may('deal.read') ? deals.summary.query(undefined, { signal }) : null,
      this.may('deal.read') ? deals.list.query({ reviews, order: 'due', limit: 100 }, { signal }) : null,
      this.may('deal.decide')
        ? deals.list.query({ reviews, mine: true, order: 'due', limit: 100 }, { signal })
        : null,
      this.may('activity.read') ? activity.list.query({ limit: 30 }, { signal }) : null,
    ]);
    this.counts = summary?.counts ?? {};
    this.overdue = first?.rows.filter(({ overdue }) => overdue).length ?? 0;
    this.first = first?.rows.slice(0, NEWS) ?? [];
    this.mine = mine?.rows ?? [];
    this.activity = newsOf(last?.rows ?? []);
  }

  override render(): TemplateResult {
    return html`<portico-page heading=${this.answer()}>
      ${
        this.may('deal.decide')
          ? html`<portico-button slot="actions" variant="primary" href="/desk"
              >${msg('Open the queue', { id: 'home.queue' })}</portico-button
            >`
          : nothing
      }
      ${super.render()}
    </portico-page>`;
  }

  private get waiting(): number {
    return (this.counts.submitted ?? 0) + (this.counts.in_review ?? 0);
  }

  private answer(): string {
    if (this.phase !== 'ready') return msg('Home', { id: 'shell.home' });
    if (this.waiting === 1) return msg('One deal waits for a decision', { id: 'home.queue.one' });
    if (this.waiting > 1)
      return msg(str`${this.waiting} deals wait for a decision`, { id: 'home.queue.many' });
    return msg('No deal waits for a decision', { id: 'home.queue.none' });
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="facts">
        ${[1, 2, 3].map(() => html`<a><portico-skeleton lines="2"></portico-skeleton></a>`)}
      </div>
      <section><portico-skeleton lines="6"></portico-skeleton></section>`;
  }

  protected override renderContent(): TemplateResult {
    return html`${this.may('deal.decide') ? this.facts() : nothing}
      <div class="lists">${this.due()} ${this.happenings()}</div>`;
  }

  private facts(): TemplateResult {
    const late = this.overdue >= 100 ? '99+' : this.overdue;
    return html`<div class="facts">
      <a href="/desk"><span>${msg('To decide', { id: 'home.to-decide' })}</span><b>${this.waiting}</b></a>
      <a href="/desk" class=${this.overdue > 0 ? 'late' : ''}
        ><span>${msg('Overdue', { id: 'desk.overdue' })}</span><b>${late}</b></a
      >
      <a href="/desk?mine=1"><span>${msg('Mine', { id: 'home.mine' })}</span><b>${this.mine.length}</b></a>
      <a href="/desk?state=waiting"
        ><span>${msg('With partner', { id: 'desk.status.waiting' })}</span
        ><b>${this.counts.info_requested ?? 0}</b></a
      >
    </div>`;
  }

  private due(): TemplateResult | typeof nothing {
    if (this.first.length === 0) return nothing;
    return html`<section>
      <h2>${msg('Due first', { id: 'home.due' })}</h2>
      <ul>
        ${this.first.map(
          (deal) =>
            html`<li>
              <a class="row" href=${dealPath(this.me?.actions ?? [], deal.id)}>
                <b>${deal.customerName}</b><small>${deal.partner.name}</small>
                <small class=${deal.overdue ? 'late' : ''}>${this.dueWords(deal)}</small>
              </a>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private dueWords({ overdue, decisionDueAt }: DealSummary): TemplateResult | string {
    if (overdue && decisionDueAt) return overdueWords(decisionDueAt, this.locale);
    return html`${msg('Due', { id: 'desk.column.due' })}
      <portico-time .at=${decisionDueAt ?? ''}></portico-time>`;
  }

  private happenings(): TemplateResult | typeof nothing {
    if (this.activity.length === 0) return nothing;
    return html`<section>
      <h2>${msg('What happened', { id: 'desk.timeline' })}</h2>
      <ul>
        ${this.activity.map((each) => {
          const href = activityHref(each, this.me?.actions ?? []);
          const line = html`<b class="told">${activityWords(each)}</b
            ><small><portico-time .at=${each.at}></portico-time></small>`;
          return html`<li>
            ${href ? html`<a class="row" href=${href}>${line}</a>` : html`<div class="row">${line}</div>`}
          </li>`;
        })}
      </ul>
    </section>`;
  }
}

/** The last things that happened, the same about the same deal told once: a reminder that comes again is no news. */
function newsOf(rows: OutputOf<'activity.list'>['rows']): OutputOf<'activity.list'>['rows'] {
  const told = new Set<string>();
  return rows
    .filter(({ name, aggregate }) => {
      const key = `${name} ${aggregate.id}`;
      return !told.has(key) && told.add(key);
    })
    .slice(0, NEWS);
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-vendor-home': PorticoVendorHome;
  }
}

import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { DealSummary } from '@portico/domain/deals/views';
import type { Me } from '@portico/runtime/session';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoEmpty } from '@portico/ui/empty/empty';
import { PorticoTime } from '@portico/ui/time/time';
import { statusOf } from '@portico/widgets/deals/status-words';
import { PorticoView } from '../../applications/view.ts';
import { PorticoPage } from '../../layout/page/page.ts';
import { homeStyles } from './home.styles.ts';

/**
 * @summary A partner's home: answers that are waited for, drafts to finish, protections that end, the last decisions.
 */
export class PorticoPartnerHome extends PorticoView {
  static readonly tag = 'portico-partner-home';
  static override readonly uses = [
    ...PorticoView.uses,
    PorticoPage,
    PorticoBadge,
    PorticoButton,
    PorticoEmpty,
    PorticoTime,
  ];
  static override styles = [PorticoView.styles, homeStyles];

  @state() private waiting: readonly DealSummary[] = [];
  @state() private drafts: readonly DealSummary[] = [];
  @state() private ending: readonly DealSummary[] = [];
  @state() private decided: readonly DealSummary[] = [];

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

  private get mayReadDeals(): boolean {
    return this.me?.actions.includes('deal.read') ?? false;
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    if (!this.mayReadDeals) return;
    const list = this.client.deals.list;
    const [waiting, drafts, approved, decided] = await Promise.all([
      list.query({ reviews: ['info_requested'], limit: 10 }, { signal }),
      list.query({ reviews: ['draft'], limit: 5 }, { signal }),
      list.query({ reviews: ['approved'], limit: 50 }, { signal }),
      list.query({ reviews: ['approved', 'rejected', 'duplicate'], limit: 5 }, { signal }),
    ]);
    this.waiting = waiting.rows;
    this.drafts = drafts.rows;
    this.ending = approved.rows.filter(({ protection }) => protection === 'expiring');
    this.decided = decided.rows;
  }

  override render(): TemplateResult {
    return html`<portico-page heading=${this.answer()}>
      ${
        this.me?.actions.includes('deal.register')
          ? html`<portico-button slot="actions" variant="primary" href="/deals/new"
              >${msg('Register deal', { id: 'shell.deals.do' })}</portico-button
            >`
          : nothing
      }
      ${super.render()}
    </portico-page>`;
  }

  /** The first line answers what needs me. */
  private answer(): string {
    if (this.phase !== 'ready') return msg('Home', { id: 'shell.home' });
    const count = this.waiting.length;
    if (count === 1) return msg('One deal waits for your answer', { id: 'home.answer.one' });
    if (count > 1) return msg(str`${count} deals wait for your answer`, { id: 'home.answer.many' });
    return msg('Nothing waits for you', { id: 'home.answer.none' });
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<section><portico-skeleton lines="6"></portico-skeleton></section>`;
  }

  protected override renderContent(): TemplateResult {
    const { waiting, drafts, ending, decided } = this;
    if (!this.mayReadDeals)
      return html`<portico-empty
        heading=${msg('Nothing here yet', { id: 'home.no-role' })}
        text=${msg('Your role has no part in deals. Ask your administrator if that should change.', { id: 'home.no-role.text' })}
      ></portico-empty>`;
    if (waiting.length + drafts.length + ending.length + decided.length === 0)
      return html`<portico-empty
        heading=${msg('Register your first deal', { id: 'home.first' })}
        text=${msg(
          'You get a receipt at once, a decision within two business days, and protection for the customer.',
          {
            id: 'home.first.text',
          },
        )}
      ></portico-empty>`;
    return html`<div class="lists">
      ${this.list(msg('Waiting for your answer', { id: 'home.waiting' }), waiting, (deal) => due(msg('Answer', { id: 'home.answer-by' }), deal.infoDueAt))}
      ${this.list(msg('Drafts to finish', { id: 'home.drafts' }), drafts, (deal) => due(msg('Saved', { id: 'home.saved' }), deal.updatedAt))}
      ${this.list(msg('Protection ends soon', { id: 'home.ending' }), ending, (deal) => due(msg('Ends', { id: 'home.ends' }), deal.protectionEnd))}
      ${this.list(msg('Last decisions', { id: 'home.decided' }), decided, (deal) => {
        const { word, tone } = statusOf(deal);
        return html`<small><portico-badge tone=${tone}>${word}</portico-badge></small>`;
      })}
    </div>`;
  }

  private list(
    title: string,
    deals: readonly DealSummary[],
    fact: (deal: DealSummary) => TemplateResult,
  ): TemplateResult | typeof nothing {
    if (deals.length === 0) return nothing;
    return html`<section>
      <h2>${title}</h2>
      <ul>
        ${deals.map(
          (deal) =>
            html`<li>
              <a class="row" href=${hrefOf(deal)}>
                <b>${deal.customerName || msg('No customer yet', { id: 'home.no-customer' })}</b>
                <small>${deal.productName ?? ''}</small> ${fact(deal)}
              </a>
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

function hrefOf({ id, review }: DealSummary): string {
  return review === 'draft' ? `/deals/new?draft=${id}` : `/deals/${id}`;
}

function due(word: string, at: string | null): TemplateResult {
  return html`<small>${word} <portico-time .at=${at ?? ''}></portico-time></small>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-partner-home': PorticoPartnerHome;
  }
}

import { consume } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { sessionContext } from '@portico/runtime/contexts';
import { registerTexts } from '@portico/runtime/locale';
import type { Session } from '@portico/runtime/session';
import type { ElementClass } from '@portico/ui/define';
import { PorticoElement } from '@portico/ui/element';
import { RouteController } from '../../routing/navigate.ts';
import { PorticoDeskDeal } from './deal/deal.ts';
import { PorticoDealRecord } from './record/record.ts';
import { PorticoDeskQueue } from './queue/queue.ts';

void registerTexts('de', () => import('@portico/widgets/locale/de'));

/**
 * @summary Deals for who may read but not decide them: channel managers, analysts. All of them, and one at `/deals/:id`.
 * Who gives a signature, as finance does, sees a deal as the desk sees it.
 */
class PorticoDealReading extends PorticoElement {
  static readonly tag = 'portico-deal-reading';
  static override readonly uses: readonly ElementClass[] = [
    PorticoDeskQueue,
    PorticoDealRecord,
    PorticoDeskDeal,
  ];

  /** Who is signed in. */
  @consume({ context: sessionContext, subscribe: true })
  @property({ attribute: false })
  session: Session = { status: 'loading' };

  private readonly route = new RouteController(this, '/deals');

  override render(): TemplateResult | typeof nothing {
    const [id] = this.route.parts;
    if (this.session.status !== 'known') return nothing;
    const { actions: may, roles } = this.session.me;
    if (!id)
      return html`<portico-desk-queue reading .search=${this.route.search} .may=${may}></portico-desk-queue>`;
    return may.includes('deal.sign')
      ? html`<portico-desk-deal base="/deals" .dealId=${id} .reader=${{ may, roles }}></portico-desk-deal>`
      : html`<portico-deal-record .dealId=${id} .may=${may}></portico-deal-record>`;
  }
}

export const application: ElementClass = PorticoDealReading;

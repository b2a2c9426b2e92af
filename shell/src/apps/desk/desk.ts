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
import { PorticoDeskQueue } from './queue/queue.ts';
import { PorticoDeskRegister } from './register/register.ts';

void registerTexts('de', () => import('@portico/widgets/locale/de'));

/**
 * @summary The deal desk: the queue, one deal at `/desk/:id`, and registering for a partner at `/desk/new`.
 */
class PorticoDesk extends PorticoElement {
  static readonly tag = 'portico-desk';
  static override readonly uses: readonly ElementClass[] = [
    PorticoDeskQueue,
    PorticoDeskDeal,
    PorticoDeskRegister,
  ];

  /** Who is signed in. */
  @consume({ context: sessionContext, subscribe: true })
  @property({ attribute: false })
  session: Session = { status: 'loading' };

  private readonly route = new RouteController(this, '/desk');

  override render(): TemplateResult | typeof nothing {
    const [id] = this.route.parts;
    if (this.session.status !== 'known') return nothing;
    const { actions: may, roles } = this.session.me;
    if (id === 'new') return html`<portico-desk-register></portico-desk-register>`;
    return id
      ? html`<portico-desk-deal .dealId=${id} .reader=${{ may, roles }}></portico-desk-deal>`
      : html`<portico-desk-queue .search=${this.route.search} .may=${may}></portico-desk-queue>`;
  }
}

export const application: ElementClass = PorticoDesk;

import { consume } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { sessionContext } from '@portico/runtime/contexts';
import { registerTexts } from '@portico/runtime/locale';
import type { Session } from '@portico/runtime/session';
import type { ElementClass } from '@portico/ui/define';
import { PorticoElement } from '@portico/ui/element';
import { RouteController } from '../../routing/navigate.ts';
import { PorticoDisputeList } from './list/list.ts';
import { PorticoDisputePage } from './page/page.ts';

void registerTexts('de', () => import('@portico/widgets/locale/de'));

/**
 * @summary Disputes as the vendor's people see them: the list, and one at `/disputes/:id`.
 */
class PorticoDisputes extends PorticoElement {
  static readonly tag = 'portico-disputes';
  static override readonly uses: readonly ElementClass[] = [PorticoDisputeList, PorticoDisputePage];

  /** Who is signed in. */
  @consume({ context: sessionContext, subscribe: true })
  @property({ attribute: false })
  session: Session = { status: 'loading' };

  private readonly route = new RouteController(this, '/disputes');

  override render(): TemplateResult | typeof nothing {
    const [id] = this.route.parts;
    if (this.session.status !== 'known') return nothing;
    const { user, actions } = this.session.me;
    return id
      ? html`<portico-dispute-page .disputeId=${id} .may=${actions} userId=${user.id}></portico-dispute-page>`
      : html`<portico-dispute-list .search=${this.route.search}></portico-dispute-list>`;
  }
}

export const application: ElementClass = PorticoDisputes;

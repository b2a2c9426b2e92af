import { css, html, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import { registerTexts } from '@portico/runtime/locale';
import { PorticoButton } from '@portico/ui/button/button';
import type { ElementClass } from '@portico/ui/define';
import { PorticoElement } from '@portico/ui/element';
import { PorticoDealList } from '@portico/widgets/deals/deal-list';
import { PorticoDealRegistration } from '@portico/widgets/deals/deal-registration';
import { PorticoPage } from '../../layout/page/page.ts';
import { RouteController } from '../../routing/navigate.ts';
import { drawExport, exportPath } from '../export-link.ts';
import { PorticoPartnerDeal } from './partner-deal.ts';

void registerTexts('de', () => import('@portico/widgets/locale/de'));

/**
 * @summary A partner's deals: the same widgets as on the partner's own pages, each at its address.
 */
class PorticoDeals extends PorticoElement {
  static readonly tag = 'portico-deals';
  static override readonly uses: readonly ElementClass[] = [
    PorticoPage,
    PorticoButton,
    PorticoDealList,
    PorticoPartnerDeal,
    PorticoDealRegistration,
  ];

  static override styles = [
    PorticoElement.styles,
    css`
      .narrow {
        --portico-page-width: 640px;
      }
      .middle {
        --portico-page-width: 800px;
      }
      /* The widget's heading is the page's own. */
      .narrow,
      .middle {
        --portico-text-size-title: 24px;
      }
      @media (max-width: 480px) {
        .narrow,
        .middle {
          --portico-text-size-title: 20px;
        }
      }
    `,
  ];

  private readonly route = new RouteController(this, '/deals');

  override render(): TemplateResult {
    const [at] = this.route.parts;
    const draft = this.route.search.get('draft');
    const crumbs = [{ title: msg('Deals', { id: 'shell.deals' }), href: '/deals' }];
    if (at === 'new')
      return html`<portico-page
        quiet
        class="narrow"
        heading=${msg('Register a deal', { id: 'shell.deals.register' })}
        .crumbs=${crumbs}
      >
        <portico-button slot="actions" href="/check"
          >${msg('Check a customer', { id: 'shell.check' })}</portico-button
        >
        <portico-deal-registration draft-id=${draft ?? ''}></portico-deal-registration>
      </portico-page>`;
    if (at) return html`<portico-partner-deal class="middle" .dealId=${at}></portico-partner-deal>`;
    return html`<portico-page heading=${msg('Deals', { id: 'shell.deals' })}>
      ${drawExport(exportPath('deals', {}))}
      <portico-button slot="actions" variant="primary" href="/deals/new"
        >${msg('Register deal', { id: 'shell.deals.do' })}</portico-button
      >
      <portico-deal-list href="/deals/{id}"></portico-deal-list>
    </portico-page>`;
  }
}

export const application: ElementClass = PorticoDeals;

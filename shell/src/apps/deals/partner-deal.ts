import { consume } from '@lit/context';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { Client } from '@portico/runtime/client';
import { asFault } from '@portico/runtime/as-fault';
import { clientContext } from '@portico/runtime/contexts';
import { PorticoElement } from '@portico/ui/element';
import { PorticoDeal } from '@portico/widgets/deals/deal';
import { PorticoNotFound } from '../not-found/not-found.ts';
import { PorticoPage } from '../../layout/page/page.ts';
import { navigate } from '../../routing/navigate.ts';

/**
 * @summary The page of one deal of a partner: called by its customer. A draft opens in its form instead.
 */
export class PorticoPartnerDeal extends PorticoElement {
  static readonly tag = 'portico-partner-deal';
  static override readonly uses = [PorticoPage, PorticoNotFound, PorticoDeal];

  @consume({ context: clientContext, subscribe: true }) @state() private client?: Client;

  @state() private customer = '';

  @state() private missing = false;

  /** The deal's id, as it stands in the address. */
  @property({ attribute: false }) dealId = '';

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('dealId') || changed.has('client')) void this.look();
  }

  private async look(): Promise<void> {
    const { client, dealId } = this;
    this.customer = '';
    this.missing = false;
    // What goes wrong is said by the deal itself, which asks for the same in the same request.
    const deal = await client?.deals.get.query({ dealId }).catch((error: unknown) => {
      // What is no id at all is refused before anybody looks for it.
      if (dealId === this.dealId) this.missing = ['not_found', 'bad_input'].includes(asFault(error).code);
      return null;
    });
    if (!deal || dealId !== this.dealId || !this.isConnected) return;
    if (deal.review === 'draft')
      navigate(`/deals/new?draft=${encodeURIComponent(dealId)}`, { replace: true });
    else this.customer = deal.customerName;
  }

  override render(): TemplateResult {
    if (this.missing) return html`<portico-not-found></portico-not-found>`;
    return html`<portico-page
      quiet
      heading=${this.customer || msg('Deal', { id: 'desk.deal' })}
      .crumbs=${[{ title: msg('Deals', { id: 'shell.deals' }), href: '/deals' }]}
    >
      <portico-deal .dealId=${this.dealId}></portico-deal>
    </portico-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-partner-deal': PorticoPartnerDeal;
  }
}

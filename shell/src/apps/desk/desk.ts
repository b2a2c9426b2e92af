import { html, type TemplateResult } from 'lit';
import { registerTexts } from '@portico/runtime/locale';
import type { ElementClass } from '@portico/ui/define';
import { PorticoElement } from '@portico/ui/element';
import { RouteController } from '../../routing/navigate.ts';
import { PorticoDeskDeal } from './deal/deal.ts';
import { PorticoDeskQueue } from './queue/queue.ts';

void registerTexts('de', () => import('@portico/widgets/locale/de'));

/**
 * @summary The deal desk: the queue, and one deal at `/desk/:id`.
 */
class PorticoDesk extends PorticoElement {
  static readonly tag = 'portico-desk';
  static override readonly uses: readonly ElementClass[] = [PorticoDeskQueue, PorticoDeskDeal];

  private readonly route = new RouteController(this, '/desk');

  override render(): TemplateResult {
    const [id] = this.route.parts;
    return id
      ? html`<portico-desk-deal .dealId=${id}></portico-desk-deal>`
      : html`<portico-desk-queue .search=${this.route.search}></portico-desk-queue>`;
  }
}

export const application: ElementClass = PorticoDesk;

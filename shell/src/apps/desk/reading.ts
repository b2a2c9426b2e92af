import { html, type TemplateResult } from 'lit';
import { registerTexts } from '@portico/runtime/locale';
import type { ElementClass } from '@portico/ui/define';
import { PorticoElement } from '@portico/ui/element';
import { RouteController } from '../../routing/navigate.ts';
import { PorticoDealRecord } from './record/record.ts';
import { PorticoDeskQueue } from './queue/queue.ts';

void registerTexts('de', () => import('@portico/widgets/locale/de'));

/**
 * @summary Deals for who may read but not decide them: channel managers, analysts. All of them, and one at `/deals/:id`.
 */
class PorticoDealReading extends PorticoElement {
  static readonly tag = 'portico-deal-reading';
  static override readonly uses: readonly ElementClass[] = [PorticoDeskQueue, PorticoDealRecord];

  private readonly route = new RouteController(this, '/deals');

  override render(): TemplateResult {
    const [id] = this.route.parts;
    return id
      ? html`<portico-deal-record .dealId=${id}></portico-deal-record>`
      : html`<portico-desk-queue reading .search=${this.route.search}></portico-desk-queue>`;
  }
}

export const application: ElementClass = PorticoDealReading;

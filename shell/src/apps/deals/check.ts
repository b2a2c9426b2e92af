import { css, html, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import { registerTexts } from '@portico/runtime/locale';
import type { ElementClass } from '@portico/ui/define';
import { PorticoElement } from '@portico/ui/element';
import { PorticoAccountCheck } from '@portico/widgets/prechecks/account-check';
import { PorticoPage } from '../../layout/page/page.ts';

void registerTexts('de', () => import('@portico/widgets/locale/de'));

/**
 * @summary Asks whether a customer is free before a deal is registered: the same widget as on the partner's own pages.
 */
class PorticoCheck extends PorticoElement {
  static readonly tag = 'portico-check-customer';
  static override readonly uses: readonly ElementClass[] = [PorticoPage, PorticoAccountCheck];
  static override styles = [
    PorticoElement.styles,
    css`
      portico-page {
        --portico-page-width: 640px;
      }
    `,
  ];

  override render(): TemplateResult {
    return html`<portico-page heading=${msg('Check a customer', { id: 'shell.check' })}>
      <portico-account-check href="/deals/new"></portico-account-check>
    </portico-page>`;
  }
}

export const application: ElementClass = PorticoCheck;

import type { ElementClass } from '@portico/ui/define';
import { html, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoElement } from '@portico/ui/element';
import { PorticoEmpty } from '@portico/ui/empty/empty';
import { PorticoPage } from '../../layout/page/page.ts';

/**
 * @summary Stands where there is nothing, or nothing for this person: the two look alike on purpose.
 */
export class PorticoNotFound extends PorticoElement {
  static readonly tag = 'portico-not-found';
  static override readonly uses: readonly ElementClass[] = [PorticoPage, PorticoEmpty, PorticoButton];

  override render(): TemplateResult {
    return html`<portico-page heading=${msg('Nothing here', { id: 'shell.not-found' })}>
      <portico-empty
        heading=${msg('This page does not exist, or is not open to you', { id: 'shell.not-found.heading' })}
        text=${msg('Check the address, or ask your administrator for access.', { id: 'shell.not-found.text' })}
      >
        <portico-button slot="action" href="/"
          >${msg('Go home', { id: 'shell.not-found.home' })}</portico-button
        >
      </portico-empty>
    </portico-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-not-found': PorticoNotFound;
  }
}

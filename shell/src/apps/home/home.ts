import { consume } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { registerTexts } from '@portico/runtime/locale';
import { sessionContext } from '@portico/runtime/contexts';
import type { Session } from '@portico/runtime/session';
import type { ElementClass } from '@portico/ui/define';
import { PorticoElement } from '@portico/ui/element';
import { PorticoPartnerHome } from './partner-home.ts';
import { PorticoVendorHome } from './vendor-home.ts';

void registerTexts('de', () => import('@portico/widgets/locale/de'));

/**
 * @summary Home: what needs me, for a partner's person or the vendor's.
 */
class PorticoHome extends PorticoElement {
  static readonly tag = 'portico-home';
  static override readonly uses: readonly ElementClass[] = [PorticoPartnerHome, PorticoVendorHome];

  /** Who is signed in. */
  @consume({ context: sessionContext, subscribe: true })
  @property({ attribute: false })
  session: Session = { status: 'loading' };

  override render(): TemplateResult | typeof nothing {
    if (this.session.status !== 'known') return nothing;
    const { me } = this.session;
    return me.organisation.kind === 'vendor'
      ? html`<portico-vendor-home .me=${me}></portico-vendor-home>`
      : html`<portico-partner-home .me=${me}></portico-partner-home>`;
  }
}

export const application: ElementClass = PorticoHome;

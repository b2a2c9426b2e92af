import { consume } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import { sessionContext } from '@portico/runtime/contexts';
import type { Session } from '@portico/runtime/session';
import type { ElementClass } from '@portico/ui/define';
import { PorticoElement } from '@portico/ui/element';
import { PorticoPage } from '../../layout/page/page.ts';
import { RouteController } from '../../routing/navigate.ts';
import { PorticoPeople } from './people/people.ts';
import { PorticoSite } from './sites/site.ts';
import { tabs as tabList } from '../../layout/tabs.styles.ts';
import { PorticoSites } from './sites/sites.ts';

/**
 * @summary Settings: people, and sites with their keys. One site has its own page at `/settings/sites/:id`.
 */
class PorticoSettings extends PorticoElement {
  static readonly tag = 'portico-settings';
  static override readonly uses: readonly ElementClass[] = [
    PorticoPage,
    PorticoPeople,
    PorticoSites,
    PorticoSite,
  ];
  static override styles = [PorticoElement.styles, tabList];

  /** Who is signed in. */
  @consume({ context: sessionContext, subscribe: true })
  @property({ attribute: false })
  session: Session = { status: 'loading' };

  private readonly route = new RouteController(this, '/settings');

  override render(): TemplateResult | typeof nothing {
    if (this.session.status !== 'known') return nothing;
    const { me } = this.session;
    const tabs = [
      ...(me.actions.includes('people.read')
        ? [{ path: 'people', title: msg('People', { id: 'settings.people' }) }]
        : []),
      ...(me.actions.includes('site.manage')
        ? [{ path: 'sites', title: msg('Sites and keys', { id: 'settings.sites' }) }]
        : []),
    ];
    const tab = tabs.find(({ path }) => path === this.route.parts[0]) ?? tabs[0];
    const siteId = tab?.path === 'sites' ? this.route.parts[1] : undefined;
    if (siteId) return html`<portico-site .siteId=${siteId}></portico-site>`;
    return html`<portico-page heading=${msg('Settings', { id: 'shell.settings' })}>
      <nav class="tabs" aria-label=${msg('Settings', { id: 'shell.settings' })}>
        ${tabs.map(
          ({ path, title }) =>
            html`<a href="/settings/${path}" aria-current=${path === tab?.path ? 'page' : nothing}
              >${title}</a
            >`,
        )}
      </nav>
      ${
        tab?.path === 'people'
          ? html`<portico-people .me=${me} ?inviting=${this.route.search.has('invite')}></portico-people>`
          : html`<portico-sites .me=${me} ?adding=${this.route.search.has('add')}></portico-sites>`
      }
    </portico-page>`;
  }
}

export const application: ElementClass = PorticoSettings;

import { html, nothing, type TemplateResult } from 'lit';
import { registerTexts } from '@portico/runtime/locale';
import type { ElementClass } from '@portico/ui/define';
import { PorticoElement } from '@portico/ui/element';
import { msg } from '@portico/ui/msg';
import { PorticoPage } from '../../layout/page/page.ts';
import { tabs } from '../../layout/tabs.styles.ts';
import { RouteController } from '../../routing/navigate.ts';
import { PorticoBrandProfile } from './brand/brand.ts';
import { PorticoEmbedBuilder } from './builder/builder.ts';

void registerTexts('de', () => import('@portico/widgets/locale/de'));

/**
 * @summary Widgets for pages: the builder, and at `/embeds/brand` the brand they show.
 */
class PorticoEmbeds extends PorticoElement {
  static readonly tag = 'portico-embeds';
  static override readonly uses: readonly ElementClass[] = [
    PorticoPage,
    PorticoEmbedBuilder,
    PorticoBrandProfile,
  ];
  static override styles = [PorticoElement.styles, tabs];

  private readonly route = new RouteController(this, '/embeds');

  override render(): TemplateResult {
    const isBrand = this.route.parts[0] === 'brand';
    const heading = msg('Embeds', { id: 'shell.embeds' });
    return html`<portico-page heading=${heading}>
      <nav class="tabs" aria-label=${heading}>
        <a href="/embeds" aria-current=${isBrand ? nothing : 'page'}
          >${msg('Build a widget', { id: 'embeds.build' })}</a
        >
        <a href="/embeds/brand" aria-current=${isBrand ? 'page' : nothing}
          >${msg('Brand', { id: 'embeds.brand' })}</a
        >
      </nav>
      ${
        isBrand
          ? html`<portico-brand-profile></portico-brand-profile>`
          : html`<portico-embed-builder
              .siteId=${this.route.search.get('site') ?? ''}
            ></portico-embed-builder>`
      }
    </portico-page>`;
  }
}

export const application: ElementClass = PorticoEmbeds;

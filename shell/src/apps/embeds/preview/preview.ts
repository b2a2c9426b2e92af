import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Theme } from '@portico/domain/embed/theme';
import type { EmbedWidget } from '@portico/domain/embed/widget';
import { PorticoPortal } from '@portico/runtime/portal/portal';
import { PorticoElement } from '@portico/ui/element';
import { msg, str } from '@portico/ui/msg';
import { PorticoAccountCheck } from '@portico/widgets/prechecks/account-check';
import { ofAccent, themeDeclarations } from '@portico/widgets/looks/theme-declarations';
import { sampleFetch } from '@portico/widgets/samples/sample-fetch';
import { PorticoDeal } from '@portico/widgets/deals/deal';
import { PorticoDealList } from '@portico/widgets/deals/deal-list';
import { PorticoDealRegistration } from '@portico/widgets/deals/deal-registration';
import { widgetWords } from '../../../embeds/widget-words.ts';

/**
 * @summary A widget as a page would show it: the real element, with samples for data, in a theme, on a page's ground. It is
 * only to look at.
 */
export class PorticoEmbedPreview extends PorticoElement {
  static readonly tag = 'portico-embed-preview';
  static override readonly uses = [
    PorticoPortal,
    PorticoDealRegistration,
    PorticoDeal,
    PorticoDealList,
    PorticoAccountCheck,
  ];
  static override styles = [
    PorticoElement.styles,
    css`
      .page {
        overflow: auto;
        max-block-size: 680px;
        padding: var(--portico-space-5);
        border: 1px solid var(--portico-border);
        border-radius: var(--portico-radius-card);
        background: var(--preview-ground);
      }
      .page:focus-visible {
        outline: 2px solid var(--portico-focus);
        outline-offset: 2px;
      }
      .page[data-side='light'] {
        color-scheme: light;
      }
      .page[data-side='dark'] {
        color-scheme: dark;
      }
      @media (max-width: 480px) {
        .page {
          padding: var(--portico-space-4);
        }
      }
    `,
  ];

  /** Which widget. */
  @property({ attribute: false }) widget: EmbedWidget = 'portico-deal-registration';

  /** How it looks. */
  @property({ attribute: false }) theme: Theme | null = null;

  /** Whether the page around it is light or dark. */
  @property() side: 'light' | 'dark' = 'light';

  /** The page's own background, `#rrggbb`; empty for the theme's. */
  @property() ground = '';

  private readonly sheet = new CSSStyleSheet();

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.shadowRoot?.adoptedStyleSheets.push(this.sheet);
    return root;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { theme, side, ground } = this;
    if (!theme || !['theme', 'side', 'ground'].some((name) => changed.has(name))) return;
    // A sheet of its own: no style attribute, which the portal's own policy would not let through.
    this.sheet.replaceSync(
      `.page{--preview-ground:${ground || theme[side].ground}}.widget{${themeDeclarations(theme)}${ofAccent}}`,
    );
  }

  override render(): TemplateResult {
    const name = widgetWords(this.widget);
    return html`<div
      class="page"
      data-side=${this.side}
      role="img"
      tabindex="0"
      aria-label=${msg(str`Preview: ${name}, with sample data`, { id: 'embeds.preview.label' })}
    >
      <portico-portal inert .locale=${document.documentElement.lang} .fetch=${sampleFetch}
        >${this.draw()}</portico-portal
      >
    </div>`;
  }

  private draw(): TemplateResult {
    switch (this.widget) {
      case 'portico-deal-registration':
        return html`<portico-deal-registration
          class="widget"
          theme=${this.side}
          contrast=${this.contrast}
        ></portico-deal-registration>`;
      case 'portico-deal':
        return html`<portico-deal
          class="widget"
          theme=${this.side}
          contrast=${this.contrast}
          deal-id="deal_sample"
        ></portico-deal>`;
      case 'portico-deal-list':
        return html`<portico-deal-list
          class="widget"
          theme=${this.side}
          contrast=${this.contrast}
        ></portico-deal-list>`;
      case 'portico-account-check':
        return html`<portico-account-check
          class="widget"
          theme=${this.side}
          contrast=${this.contrast}
        ></portico-account-check>`;
    }
  }

  private get contrast(): string {
    return this.theme?.appearance === 'contrast' ? 'more' : '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-embed-preview': PorticoEmbedPreview;
  }
}

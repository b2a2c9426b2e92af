import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { PorticoElement } from '../element.ts';
import { drawIcon } from './draw-icon.ts';

/**
 * @summary A small outline that follows the size and colour of the text beside it.
 */
export class PorticoIcon extends PorticoElement {
  static readonly tag = 'portico-icon';
  static override styles = [
    PorticoElement.styles,
    css`
      :host {
        display: inline-block;
        color: inherit;
        font: inherit;
        line-height: 0;
        vertical-align: -0.25em;
      }
    `,
  ];

  /** The outline: a constant from `@portico/ui/icon/icons`. */
  @property() path = '';

  /** What it says when no word beside it does; empty for decoration. */
  @property() label = '';

  override render(): TemplateResult {
    const icon = drawIcon(this.path);
    return this.label ? html`<span role="img" aria-label=${this.label}>${icon}</span>` : icon;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-icon': PorticoIcon;
  }
}

import { css, html, type TemplateResult } from 'lit';
import { PorticoElement } from '@portico/ui/element';
import { tokens } from '@portico/ui/tokens/tokens';

/**
 * The ground a story stands on: tokens of its own, so that a dark story and a light one can share a page of docs.
 *
 * `theme`, `contrast`, `density`, `lang` and `dir` are plain attributes, as on every other root of ours. `full` fills the
 * canvas; `narrow` keeps what takes a line of text to the width of one.
 */
export class PorticoStage extends PorticoElement {
  static readonly tag = 'portico-stage';
  static override styles = [
    PorticoElement.styles,
    tokens,
    css`
      :host {
        padding: 24px;
        background: var(--portico-surface);
      }
      :host([full]) {
        min-block-size: 100vh;
      }
      :host([narrow]) ::slotted(*) {
        max-inline-size: 480px;
      }
      @media (max-width: 480px) {
        :host {
          padding: 16px;
        }
      }
    `,
  ];

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { PorticoElement } from '../element.ts';
import { hasContent } from '../has-content.ts';

/**
 * @summary Nothing here yet: says why, and offers the first step.
 *
 * @slot - More than a sentence of explanation; else set `text`.
 * @slot action - The first step: a button or a link.
 */
export class PorticoEmpty extends PorticoElement {
  static readonly tag = 'portico-empty';
  static override styles = [
    PorticoElement.styles,
    css`
      :host {
        max-inline-size: 44ch;
        margin-inline: auto;
        padding: var(--portico-space-7) var(--portico-space-4);
        text-align: center;
        text-wrap: balance;
      }
      strong {
        font-weight: 600;
      }
      p {
        margin: var(--portico-space-1) 0 0;
        color: var(--portico-text-muted);
      }
      slot[name] {
        display: block;
        margin-block-start: var(--portico-space-4);
      }
    `,
  ];

  /** What would be here, in a few words: "No deals yet". */
  @property() heading = '';

  /** Why it is empty and how it fills; a sentence. */
  @property() text = '';

  override render(): TemplateResult {
    return html`<strong>${this.heading}</strong>
      <p><slot @slotchange=${() => this.requestUpdate()}></slot>${hasContent(this) ? nothing : this.text}</p>
      <slot name="action"></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-empty': PorticoEmpty;
  }
}

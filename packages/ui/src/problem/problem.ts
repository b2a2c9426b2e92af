import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { PorticoElement } from '../element.ts';
import { hasContent } from '../has-content.ts';
import { drawIcon } from '../icon/draw-icon.ts';
import { alertIcon } from '../icon/first-icons.ts';
import { infoIcon } from '../icon/icons.ts';
import { toned } from '../tokens/toned.styles.ts';

/**
 * @summary Something went wrong: what, why, and the next step. Read out when it appears.
 *
 * @slot - The detail, when it needs more than a sentence; else set `detail`.
 * @slot action - The next step: a button or a link.
 */
export class PorticoProblem extends PorticoElement {
  static readonly tag = 'portico-problem';
  static override styles = [
    PorticoElement.styles,
    toned,
    css`
      div {
        display: flex;
        gap: var(--portico-space-3);
        padding: var(--portico-space-3) var(--portico-space-4);
        border: 1px solid var(--portico-border);
        border-radius: var(--portico-radius-card);
        background: var(--portico-tone-soft, var(--portico-danger-soft));
        color: var(--portico-tone-words, var(--portico-danger-text));
      }
      svg {
        margin-block-start: calc((1lh - 1.25em) / 2);
      }
      section {
        flex: 1;
        min-inline-size: 0;
        overflow-wrap: anywhere;
        color: var(--portico-text);
      }
      strong {
        font-weight: 600;
      }
      p {
        margin: 0;
        font-size: var(--portico-text-size-small);
      }
      slot[name]::slotted(*) {
        margin-block-start: var(--portico-space-3);
      }
    `,
  ];

  /** What happened, in a short sentence. */
  @property() heading = '';

  /** Why, or what it means for the reader; a sentence. */
  @property() detail = '';

  /** How bad it is: `danger`, `warning` or `info`. */
  @property({ reflect: true, useDefault: true }) tone: 'danger' | 'warning' | 'info' = 'danger';

  override render(): TemplateResult {
    const info = this.tone === 'info';
    return html`<div role=${info ? 'status' : 'alert'}>
      ${drawIcon(info ? infoIcon : alertIcon)}
      <section>
        <strong>${this.heading}</strong>
        <p>
          <slot @slotchange=${() => this.requestUpdate()}></slot>${hasContent(this) ? nothing : this.detail}
        </p>
        <slot name="action"></slot>
      </section>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-problem': PorticoProblem;
  }
}

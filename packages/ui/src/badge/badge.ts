import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { PorticoElement } from '../element.ts';
import { toned } from '../tokens/toned.styles.ts';

/** What a word means for the reader, beside what it says. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

/**
 * @summary A state in a word, with a dot; never colour alone.
 *
 * @slot - The word or two.
 */
export class PorticoBadge extends PorticoElement {
  static readonly tag = 'portico-badge';
  static override styles = [
    PorticoElement.styles,
    toned,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        max-inline-size: 100%;
        padding: 1px 8px;
        border-radius: 99px;
        background: var(--portico-tone-soft, var(--portico-neutral-3));
        color: var(--portico-tone-words, var(--portico-text-muted));
        font-size: var(--portico-text-size-small);
        font-weight: 500;
        vertical-align: middle;
        white-space: nowrap;
      }
      :host::before {
        content: '';
        flex: none;
        inline-size: 6px;
        block-size: 6px;
        border-radius: 50%;
        background: var(--portico-tone-dot, var(--portico-neutral-8));
        forced-color-adjust: none;
      }
    `,
  ];

  /** The meaning: `neutral`, `info`, `success`, `warning` or `danger`. */
  @property({ reflect: true, useDefault: true }) tone: Tone = 'neutral';

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-badge': PorticoBadge;
  }
}

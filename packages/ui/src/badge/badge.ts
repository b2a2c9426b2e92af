import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { PorticoElement } from '../element.ts';

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
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        max-inline-size: 100%;
        padding: 1px 8px;
        border-radius: 99px;
        background: var(--soft, var(--portico-neutral-3));
        color: var(--words, var(--portico-text-muted));
        font-size: var(--portico-text-size-small);
        font-weight: 500;
        vertical-align: middle;
      }
      :host::before {
        content: '';
        flex: none;
        inline-size: 6px;
        block-size: 6px;
        border-radius: 50%;
        background: var(--dot, var(--portico-neutral-8));
        forced-color-adjust: none;
      }
      :host([tone='info']) {
        --dot: var(--portico-info);
        --soft: var(--portico-info-soft);
        --words: var(--portico-info-text);
      }
      :host([tone='success']) {
        --dot: var(--portico-success);
        --soft: var(--portico-success-soft);
        --words: var(--portico-success-text);
      }
      :host([tone='warning']) {
        --dot: var(--portico-warning);
        --soft: var(--portico-warning-soft);
        --words: var(--portico-warning-text);
      }
      :host([tone='danger']) {
        --dot: var(--portico-danger);
        --soft: var(--portico-danger-soft);
        --words: var(--portico-danger-text);
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

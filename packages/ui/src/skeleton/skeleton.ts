import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { PorticoElement } from '../element.ts';

/**
 * @summary The shape of what is coming, while it comes. Silent to screen readers: set `aria-busy` on the region instead.
 *
 * Give it the size of the real thing: `lines` for text, or `block-size` in CSS for one box.
 */
export class PorticoSkeleton extends PorticoElement {
  static readonly tag = 'portico-skeleton';
  static override styles = [
    PorticoElement.styles,
    css`
      :host {
        animation: pulse 1.6s ease-in-out infinite alternate;
      }
      i {
        display: block;
        block-size: 0.75lh;
        margin-block: 0.125lh;
        border: 1px solid transparent;
        border-radius: 4px;
        background: var(--portico-neutral-4);
      }
      /* One box fills the room it is given; lines keep theirs, however far the host is stretched. */
      i:only-child {
        block-size: 100%;
        min-block-size: 0.75lh;
      }
      i + i {
        margin-block-start: 0.375lh;
      }
      i:last-child:not(:first-child) {
        inline-size: 60%;
      }
      @keyframes pulse {
        to {
          opacity: 0.5;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        :host {
          animation: none;
        }
      }
    `,
  ];

  /** How many lines of text it stands for. */
  @property({ type: Number }) lines = 1;

  override render(): TemplateResult {
    return html`${Array.from({ length: this.lines }, () => html`<i aria-hidden="true"></i>`)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-skeleton': PorticoSkeleton;
  }
}

import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import { PorticoElement } from '@portico/ui/element';
import { drawMark } from '../../layout/mark.ts';

/**
 * @summary The page before the portal: one card with one question.
 *
 * @slot - The form.
 * @slot below - A quiet line under the card.
 */
export class PorticoEntrance extends PorticoElement {
  static readonly tag = 'portico-entrance';
  static override styles = [
    PorticoElement.styles,
    css`
      :host {
        display: grid;
        grid-template-rows: 1fr auto auto 2fr;
        justify-items: center;
        min-block-size: 100dvh;
        padding: var(--portico-space-5) var(--portico-space-4);
        background: var(--portico-surface-sunken);
      }
      header {
        grid-row: 2;
        display: flex;
        align-items: center;
        gap: 10px;
        margin-block-end: var(--portico-space-5);
        font-weight: 600;
        font-size: 16px;
        letter-spacing: -0.01em;
      }
      header svg {
        inline-size: 28px;
        block-size: 28px;
      }
      main {
        grid-row: 3;
        inline-size: 100%;
        max-inline-size: 400px;
        padding: var(--portico-space-6);
        border: 1px solid var(--portico-border);
        border-radius: 14px;
        background: var(--portico-surface-raised);
        box-shadow: 0 1px 2px oklch(0.2 0.03 262 / 0.05);
      }
      @media (max-width: 480px) {
        :host {
          grid-template-rows: auto auto auto 1fr;
          background: var(--portico-surface-raised);
        }
        main {
          padding: 0;
          border: 0;
          box-shadow: none;
        }
      }
      h1 {
        margin: 0;
        font-size: 20px;
        font-weight: 600;
        line-height: 1.25;
        letter-spacing: -0.015em;
        outline: none;
      }
      p {
        margin: var(--portico-space-1) 0 0;
        color: var(--portico-text-muted);
        text-wrap: pretty;
      }
      slot {
        display: block;
      }
      .form {
        margin-block-start: var(--portico-space-5);
      }
      slot[name] {
        grid-row: 4;
        align-self: start;
        margin-block-start: var(--portico-space-5);
        color: var(--portico-text-muted);
        font-size: var(--portico-text-size-small);
        text-align: center;
      }
    `,
  ];

  /** What is asked, as the page's heading. */
  @property() heading = '';

  /** One sentence under it. */
  @property() text = '';

  override render(): TemplateResult {
    return html`<header>${drawMark()} ${msg('Partner portal', { id: 'shell.portal' })}</header>
      <main>
        <h1 tabindex="-1">${this.heading}</h1>
        ${this.text ? html`<p>${this.text}</p>` : ''}
        <div class="form"><slot></slot></div>
      </main>
      <slot name="below"></slot>`;
  }

  /** Puts the focus on the heading, for a page that came without one being loaded. */
  override focus(): void {
    this.renderRoot.querySelector('h1')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-entrance': PorticoEntrance;
  }
}

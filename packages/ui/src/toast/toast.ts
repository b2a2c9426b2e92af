import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { msg } from '../msg.ts';
import { PorticoButton } from '../button/button.ts';
import { PorticoElement } from '../element.ts';
import { drawIcon } from '../icon/draw-icon.ts';
import { alertIcon } from '../icon/first-icons.ts';
import { closeIcon, infoIcon, successIcon } from '../icon/icons.ts';

/** A short word about something that was done elsewhere. */
export interface Toast {
  /** The sentence. */
  readonly text: string;
  /** What it means; `info` by itself. A `danger` stays until it is closed. */
  readonly tone?: 'info' | 'success' | 'danger';
  /** The one thing that can be done about it, such as to undo. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

const icons = { info: infoIcon, success: successIcon, danger: alertIcon };

/**
 * @summary The place where short messages appear; one a page, filled by `show`.
 *
 * Read out politely. A message goes after `seconds`, not while it is pointed at or has the focus; at most three are
 * shown, the oldest gives way. Say what went wrong in a form with `<portico-problem>` in its place, not here.
 *
 * @csspart toast - One message.
 */
export class PorticoToast extends PorticoElement {
  static readonly tag = 'portico-toast';
  static override readonly uses = [PorticoButton];
  static override styles = [
    PorticoElement.styles,
    css`
      :host {
        display: block;
        position: fixed;
        z-index: 9;
        inset: auto var(--portico-space-4) var(--portico-space-4);
        pointer-events: none;
      }
      [role='status'] {
        display: grid;
        gap: var(--portico-space-2);
        justify-items: end;
      }
      .toast {
        display: flex;
        align-items: center;
        gap: var(--portico-space-3);
        max-inline-size: min(420px, 100%);
        padding: var(--portico-space-2) var(--portico-space-2) var(--portico-space-2) var(--portico-space-4);
        border: 1px solid transparent;
        border-radius: var(--portico-radius-card);
        background: var(--portico-surface-float);
        box-shadow: var(--portico-shadow);
        overflow-wrap: anywhere;
        pointer-events: auto;
        transition:
          opacity var(--portico-motion),
          translate var(--portico-motion);
      }
      @starting-style {
        .toast {
          opacity: 0;
          translate: 0 8px;
        }
      }
      .success > svg {
        color: var(--portico-success);
      }
      .info > svg {
        color: var(--portico-info);
      }
      .danger > svg {
        color: var(--portico-danger);
      }
      span {
        flex: 1;
      }
      div > portico-button {
        flex: none;
      }
    `,
  ];

  @state() private toasts: readonly (Toast & { readonly key: number })[] = [];

  /** How long a message stays, in seconds. */
  @property({ type: Number }) seconds = 6;

  private last = 0;

  /** Shows a message. */
  show(toast: Toast): void {
    this.last += 1;
    const key = this.last;
    this.toasts = [...this.toasts, { ...toast, key }].slice(-3);
    if (toast.tone !== 'danger') setTimeout(() => this.expire(key), this.seconds * 1000);
  }

  private expire(key: number): void {
    const shown = this.renderRoot.querySelector(`[data-key="${key}"]`);
    // Whoever is reading it or about to act on it is not hurried.
    if (shown?.matches(':hover, :focus-within')) setTimeout(() => this.expire(key), 1000);
    else this.drop(key);
  }

  private drop(key: number): void {
    this.toasts = this.toasts.filter((toast) => toast.key !== key);
  }

  override render(): TemplateResult {
    return html`<div role="status" aria-live="polite">
      ${repeat(
        this.toasts,
        ({ key }) => key,
        ({ key, text, tone = 'info', action }) =>
          html`<div part="toast" class="toast ${tone}" data-key=${key}>
            ${drawIcon(icons[tone])}<span>${text}</span>
            ${
              action
                ? html`<portico-button small @click=${() => (action.run(), this.drop(key))}
                    >${action.label}</portico-button
                  >`
                : nothing
            }
            <portico-button
              variant="quiet"
              small
              label=${msg('Close', { id: 'ui.close' })}
              @click=${() => this.drop(key)}
              >${drawIcon(closeIcon)}</portico-button
            >
          </div>`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-toast': PorticoToast;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { msg } from '../msg.ts';
import { PorticoElement } from '../element.ts';

/**
 * @summary Does one thing, named by a verb.
 *
 * One `primary` a view, at the end of the reading path. With `href` it is a link that looks like a button.
 *
 * @event click - It was used, by pointer or keyboard. None while `disabled` or `busy`.
 * @slot - The words; an icon may stand before them.
 * @csspart button - The native button or link.
 */
export class PorticoButton extends PorticoElement {
  static readonly tag = 'portico-button';
  static readonly formAssociated = true;
  static override readonly shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [
    PorticoElement.styles,
    css`
      :host {
        display: inline-block;
        vertical-align: middle;
      }
      button,
      a {
        all: unset;
        box-sizing: border-box;
        display: inline-flex;
        position: relative;
        align-items: center;
        justify-content: center;
        gap: var(--portico-space-2);
        inline-size: 100%;
        min-block-size: var(--portico-control);
        padding: 4px var(--portico-space-4);
        border: 1px solid var(--portico-border-button);
        border-radius: var(--portico-radius);
        background: var(--portico-surface-raised);
        font-weight: 500;
        line-height: 1.25;
        text-align: center;
        cursor: pointer;
        transition: background var(--portico-motion);
      }
      :is(button, a):hover {
        background: var(--portico-surface-hover);
      }
      .primary {
        background: var(--portico-accent);
        border-color: transparent;
        color: var(--portico-on-accent);
        forced-color-adjust: none;
      }
      .primary:hover {
        background: var(--portico-accent-hover);
      }
      .quiet {
        background: none;
        border-color: transparent;
      }
      .danger {
        color: var(--portico-danger-text);
        border-color: var(--portico-danger);
      }
      .danger:hover {
        background: var(--portico-danger-soft);
      }
      :host([small]) :is(button, a) {
        min-block-size: 28px;
        padding: 2px 10px;
        font-size: var(--portico-text-size-small);
      }
      :host([small]) .icon {
        padding: 0;
        min-inline-size: 28px;
      }
      :host(:disabled) {
        cursor: not-allowed;
      }
      :disabled {
        opacity: 0.5;
        pointer-events: none;
      }
      [aria-disabled] {
        cursor: progress;
      }
      .words {
        display: inline-flex;
        align-items: center;
        gap: inherit;
      }
      [aria-disabled] .words {
        opacity: 0;
        transition: opacity 0.15s 0.4s;
      }
      .icon {
        padding: 0;
        min-inline-size: var(--portico-control);
      }
      i {
        position: absolute;
        inset: 0;
        margin: auto;
        inline-size: 16px;
        block-size: 16px;
        border: 2px solid;
        border-inline-end-color: transparent;
        border-radius: 50%;
        opacity: 0;
        animation: turn 0.8s linear 0.4s infinite;
      }
      @keyframes turn {
        from {
          opacity: 1;
        }
        to {
          opacity: 1;
          rotate: 1turn;
        }
      }
    `,
  ];

  private readonly internals = this.attachInternals();

  /** How much it asks for attention: `primary`, `secondary`, `quiet` or `danger`. */
  @property() variant: 'primary' | 'secondary' | 'quiet' | 'danger' = 'secondary';

  /** What it does in its form: `button` nothing, `submit` or `reset` as the native one. */
  @property() type: 'button' | 'submit' | 'reset' = 'button';

  /** Leads to this address instead of acting. */
  @property() href = '';

  /** For rows and bars: 28 px high. */
  @property({ type: Boolean, reflect: true }) small = false;

  /** At work: keeps its width and its focus, takes no second click, and shows a ring when it lasts. */
  @property({ type: Boolean, reflect: true }) busy = false;

  /** Cannot be used. Prefer to leave it usable and say what is missing. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  /** What it says to screen readers when it shows only an icon; makes it square. */
  @property() label = '';

  formDisabledCallback(): void {
    this.requestUpdate();
  }

  private onClick(event: Event): void {
    if (this.busy) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    // After the listeners outside, which may prevent it, as with a native button.
    else if (this.type !== 'button') queueMicrotask(() => event.defaultPrevented || this.act());
  }

  private act(): void {
    const { form } = this.internals;
    if (this.type === 'submit') form?.requestSubmit();
    else form?.reset();
  }

  /** Uses it as a person would: a link is followed, a form submitted; nothing while `disabled` or `busy`. */
  override click(): void {
    this.shadowRoot?.querySelector<HTMLElement>('[part]')?.click();
  }

  override render(): TemplateResult {
    const words = html`<span class="words"><slot></slot></span>`;
    const look = `${this.variant}${this.label ? ' icon' : ''}`;
    if (this.href)
      return html`<a part="button" class=${look} href=${this.href} aria-label=${this.label || nothing}
        >${words}</a
      >`;
    return html`<button
      part="button"
      class=${look}
      type="button"
      ?disabled=${this.disabled || this.matches(':disabled')}
      aria-label=${this.label || nothing}
      aria-disabled=${this.busy || nothing}
      aria-describedby=${this.busy ? 'busy' : nothing}
      @click=${this.onClick}
    >
      ${words}${this.busy ? html`<i></i><span id="busy" class="hidden">${msg('Working…', { id: 'ui.busy' })}</span>` : nothing}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-button': PorticoButton;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { PorticoElement } from '../element.ts';
import { buttonStyles } from './button.styles.ts';
import { drawBusy } from './draw-busy.ts';

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
    buttonStyles,
    css`
      :host {
        display: inline-block;
        vertical-align: middle;
      }
      :is(button, a) {
        inline-size: 100%;
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
      .words {
        display: inline-flex;
        align-items: center;
        gap: inherit;
      }
      .icon {
        padding: 0;
        min-inline-size: var(--portico-control);
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
      ${words}${this.busy ? drawBusy() : nothing}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-button': PorticoButton;
  }
}

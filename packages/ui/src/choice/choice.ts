import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { PorticoControl, type NativeControl } from '../control.ts';
import type { Option } from '../question/option.ts';

/**
 * @summary One of a few, all in sight: radio buttons, or one row of segments.
 *
 * @event input - Another option was chosen; read `value`.
 * @event change - The same, as native radio buttons say it.
 * @csspart label - The label.
 * @csspart help - The help line.
 * @csspart error - The error line.
 */
export class PorticoChoice extends PorticoControl {
  static readonly tag = 'portico-choice';
  static override styles = [
    PorticoControl.styles,
    css`
      fieldset {
        all: unset;
      }
      .choices {
        display: grid;
        gap: var(--portico-space-2);
      }
      label {
        gap: 10px;
        margin: 0;
        font: inherit;
        cursor: pointer;
      }
      input {
        all: unset;
        box-sizing: border-box;
        flex: none;
        inline-size: 18px;
        block-size: 18px;
        margin-block-start: calc((1lh - 18px) / 2);
        border: 1px solid var(--portico-border-strong);
        border-radius: 50%;
        background: var(--portico-surface-raised);
        forced-color-adjust: none;
      }
      input:checked {
        border: 5.5px solid var(--portico-accent);
        background: var(--portico-on-accent);
      }
      label:hover input:not(:checked) {
        border-color: var(--portico-text-muted);
      }
      label:has(:disabled) {
        opacity: 0.55;
        cursor: not-allowed;
      }
      small {
        display: block;
        color: var(--portico-text-muted);
        font-size: var(--portico-text-size-small);
      }
      :host([segmented]) .choices {
        display: inline-flex;
        flex-wrap: wrap;
        gap: 2px;
        padding: 2px;
        border-radius: var(--portico-radius);
        background: var(--portico-neutral-4);
      }
      :host([segmented]) .choices label {
        position: relative;
        align-items: center;
        min-block-size: calc(var(--portico-control) - 8px);
        padding-inline: var(--portico-space-3);
        border: 1px solid transparent;
        border-radius: 4px;
        font-weight: 500;
      }
      :host([segmented]) label:has(:checked) {
        border-color: var(--portico-border-button);
        background: light-dark(var(--portico-surface-raised), var(--portico-neutral-6));
      }
      :host([segmented]) label:has(:focus-visible) {
        outline: 2px solid var(--portico-focus);
      }
      :host([segmented]) input {
        position: absolute;
        opacity: 0;
      }
      @media (forced-colors: active) {
        :host([segmented]) label:has(:checked) {
          background: Highlight;
          color: HighlightText;
          forced-color-adjust: none;
        }
      }
    `,
  ];

  /** What can be chosen, in this order; two to five. */
  @property({ attribute: false }) options: readonly Option[] = [];

  /** One row of segments instead of radio buttons: for switching a view, with words of a syllable or two. */
  @property({ type: Boolean, reflect: true }) segmented = false;

  // The first button stands for the group: it takes the focus and carries what is required.
  protected override get control(): NativeControl | null {
    return this.renderRoot.querySelector('input');
  }

  protected override dress(): void {
    for (const radio of this.renderRoot.querySelectorAll('input')) radio.checked = radio.value === this.value;
  }

  protected override onInput(): void {
    this.value = this.renderRoot.querySelector<HTMLInputElement>('input:checked')?.value ?? '';
    this.report();
  }

  override render(): TemplateResult {
    return html`<fieldset
        aria-describedby="help error"
        role="radiogroup"
        aria-labelledby="legend"
        aria-required=${this.required || nothing}
        aria-invalid=${this.error ? 'true' : nothing}
      >
        <div id="legend" part="label" class="head ${this.hideLabel ? 'hidden' : ''}">${this.words()}</div>
        <div class="choices">${this.options.map((option) => this.choice(option))}</div>
      </fieldset>
      ${this.notes()}`;
  }

  private choice({ value, label, detail, disabled }: Option): TemplateResult {
    return html`<label>
      <input
        type="radio"
        name="choice"
        value=${value}
        ?required=${this.required}
        ?disabled=${disabled || this.off || this.readonly}
        @input=${this.onInput}
        @change=${this.onChange}
      />
      <span>${label}${detail ? html`<small>${detail}</small>` : nothing}</span>
    </label>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-choice': PorticoChoice;
  }
}

import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { PorticoControl } from '../control.ts';
import type { Option } from '../question/option.ts';
import { drawOptions } from '../question/question.ts';
import { drawIcon } from '../icon/draw-icon.ts';
import { chevronIcon } from '../icon/first-icons.ts';

/**
 * @summary One of a known list, with the platform's own picker.
 *
 * For lists that must be searched take `<portico-combobox>`, for up to five that should be seen at once `<portico-choice>`.
 *
 * @event input - Another option was chosen; read `value`.
 * @event change - The same, as native selects say it.
 * @csspart label - The label.
 * @csspart box - The bordered box.
 * @csspart help - The help line.
 * @csspart error - The error line.
 */
export class PorticoSelect extends PorticoControl {
  static readonly tag = 'portico-select';
  /** What can be chosen, in this order. A `value` that is not among them shows as nothing chosen. */
  @property({ attribute: false }) options: readonly Option[] = [];

  // A select has no read-only of its own; it must not change, yet still be submitted, and it is: the value is ours.
  protected override get off(): boolean {
    return super.off || this.readonly;
  }

  override render(): TemplateResult {
    return this.frame(
      html`<div class="${this.state} select" part="box">
        <select id="control" @input=${this.onInput} @change=${this.onChange}>
          ${this.placeholder || !this.required ? html`<option value="">${this.placeholder}</option>` : nothing}
          ${drawOptions(this.options, this.value)}
        </select>
        ${drawIcon(chevronIcon)}
      </div>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-select': PorticoSelect;
  }
}

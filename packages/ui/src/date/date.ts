import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { PorticoControl } from '../control.ts';

/**
 * @summary A calendar day, with the platform's own picker, in the reader's own order of day and month.
 *
 * `value` is `YYYY-MM-DD`, without time or zone. Where a zone decides (a deadline), say it in `help`.
 *
 * @event input - The day changed; read `value`.
 * @event change - The day changed and is complete.
 * @csspart label - The label.
 * @csspart box - The bordered box.
 * @csspart help - The help line.
 * @csspart error - The error line.
 */
export class PorticoDate extends PorticoControl {
  static readonly tag = 'portico-date';

  /** The first day that can be chosen, `YYYY-MM-DD`. */
  @property() min = '';

  /** The last day that can be chosen, `YYYY-MM-DD`. */
  @property() max = '';

  override render(): TemplateResult {
    return this.frame(
      html`<div class=${this.state} part="box">
        <input
          id="control"
          type="date"
          min=${this.min || nothing}
          max=${this.max || '9999-12-31'}
          @input=${this.onInput}
          @change=${this.onChange}
        />
      </div>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-date': PorticoDate;
  }
}

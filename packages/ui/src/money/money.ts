import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { PorticoControl, type NativeControl } from '../control.ts';
import { localeOf } from '../locale/locale-of.ts';
import { formatAmount, parseAmount } from './amount.ts';

/**
 * @summary An amount of money, in the reader's way of writing numbers.
 *
 * `value` is the amount in minor units as a whole number ("123450" for 1,234.50 EUR), empty for none; the same as a
 * number is `amount`. What cannot be read stays as it was typed, `value` is empty and `unreadable` is true, so that the
 * form can say so.
 *
 * @event input - The amount changed; read `amount`.
 * @event change - The amount changed and the field was left.
 * @csspart label - The label.
 * @csspart box - The bordered box.
 * @csspart help - The help line.
 * @csspart error - The error line.
 */
export class PorticoMoney extends PorticoControl {
  static readonly tag = 'portico-money';
  static override styles = [
    PorticoControl.styles,
    css`
      .box #control {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  /** What stands in the field; kept apart from the value while a person types. */
  @state() private text = '';

  /** The currency's ISO 4217 code; shown behind the amount. */
  @property() currency = 'EUR';

  /** The amount in minor units, `null` when empty or unreadable. */
  get amount(): number | null {
    return this.value === '' ? null : Number(this.value);
  }
  set amount(minor: number | null) {
    this.value = minor === null ? '' : String(minor);
  }

  /** Something is typed that is no amount in this currency. */
  get unreadable(): boolean {
    return this.value === '' && this.text.trim() !== '';
  }

  override formResetCallback(): void {
    super.formResetCallback();
    this.text = this.written();
  }

  protected override willUpdate(changed: PropertyValues): void {
    // A value set from outside is written anew; one that was just typed is left alone until the field is left.
    const typed = this.value === this.read();
    if (changed.has('value') && !typed) this.text = this.written();
    if (changed.has('currency') && changed.get('currency')) this.text = this.written();
  }

  protected override dress(control: NativeControl): void {
    super.dress(control);
    control.value = this.text;
  }

  protected override report(): void {
    super.report();
    const { control } = this;
    if (this.unreadable && !this.error && control)
      this.internals.setValidity({ badInput: true }, this.text, control);
  }

  protected override onInput(): void {
    this.text = this.control?.value ?? '';
    this.value = this.read();
    this.report();
  }

  private onBlur(): void {
    if (this.value !== '') this.text = this.written();
  }

  private read(): string {
    return String(parseAmount(this.text, this.currency, localeOf(this)) ?? '');
  }

  private written(): string {
    const { amount } = this;
    return amount === null ? '' : formatAmount(amount, this.currency, localeOf(this));
  }

  override render(): TemplateResult {
    return this.frame(
      html`<div class=${this.state} part="box">
        <input
          id="control"
          inputmode="decimal"
          dir="ltr"
          @input=${this.onInput}
          @change=${this.onChange}
          @blur=${this.onBlur}
        />
        <span class="quiet">${this.currency}</span>
      </div>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-money': PorticoMoney;
  }
}

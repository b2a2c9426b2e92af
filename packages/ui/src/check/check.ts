import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { checkBox } from './check-box.styles.ts';
import { PorticoControl, type NativeControl } from '../control.ts';

/**
 * @summary Yes or no, with the words beside the box.
 *
 * Submits `value` (default `on`) while checked and nothing otherwise.
 *
 * @event input - It was checked or unchecked; read `checked`.
 * @event change - The same, as native checkboxes say it.
 * @slot - The words, when they need a link or emphasis; else set `label`.
 * @csspart label - The box with its words.
 * @csspart help - The help line.
 * @csspart error - The error line.
 */
export class PorticoCheck extends PorticoControl {
  static readonly tag = 'portico-check';
  static override styles = [
    PorticoControl.styles,
    checkBox,
    css`
      label {
        gap: 10px;
        margin: 0;
        font: inherit;
        cursor: pointer;
      }
      label:hover #control:not(:checked, :indeterminate) {
        border-color: var(--portico-text-muted);
      }
      .help,
      .error {
        margin: 2px 0 0;
        padding-inline-start: 28px;
      }
    `,
  ];

  /** Whether it is checked. */
  @property({ type: Boolean }) checked = false;

  /** Neither: some of several things below it are checked. Only a look; a click ends it. */
  @property({ type: Boolean }) indeterminate = false;

  constructor() {
    super();
    this.value = 'on';
  }

  override formResetCallback(): void {
    this.checked = this.hasAttribute('checked');
    this.error = '';
  }

  override formStateRestoreCallback(): void {
    this.checked = true;
  }

  protected override get formValue(): string | null {
    return this.checked ? this.value : null;
  }

  protected override get off(): boolean {
    return super.off || this.readonly;
  }

  protected override dress(control: NativeControl): void {
    super.dress(control);
    const { checked, indeterminate } = this;
    Object.assign(control, { checked, indeterminate });
  }

  protected override onInput(): void {
    this.checked = this.renderRoot.querySelector('input')?.checked ?? false;
    this.indeterminate = false;
    this.report();
  }

  override render(): TemplateResult {
    return html`<label part="label">
        <input id="control" type="checkbox" @input=${this.onInput} @change=${this.onChange} />
        <span class=${this.hideLabel ? 'hidden' : ''}><slot>${this.words()}</slot></span>
      </label>
      ${this.notes()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-check': PorticoCheck;
  }
}

import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
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
    css`
      label {
        gap: 10px;
        margin: 0;
        font: inherit;
        cursor: pointer;
      }
      #control {
        all: unset;
        box-sizing: border-box;
        display: grid;
        flex: none;
        inline-size: 18px;
        block-size: 18px;
        margin-block-start: calc((1lh - 18px) / 2);
        border: 1px solid var(--portico-border-strong);
        border-radius: 4px;
        background: var(--portico-surface-raised);
        forced-color-adjust: none;
        transition: background var(--portico-motion);
      }
      #control:focus-visible {
        outline: 2px solid var(--portico-focus);
        outline-offset: 2px;
      }
      #control:is(:checked, :indeterminate) {
        background: var(--portico-accent);
        border-color: transparent;
      }
      #control:is(:checked, :indeterminate)::before {
        content: '';
        margin: 3px;
        background: var(--portico-on-accent);
        clip-path: polygon(14% 46%, 0 60%, 38% 96%, 100% 22%, 85% 8%, 37% 66%);
      }
      #control:indeterminate::before {
        clip-path: inset(40% 5%);
      }
      label:hover #control {
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

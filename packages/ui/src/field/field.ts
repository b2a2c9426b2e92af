import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { msg, str } from '../msg.ts';
import { PorticoControl } from '../control.ts';

/**
 * @summary A line, or several, of text.
 *
 * Enter submits the form it is in, as in a native field; with `multiline` it starts a new line.
 *
 * @event input - The text changed; read `value`.
 * @event change - The text changed and the field was left.
 * @slot prefix - Before the text, inside the box: an icon, `https://`.
 * @slot suffix - After the text, inside the box: a unit.
 * @csspart label - The label.
 * @csspart box - The bordered box.
 * @csspart help - The help line.
 * @csspart error - The error line.
 */
export class PorticoField extends PorticoControl {
  static readonly tag = 'portico-field';
  static override styles = [
    PorticoControl.styles,
    css`
      .box textarea#control {
        padding-block: var(--portico-space-2);
        min-block-size: 4lh;
        field-sizing: content;
        white-space: pre-wrap;
      }
    `,
  ];

  /** The kind of text, which chooses keyboard and autofill: `text`, `email`, `url`, `tel`, `search` or `password`. */
  @property() type = 'text';

  /** Several lines; grows with the text. */
  @property({ type: Boolean }) multiline = false;

  /** The most characters it takes, in UTF-16 units as HTML counts; a counter shows on several lines, and on one from four fifths on. */
  @property({ type: Number }) maxlength?: number;

  protected onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.isComposing && !event.defaultPrevented) this.form?.requestSubmit();
  }

  override render(): TemplateResult {
    const most = this.maxlength;
    const { length } = this.value;
    const native = this.multiline
      ? html`<textarea
          id="control"
          maxlength=${most ?? nothing}
          @input=${this.onInput}
          @change=${this.onChange}
        ></textarea>`
      : html`<input
          id="control"
          type=${this.type}
          maxlength=${most ?? nothing}
          @input=${this.onInput}
          @change=${this.onChange}
          @keydown=${this.onKey}
        />`;
    return this.frame(
      html`<div class=${this.state} part="box">
        <slot name="prefix"></slot>${native}<slot name="suffix"></slot>
      </div>`,
      most && (this.multiline || length >= most * 0.8)
        ? html`<span id="count" class="count"
            >${msg(str`${length} of ${most}`, { id: 'ui.field.count' })}</span
          >`
        : undefined,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-field': PorticoField;
  }
}

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '../msg.ts';
import { PorticoControl, type NativeControl } from '../control.ts';
import type { Option } from '../question/option.ts';
import { drawIcon } from '../icon/draw-icon.ts';
import { chevronIcon } from '../icon/first-icons.ts';
import { checkIcon } from '../icon/icons.ts';
import { popoverStyles } from '../popover.styles.ts';
import { comboboxStyles } from './combobox.styles.ts';
import { filterOptions } from './filter-options.ts';

/** Finds options for a text elsewhere. Must pass `signal` on: a newer text aborts it. A rejection is shown as a failed search. */
export type Search = (text: string, signal: AbortSignal) => Promise<readonly Option[]>;

// Long enough for the next key of a quick typist, short enough not to be felt.
const pauseMs = 150;

/**
 * @summary One of a long list, found by typing; the list may be on the server.
 *
 * Keyboard as in ARIA's combobox with list: arrows move, Enter chooses, Esc closes and then clears. Leaving the field
 * with a text that is no option goes back to the last choice, or with `custom` takes the text itself as the value.
 *
 * @event input - Another option was chosen, the choice was cleared, or with `custom` the text changed; read `value`.
 * @event change - The choice is settled.
 * @csspart label - The label.
 * @csspart box - The bordered box.
 * @csspart list - The floating list.
 * @csspart help - The help line.
 * @csspart error - The error line.
 */
export class PorticoCombobox extends PorticoControl {
  static readonly tag = 'portico-combobox';
  static override styles = [PorticoControl.styles, popoverStyles, comboboxStyles];

  /** What stands in the field. */
  @state() private text = '';

  @state() private open = false;

  /** The option the keyboard is on, -1 for none. */
  @state() private at = -1;

  @state() private found: readonly Option[] = [];

  @state() private phase: 'idle' | 'searching' | 'failed' = 'idle';

  /** What can be chosen. With `search`, only the options known beforehand: the current value's words. */
  @property({ attribute: false }) options: readonly Option[] = [];

  /** Finds options for a text elsewhere; called when typing pauses. */
  @property({ attribute: false }) search?: Search;

  /** Takes a text that is in no list as the value. */
  @property({ type: Boolean }) custom = false;

  private running?: AbortController;

  private picked: Option | undefined;

  override formResetCallback(): void {
    super.formResetCallback();
    this.text = this.labelOf(this.value);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.running?.abort();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const typing = this.open || (this.custom && this.text === this.value);
    if ((changed.has('value') || changed.has('options')) && !typing) this.text = this.labelOf(this.value);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const list = this.renderRoot.querySelector<HTMLElement>('[popover]');
    if (changed.has('open') && list?.isConnected) list.togglePopover(this.open);
    if (changed.has('at'))
      this.renderRoot.querySelector('#option-' + this.at)?.scrollIntoView({ block: 'nearest' });
  }

  protected override dress(control: NativeControl): void {
    super.dress(control);
    if (control.value !== this.text) control.value = this.text;
  }

  protected override onInput(event?: Event): void {
    this.text = this.control?.value ?? '';
    const next = this.custom ? this.text : this.text === '' ? '' : this.value;
    // Outside, `input` means that the value changed, not the text that looks for one.
    if (next === this.value) event?.stopPropagation();
    this.value = next;
    this.report();
    void this.look();
  }

  private async look(): Promise<void> {
    this.open = true;
    this.at = -1;
    this.running?.abort();
    if (!this.search) {
      this.found = filterOptions(this.options, this.text);
      return;
    }
    const { signal } = (this.running = new AbortController());
    this.phase = 'searching';
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    if (signal.aborted) return;
    try {
      const found = await this.search(this.text, signal);
      if (signal.aborted) return;
      this.found = found;
      this.phase = 'idle';
    } catch {
      if (!signal.aborted) this.phase = 'failed';
    }
  }

  private onKey(event: KeyboardEvent): void {
    const { key } = event;
    if (event.isComposing || this.off || this.readonly) return;
    if (key === 'ArrowDown' || key === 'ArrowUp') this.move(key === 'ArrowDown' ? 1 : -1);
    else if (key === 'Enter' && this.open && this.found[this.at]) this.pick(this.found[this.at]);
    else if (key === 'Enter') this.form?.requestSubmit();
    else if (key === 'Escape' && this.open) this.leave();
    else if (key === 'Escape' && this.value && !this.required) this.pick(undefined);
    else return;
    event.preventDefault();
    // Esc here means the list; a dialog around it stays.
    event.stopPropagation();
  }

  private move(step: 1 | -1): void {
    if (!this.open) {
      this.show();
      return;
    }
    const { length } = this.found;
    if (length > 0) this.at = (this.at + step + length + (this.at < 0 && step < 0 ? 1 : 0)) % length;
  }

  private show(): void {
    if (this.open || this.off || this.readonly) return;
    this.open = true;
    if (this.search) void this.look();
    else {
      this.found = this.options;
      this.at = this.options.findIndex(({ value }) => value === this.value);
    }
  }

  private pick(option: Option | undefined): void {
    if (option?.disabled) return;
    const changed = this.value !== (option?.value ?? '');
    this.picked = option;
    this.value = option?.value ?? '';
    this.leave();
    this.report();
    if (!changed) return;
    this.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    this.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }

  /** Closes the list; the text says again what is chosen. */
  private leave(): void {
    this.running?.abort();
    this.phase = 'idle';
    this.open = false;
    this.at = -1;
    this.text = this.labelOf(this.value);
  }

  private labelOf(value: string): string {
    const known = [this.picked, ...this.options, ...this.found].find((option) => option?.value === value);
    return known?.label ?? (this.custom ? value : '');
  }

  private onListDown(event: Event): void {
    // Keeps the focus in the field, so that choosing by pointer is no leaving.
    event.preventDefault();
  }

  override render(): TemplateResult {
    const active = this.open && this.at >= 0 ? `option-${this.at}` : nothing;
    return this.frame(
      html`<div class="${this.state} anchor" part="box" @mousedown=${this.show}>
          <slot name="prefix"></slot>
          <input
            id="control"
            role="combobox"
            aria-autocomplete="list"
            aria-controls="list"
            aria-expanded=${this.open}
            aria-activedescendant=${active}
            @input=${this.onInput}
            @change=${this.custom ? this.onChange : nothing}
            @keydown=${this.onKey}
            @blur=${this.leave}
          />
          ${drawIcon(chevronIcon)}
        </div>
        <div popover="manual" part="list" @mousedown=${this.onListDown}>
          <div id="list" role="listbox" aria-label=${this.label}>
            ${this.found.map((option, at) => this.option(option, at))}
          </div>
          ${this.word()}
        </div>
        <span class="hidden" role="status"
          >${this.open && this.phase === 'idle' ? this.count() : nothing}</span
        >`,
    );
  }

  private option(option: Option, at: number): TemplateResult {
    const chosen = option.value === this.value;
    return html`<div
      id="option-${at}"
      role="option"
      class=${at === this.at ? 'active' : ''}
      aria-selected=${chosen}
      aria-disabled=${option.disabled ? 'true' : nothing}
      @click=${() => this.pick(option)}
    >
      <span>${option.label}${option.detail ? html`<small>${option.detail}</small>` : nothing}</span>
      ${chosen ? drawIcon(checkIcon) : nothing}
    </div>`;
  }

  private word(): unknown {
    const { phase, found } = this;
    if (phase === 'searching' && found.length > 0) return nothing;
    if (phase === 'searching') return html`<p>${msg('Searching…', { id: 'ui.combobox.searching' })}</p>`;
    if (phase === 'failed')
      return html`<p role="alert">
        ${msg('The search did not work. Change the text to try again.', { id: 'ui.combobox.failed' })}
      </p>`;
    if (found.length > 0) return nothing;
    return html`<p>
      ${
        this.custom
          ? msg('Not in the list. It is taken as you wrote it.', { id: 'ui.combobox.custom' })
          : msg('Nothing found. Try fewer letters.', { id: 'ui.combobox.none' })
      }
    </p>`;
  }

  private count(): string {
    const { length } = this.found;
    return length === 1
      ? msg('1 suggestion', { id: 'ui.combobox.one' })
      : msg(str`${length} suggestions`, { id: 'ui.combobox.many' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-combobox': PorticoCombobox;
  }
}

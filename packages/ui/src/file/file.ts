import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '../msg.ts';
import { PorticoButton } from '../button/button.ts';
import { PorticoControl, type NativeControl } from '../control.ts';
import { drawIcon } from '../icon/draw-icon.ts';
import { closeIcon, fileIcon, uploadIcon } from '../icon/icons.ts';
import { localeOf } from '../locale/locale-of.ts';
import { accepts, formatBytes } from './file-rules.ts';
import { fileStyles } from './file.styles.ts';

/**
 * @summary One or more files, chosen or dropped, with what is allowed said beforehand.
 *
 * Files that are too large or of another kind are not taken; a line says which and why. That is convenience: the server
 * must check again.
 *
 * @event input - The files changed; read `files`.
 * @event change - The same, as native file inputs say it.
 * @csspart label - The label.
 * @csspart drop - The place to drop on.
 * @csspart help - The help line.
 * @csspart error - The error line.
 */
export class PorticoFile extends PorticoControl {
  static readonly tag = 'portico-file';
  static override readonly uses = [PorticoButton];
  static override styles = [PorticoControl.styles, fileStyles];

  @state() private over = false;

  @state() private refused: readonly string[] = [];

  /** The files taken so far. */
  @property({ attribute: false }) files: readonly File[] = [];

  /** Kinds it takes, as HTML's `accept`: `.pdf,image/*`. Empty takes all. */
  @property() accept = '';

  /** Takes several. */
  @property({ type: Boolean }) multiple = false;

  /** The largest size of one file, in bytes; 0 for no limit. */
  @property({ type: Number, attribute: 'bytes-max' }) bytesMax = 0;

  override formResetCallback(): void {
    super.formResetCallback();
    this.files = [];
    this.refused = [];
  }

  protected override get formValue(): FormData | null {
    if (!this.name || this.files.length === 0) return null;
    const data = new FormData();
    for (const file of this.files) data.append(this.name, file);
    return data;
  }

  protected override dress(control: NativeControl): void {
    // A file input's own value is the browser's; ours is `files`.
    Object.assign(control, { disabled: this.off || this.readonly, ariaInvalid: this.error ? 'true' : null });
    control.setAttribute('aria-describedby', 'help limits error');
  }

  protected override report(): void {
    super.report();
    const { control } = this;
    if (this.required && !this.error && this.files.length === 0 && control)
      this.internals.setValidity(
        { valueMissing: true },
        msg('Choose a file.', { id: 'ui.file.missing' }),
        control,
      );
  }

  protected override onInput(event?: Event): void {
    event?.stopPropagation();
    const target = event?.target;
    if (!(target instanceof HTMLInputElement)) return;
    this.take([...(target.files ?? [])]);
    // The same file may be chosen again after it was removed.
    target.value = '';
  }

  private onDrag(event: DragEvent): void {
    if (this.off || this.readonly) return;
    event.preventDefault();
    this.over = event.type === 'dragover';
    if (event.type === 'drop') this.take([...(event.dataTransfer?.files ?? [])]);
  }

  private take(files: readonly File[]): void {
    this.refused = files.map((file) => this.refusal(file)).filter((reason) => reason !== '');
    const good = files.filter((file) => this.refusal(file) === '');
    if (good.length > 0) this.keep(this.multiple ? [...this.files, ...good] : good.slice(-1));
  }

  private keep(files: readonly File[]): void {
    this.files = files;
    this.report();
    this.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    this.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }

  private discard(file: File): void {
    this.keep(this.files.filter((kept) => kept !== file));
    this.control?.focus();
  }

  private refusal(file: File): string {
    if (!accepts(this.accept, file))
      return msg(str`${file.name} was not taken: its kind is not allowed here.`, { id: 'ui.file.kind' });
    if (this.bytesMax && file.size > this.bytesMax)
      return msg(
        str`${file.name} was not taken: it has ${this.size(file.size)}, the most is ${this.size(this.bytesMax)}.`,
        {
          id: 'ui.file.large',
        },
      );
    return '';
  }

  private size(bytes: number): string {
    return formatBytes(bytes, localeOf(this));
  }

  private limits(): string {
    const kinds = this.accept.split(',').map((kind) =>
      kind
        .trim()
        .replace(/^\.|\/\*$/g, '')
        .replace(/^.*\//, '')
        .toUpperCase(),
    );
    const most = this.bytesMax && msg(str`up to ${this.size(this.bytesMax)}`, { id: 'ui.file.most' });
    return [...kinds, most].filter(Boolean).join(', ');
  }

  override render(): TemplateResult {
    const drag = this.onDrag;
    const limits = this.limits();
    return html`<div class="head ${this.hideLabel ? 'hidden' : ''}" part="label" id="label">
        ${this.words()}
      </div>
      <label
        class="${this.state} drop ${this.over ? 'over' : ''}"
        part="drop"
        @dragover=${drag}
        @dragleave=${drag}
        @drop=${drag}
      >
        <input
          id="control"
          type="file"
          class="native"
          accept=${this.accept || nothing}
          ?multiple=${this.multiple}
          aria-labelledby="label prompt"
          @input=${this.onInput}
        />
        ${drawIcon(uploadIcon)}
        <span id="prompt">${msg('Choose a file or drop it here', { id: 'ui.file.prompt' })}</span>
        ${limits ? html`<small id="limits">${limits}</small>` : nothing}
      </label>
      <ul role="list" ?hidden=${this.files.length === 0}>
        ${this.files.map((file) => this.row(file))}
      </ul>
      <div role="status">
        ${this.refused.map((reason) => html`<p class="error"><span>${reason}</span></p>`)}
      </div>
      ${this.notes()}`;
  }

  private row(file: File): TemplateResult {
    return html`<li>
      ${drawIcon(fileIcon)}<span>${file.name}</span><small>${this.size(file.size)}</small>
      <portico-button
        variant="quiet"
        small
        ?disabled=${this.off || this.readonly}
        label=${msg(str`Remove ${file.name}`, { id: 'ui.file.remove' })}
        @click=${() => this.discard(file)}
        >${drawIcon(closeIcon)}</portico-button
      >
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-file': PorticoFile;
  }
}

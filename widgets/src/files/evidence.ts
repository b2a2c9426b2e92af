import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import { Fault } from '@portico/domain/fault';
import { FILE_BYTES_MAX, FILE_ENDINGS, FILES_MAX, type FileView } from '@portico/domain/files/file';
import { ContextValue } from '@portico/runtime/context';
import { clientContext } from '@portico/runtime/contexts';
import { faultText } from '@portico/runtime/fault-text';
import { downloadFile, uploadFile } from '@portico/runtime/files';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoElement } from '@portico/ui/element';
import { PorticoFile } from '@portico/ui/file/file';
import { formatBytes } from '@portico/ui/file/file-rules';
import { localeOf } from '@portico/ui/locale/locale-of';
import { fileRefusalWords } from './file-words.ts';

/** One file on its way, under one key however often it is sent. */
interface Upload {
  file: File;
  key: string;
  /** Why it is not there yet, in words; empty while it is on its way. */
  trouble: string;
}

/**
 * @summary Files as evidence: uploaded as they are chosen, listed with their size, downloaded by a click.
 *
 * It holds ids, not files: what refers to them is sent by the form around it. An upload that fails stays in the list and
 * can be tried again.
 *
 * @event change - The ids changed; read `ids`.
 */
export class PorticoEvidence extends PorticoElement {
  static readonly tag = 'portico-evidence';
  static override readonly uses = [PorticoFile, PorticoButton];
  static override readonly shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [
    PorticoElement.styles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--portico-space-2);
      }
      h4 {
        margin: 0;
        font-size: inherit;
        font-weight: 500;
      }
      ul {
        display: grid;
        gap: var(--portico-space-1);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--portico-space-1) var(--portico-space-2);
        overflow-wrap: anywhere;
      }
      li > span {
        flex: 1 1 160px;
      }
      small {
        color: var(--portico-text-muted);
        font-size: var(--portico-text-size-small);
      }
      .trouble {
        flex-basis: 100%;
        color: var(--portico-danger-text);
        font-size: var(--portico-text-size-small);
      }
    `,
  ];

  /** The key under which a form reads it. */
  @property({ reflect: true, useDefault: true }) name = '';

  /** The words above it. */
  @property() label = '';

  /** What kind of file helps here. */
  @property() help = '';

  /** Says no “optional” beside the label: the form around it needs a file. */
  @property({ type: Boolean }) required = false;

  /** What is wrong and how to mend it; empty when all is well. */
  @property() error = '';

  /** Only shows and downloads; nothing can be added or removed. */
  @property({ type: Boolean }) readonly = false;

  /** The files it holds, by id. */
  @property({ attribute: false }) ids: readonly string[] = [];

  private readonly client = new ContextValue(this, clientContext, () => void this.learn());

  @state() private known: ReadonlyMap<string, FileView> = new Map();
  @state() private uploads: readonly Upload[] = [];
  @state() private trouble = '';

  constructor() {
    super();
    this.addController(this.client);
  }

  /** Whether a file is still on its way: a form waits for it. */
  get busy(): boolean {
    return this.uploads.some(({ trouble }) => trouble === '');
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('ids')) void this.learn();
  }

  /** Asks for the names of files it does not know yet. */
  private async learn(): Promise<void> {
    const ids = this.ids.filter((id) => !this.known.has(id));
    const { value: client } = this.client;
    if (ids.length === 0 || !client) return;
    // The server answers for so many at a time.
    const parts = Array.from({ length: Math.ceil(ids.length / FILES_MAX) }, (_, at) =>
      ids.slice(at * FILES_MAX, (at + 1) * FILES_MAX),
    );
    const found = await Promise.all(
      parts.map((some) => client.files.list.query({ ids: some }).catch(() => [])),
    );
    this.known = new Map([...this.known, ...found.flat().map((file) => [file.id, file] as const)]);
  }

  private onFiles(event: Event): void {
    event.stopPropagation();
    const chooser = event.target as PorticoFile;
    const room = FILES_MAX - this.ids.length - this.uploads.length;
    const fresh = chooser.files.slice(0, Math.max(0, room));
    this.trouble =
      fresh.length < chooser.files.length
        ? msg(str`At most ${FILES_MAX} files fit here.`, { id: 'files.most' })
        : '';
    chooser.files = [];
    for (const file of fresh) void this.upload({ file, key: crypto.randomUUID(), trouble: '' });
  }

  private async upload(upload: Upload): Promise<void> {
    const { value: client } = this.client;
    if (!client) return;
    this.put(upload, { ...upload, trouble: '' });
    try {
      const answer = await uploadFile(client, upload.file, { key: upload.key });
      if (!answer.ok) {
        this.put(upload, { ...upload, trouble: fileRefusalWords(answer.refusal) });
        return;
      }
      this.put(upload, null);
      this.known = new Map([...this.known, [answer.file.id, answer.file]]);
      this.tell([...this.ids, answer.file.id]);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.put(upload, { ...upload, trouble: faultText(error).heading });
    }
  }

  /** Puts a new state of an upload in the place of the old one; null takes it out. */
  private put({ key }: Upload, next: Upload | null): void {
    const isKnown = this.uploads.some((one) => one.key === key);
    this.uploads = isKnown
      ? this.uploads.flatMap((one) => (one.key === key ? (next ?? []) : one))
      : [...this.uploads, ...(next ? [next] : [])];
  }

  private tell(ids: readonly string[]): void {
    this.ids = ids;
    this.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }

  private async download(file: FileView): Promise<void> {
    const { value: client } = this.client;
    if (!client) return;
    this.trouble = '';
    await downloadFile(client, file).catch((error: unknown) => {
      if (!(error instanceof Fault)) throw error;
      this.trouble = faultText(error).heading;
    });
  }

  override render(): TemplateResult {
    return html`${
        this.readonly
          ? this.label && html`<h4>${this.label}</h4>`
          : html`<portico-file
              multiple
              .optional=${!this.required}
              accept=${FILE_ENDINGS}
              bytes-max=${FILE_BYTES_MAX}
              .label=${this.label}
              .help=${this.help}
              .error=${this.error}
              @input=${(event: Event) => event.stopPropagation()}
              @change=${this.onFiles}
            ></portico-file>`
      }
      <ul role="list" ?hidden=${this.ids.length + this.uploads.length === 0}>
        ${this.ids.map((id) => this.renderKept(id))}
        ${this.uploads.map((upload) => this.renderUpload(upload))}
      </ul>
      <p role="status" class="trouble" ?hidden=${this.trouble === ''}>${this.trouble}</p>`;
  }

  private renderKept(id: string): TemplateResult {
    const file = this.known.get(id);
    const name = file?.name ?? msg('A file', { id: 'files.unnamed' });
    return html`<li>
      <span>${name}</span>
      ${file ? html`<small>${formatBytes(file.bytes, localeOf(this))}</small>` : nothing}
      ${
        file
          ? html`<portico-button
              variant="quiet"
              small
              label=${msg(str`Download ${name}`, { id: 'files.download' })}
              @click=${() => void this.download(file)}
              >${msg('Download', { id: 'files.download.short' })}</portico-button
            >`
          : nothing
      }
      ${
        this.readonly
          ? nothing
          : html`<portico-button
              variant="quiet"
              small
              label=${msg(str`Remove ${name}`, { id: 'files.remove' })}
              @click=${() => this.tell(this.ids.filter((kept) => kept !== id))}
              >${msg('Remove', { id: 'files.remove.short' })}</portico-button
            >`
      }
    </li>`;
  }

  private renderUpload(upload: Upload): TemplateResult {
    const { file, trouble } = upload;
    return html`<li>
      <span>${file.name}</span>
      ${
        trouble === ''
          ? html`<small role="status">${msg('On its way', { id: 'files.sending' })}</small>`
          : html`<portico-button variant="quiet" small @click=${() => void this.upload(upload)}
                >${msg('Try again', { id: 'files.retry' })}</portico-button
              >
              <portico-button
                variant="quiet"
                small
                label=${msg(str`Remove ${file.name}`, { id: 'files.remove' })}
                @click=${() => this.put(upload, null)}
                >${msg('Remove', { id: 'files.remove.short' })}</portico-button
              >
              <p class="trouble" role="alert">${trouble}</p>`
      }
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-evidence': PorticoEvidence;
  }
}

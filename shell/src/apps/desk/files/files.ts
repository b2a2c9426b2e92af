import { consume } from '@lit/context';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import { FILES_MAX, type FileView } from '@portico/domain/files/file';
import type { Client } from '@portico/runtime/client';
import { clientContext } from '@portico/runtime/contexts';
import { downloadFile } from '@portico/runtime/files';
import { PorticoElement } from '@portico/ui/element';
import { formatBytes } from '@portico/ui/file/file-rules';
import { drawIcon } from '@portico/ui/icon/draw-icon';
import { fileIcon } from '@portico/ui/icon/icons';
import { localeOf } from '@portico/ui/locale/locale-of';

/**
 * @summary Files that were brought as evidence, each one click away. A file that is not open to the reader is counted.
 */
export class PorticoDeskFiles extends PorticoElement {
  static readonly tag = 'portico-desk-files';
  static override styles = [
    PorticoElement.styles,
    css`
      ul {
        display: grid;
        gap: var(--portico-space-1);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      button {
        all: unset;
        position: relative;
        padding-inline-start: 22px;
        border-radius: 2px;
        color: var(--portico-accent-text);
        font-weight: 500;
        line-height: 24px;
        overflow-wrap: anywhere;
        text-decoration: underline;
        text-underline-offset: 3px;
        cursor: pointer;
      }
      button:focus-visible {
        outline: 2px solid var(--portico-focus);
        outline-offset: 2px;
      }
      svg {
        position: absolute;
        inset-block-start: 2px;
        inset-inline-start: 0;
        inline-size: 16px;
        block-size: 16px;
      }
      small,
      p {
        margin: 0;
        color: var(--portico-text-muted);
        font-size: var(--portico-text-size-small);
      }
    `,
  ];

  @consume({ context: clientContext, subscribe: true }) private client?: Client;

  @state() private files: readonly FileView[] | null = null;
  @state() private failed = false;

  /** The ids of the files. */
  @property({ attribute: false }) ids: readonly string[] = [];

  private asked = '';

  protected override willUpdate(_changed: PropertyValues): void {
    const wanted = this.ids.join(' ');
    if (!this.client || wanted === this.asked) return;
    this.asked = wanted;
    void this.look(this.client);
  }

  private async look(client: Client): Promise<void> {
    const { ids } = this;
    const parts = Array.from({ length: Math.ceil(ids.length / FILES_MAX) }, (_, at) =>
      ids.slice(at * FILES_MAX, (at + 1) * FILES_MAX),
    );
    const pages = await Promise.all(parts.map((part) => client.files.list.query({ ids: part }))).catch(
      () => null,
    );
    if (ids.join(' ') !== this.asked) return;
    this.failed = pages === null;
    this.files = pages?.flat() ?? null;
  }

  private async download(file: FileView): Promise<void> {
    if (!this.client) return;
    this.failed = await downloadFile(this.client, file).then(
      () => false,
      () => true,
    );
  }

  override render(): TemplateResult | typeof nothing {
    const { files, ids } = this;
    const locale = localeOf(this);
    if (ids.length === 0) return nothing;
    const hidden = files === null ? 0 : ids.length - files.length;
    return html`${
        files === null
          ? html`<p>
              ${ids.length === 1 ? msg('1 file', { id: 'desk.files.one' }) : msg(str`${ids.length} files`, { id: 'desk.files.count' })}
            </p>`
          : html`<ul>
              ${files.map(
                (file) =>
                  html`<li>
                    <button type="button" @click=${() => this.download(file)}>
                      ${drawIcon(fileIcon)} ${file.name}
                    </button>
                    <small>${formatBytes(file.bytes, locale)}</small>
                  </li>`,
              )}
            </ul>`
      }
      ${hidden > 0 ? html`<p>${msg(str`${hidden} more that you may not open`, { id: 'desk.files.hidden' })}</p>` : nothing}
      <p role="status">
        ${this.failed ? msg('The files did not come. Try again in a moment.', { id: 'desk.files.failed' }) : nothing}
      </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-files': PorticoDeskFiles;
  }
}

import { consume } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { ImportRun } from '@portico/domain/accounts/views';
import { sessionContext } from '@portico/runtime/contexts';
import type { Session } from '@portico/runtime/session';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoFile } from '@portico/ui/file/file';
import { PorticoTime } from '@portico/ui/time/time';
import { PorticoView } from '../../../applications/view.ts';
import { PorticoPage } from '../../../layout/page/page.ts';
import { navigate } from '../../../routing/navigate.ts';
import { accountStyles } from '../accounts.styles.ts';
import type { Trouble } from '../ask-accounts.ts';
import { importStyles } from './import.styles.ts';
import { runState } from './run-words.ts';
import { uploadCsv } from './upload.ts';

const ROWS = 20;
const BYTES_MAX = 50_000_000;

/**
 * @summary The first step of an import: a file is chosen and checked, and nothing changes yet. Below, the imports there were.
 */
export class PorticoAccountImports extends PorticoView {
  static readonly tag = 'portico-account-imports';
  static override readonly uses = [
    ...PorticoView.uses,
    PorticoPage,
    PorticoBadge,
    PorticoButton,
    PorticoFile,
    PorticoTime,
  ];
  static override styles = [PorticoView.styles, accountStyles, importStyles];

  /** Who looks. */
  @consume({ context: sessionContext, subscribe: true })
  @property({ attribute: false })
  session: Session = { status: 'loading' };

  @state() private runs: readonly ImportRun[] = [];
  @state() private file: File | null = null;
  @state() private share: number | null = null;
  @state() private trouble: Trouble | null = null;
  @state() private checked = false;

  protected override async load(signal: AbortSignal): Promise<void> {
    this.follow({ aggregate: 'account_import' });
    const { rows } = await this.client.accounts.imports.query({ limit: ROWS }, { signal });
    this.runs = rows;
  }

  private async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const { file } = this;
    this.checked = true;
    if (!file || this.share !== null) return;
    this.share = 0;
    const { importId, trouble } = await uploadCsv(file, {
      client: this.client,
      onProgress: (share) => (this.share = share),
    });
    this.share = null;
    this.trouble = trouble;
    if (importId) navigate(`/accounts/import/${importId}`);
  }

  override render(): TemplateResult {
    return html`<portico-page
      heading=${msg('Import accounts', { id: 'accounts.import.heading' })}
      lead=${msg('The file is looked at first. Nothing changes before you say so.', { id: 'accounts.import.lead' })}
      .crumbs=${[{ title: msg('Accounts', { id: 'shell.accounts' }), href: '/accounts' }]}
    >
      ${super.render()}
    </portico-page>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="card"><portico-skeleton lines="5"></portico-skeleton></div>`;
  }

  protected override renderContent(): TemplateResult {
    const mayImport = this.session.status === 'known' && this.session.me.actions.includes('account.manage');
    return html`<div class="stack narrow">
      ${mayImport ? this.form() : nothing}
      <section class="card">
        <h2>${msg('Imports so far', { id: 'accounts.imports' })}</h2>
        ${
          this.runs.length === 0
            ? html`<p class="quiet">${msg('None yet.', { id: 'accounts.imports.none' })}</p>`
            : html`<ul class="rows">
                ${this.runs.map(drawRun)}
              </ul>`
        }
      </section>
    </div>`;
  }

  private form(): TemplateResult {
    const { trouble, share } = this;
    const missing =
      this.checked && !this.file ? msg('Choose a file.', { id: 'accounts.import.file-needed' }) : '';
    return html`<form class="card" novalidate @submit=${this.onSubmit}>
      ${
        trouble
          ? html`<portico-problem .heading=${trouble.heading} .detail=${trouble.detail}></portico-problem>`
          : nothing
      }
      <portico-file
        name="file"
        required
        accept=".csv,.tsv,.txt"
        bytes-max=${BYTES_MAX}
        label=${msg('CSV file', { id: 'accounts.import.file' })}
        help=${msg('Up to 100,000 rows under a header; commas, semicolons or tabs.', { id: 'accounts.import.file.help' })}
        .error=${missing}
        @change=${(event: Event) => (this.file = (event.currentTarget as PorticoFile).files[0] ?? null)}
      ></portico-file>
      ${columnHelp()}
      ${
        share === null
          ? nothing
          : html`<progress
              max="1"
              .value=${share}
              aria-label=${msg('Uploading', { id: 'accounts.run.uploading' })}
            ></progress>`
      }
      <div class="actions">
        <portico-button type="submit" variant="primary" ?busy=${share !== null}
          >${msg('Check the file', { id: 'accounts.import.check' })}</portico-button
        >
      </div>
    </form>`;
  }
}

const needed = ['name', 'country'];
const others =
  'id aliases domains domains_shared street city postcode registration_no vat_no duns segment buying_mode parent_id'.split(
    ' ',
  );
const template = `data:text/csv;charset=utf-8,${encodeURIComponent(`${[...needed, ...others].join(',')}\r\n`)}`;

/** Which columns a file may have, and an empty one to begin with. */
function columnHelp(): TemplateResult {
  const names = (columns: readonly string[]): TemplateResult[] =>
    columns.map((column) => html`<code>${column}</code> `);
  return html`<dl class="columns-of-file">
      <dt>${msg('Needed', { id: 'accounts.import.needed' })}</dt>
      <dd>${names(needed)}</dd>
      <dt>${msg('Optional', { id: 'accounts.import.optional' })}</dt>
      <dd>${names(others)}</dd>
    </dl>
    <p class="quiet">
      ${msg('Put | between several values of one cell.', { id: 'accounts.import.lists' })}
      <a href=${template} download="accounts.csv"
        >${msg('Download an empty file with these columns', { id: 'accounts.import.template' })}</a
      >
    </p>`;
}

function drawRun(run: ImportRun): TemplateResult {
  const { word, tone } = runState(run);
  return html`<li>
    <div>
      <span class="line"
        ><a href="/accounts/import/${run.id}">${run.fileName}</a
        ><portico-badge tone=${tone}>${word}</portico-badge></span
      >
      <span class="quiet">${run.createdBy ?? ''} <portico-time .at=${run.createdAt}></portico-time></span>
    </div>
  </li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-account-imports': PorticoAccountImports;
  }
}

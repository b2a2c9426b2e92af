import { consume } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { ImportFinding, ImportRun } from '@portico/domain/accounts/views';
import { sessionContext } from '@portico/runtime/contexts';
import type { Session } from '@portico/runtime/session';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoView } from '../../../applications/view.ts';
import { PorticoPage } from '../../../layout/page/page.ts';
import { PorticoNotFound } from '../../not-found/not-found.ts';
import { accountStyles } from '../accounts.styles.ts';
import { askAccounts, type Trouble } from '../ask-accounts.ts';
import { drawFindings } from './findings.ts';
import { importStyles } from './import.styles.ts';
import { countRows, progressWords, runState } from './run-words.ts';

const ROWS = 50;
// It is told live how far a run is; asked as well, should the line be lost.
const POLL_MS = 5000;

/**
 * @summary One import: what the dry run found, the import itself with its progress, and what did not go in.
 */
export class PorticoAccountImport extends PorticoView {
  static readonly tag = 'portico-account-import';
  static override readonly uses = [
    ...PorticoView.uses,
    PorticoPage,
    PorticoNotFound,
    PorticoBadge,
    PorticoButton,
  ];
  static override styles = [PorticoView.styles, accountStyles, importStyles];

  /** Who looks. */
  @consume({ context: sessionContext, subscribe: true })
  @property({ attribute: false })
  session: Session = { status: 'loading' };

  @state() private run: ImportRun | null = null;
  @state() private findings: readonly ImportFinding[] = [];
  @state() private next: string | null = null;
  @state() private trouble: Trouble | null = null;
  @state() private busy = false;

  /** The run's id, as it stands in the address. */
  @property({ attribute: false }) importId = '';

  private readonly key = new SubmissionKey();
  private polling: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.polling);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get('importId')) this.retry();
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const { accounts } = this.client;
    this.follow({ aggregate: 'account_import', id: this.importId });
    const run = await accounts.importRun.query({ importId: this.importId }, { signal });
    const page = isWorking(run)
      ? { rows: [], next: null }
      : await accounts.importFindings.query(this.asked(run), { signal });
    this.run = run;
    this.findings = page.rows;
    this.next = page.next;
    clearTimeout(this.polling);
    if (isWorking(run) && this.isConnected) this.polling = setTimeout(() => void this.poll(), POLL_MS);
  }

  /** A run that is at work is looked at again and again; a lost line only makes it later. */
  private async poll(): Promise<void> {
    await this.refresh();
    clearTimeout(this.polling);
    if (this.run && isWorking(this.run) && this.isConnected)
      this.polling = setTimeout(() => void this.poll(), POLL_MS);
  }

  private asked(run: ImportRun) {
    return { importId: run.id, limit: ROWS, phase: run.imported ? ('import' as const) : ('check' as const) };
  }

  private readonly onMore = (): void => void this.loadMore();

  private async loadMore(): Promise<void> {
    const { run, next } = this;
    if (!run || next === null) return;
    const page = await this.client.accounts.importFindings
      .query({ ...this.asked(run), cursor: next })
      .catch(() => null);
    if (!page || this.next !== next) return;
    this.findings = [...this.findings, ...page.rows];
    this.next = page.next;
  }

  private async begin(step: 'importPreview' | 'import'): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const { accounts } = this.client;
    const { done, trouble } = await askAccounts(() =>
      this.key.send({ importId: this.importId, step }, ({ importId }, options) =>
        accounts[step].mutate({ importId }, options),
      ),
    );
    this.busy = false;
    this.trouble = trouble;
    if (done) await this.poll();
  }

  private get mayImport(): boolean {
    return this.session.status === 'known' && this.session.me.actions.includes('account.manage');
  }

  override render(): TemplateResult {
    if (this.phase === 'no-permission') return html`<portico-not-found></portico-not-found>`;
    const { run } = this;
    return html`<portico-page
      heading=${run?.fileName ?? msg('Import', { id: 'accounts.import' })}
      .crumbs=${[
        { title: msg('Accounts', { id: 'shell.accounts' }), href: '/accounts' },
        { title: msg('Import', { id: 'accounts.import' }), href: '/accounts/import' },
      ]}
    >
      ${run ? html`<portico-badge slot="beside" tone=${runState(run).tone}>${runState(run).word}</portico-badge>` : nothing}
      ${super.render()}
    </portico-page>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="card"><portico-skeleton lines="4"></portico-skeleton></div>`;
  }

  protected override renderContent(): TemplateResult | typeof nothing {
    const { run, trouble } = this;
    if (!run) return nothing;
    return html`<div class="stack">
      ${trouble ? html`<portico-problem .heading=${trouble.heading} .detail=${trouble.detail}></portico-problem>` : nothing}
      ${isWorking(run) ? this.progress(run) : this.outcome(run)}
      ${drawFindings(this.findings, this.next === null ? null : this.onMore)}
    </div>`;
  }

  private progress(run: ImportRun): TemplateResult {
    const words = progressWords(run, this.locale);
    return html`<section class="card">
      <div role="status"><h2>${runState(run).word}</h2></div>
      <progress max=${Math.max(1, run.rows)} .value=${run.done} aria-label=${runState(run).word}></progress>
      <p class="quiet">
        ${words} · ${msg('You can leave this page; it goes on by itself.', { id: 'accounts.run.leave' })}
      </p>
    </section>`;
  }

  private outcome(run: ImportRun): TemplateResult {
    const { unknownColumns } = run;
    const phase = run.imported ? 'import' : 'check';
    const counts = run.imported ?? run.checked;
    return html`<section class="card">
      <div role="status"><h2>${outcomeWords(run)}</h2></div>
      ${
        counts
          ? html`<dl class="counts">
              ${countRows(counts, phase, this.locale).map(
                ([term, count]) =>
                  html`<div>
                    <dt>${term}</dt>
                    <dd>${count}</dd>
                  </div>`,
              )}
            </dl>`
          : nothing
      }
      ${
        unknownColumns.length > 0
          ? html`<p class="quiet">
              ${msg(str`These columns mean nothing here and are left out: ${unknownColumns.join(', ')}`, { id: 'accounts.import.unknown' })}
            </p>`
          : nothing
      }
      ${this.steps(run)}
    </section>`;
  }

  private steps(run: ImportRun): TemplateResult {
    const counts = run.imported ?? run.checked;
    const left = (counts?.problems ?? 0) + (counts?.incomplete ?? 0);
    const phase = run.imported ? 'import' : 'check';
    return html`<div class="actions">
      ${
        left > 0
          ? html`<portico-button href="/api/v1/accounts/imports/${run.id}/problems.csv?phase=${phase}"
              >${msg('Download the rows with problems', { id: 'accounts.import.problems' })}</portico-button
            >`
          : nothing
      }
      ${run.imported ? html`<portico-button variant="primary" href="/accounts">${msg('To the accounts', { id: 'accounts.import.done' })}</portico-button>` : nothing}
      ${this.mayImport && !run.imported ? this.go(run) : nothing}
    </div>`;
  }

  private number(count: number): string {
    return new Intl.NumberFormat(this.locale).format(count);
  }

  private go({ state, checked }: ImportRun): TemplateResult | typeof nothing {
    const brings = (checked?.created ?? 0) + (checked?.updated ?? 0);
    if (state === 'checked' && brings > 0)
      return html`<portico-button variant="primary" ?busy=${this.busy} @click=${() => this.begin('import')}
        >${msg(str`Import ${this.number(brings)} accounts`, { id: 'accounts.import.go' })}</portico-button
      >`;
    if (state === 'failed' || state === 'uploading')
      return html`<portico-button
        variant="primary"
        ?busy=${this.busy}
        @click=${() => this.begin(checked ? 'import' : 'importPreview')}
        >${msg('Go on', { id: 'accounts.import.again' })}</portico-button
      >`;
    return nothing;
  }
}

function isWorking({ state }: ImportRun): boolean {
  return state === 'checking' || state === 'importing';
}

function outcomeWords(run: ImportRun): string {
  if (run.state === 'failed')
    return msg('It stopped on the way. What is in stays; go on from where it was.', {
      id: 'accounts.run.stopped',
    });
  if (run.imported) return msg('The accounts are in', { id: 'accounts.run.done' });
  if (run.state === 'uploading')
    return msg('The file is here and was not checked yet', { id: 'accounts.run.unchecked' });
  const brings = (run.checked?.created ?? 0) + (run.checked?.updated ?? 0);
  return brings > 0
    ? msg('What the file would do', { id: 'accounts.run.would' })
    : msg('The file would change nothing', { id: 'accounts.run.nothing' });
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-account-import': PorticoAccountImport;
  }
}

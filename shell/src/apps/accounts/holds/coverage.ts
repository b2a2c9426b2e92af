import { consume } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { Account, AccountSite } from '@portico/domain/accounts/account';
import { sessionContext } from '@portico/runtime/contexts';
import type { Session } from '@portico/runtime/session';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoCheck } from '@portico/ui/check/check';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import { PorticoTime } from '@portico/ui/time/time';
import { PorticoView } from '../../../applications/view.ts';
import { accountStyles } from '../accounts.styles.ts';
import { askAccounts, type Trouble } from '../ask-accounts.ts';
import { PorticoCoverageForm } from './coverage-form.ts';
import {
  type CoverageRow,
  drawCoverage,
  drawReservation,
  endQuestion,
  type ReservationRow,
} from './coverage-rows.ts';

const ROWS = 50;

/**
 * @summary What holds an account: the vendor's own coverage and partners' reservations.
 */
export class PorticoAccountCoverage extends PorticoView {
  static readonly tag = 'portico-account-coverage';
  static override readonly uses = [
    ...PorticoView.uses,
    PorticoBadge,
    PorticoButton,
    PorticoCheck,
    PorticoTime,
    PorticoDialog,
    PorticoCoverageForm,
  ];
  static override styles = [PorticoView.styles, accountStyles];

  /** Who looks: deals open where they may. */
  @consume({ context: sessionContext, subscribe: true })
  @property({ attribute: false })
  session: Session = { status: 'loading' };

  /** The account. */
  @property({ attribute: false }) account: Pick<Account, 'id' | 'legalName'> | null = null;

  /** Its sites, by which rows name them. */
  @property({ attribute: false }) sites: readonly AccountSite[] = [];

  /** Whether the reader may add and end rows. */
  @property({ type: Boolean }) editable = false;

  @state() private rows: readonly CoverageRow[] = [];
  @state() private reservations: readonly ReservationRow[] = [];
  @state() private isMore = false;
  @state() private showsEnded = false;
  @state() private ending: CoverageRow | null = null;
  @state() private trouble: Trouble | null = null;
  @state() private busy = false;

  private readonly key = new SubmissionKey();

  /** Reads it again, after something happened that may have changed it. */
  again(): void {
    void this.refresh();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('account');
    if (before && before.id !== this.account?.id) this.retry();
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    if (!this.account) return;
    const asked = {
      accountId: this.account.id,
      limit: ROWS,
      ...(this.showsEnded ? { ended: true } : {}),
    };
    const [coverage, reservations] = await Promise.all([
      this.client.coverage.list.query(asked, { signal }),
      this.client.reservations.list.query(asked, { signal }),
    ]);
    this.rows = coverage.rows;
    this.reservations = reservations.rows;
    this.isMore = coverage.next !== null || reservations.next !== null;
  }

  private get dialog(): PorticoDialog | null {
    return this.renderRoot.querySelector('portico-dialog');
  }

  private async askEnd(row: CoverageRow): Promise<void> {
    this.ending = row;
    this.trouble = null;
    await this.updateComplete;
    this.dialog?.show();
  }

  private async onEnd(): Promise<void> {
    const { ending, client } = this;
    if (!ending || this.busy) return;
    this.busy = true;
    const { trouble } = await askAccounts(() =>
      this.key.send({ id: ending.id, version: ending.version }, (input, options) =>
        client.coverage.end.mutate(input, options),
      ),
    );
    this.busy = false;
    this.trouble = trouble;
    if (trouble) return;
    this.dialog?.close();
    await this.refresh();
  }

  private onEnded(event: Event): void {
    this.showsEnded = (event.currentTarget as PorticoCheck).checked;
    void this.refresh();
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="card"><portico-skeleton lines="4"></portico-skeleton></div>`;
  }

  protected override renderContent(): TemplateResult {
    const siteNames = new Map(this.sites.map(({ id, name }) => [id, name]));
    return html`<div class="stack">
      <section class="card">
        <div class="bar">
          <h2>${msg('Coverage', { id: 'accounts.coverage' })}</h2>
          ${
            this.editable
              ? html`<portico-button
                  small
                  @click=${() => this.renderRoot.querySelector('portico-coverage-form')?.show()}
                  >${msg('Add coverage', { id: 'accounts.coverage.add' })}</portico-button
                >`
              : nothing
          }
        </div>
        ${this.list(
          this.rows.map((row) =>
            drawCoverage(row, siteNames, this.editable ? (each) => void this.askEnd(each) : null),
          ),
          msg('We hold nothing here ourselves.', { id: 'accounts.coverage.none' }),
        )}
        <portico-check
          label=${msg('Show what has ended', { id: 'accounts.ended.show' })}
          .checked=${this.showsEnded}
          @change=${this.onEnded}
        ></portico-check>
      </section>
      <section class="card">
        <h2>${msg('Reservations of partners', { id: 'accounts.reservations' })}</h2>
        ${this.list(
          this.reservations.map((row) => drawReservation(row, siteNames, this.dealsAt)),
          msg('No partner holds this customer.', { id: 'accounts.reservations.none' }),
        )}
      </section>
      ${this.isMore ? html`<p class="quiet">${msg('Only the newest 50 are shown.', { id: 'accounts.coverage.more' })}</p>` : nothing}
      ${this.editable ? this.dialogs() : nothing}
    </div>`;
  }

  private get dealsAt(): string {
    const decides = this.session.status === 'known' && this.session.me.actions.includes('deal.decide');
    return decides ? '/desk' : '/deals';
  }

  private list(rows: readonly TemplateResult[], none: string): TemplateResult {
    return rows.length === 0
      ? html`<p class="quiet">${none}</p>`
      : html`<ul class="rows">
          ${rows}
        </ul>`;
  }

  private dialogs(): TemplateResult {
    const { ending, trouble } = this;
    return html`<portico-coverage-form
        .account=${this.account}
        .sites=${this.sites}
        @portico-saved=${() => this.refresh()}
      ></portico-coverage-form>
      <portico-dialog sheet heading=${ending ? endQuestion(ending) : ''}>
        <p class="quiet">
          ${msg('It stops counting for new registrations at once. What was judged by it stays judged.', { id: 'accounts.coverage.end.text' })}
        </p>
        ${trouble ? html`<portico-problem .heading=${trouble.heading} .detail=${trouble.detail}></portico-problem>` : nothing}
        <portico-button slot="footer" @click=${() => this.dialog?.close()}
          >${msg('Cancel', { id: 'shell.cancel' })}</portico-button
        >
        <portico-button slot="footer" variant="danger" ?busy=${this.busy} @click=${this.onEnd}
          >${msg('End it', { id: 'accounts.coverage.end.now' })}</portico-button
        >
      </portico-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-account-coverage': PorticoAccountCoverage;
  }
}

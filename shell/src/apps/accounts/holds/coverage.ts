import { consume } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { localeOf } from '@portico/ui/locale/locale-of';
import { msg } from '@portico/ui/msg';
import type { Account, AccountSite } from '@portico/domain/accounts/account';
import { sessionContext } from '@portico/runtime/contexts';
import type { Session } from '@portico/runtime/session';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoCheck } from '@portico/ui/check/check';
import { PorticoTime } from '@portico/ui/time/time';
import { PorticoView } from '../../../applications/view.ts';
import { exportPath } from '../../export-link.ts';
import { accountStyles } from '../accounts.styles.ts';
import { PorticoCoverageEnd } from './coverage-end.ts';
import { PorticoCoverageForm } from './coverage-form.ts';
import { type CoverageRow, drawCoverage, drawReservation, type ReservationRow } from './coverage-rows.ts';

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
    PorticoCoverageForm,
    PorticoCoverageEnd,
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
    this.follow({ aggregate: 'coverage' });
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

  private askEnd(row: CoverageRow): void {
    this.renderRoot.querySelector('portico-coverage-end')?.ask(row);
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
          <portico-button small href=${exportPath('coverage', this.fileFilter)}
            >${msg('Export coverage as CSV', { id: 'accounts.coverage.export' })}</portico-button
          >
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
            drawCoverage(row, siteNames, this.editable ? (each) => this.askEnd(each) : null),
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
        <div class="bar">
          <h2>${msg('Reservations of partners', { id: 'accounts.reservations' })}</h2>
          <portico-button small href=${exportPath('reservations', this.fileFilter)}
            >${msg('Export reservations as CSV', { id: 'accounts.reservations.export' })}</portico-button
          >
        </div>
        ${this.list(
          this.reservations.map((row) =>
            drawReservation(row, siteNames, { dealsAt: this.dealsAt, locale: localeOf(this) ?? 'en' }),
          ),
          msg('No partner holds this customer.', { id: 'accounts.reservations.none' }),
        )}
      </section>
      ${this.isMore ? html`<p class="quiet">${msg('Only the newest 50 are shown.', { id: 'accounts.coverage.more' })}</p>` : nothing}
      ${this.editable ? this.dialogs() : nothing}
    </div>`;
  }

  /** The files hold what the screen shows of this customer. */
  private get fileFilter() {
    return { accountId: this.account?.id, ended: this.showsEnded };
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
    const onSaved = (): void => void this.refresh();
    return html`<portico-coverage-form
        .account=${this.account}
        .sites=${this.sites}
        @portico-saved=${onSaved}
      ></portico-coverage-form>
      <portico-coverage-end @portico-saved=${onSaved}></portico-coverage-end>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-account-coverage': PorticoAccountCoverage;
  }
}

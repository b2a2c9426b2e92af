import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { OutputOf } from '@portico/runtime/client';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoCombobox } from '@portico/ui/combobox/combobox';
import type { Option } from '@portico/ui/question/option';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoTime } from '@portico/ui/time/time';
import { PorticoView } from '../../applications/view.ts';
import { plainTable } from '../../layout/plain-table.styles.ts';
import { type Trouble, troubleWith } from '../settings/ask-server.ts';
import { canaryStyles } from './canaries.styles.ts';

type Canary = OutputOf<'prechecks.canaries'>[number];

/**
 * @summary The accounts that alarm when somebody asks about them; administrators add and lift them.
 */
export class PorticoCanaries extends PorticoView {
  static readonly tag = 'portico-canaries';
  static override readonly uses = [
    ...PorticoView.uses,
    PorticoBadge,
    PorticoButton,
    PorticoCombobox,
    PorticoField,
    PorticoTime,
  ];
  static override styles = [PorticoView.styles, plainTable, canaryStyles];

  @state() private rows: readonly Canary[] = [];
  @state() private accountId = '';
  @state() private note = '';
  @state() private error = '';
  @state() private busy = false;
  @state() private trouble: Trouble | null = null;

  /** How many people asked about one of them. */
  @property({ type: Number }) alarms = 0;

  /** They can be added and lifted. */
  @property({ type: Boolean }) changeable = false;

  private readonly key = new SubmissionKey();

  protected override async load(signal: AbortSignal): Promise<void> {
    this.rows = await this.client.prechecks.canaries.query(undefined, { signal });
  }

  private readonly search = async (text: string, signal: AbortSignal): Promise<readonly Option[]> => {
    const { rows } = await this.client.accounts.list.query({ search: text, limit: 20 }, { signal });
    return rows.map(({ id, legalName, country }) => ({ value: id, label: legalName, detail: country ?? '' }));
  };

  private async set(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    this.error = this.accountId
      ? ''
      : msg('Choose an account from the list.', { id: 'report.canary.needed' });
    if (this.error) return;
    const input = { accountId: this.accountId, note: this.note.trim() || null };
    await this.act(() =>
      this.key.send(input, (given, options) => this.client.prechecks.setCanary.mutate(given, options)),
    );
    if (this.trouble) return;
    this.accountId = '';
    this.note = '';
  }

  private lift({ accountId }: Canary): Promise<void> {
    return this.act(() =>
      this.key.send({ accountId }, (given, options) =>
        this.client.prechecks.liftCanary.mutate(given, options),
      ),
    );
  }

  private async act(work: () => Promise<unknown>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.trouble = await troubleWith(work);
    if (!this.trouble) await this.refresh();
    this.busy = false;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<portico-skeleton lines="3"></portico-skeleton>`;
  }

  protected override renderContent(): TemplateResult {
    const { trouble } = this;
    return html`<p role="status">
        ${
          this.alarms > 0
            ? html`<portico-badge tone="danger"
                >${msg(str`Alarm: ${this.alarms} asked`, { id: 'report.canaries.touched' })}</portico-badge
              >`
            : html`<portico-badge tone="success"
                >${msg('No alarm in 30 days', { id: 'report.canaries.quiet' })}</portico-badge
              >`
        }
      </p>
      ${trouble ? html`<portico-problem .heading=${trouble.heading} .detail=${trouble.detail}></portico-problem>` : nothing}
      ${this.rows.length === 0 ? html`<p class="quiet">${msg('None yet.', { id: 'report.canaries.none' })}</p>` : this.table()}
      ${this.changeable ? this.form() : nothing}`;
  }

  private table(): TemplateResult {
    const label = msg('Decoys', { id: 'report.canaries' });
    return html`<div class="scroll" role="group" tabindex="0" aria-label=${label}>
      <table aria-label=${label}>
        <thead>
          <tr>
            <th scope="col">${msg('Account', { id: 'report.account' })}</th>
            <th scope="col">${msg('Note', { id: 'policy.note' })}</th>
            <th scope="col">${msg('Since', { id: 'report.since' })}</th>
            ${this.changeable ? html`<td></td>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${this.rows.map(
            (row) =>
              html`<tr>
                <th scope="row">${row.accountName ?? row.accountId}</th>
                <td>${row.note ?? ''}</td>
                <td class="whole"><portico-time .at=${row.setAt}></portico-time></td>
                ${
                  this.changeable
                    ? html`<td class="end">
                        <portico-button small ?busy=${this.busy} @click=${() => this.lift(row)}
                          >${msg('Remove', { id: 'report.canary.lift' })}</portico-button
                        >
                      </td>`
                    : nothing
                }
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private form(): TemplateResult {
    return html`<form novalidate @submit=${this.set}>
      <portico-combobox
        label=${msg('Account', { id: 'report.account' })}
        .value=${this.accountId}
        .search=${this.search}
        .error=${this.error}
        @change=${(event: Event) => {
          this.accountId = (event.currentTarget as PorticoCombobox).value;
          this.error = '';
        }}
      ></portico-combobox>
      <portico-field
        optional
        label=${msg('Note', { id: 'policy.note' })}
        .value=${this.note}
        @input=${(event: Event) => (this.note = (event.currentTarget as PorticoField).value)}
      ></portico-field>
      <portico-button type="submit" ?busy=${this.busy}
        >${msg('Add a decoy', { id: 'report.canary.set' })}</portico-button
      >
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-canaries': PorticoCanaries;
  }
}

import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { Client, OutputOf } from '@portico/runtime/client';
import { PorticoField } from '@portico/ui/field/field';
import { coverageWords } from '../account-words.ts';
import type { Trouble } from '../ask-accounts.ts';
import { AccountDialog, type DialogWords, withoutFields } from '../dialog/account-dialog.ts';
import type { CoverageRow } from './coverage-rows.ts';

type Answer = OutputOf<'coverage.end'>;

/**
 * @summary Asks why a coverage row ends, and ends it.
 *
 * @event portico-saved - It has ended.
 */
export class PorticoCoverageEnd extends AccountDialog<Answer> {
  static readonly tag = 'portico-coverage-end';
  static override readonly uses = [...AccountDialog.uses, PorticoField];

  @state() private row: CoverageRow | null = null;
  @state() private reason = '';

  /** Opens it for a row. */
  ask(row: CoverageRow): void {
    if (row.id !== this.row?.id) this.reason = '';
    this.row = row;
    void this.open();
  }

  protected override isComplete(): boolean {
    return this.row !== null && this.reason.trim() !== '';
  }

  protected override async send({ coverage }: Client): Promise<Answer> {
    const { id = '', version = 0 } = this.row ?? {};
    return this.key.send({ id, version, reason: this.reason.trim() }, (input, options) =>
      coverage.end.mutate(input, options),
    );
  }

  protected override onTrouble(trouble: Trouble): void {
    this.trouble = withoutFields(trouble);
  }

  protected override onDone(): void {
    this.reason = '';
    this.dispatchEvent(new Event('portico-saved'));
  }

  protected override words(): DialogWords {
    const kind = this.row ? coverageWords(this.row.kind) : '';
    return {
      heading: msg(str`End “${kind}”?`, { id: 'accounts.coverage.end.question' }),
      submit: msg('End it', { id: 'accounts.coverage.end.now' }),
      danger: true,
    };
  }

  protected override drawContent(): TemplateResult {
    return html`<p class="quiet">
        ${msg('It stops counting for new registrations at once. What was judged by it stays judged.', { id: 'accounts.coverage.end.text' })}
      </p>
      <portico-field
        name="reason"
        required
        multiline
        maxlength="500"
        label=${msg('Reason', { id: 'desk.fact.reason' })}
        .value=${this.reason}
        .error=${this.checked && !this.isComplete() ? msg('Say why.', { id: 'accounts.reason.needed' }) : ''}
        @input=${(event: Event) => (this.reason = (event.currentTarget as PorticoField).value)}
      ></portico-field>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-coverage-end': PorticoCoverageEnd;
  }
}

import { consume } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { Account, AccountSite } from '@portico/domain/accounts/account';
import type { Client } from '@portico/runtime/client';
import { clientContext, sessionContext } from '@portico/runtime/contexts';
import type { Session } from '@portico/runtime/session';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoCheck } from '@portico/ui/check/check';
import { PorticoCombobox } from '@portico/ui/combobox/combobox';
import type { Option } from '@portico/ui/control';
import { PorticoDate } from '@portico/ui/date/date';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import { PorticoElement } from '@portico/ui/element';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { PorticoSelect } from '@portico/ui/select/select';
import { accountStyles } from '../accounts.styles.ts';
import { askAccounts, type Trouble } from '../ask-accounts.ts';
import { coverageInput, type CoverageTyped, lacksOf, newCoverage } from './coverage-draft.ts';
import { drawCoverageFields } from './coverage-fields.ts';

/**
 * @summary Enters a coverage row for an account, in a dialog.
 *
 * @event portico-saved - It is entered.
 */
export class PorticoCoverageForm extends PorticoElement {
  static readonly tag = 'portico-coverage-form';
  static override readonly uses = [
    PorticoDialog,
    PorticoField,
    PorticoSelect,
    PorticoCombobox,
    PorticoCheck,
    PorticoDate,
    PorticoButton,
    PorticoProblem,
  ];
  static override styles = [PorticoElement.styles, accountStyles];

  @consume({ context: clientContext, subscribe: true }) private client?: Client;

  /** Who looks: the first to be named as owner. */
  @consume({ context: sessionContext, subscribe: true })
  @property({ attribute: false })
  session: Session = { status: 'loading' };

  /** The account. */
  @property({ attribute: false }) account: Pick<Account, 'id' | 'legalName'> | null = null;

  /** Its sites. */
  @property({ attribute: false }) sites: readonly AccountSite[] = [];

  @state() private typed: CoverageTyped = newCoverage('');
  @state() private owners: readonly Option[] = [];
  @state() private partners: readonly Option[] = [];
  @state() private trouble: Trouble | null = null;
  @state() private checked = false;
  @state() private busy = false;

  private readonly key = new SubmissionKey();

  /** Opens it for a new row, with what was typed before. */
  show(): void {
    if (!this.typed.from) this.typed = newCoverage(new Date().toISOString().slice(0, 10));
    this.trouble = null;
    this.checked = false;
    void this.findPeople();
    this.dialog?.show();
  }

  private get dialog(): PorticoDialog | null {
    return this.renderRoot.querySelector('portico-dialog');
  }

  /** Who can be named: oneself, who has named accounts already, and for who may see them all the vendor's people. */
  private async findPeople(): Promise<void> {
    const { client, session } = this;
    if (!client || session.status !== 'known') return;
    const { user, organisation, actions } = session.me;
    const [named, people, partners] = await Promise.all([
      client.coverage.named.query().catch(() => []),
      actions.includes('people.read')
        ? client.people.list.query({ orgId: organisation.id, limit: 100 }).catch(() => null)
        : null,
      client.partners.list.query().catch(() => []),
    ]);
    const known = new Map([[user.id, user.name]]);
    for (const { ownerId, ownerName } of named) known.set(ownerId, ownerName ?? ownerId);
    for (const { userId, name, email } of people?.rows ?? []) if (userId) known.set(userId, name ?? email);
    this.owners = [...known].map(([value, label]) => ({ value, label }));
    this.partners = partners.map(({ id, name }) => ({ value: id, label: name }));
  }

  private async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const { client, account, typed } = this;
    this.checked = true;
    if (!client || !account || this.busy || Object.keys(lacksOf(typed)).length > 0) return;
    this.busy = true;
    const { done, trouble } = await askAccounts(() =>
      this.key.send(coverageInput(typed, account.id), (input, options) =>
        client.coverage.save.mutate(input, options),
      ),
    );
    this.busy = false;
    this.trouble = trouble;
    if (!done) return;
    this.typed = newCoverage('');
    this.dialog?.close();
    this.dispatchEvent(new Event('portico-saved'));
  }

  override render(): TemplateResult {
    const { trouble, typed } = this;
    return html`<portico-dialog sheet heading=${msg('Add coverage', { id: 'accounts.coverage.add' })}>
      <form id="coverage" novalidate @submit=${this.onSubmit}>
        ${
          trouble?.heading
            ? html`<portico-problem .heading=${trouble.heading} .detail=${trouble.detail}></portico-problem>`
            : nothing
        }
        ${drawCoverageFields({
          typed,
          errors: { ...(this.checked ? lacksOf(typed) : {}), ...trouble?.fields },
          sites: this.sites,
          owners: this.owners,
          partners: this.partners,
          set: (change) => (this.typed = { ...this.typed, ...change }),
        })}
      </form>
      <portico-button slot="footer" @click=${() => this.dialog?.close()}
        >${msg('Cancel', { id: 'shell.cancel' })}</portico-button
      >
      <portico-button slot="footer" form="coverage" type="submit" variant="primary" ?busy=${this.busy}
        >${msg('Add coverage', { id: 'accounts.coverage.add' })}</portico-button
      >
    </portico-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-coverage-form': PorticoCoverageForm;
  }
}

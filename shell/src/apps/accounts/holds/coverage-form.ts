import { consume } from '@lit/context';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { Account, AccountSite } from '@portico/domain/accounts/account';
import type { Client, OutputOf } from '@portico/runtime/client';
import { sessionContext } from '@portico/runtime/contexts';
import type { Session } from '@portico/runtime/session';
import { PorticoCombobox } from '@portico/ui/combobox/combobox';
import type { Option } from '@portico/ui/question/option';
import { PorticoDate } from '@portico/ui/date/date';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoSelect } from '@portico/ui/select/select';
import { AccountDialog, type DialogWords } from '../dialog/account-dialog.ts';
import { coverageInput, type CoverageTyped, lacksOf, newCoverage } from './coverage-draft.ts';
import { drawCoverageFields } from './coverage-fields.ts';
import { PorticoScopeChoice } from './scope-choice.ts';

type Answer = OutputOf<'coverage.save'>;

/**
 * @summary Enters a coverage row for an account, in a dialog.
 *
 * @event portico-saved - It is entered.
 */
export class PorticoCoverageForm extends AccountDialog<Answer> {
  static readonly tag = 'portico-coverage-form';
  static override readonly uses = [
    ...AccountDialog.uses,
    PorticoField,
    PorticoSelect,
    PorticoCombobox,
    PorticoScopeChoice,
    PorticoDate,
  ];

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
  @state() private products: readonly Option[] = [];

  /** Opens it for a new row, with what was typed before. */
  show(): void {
    if (!this.typed.from) this.typed = newCoverage(new Date().toISOString().slice(0, 10));
    void this.findPeople();
    void this.open();
  }

  /** Who can be named: oneself, who has named accounts already, and for who may see them all the vendor's people. */
  private async findPeople(): Promise<void> {
    const { client, session } = this;
    if (!client || session.status !== 'known') return;
    const { user, organisation, actions } = session.me;
    const [named, people, partners, products] = await Promise.all([
      client.coverage.named.query().catch(() => []),
      actions.includes('people.read')
        ? client.people.list.query({ orgId: organisation.id, limit: 100 }).catch(() => null)
        : null,
      client.partners.list.query().catch(() => []),
      client.coverage.products.query().catch(() => []),
    ]);
    const known = new Map([[user.id, user.name]]);
    for (const { ownerId, ownerName } of named) known.set(ownerId, ownerName ?? ownerId);
    for (const { userId, name, email } of people?.rows ?? []) if (userId) known.set(userId, name ?? email);
    this.owners = [...known].map(([value, label]) => ({ value, label }));
    this.partners = partners.map(({ id, name }) => ({ value: id, label: name }));
    this.products = products.map(({ id, name, family }) => ({ value: id, label: name, detail: family }));
  }

  protected override isComplete(): boolean {
    return this.account !== null && Object.keys(lacksOf(this.typed)).length === 0;
  }

  protected override async send({ coverage }: Client): Promise<Answer> {
    return this.key.send(coverageInput(this.typed, this.account?.id ?? ''), (input, options) =>
      coverage.save.mutate(input, options),
    );
  }

  protected override onDone(): void {
    this.typed = newCoverage('');
    this.dispatchEvent(new Event('portico-saved'));
  }

  protected override words(): DialogWords {
    const words = msg('Add coverage', { id: 'accounts.coverage.add' });
    return { heading: words, submit: words };
  }

  protected override drawContent(): TemplateResult {
    const { typed, trouble } = this;
    return drawCoverageFields({
      typed,
      errors: { ...(this.checked ? lacksOf(typed) : {}), ...trouble?.fields },
      sites: this.sites,
      products: this.products,
      owners: this.owners,
      partners: this.partners,
      set: (change) => (this.typed = { ...this.typed, ...change }),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-coverage-form': PorticoCoverageForm;
  }
}

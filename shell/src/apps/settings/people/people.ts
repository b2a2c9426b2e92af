import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { PersonView } from '@portico/domain/people/person';
import type { Me } from '@portico/runtime/session';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import { type MenuItem, PorticoMenu } from '@portico/ui/menu/menu';
import type { TableColumn } from '@portico/ui/table/table-column';
import { PorticoTable } from '@portico/ui/table/table';
import { PorticoTime } from '@portico/ui/time/time';
import { PorticoToast } from '@portico/ui/toast/toast';
import { PorticoView } from '../../../applications/view.ts';
import { troubleWith, type Trouble } from '../ask-server.ts';
import { settingsStyles } from '../settings.styles.ts';
import { PorticoPersonForm } from './person-form.ts';
import { roleWords } from './role-words.ts';

/**
 * @summary Who belongs to the organisation: members and open invitations.
 */
export class PorticoPeople extends PorticoView {
  static readonly tag = 'portico-people';
  static override readonly uses = [
    ...PorticoView.uses,
    PorticoTable,
    PorticoBadge,
    PorticoButton,
    PorticoMenu,
    PorticoTime,
    PorticoDialog,
    PorticoToast,
    PorticoPersonForm,
  ];
  static override styles = [PorticoView.styles, settingsStyles];

  @state() private rows: readonly PersonView[] = [];
  @state() private next: string | null = null;
  @state() private removing: PersonView | null = null;
  @state() private trouble: Trouble | null = null;
  @state() private busy = false;

  /** Who looks. */
  @property({ attribute: false }) me: Me | null = null;

  /** Opens the invitation at once, for who came by the palette. */
  @property({ type: Boolean }) inviting = false;

  private readonly resending = new SubmissionKey();
  private readonly leaving = new SubmissionKey();

  protected override async load(signal: AbortSignal): Promise<void> {
    const orgId = this.me?.organisation.id;
    const page = await this.client.people.list.query({ limit: 50, ...(orgId ? { orgId } : {}) }, { signal });
    this.rows = page.rows;
    this.next = page.next;
  }

  protected override updated(): void {
    if (!this.inviting || this.phase !== 'ready') return;
    this.inviting = false;
    this.form?.invite();
  }

  private async onMore(): Promise<void> {
    if (this.next === null) return;
    const page = await this.client.people.list.query({ cursor: this.next, limit: 50 }).catch(() => null);
    if (!page) return;
    this.rows = [...this.rows, ...page.rows];
    this.next = page.next;
  }

  private get form(): PorticoPersonForm | null {
    return this.renderRoot.querySelector('portico-person-form');
  }

  private get mayManage(): boolean {
    return this.me?.actions.includes('people.manage') ?? false;
  }

  private say(text: string): void {
    this.renderRoot.querySelector('portico-toast')?.show({ text, tone: 'success' });
  }

  private async onSelect(action: string, person: PersonView): Promise<void> {
    if (action === 'roles') this.form?.change(person);
    else if (action === 'resend') await this.resend(person);
    else {
      this.trouble = null;
      this.removing = person;
      await this.updateComplete;
      this.renderRoot.querySelector('portico-dialog')?.show();
    }
  }

  private async resend({ id, email }: PersonView): Promise<void> {
    this.trouble = await troubleWith(() =>
      this.resending.send({ invitationId: id }, (input, options) =>
        this.client.people.resend.mutate(input, options),
      ),
    );
    if (!this.trouble)
      this.say(msg(str`The invitation is on its way to ${email} again.`, { id: 'settings.resent' }));
    await this.refresh();
  }

  private async onRemove(): Promise<void> {
    const person = this.removing;
    if (!person || this.busy) return;
    this.busy = true;
    const { people } = this.client;
    this.trouble = await troubleWith(() =>
      person.state === 'invited'
        ? this.leaving.send({ invitationId: person.id }, (input, options) =>
            people.cancelInvitation.mutate(input, options),
          )
        : this.leaving.send({ memberId: person.id }, (input, options) =>
            people.remove.mutate(input, options),
          ),
    );
    this.busy = false;
    if (this.trouble) return;
    this.renderRoot.querySelector('portico-dialog')?.close();
    await this.refresh();
  }

  private async onSaved(): Promise<void> {
    this.say(msg('Saved.', { id: 'settings.saved' }));
    await this.refresh();
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<portico-table loading .columns=${this.columns()}></portico-table>`;
  }

  protected override renderContent(): TemplateResult {
    return html`<div class="bar">
        <p class="quiet">
          ${msg('Who may sign in for your organisation, and what they may do.', { id: 'settings.people.text' })}
        </p>
        ${
          this.mayManage
            ? html`<portico-button variant="primary" @click=${() => this.form?.invite()}
                >${msg('Invite someone', { id: 'settings.invite' })}</portico-button
              >`
            : nothing
        }
      </div>
      <portico-table
        label=${msg('People', { id: 'settings.people' })}
        .columns=${this.columns()}
        .rows=${this.rows}
        .rowKey=${(person: PersonView) => person.id}
        ?more=${this.next !== null}
        @portico-more=${this.onMore}
        @portico-open=${(event: HTMLElementEventMap['portico-open']) => this.mayManage && this.form?.change(event.row as PersonView)}
      ></portico-table>
      ${
        this.mayManage
          ? html`<portico-person-form .me=${this.me} @portico-saved=${this.onSaved}></portico-person-form>`
          : nothing
      }
      ${this.removal()}<portico-toast></portico-toast>`;
  }

  private removal(): TemplateResult {
    const { removing, trouble } = this;
    const isInvitation = removing?.state === 'invited';
    const name = removing?.name ?? removing?.email ?? '';
    return html`<portico-dialog
      sheet
      heading=${
        isInvitation
          ? msg(str`Take back the invitation of ${name}?`, { id: 'settings.cancel.question' })
          : msg(str`Remove ${name}?`, { id: 'settings.remove.question' })
      }
    >
      <p class="quiet">
        ${
          isInvitation
            ? msg('The link in the letter stops working at once.', { id: 'settings.cancel.text' })
            : msg(
                'They are signed out at once and cannot come back without a new invitation. What they did stays.',
                { id: 'settings.remove.text' },
              )
        }
      </p>
      ${trouble ? html`<portico-problem .heading=${trouble.heading} .detail=${trouble.detail}></portico-problem>` : nothing}
      <portico-button slot="footer" @click=${() => this.renderRoot.querySelector('portico-dialog')?.close()}
        >${msg('Cancel', { id: 'shell.cancel' })}</portico-button
      >
      <portico-button slot="footer" variant="danger" ?busy=${this.busy} @click=${this.onRemove}
        >${isInvitation ? msg('Take it back', { id: 'settings.cancel' }) : msg('Remove', { id: 'settings.remove' })}</portico-button
      >
    </portico-dialog>`;
  }

  private columns(): readonly TableColumn<PersonView>[] {
    const columns: TableColumn<PersonView>[] = [
      {
        key: 'name',
        label: msg('Name', { id: 'shell.profile.name' }),
        cell: ({ name, email }) => name ?? email,
      },
      {
        key: 'email',
        label: msg('E-mail', { id: 'shell.sign-in.email' }),
        card: true,
        cell: ({ email }) => html`<span class="quiet">${email}</span>`,
      },
      {
        key: 'roles',
        label: msg('Roles', { id: 'settings.roles' }),
        card: true,
        cell: ({ roles }) => roles.map(roleWords).join(', '),
      },
      {
        key: 'state',
        label: msg('State', { id: 'desk.filter.state' }),
        card: true,
        cell: (person) => stateOf(person),
      },
    ];
    if (!this.mayManage) return columns;
    return [
      ...columns,
      {
        key: 'more',
        label: msg('Actions', { id: 'settings.actions' }),
        corner: true,
        align: 'end',
        cell: (person) => this.menu(person),
      },
    ];
  }

  private menu(person: PersonView): TemplateResult {
    const items: MenuItem[] =
      person.state === 'invited'
        ? [
            { id: 'resend', label: msg('Send again', { id: 'settings.resend' }) },
            { id: 'cancel', label: msg('Take it back', { id: 'settings.cancel' }), danger: true },
          ]
        : [
            { id: 'roles', label: msg('Change roles', { id: 'settings.roles.change' }) },
            { id: 'remove', label: msg('Remove', { id: 'settings.remove' }), danger: true },
          ];
    return html`<portico-menu
      label=${msg(str`Actions for ${person.name ?? person.email}`, { id: 'settings.actions-for' })}
      .items=${items}
      @portico-select=${(event: HTMLElementEventMap['portico-select']) => this.onSelect(event.id, person)}
    ></portico-menu>`;
  }
}

function stateOf({ state, expiresAt }: PersonView): TemplateResult {
  return state === 'active'
    ? html`<portico-badge tone="success">${msg('Active', { id: 'settings.active' })}</portico-badge>`
    : html`<portico-badge tone="info">${msg('Invited', { id: 'settings.invited' })}</portico-badge>
        <span class="quiet"
          >${msg('until', { id: 'settings.until' })} <portico-time exact .at=${expiresAt ?? ''}></portico-time
        ></span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-people': PorticoPeople;
  }
}

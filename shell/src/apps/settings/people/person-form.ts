import { consume } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { Role } from '@portico/domain/access';
import type { PersonView } from '@portico/domain/people/person';
import { rolesOf } from '@portico/domain/people/rules';
import type { Client } from '@portico/runtime/client';
import { clientContext } from '@portico/runtime/contexts';
import type { Me } from '@portico/runtime/session';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoCheck } from '@portico/ui/check/check';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import { PorticoElement } from '@portico/ui/element';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { looksLikeEmail } from '../../../session/auth-problem.ts';
import { troubleWith, type Trouble } from '../ask-server.ts';
import { settingsStyles } from '../settings.styles.ts';
import { roleWords } from './role-words.ts';

/**
 * @summary Invites someone, or gives a member other roles.
 *
 * @event portico-saved - It is done.
 */
export class PorticoPersonForm extends PorticoElement {
  static readonly tag = 'portico-person-form';
  static override readonly uses = [PorticoDialog, PorticoField, PorticoCheck, PorticoButton, PorticoProblem];
  static override styles = [PorticoElement.styles, settingsStyles];

  @consume({ context: clientContext, subscribe: true }) private client?: Client;

  @state() private person: PersonView | null = null;
  @state() private email = '';
  @state() private name = '';
  @state() private roles: readonly Role[] = [];
  @state() private checked = false;
  @state() private busy = false;
  @state() private trouble: Trouble | null = null;

  /** Who does it; their organisation's kind says which roles there are. */
  @property({ attribute: false }) me: Me | null = null;

  private readonly key = new SubmissionKey();

  /** Opens it for someone new, with what was typed before. */
  invite(): void {
    if (this.person) this.roles = [];
    this.open(null);
  }

  /** Opens it for a member's roles. */
  change(person: PersonView): void {
    if (person.state === 'invited') return;
    this.roles = person.roles;
    this.open(person);
  }

  private open(person: PersonView | null): void {
    this.person = person;
    this.trouble = null;
    this.checked = false;
    void this.updateComplete.then(() => this.dialog?.show());
  }

  private get dialog(): PorticoDialog | null {
    return this.renderRoot.querySelector('portico-dialog');
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { client, person } = this;
    this.checked = true;
    if (!client || this.busy || this.roles.length === 0 || (!person && !looksLikeEmail(this.email))) return;
    this.busy = true;
    const roles = [...this.roles];
    const name = this.name.trim();
    this.trouble = await troubleWith(() =>
      person
        ? this.key.send({ memberId: person.id, roles }, (input, options) =>
            client.people.changeRoles.mutate(input, options),
          )
        : this.key.send({ email: this.email, roles, ...(name ? { name } : {}) }, (input, options) =>
            client.people.invite.mutate(input, options),
          ),
    );
    this.busy = false;
    if (this.trouble) return;
    this.email = '';
    this.name = '';
    this.roles = [];
    this.dialog?.close();
    this.dispatchEvent(new Event('portico-saved'));
  }

  private toggle(role: Role, on: boolean): void {
    this.roles = on ? [...this.roles, role] : this.roles.filter((each) => each !== role);
  }

  override render(): TemplateResult {
    const { person, trouble } = this;
    return html`<portico-dialog
      sheet
      heading=${
        person
          ? msg(str`Roles of ${person.name ?? person.email}`, { id: 'settings.roles.of' })
          : msg('Invite someone', { id: 'settings.invite' })
      }
    >
      <form id="person" novalidate @submit=${this.onSubmit}>
        ${
          trouble && trouble.field !== 'email' && trouble.field !== 'roles'
            ? html`<portico-problem .heading=${trouble.heading} .detail=${trouble.detail}></portico-problem>`
            : nothing
        }
        ${person ? nothing : this.who()} ${this.roleChoice()}
      </form>
      <portico-button slot="footer" @click=${() => this.dialog?.close()}
        >${msg('Cancel', { id: 'shell.cancel' })}</portico-button
      >
      <portico-button slot="footer" form="person" type="submit" variant="primary" ?busy=${this.busy}
        >${person ? msg('Save roles', { id: 'settings.roles.save' }) : msg('Send invitation', { id: 'settings.invite.send' })}</portico-button
      >
    </portico-dialog>`;
  }

  private who(): TemplateResult {
    const refused = this.trouble?.field === 'email' ? this.trouble.heading : '';
    const missing =
      this.checked && !looksLikeEmail(this.email)
        ? msg('Enter an e-mail address, such as name@company.com.', { id: 'settings.invite.email-needed' })
        : '';
    return html`<portico-field
        name="email"
        type="email"
        required
        autocomplete="off"
        label=${msg('E-mail', { id: 'shell.sign-in.email' })}
        .value=${this.email}
        .error=${refused || missing}
        @input=${(event: Event) => (this.email = (event.currentTarget as PorticoField).value)}
      ></portico-field>
      <portico-field
        name="name"
        optional
        autocomplete="off"
        label=${msg('Name', { id: 'shell.profile.name' })}
        .value=${this.name}
        @input=${(event: Event) => (this.name = (event.currentTarget as PorticoField).value)}
      ></portico-field>`;
  }

  private roleChoice(): TemplateResult {
    const missing =
      this.checked && this.roles.length === 0
        ? msg('Choose at least one role.', { id: 'settings.roles.needed' })
        : '';
    const refused = this.trouble?.field === 'roles' ? this.trouble.heading : '';
    return html`<fieldset>
      <legend>${msg('Roles', { id: 'settings.roles' })}</legend>
      ${rolesOf(this.me?.organisation.kind ?? 'partner').map(
        (role) =>
          html`<portico-check
            label=${roleWords(role)}
            .checked=${this.roles.includes(role)}
            @input=${(event: Event) => this.toggle(role, (event.currentTarget as PorticoCheck).checked)}
          ></portico-check>`,
      )}
      <p class="error" role="alert">${missing || refused}</p>
    </fieldset>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-person-form': PorticoPersonForm;
  }
}

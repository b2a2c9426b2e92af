import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoElement } from '@portico/ui/element';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { PorticoSkeleton } from '@portico/ui/skeleton/skeleton';
import { describeAuthProblem } from '../auth-problem.ts';
import {
  acceptInvitation,
  type AuthProblem,
  type Invitation,
  lookAtInvitation,
  PASSWORD_LENGTH_MIN,
} from '../auth.ts';
import { PorticoEntrance } from '../entrance/entrance.ts';
import { formStyles } from '../form.styles.ts';
import { SignedInEvent } from '../signed-in-event.ts';

/**
 * @summary The page behind the link of an invitation: who invites, and, for someone new, a name and a password.
 *
 * @event portico-signed-in - Accepted; the session is there (`SignedInEvent`).
 */
export class PorticoAcceptInvitation extends PorticoElement {
  static readonly tag = 'portico-accept-invitation';
  static override readonly uses = [
    PorticoEntrance,
    PorticoField,
    PorticoButton,
    PorticoProblem,
    PorticoSkeleton,
  ];
  static override styles = [PorticoElement.styles, formStyles];

  @state() private invitation: Invitation | null = null;
  @state() private name = '';
  @state() private password = '';
  @state() private errors: { name?: string; password?: string } = {};
  @state() private failed: AuthProblem | null = null;
  @state() private busy = false;

  /** The token of the link. */
  @property() token = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.look();
  }

  private async look(): Promise<void> {
    this.failed = null;
    const looked = await lookAtInvitation(this.token);
    if (!looked.ok) {
      this.failed = looked.problem;
      return;
    }
    this.invitation = looked.answer;
    this.name = looked.answer.name ?? '';
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const isNew = this.invitation?.hasAccount === false;
    this.errors = isNew ? this.findErrors() : {};
    if (this.busy || Object.keys(this.errors).length > 0) return;
    this.busy = true;
    const outcome = await acceptInvitation(
      this.token,
      isNew ? { name: this.name.trim(), password: this.password } : null,
    );
    this.busy = false;
    this.failed = outcome.ok ? null : outcome.problem;
    if (outcome.ok) this.dispatchEvent(new SignedInEvent());
  }

  private findErrors(): { name?: string; password?: string } {
    return {
      ...(this.name.trim() ? {} : { name: msg('Enter your name.', { id: 'shell.accept.name-needed' }) }),
      ...(this.password.length >= PASSWORD_LENGTH_MIN
        ? {}
        : { password: msg('Take at least 12 characters.', { id: 'shell.password.short' }) }),
    };
  }

  override render(): TemplateResult {
    const { invitation, failed } = this;
    if (!invitation) return failed === null ? this.shape() : this.unusable(failed);
    return html`<portico-entrance
      heading=${msg(str`Join ${invitation.organisation}`, { id: 'shell.accept' })}
      text=${
        invitation.hasAccount
          ? msg(str`You already have an account as ${invitation.email}.`, { id: 'shell.accept.known' })
          : msg(str`You will sign in as ${invitation.email}.`, { id: 'shell.accept.new' })
      }
    >
      <form novalidate @submit=${this.onSubmit}>
        ${failed === null ? nothing : problemCard(failed)} ${invitation.hasAccount ? nothing : this.account()}
        <portico-button variant="primary" type="submit" ?busy=${this.busy}
          >${msg('Accept the invitation', { id: 'shell.accept.do' })}</portico-button
        >
      </form>
    </portico-entrance>`;
  }

  private account(): TemplateResult {
    return html`<portico-field
        name="name"
        autocomplete="name"
        required
        label=${msg('Your name', { id: 'shell.accept.name' })}
        .value=${this.name}
        .error=${this.errors.name ?? ''}
        @input=${(event: Event) => (this.name = valueOf(event))}
      ></portico-field>
      <portico-field
        name="password"
        type="password"
        autocomplete="new-password"
        required
        label=${msg('Choose a password', { id: 'shell.accept.password' })}
        help=${msg('At least 12 characters. A sentence is easy to keep in mind.', { id: 'shell.password.help' })}
        .value=${this.password}
        .error=${this.errors.password ?? ''}
        @input=${(event: Event) => (this.password = valueOf(event))}
      ></portico-field>`;
  }

  private shape(): TemplateResult {
    return html`<portico-entrance heading=${msg('Your invitation', { id: 'shell.accept.loading' })}>
      <form aria-busy="true"><portico-skeleton lines="3"></portico-skeleton></form>
    </portico-entrance>`;
  }

  private unusable(problem: AuthProblem): TemplateResult {
    return html`<portico-entrance heading=${msg('Your invitation', { id: 'shell.accept.loading' })}>
      <form novalidate>
        ${
          problem === 'link_used'
            ? html`<portico-problem
                heading=${msg('This invitation no longer works', { id: 'shell.accept.over' })}
                detail=${msg(
                  'It was used, taken back, or is older than seven days. Ask whoever sent it for a new one.',
                  {
                    id: 'shell.accept.over.next',
                  },
                )}
              ></portico-problem>`
            : html`${problemCard(problem)}
                <portico-button @click=${this.look}
                  >${msg('Try again', { id: 'shell.retry' })}</portico-button
                >`
        }
      </form>
      <a slot="below" href="/sign-in">${msg('Back to sign-in', { id: 'shell.sign-in.back' })}</a>
    </portico-entrance>`;
  }
}

function problemCard(problem: AuthProblem): TemplateResult {
  const { heading, detail } = describeAuthProblem(problem);
  return html`<portico-problem heading=${heading} detail=${detail}></portico-problem>`;
}

function valueOf(event: Event): string {
  return event.currentTarget instanceof PorticoField ? event.currentTarget.value : '';
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-accept-invitation': PorticoAcceptInvitation;
  }
}

import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoElement } from '@portico/ui/element';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { describeAuthProblem, looksLikeEmail } from '../auth-problem.ts';
import { type AuthOutcome, type AuthProblem, sendPasswordLink, sendSignInLink, signIn } from '../auth.ts';
import { PorticoEntrance } from '../entrance/entrance.ts';
import { formStyles } from '../form.styles.ts';
import { SignedInEvent } from '../signed-in-event.ts';

type Step = 'password' | 'forgotten' | 'link-sent' | 'password-link-sent';

/**
 * @summary The door: e-mail and password, a link by e-mail, or a new password.
 *
 * @event portico-signed-in - The session is there (`SignedInEvent`).
 */
export class PorticoSignIn extends PorticoElement {
  static readonly tag = 'portico-sign-in';
  static override readonly uses = [PorticoEntrance, PorticoField, PorticoButton, PorticoProblem];
  static override styles = [PorticoElement.styles, formStyles];

  @state() private step: Step = 'password';
  @state() private email = '';
  @state() private password = '';
  @state() private emailError = '';
  @state() private passwordError = '';
  @state() private busy: 'password' | 'link' | '' = '';
  @state() private failed: AuthProblem | null = null;

  /** Where a link in an e-mail leads to: a path of the portal. */
  @property({ attribute: 'return-to' }) returnTo = '/';

  /** What brought the person here, such as a link that was used up. */
  @property() problem: AuthProblem | '' = '';

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${msg('Sign in', { id: 'shell.sign-in' })} · ${msg('Partner portal', { id: 'shell.portal' })}`;
  }

  private checkEmail(): boolean {
    this.emailError = looksLikeEmail(this.email)
      ? ''
      : msg('Enter your e-mail address, such as name@company.com.', { id: 'shell.sign-in.email-needed' });
    return this.emailError === '';
  }

  private async onPassword(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    this.passwordError = this.password
      ? ''
      : msg('Enter your password.', { id: 'shell.sign-in.password-needed' });
    if (!this.checkEmail() || this.passwordError) return this.focusFirstError();
    const done = await this.run('password', () =>
      signIn({ email: this.email.trim(), password: this.password }),
    );
    if (done) this.dispatchEvent(new SignedInEvent());
  }

  private async onLink(): Promise<void> {
    if (!this.checkEmail()) return this.focusFirstError();
    this.passwordError = '';
    if (await this.run('link', () => sendSignInLink(this.email.trim(), this.returnTo)))
      this.goTo('link-sent');
  }

  private async onForgotten(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!this.checkEmail()) return this.focusFirstError();
    if (await this.run('link', () => sendPasswordLink(this.email.trim()))) this.goTo('password-link-sent');
  }

  private async run(kind: 'password' | 'link', ask: () => Promise<AuthOutcome>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = kind;
    this.failed = null;
    this.problem = '';
    const outcome = await ask();
    this.busy = '';
    if (!outcome.ok) this.failed = outcome.problem;
    return outcome.ok;
  }

  private goTo(step: Step): void {
    this.step = step;
    this.failed = null;
    this.emailError = '';
    this.passwordError = '';
    void this.updateComplete.then(() => this.renderRoot.querySelector('portico-entrance')?.focus());
  }

  private async focusFirstError(): Promise<void> {
    await this.updateComplete;
    const fields = [...this.renderRoot.querySelectorAll('portico-field')];
    fields.find((field) => field.error)?.focus();
  }

  override render(): TemplateResult {
    if (this.step === 'password') return this.passwordForm();
    if (this.step === 'forgotten') return this.forgottenForm();
    return this.sent();
  }

  private passwordForm(): TemplateResult {
    return html`<portico-entrance heading=${msg('Sign in', { id: 'shell.sign-in' })}>
      <form novalidate @submit=${this.onPassword}>
        ${this.problemCard()} ${this.emailField('username')}
        <portico-field
          name="password"
          type="password"
          autocomplete="current-password"
          required
          label=${msg('Password', { id: 'shell.sign-in.password' })}
          .value=${this.password}
          .error=${this.passwordError}
          @input=${(event: Event) => (this.password = valueOf(event))}
          @change=${() => (this.passwordError &&= '')}
        ></portico-field>
        <div class="beside">
          <button type="button" class="link" @click=${() => this.goTo('forgotten')}>
            ${msg('Forgot your password?', { id: 'shell.sign-in.forgotten' })}
          </button>
        </div>
        <portico-button variant="primary" type="submit" ?busy=${this.busy === 'password'}
          >${msg('Sign in', { id: 'shell.sign-in' })}</portico-button
        >
        <div class="or">${msg('or', { id: 'shell.sign-in.or' })}</div>
        <portico-button ?busy=${this.busy === 'link'} @click=${this.onLink}
          >${msg('E-mail me a link', { id: 'shell.sign-in.link' })}</portico-button
        >
      </form>
      <p slot="below">
        ${msg('New here? Ask whoever looks after your portal for an invitation.', { id: 'shell.sign-in.new' })}
      </p>
    </portico-entrance>`;
  }

  private forgottenForm(): TemplateResult {
    return html`<portico-entrance
      heading=${msg('Choose a new password', { id: 'shell.new-password' })}
      text=${msg('We will e-mail you a link to do so.', { id: 'shell.forgotten.text' })}
    >
      <form novalidate @submit=${this.onForgotten}>
        ${this.problemCard()} ${this.emailField('email')}
        <portico-button variant="primary" type="submit" ?busy=${this.busy === 'link'}
          >${msg('Send the link', { id: 'shell.forgotten.send' })}</portico-button
        >
      </form>
      <button slot="below" type="button" class="link" @click=${() => this.goTo('password')}>
        ${msg('Back to sign-in', { id: 'shell.sign-in.back' })}
      </button>
    </portico-entrance>`;
  }

  private sent(): TemplateResult {
    const text =
      this.step === 'link-sent'
        ? msg(
            str`If we know ${this.email.trim()}, a link to sign in is on its way. It works once, for a short time.`,
            {
              id: 'shell.link-sent.text',
            },
          )
        : msg(str`If we know ${this.email.trim()}, a link to choose a new password is on its way.`, {
            id: 'shell.password-link-sent.text',
          });
    return html`<portico-entrance heading=${msg('Check your e-mail', { id: 'shell.link-sent' })} text=${text}>
      <form novalidate>
        <portico-button @click=${() => this.goTo('password')}
          >${msg('Back to sign-in', { id: 'shell.sign-in.back' })}</portico-button
        >
      </form>
    </portico-entrance>`;
  }

  private emailField(autocomplete: string): TemplateResult {
    return html`<portico-field
      name="email"
      type="email"
      autocomplete=${autocomplete}
      required
      label=${msg('E-mail', { id: 'shell.sign-in.email' })}
      .value=${this.email}
      .error=${this.emailError}
      @input=${(event: Event) => (this.email = valueOf(event))}
      @change=${() => this.email && this.checkEmail()}
    ></portico-field>`;
  }

  private problemCard(): TemplateResult | typeof nothing {
    const problem = this.failed ?? this.problem;
    if (!problem) return nothing;
    const { heading, detail } = describeAuthProblem(problem);
    return html`<portico-problem heading=${heading} detail=${detail}></portico-problem>`;
  }
}

function valueOf(event: Event): string {
  return event.currentTarget instanceof PorticoField ? event.currentTarget.value : '';
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-sign-in': PorticoSignIn;
  }
}

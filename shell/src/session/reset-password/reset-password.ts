import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoElement } from '@portico/ui/element';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { describeAuthProblem } from '../auth-problem.ts';
import { type AuthProblem, PASSWORD_LENGTH_MIN, resetPassword } from '../auth.ts';
import { PorticoEntrance } from '../entrance/entrance.ts';
import { formStyles } from '../form.styles.ts';

/**
 * @summary Choosing a new password with the link from an e-mail.
 */
export class PorticoResetPassword extends PorticoElement {
  static readonly tag = 'portico-reset-password';
  static override readonly uses = [PorticoEntrance, PorticoField, PorticoButton, PorticoProblem];
  static override styles = [PorticoElement.styles, formStyles];

  @state() private password = '';
  @state() private error = '';
  @state() private busy = false;
  @state() private done = false;
  @state() private failed: AuthProblem | null = null;

  /** The token of the link; without one the link was not whole. */
  @property() token = '';

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    this.error =
      this.password.length < PASSWORD_LENGTH_MIN
        ? msg('Take at least 12 characters.', { id: 'shell.password.short' })
        : '';
    if (this.error || this.busy) return;
    this.busy = true;
    const outcome = await resetPassword(this.token, this.password);
    this.busy = false;
    this.done = outcome.ok;
    this.failed = outcome.ok ? null : outcome.problem;
    await this.updateComplete;
    if (this.done) this.renderRoot.querySelector('portico-entrance')?.focus();
  }

  override render(): TemplateResult {
    if (this.done)
      return html`<portico-entrance
        heading=${msg('Your password is changed', { id: 'shell.password.changed' })}
        text=${msg('Sign in with the new one.', { id: 'shell.password.changed.text' })}
      >
        <form>
          <portico-button variant="primary" href="/sign-in"
            >${msg('Sign in', { id: 'shell.sign-in' })}</portico-button
          >
        </form>
      </portico-entrance>`;
    return html`<portico-entrance heading=${msg('Choose a new password', { id: 'shell.new-password' })}>
      <form novalidate @submit=${this.onSubmit}>
        ${this.problemCard()}
        <portico-field
          name="password"
          type="password"
          autocomplete="new-password"
          required
          label=${msg('New password', { id: 'shell.password.new' })}
          help=${msg('At least 12 characters. A sentence is easy to keep in mind.', { id: 'shell.password.help' })}
          .value=${this.password}
          .error=${this.error}
          @input=${this.onInput}
        ></portico-field>
        <portico-button variant="primary" type="submit" ?busy=${this.busy}
          >${msg('Change password', { id: 'shell.password.change' })}</portico-button
        >
      </form>
      <a slot="below" href="/sign-in">${msg('Back to sign-in', { id: 'shell.sign-in.back' })}</a>
    </portico-entrance>`;
  }

  private onInput(event: Event): void {
    if (event.currentTarget instanceof PorticoField) this.password = event.currentTarget.value;
    if (this.error && this.password.length >= PASSWORD_LENGTH_MIN) this.error = '';
  }

  private problemCard(): TemplateResult | typeof nothing {
    const problem = this.token ? this.failed : 'link_used';
    if (!problem) return nothing;
    const { heading, detail } = describeAuthProblem(problem);
    return html`<portico-problem heading=${heading} detail=${detail}></portico-problem>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-reset-password': PorticoResetPassword;
  }
}

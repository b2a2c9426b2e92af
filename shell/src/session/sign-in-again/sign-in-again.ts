import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import { PorticoElement } from '@portico/ui/element';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { describeAuthProblem } from '../auth-problem.ts';
import { type AuthProblem, signIn } from '../auth.ts';
import { formStyles } from '../form.styles.ts';

/**
 * @summary Signs in again over the page, when the session has ended: what stands behind it stays as it is.
 */
export class PorticoSignInAgain extends PorticoElement {
  static readonly tag = 'portico-sign-in-again';
  static override readonly uses = [PorticoDialog, PorticoField, PorticoButton, PorticoProblem];
  static override styles = [
    PorticoElement.styles,
    formStyles,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  @state() private password = '';
  @state() private error = '';
  @state() private failed: AuthProblem | null = null;
  @state() private busy = false;

  /** Whose session it was. */
  @property() email = '';

  private answer: ((signedIn: boolean) => void) | undefined;

  /** Asks; true once signed in, false when the person leaves it. */
  async ask(): Promise<boolean> {
    this.password = '';
    this.error = '';
    this.failed = null;
    await this.updateComplete;
    this.dialog?.show();
    return new Promise((resolve) => {
      this.answer = resolve;
    });
  }

  private get dialog(): PorticoDialog | null {
    return this.renderRoot.querySelector('portico-dialog');
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    this.error = this.password ? '' : msg('Enter your password.', { id: 'shell.sign-in.password-needed' });
    if (this.error || this.busy) return;
    this.busy = true;
    const outcome = await signIn({ email: this.email, password: this.password });
    this.busy = false;
    this.failed = outcome.ok ? null : outcome.problem;
    if (outcome.ok) this.dialog?.close('signed-in');
  }

  private onClose(): void {
    this.answer?.(this.dialog?.returnValue === 'signed-in');
    this.answer = undefined;
  }

  private onInput(event: Event): void {
    if (event.currentTarget instanceof PorticoField) this.password = event.currentTarget.value;
    this.error = '';
  }

  override render(): TemplateResult {
    return html`<portico-dialog
      heading=${msg('Your session has ended', { id: 'shell.again' })}
      @close=${this.onClose}
    >
      <form novalidate id="again" @submit=${this.onSubmit}>
        <p>${msg('Sign in to go on. What you typed is still here.', { id: 'shell.again.text' })}</p>
        ${this.problemCard()}
        <portico-field
          name="password"
          type="password"
          autocomplete="current-password"
          required
          autofocus
          label=${msg(str`Password of ${this.email}`, { id: 'shell.again.password' })}
          .value=${this.password}
          .error=${this.error}
          @input=${this.onInput}
        ></portico-field>
        <portico-button variant="primary" type="submit" ?busy=${this.busy}
          >${msg('Sign in', { id: 'shell.sign-in' })}</portico-button
        >
      </form>
    </portico-dialog>`;
  }

  private problemCard(): TemplateResult | typeof nothing {
    if (!this.failed) return nothing;
    const { heading, detail } = describeAuthProblem(this.failed);
    return html`<portico-problem
      heading=${heading}
      detail=${this.failed === 'wrong' ? msg('Check the password and try again.', { id: 'shell.again.wrong' }) : detail}
    ></portico-problem>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-sign-in-again': PorticoSignInAgain;
  }
}

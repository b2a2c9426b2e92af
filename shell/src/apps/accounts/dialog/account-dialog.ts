import { consume } from '@lit/context';
import { css, type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { Client } from '@portico/runtime/client';
import { clientContext } from '@portico/runtime/contexts';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoButton } from '@portico/ui/button/button';
import type { ElementClass } from '@portico/ui/define';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import { PorticoElement } from '@portico/ui/element';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { accountStyles } from '../accounts.styles.ts';
import { askAccounts, type Trouble } from '../ask-accounts.ts';

/** What a dialog is called and what its button does. */
export interface DialogWords {
  readonly heading: string;
  readonly submit: string;
  /** It takes something away: the button says so. */
  readonly danger?: boolean;
}

/**
 * What every dialog of an account shares: it opens empty of old troubles, sends once, shows what was refused over the form or
 * at its field, and closes when it is done. A subclass draws what is asked and sends it.
 */
export abstract class AccountDialog<Answer extends object> extends PorticoElement {
  static override readonly uses: readonly ElementClass[] = [PorticoDialog, PorticoButton, PorticoProblem];
  static override styles: CSSResultGroup = [
    PorticoElement.styles,
    accountStyles,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  @consume({ context: clientContext, subscribe: true }) protected client?: Client;

  /** Why it was not done. */
  @state() protected trouble: Trouble | null = null;
  /** It was handed in once: from now on fields say what they lack. */
  @state() protected checked = false;
  @state() protected busy = false;

  /** The same for every try to send the same, so that it counts once. */
  protected readonly key = new SubmissionKey();

  /** What it is called now. */
  protected abstract words(): DialogWords;

  /** What is asked. */
  protected abstract drawContent(): TemplateResult;

  /** Whether everything that is needed is there. */
  protected abstract isComplete(): boolean;

  /** Sends it. */
  protected abstract send(client: Client): Promise<Answer>;

  /** Tells what came of it. */
  protected abstract onDone(done: Exclude<Answer, { ok: false }>): void;

  /** Shows why it was not done; a subclass may do more. */
  protected onTrouble(trouble: Trouble): void | Promise<void> {
    this.trouble = trouble;
  }

  /** Opens it. */
  protected async open(): Promise<void> {
    this.trouble = null;
    this.checked = false;
    await this.updateComplete;
    this.dialog?.show();
  }

  private get dialog(): PorticoDialog | null {
    return this.renderRoot.querySelector('portico-dialog');
  }

  private readonly onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { client } = this;
    this.checked = true;
    if (!client || this.busy || !this.isComplete()) return;
    this.busy = true;
    const { done, trouble } = await askAccounts(() => this.send(client));
    if (trouble) await this.onTrouble(trouble);
    this.busy = false;
    if (!done) return;
    this.trouble = null;
    this.dialog?.close();
    this.onDone(done);
  };

  override render(): TemplateResult {
    const { heading, submit, danger = false } = this.words();
    return html`<portico-dialog sheet heading=${heading}>
      <form id="form" novalidate @submit=${this.onSubmit}>${this.drawTrouble()} ${this.drawContent()}</form>
      <portico-button slot="footer" @click=${() => this.dialog?.close()}
        >${msg('Cancel', { id: 'shell.cancel' })}</portico-button
      >
      <portico-button
        slot="footer"
        form="form"
        type="submit"
        variant=${danger ? 'danger' : 'primary'}
        ?busy=${this.busy}
        >${submit}</portico-button
      >
    </portico-dialog>`;
  }

  private drawTrouble(): TemplateResult | typeof nothing {
    const { trouble } = this;
    if (!trouble?.heading) return nothing;
    return html`<portico-problem
      tone=${trouble.isStale ? 'warning' : 'danger'}
      .heading=${trouble.heading}
      .detail=${trouble.detail}
    ></portico-problem>`;
  }
}

/** A trouble for a dialog without the fields it names: all of it stands over the form. */
export function withoutFields(trouble: Trouble): Trouble {
  return { ...trouble, heading: trouble.heading || Object.values(trouble.fields).join(' ') };
}

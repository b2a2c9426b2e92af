import { consume } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import { isVersionName } from '@portico/domain/policies/channel-policy';
import type { Client } from '@portico/runtime/client';
import { clientContext } from '@portico/runtime/contexts';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import { PorticoElement } from '@portico/ui/element';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { PorticoSelect } from '@portico/ui/select/select';
import { navigate } from '../../../routing/navigate.ts';
import { type Trouble, troubleWith } from '../../settings/ask-server.ts';
import { formStyles } from '../form.styles.ts';

/**
 * @summary Begins a draft: its name, and the version it starts from.
 */
export class PorticoPolicyNewDraft extends PorticoElement {
  static readonly tag = 'portico-policy-new-draft';
  static override readonly uses = [PorticoDialog, PorticoField, PorticoSelect, PorticoButton, PorticoProblem];
  static override styles = [PorticoElement.styles, formStyles];

  @consume({ context: clientContext, subscribe: true }) private client?: Client;

  @state() private name = '';
  @state() private from = '';
  @state() private note = '';
  @state() private error = '';
  @state() private busy = false;
  @state() private trouble: Trouble | null = null;

  /** The versions it can start from. */
  @property({ attribute: false }) versions: readonly string[] = [];

  private readonly key = new SubmissionKey();

  /** Opens it; the draft starts from `version`. */
  show(version: string): void {
    this.from = version;
    this.error = '';
    this.trouble = null;
    void this.updateComplete.then(() => this.dialog?.show());
  }

  private get dialog(): PorticoDialog | null {
    return this.renderRoot.querySelector('portico-dialog');
  }

  private nameError(): string {
    return isVersionName(this.name)
      ? ''
      : msg('Use small letters, digits, dots and hyphens, such as 2027-spring.', { id: 'policy.name.wrong' });
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    this.error = this.nameError();
    const { client } = this;
    if (!client || this.busy || this.error) return;
    this.busy = true;
    this.trouble = await troubleWith(async () => {
      const { document } = await client.policies.get.query({ version: this.from });
      const input = { version: this.name.trim(), document, note: this.note || null };
      const answer = await this.key.send(input, (given, options) =>
        client.policies.saveDraft.mutate(given, options),
      );
      if (answer.ok) navigate(`/policies/${answer.version.version}`);
      else if ('problems' in answer && answer.problems.some(({ path }) => path === 'version'))
        this.error = msg('A version has this name already. Choose another one.', { id: 'policy.name.taken' });
      return answer;
    });
    this.busy = false;
    if (!this.trouble && !this.error) this.dialog?.close();
  }

  override render(): TemplateResult {
    const { trouble } = this;
    return html`<portico-dialog sheet heading=${msg('New draft', { id: 'policy.draft.new' })}>
      <form id="draft" novalidate @submit=${this.onSubmit}>
        ${trouble ? html`<portico-problem .heading=${trouble.heading} .detail=${trouble.detail}></portico-problem>` : nothing}
        <portico-field
          required
          label=${msg('Name of the version', { id: 'policy.name' })}
          help=${msg('It stands on every receipt, and is given once.', { id: 'policy.name.help' })}
          placeholder="2027-spring"
          .value=${this.name}
          .error=${this.error}
          @input=${(event: Event) => (this.name = (event.currentTarget as PorticoField).value.trim())}
          @change=${() => (this.error = this.nameError())}
        ></portico-field>
        <portico-select
          required
          label=${msg('Starts from', { id: 'policy.draft.from' })}
          .options=${this.versions.map((version) => ({ value: version, label: version }))}
          .value=${this.from}
          @change=${(event: Event) => (this.from = (event.currentTarget as PorticoSelect).value)}
        ></portico-select>
        <portico-field
          optional
          multiline
          maxlength="2000"
          label=${msg('Note', { id: 'policy.note' })}
          help=${msg('Why it changes, for colleagues.', { id: 'policy.note.help' })}
          .value=${this.note}
          @input=${(event: Event) => (this.note = (event.currentTarget as PorticoField).value)}
        ></portico-field>
      </form>
      <portico-button slot="footer" @click=${() => this.dialog?.close()}
        >${msg('Cancel', { id: 'shell.cancel' })}</portico-button
      >
      <portico-button slot="footer" form="draft" type="submit" variant="primary" ?busy=${this.busy}
        >${msg('Begin draft', { id: 'policy.draft.begin' })}</portico-button
      >
    </portico-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-policy-new-draft': PorticoPolicyNewDraft;
  }
}

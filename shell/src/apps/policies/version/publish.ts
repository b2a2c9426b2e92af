import { consume } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { PolicyProblem } from '@portico/domain/policies/problem';
import type { Client, OutputOf } from '@portico/runtime/client';
import { clientContext } from '@portico/runtime/contexts';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoChoice } from '@portico/ui/choice/choice';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import { PorticoElement } from '@portico/ui/element';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { type Trouble } from '../../settings/ask-server.ts';
import { currencyOf } from '../editor/document.ts';
import { problemWords } from '../editor/problem-words.ts';
import { placeOf } from '../editor/sections.ts';
import { formStyles } from '../form.styles.ts';
import { policyTrouble } from '../policy-trouble.ts';
import { PolicySavedEvent } from './saved-event.ts';

type View = OutputOf<'policies.get'>;

/**
 * @summary Asks from when a draft is in force, says what that changes, and publishes it.
 *
 * @event portico-policy-saved - It is published (`PolicySavedEvent`).
 */
export class PorticoPolicyPublish extends PorticoElement {
  static readonly tag = 'portico-policy-publish';
  static override readonly uses = [PorticoDialog, PorticoChoice, PorticoField, PorticoButton, PorticoProblem];
  static override styles = [PorticoElement.styles, formStyles];

  @consume({ context: clientContext, subscribe: true }) private client?: Client;

  @state() private when: 'now' | 'later' = 'now';
  @state() private at = '';
  @state() private error = '';
  @state() private busy = false;
  @state() private trouble: Trouble | null = null;

  /** The draft as it was saved last. */
  @property({ attribute: false }) version: View | null = null;

  /** What is wrong in it. */
  @property({ attribute: false }) problems: readonly PolicyProblem[] = [];

  /** How many values differ from the version in force, and its name. */
  @property({ attribute: false }) against: { count: number; version: string } = { count: 0, version: '' };

  /** The reader's locale. */
  @property() locale = 'en';

  private readonly key = new SubmissionKey();

  /** Opens it. */
  show(): void {
    this.trouble = null;
    this.error = '';
    void this.updateComplete.then(() => this.dialog?.show());
  }

  /** Closes it. */
  close(): void {
    this.dialog?.close();
  }

  private get dialog(): PorticoDialog | null {
    return this.renderRoot.querySelector('portico-dialog');
  }

  /** The instant that was chosen; null for at once, undefined when it cannot be. */
  private chosen(): string | null | undefined {
    if (this.when === 'now') return null;
    const at = new Date(this.at);
    return Number.isNaN(at.valueOf()) || at.valueOf() <= Date.now() ? undefined : at.toISOString();
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { client, version } = this;
    const effectiveFrom = this.chosen();
    this.error =
      effectiveFrom === undefined
        ? msg('Choose a time that is still to come.', { id: 'policy.publish.past' })
        : '';
    if (!client || !version?.id || this.busy || effectiveFrom === undefined) return;
    this.busy = true;
    const input = { id: version.id, revision: version.revision, effectiveFrom };
    this.trouble = await policyTrouble(async () => {
      const answer = await this.key.send(input, (given, options) =>
        client.policies.publish.mutate(given, options),
      );
      if (answer.ok) this.dispatchEvent(new PolicySavedEvent(answer.version));
      return answer;
    });
    this.busy = false;
    if (!this.trouble) this.close();
  }

  override render(): TemplateResult {
    const { version } = this.version ?? { version: '' };
    const mayPublish = this.problems.length === 0;
    return html`<portico-dialog
      sheet
      heading=${msg(str`Publish ${version}`, { id: 'policy.publish.heading' })}
    >
      ${mayPublish ? this.form() : this.faults()}
      <portico-button slot="footer" @click=${this.close}
        >${msg('Cancel', { id: 'shell.cancel' })}</portico-button
      >
      ${
        mayPublish
          ? html`<portico-button
              slot="footer"
              form="publish"
              type="submit"
              variant="primary"
              ?busy=${this.busy}
              >${msg('Publish version', { id: 'policy.publish.do' })}</portico-button
            >`
          : nothing
      }
    </portico-dialog>`;
  }

  private faults(): TemplateResult {
    const reading = {
      locale: this.locale,
      currency: currencyOf(this.version?.document),
    };
    const document = this.version?.document;
    return html`<portico-problem heading=${msg('Mend this first', { id: 'policy.publish.mend' })}>
      <ul>
        ${this.problems.map((problem) => {
          const place = placeOf(problem.path, document);
          const name = [...(place?.members ?? []), place?.rule.label() ?? problem.path].join(' · ');
          return html`<li>
            <a href="?section=${place?.section.name ?? ''}" @click=${this.close}>${name}</a>:
            ${problemWords(problem, reading, document)}
          </li>`;
        })}
      </ul>
    </portico-problem>`;
  }

  private form(): TemplateResult {
    const { trouble, against } = this;
    const zone = new Intl.DateTimeFormat(this.locale).resolvedOptions().timeZone;
    return html`<form id="publish" novalidate @submit=${this.onSubmit}>
      ${trouble ? html`<portico-problem .heading=${trouble.heading} .detail=${trouble.detail}></portico-problem>` : nothing}
      <p>
        ${msg(str`Values that differ from ${against.version}: ${against.count}. What was registered before stays under its own version.`, { id: 'policy.publish.text' })}
      </p>
      <portico-choice
        label=${msg('In force', { id: 'policy.state.in-force' })}
        .options=${[
          { value: 'now', label: msg('At once', { id: 'policy.answers.once' }) },
          { value: 'later', label: msg('From a later time', { id: 'policy.publish.later' }) },
        ]}
        .value=${this.when}
        @change=${(event: Event) => (this.when = (event.currentTarget as PorticoChoice).value === 'later' ? 'later' : 'now')}
      ></portico-choice>
      ${
        this.when === 'later'
          ? html`<portico-field
              required
              type="datetime-local"
              label=${msg('From', { id: 'policy.from' })}
              help=${msg(str`Your time zone, ${zone}.`, { id: 'policy.publish.zone' })}
              .value=${this.at}
              .error=${this.error}
              @input=${(event: Event) => (this.at = (event.currentTarget as PorticoField).value)}
            ></portico-field>`
          : nothing
      }
      ${this.comingWords()}
      <p class="quiet">
        ${msg('Once it is in force it cannot be changed or taken back; a new version replaces it.', { id: 'policy.publish.final' })}
      </p>
    </form>`;
  }

  /** When it comes into force, as people say it; nothing while no such time was entered. */
  private comingWords(): TemplateResult | typeof nothing {
    const at = new Date(this.at);
    if (this.when !== 'later' || Number.isNaN(at.getTime())) return nothing;
    const time = new Intl.DateTimeFormat(this.locale, { dateStyle: 'full', timeStyle: 'short' }).format(at);
    return html`<p>
      ${msg(str`It comes into force on ${time}. Until then it can be taken back.`, { id: 'policy.publish.coming' })}
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-policy-publish': PorticoPolicyPublish;
  }
}

import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { MoveName } from '@portico/domain/deals/moves';
import { addDays, instantOf } from '@portico/domain/time';
import type { Client } from '@portico/runtime/client';
import { PorticoChoice } from '@portico/ui/choice/choice';
import { PorticoDate } from '@portico/ui/date/date';
import { drawIcon } from '@portico/ui/icon/draw-icon';
import { msg, str } from '@portico/ui/msg';
import { PorticoSelect } from '@portico/ui/select/select';
import { plusIcon } from '../../../layout/icons.ts';
import { deskRefusalText } from '../refusal-words.ts';
import { drawQuestion, type Question } from './ask-question.ts';
import { PorticoDecision, type DecisionOutcome, type Sending } from './decision.ts';

const QUESTIONS_MAX = 10;
const firstQuestion: Question = { key: 0, question: '', kind: 'missing', field: null };

/**
 * @summary Asks the partner: a list of questions, each either missing or clarifying, with what that costs the partner.
 */
export class PorticoAsk extends PorticoDecision {
  static readonly tag = 'portico-desk-ask';
  static override readonly uses = [...PorticoDecision.uses, PorticoChoice, PorticoSelect, PorticoDate];
  static override styles: CSSResultGroup = [
    PorticoDecision.styles,
    css`
      fieldset {
        display: grid;
        gap: var(--portico-space-3);
        min-inline-size: 0;
        margin: 0;
        padding: 0 0 var(--portico-space-4);
        border: 0;
        border-block-end: 1px solid var(--portico-border);
      }
      legend {
        display: flex;
        align-items: center;
        justify-content: space-between;
        inline-size: 100%;
        padding: 0;
        margin-block-end: var(--portico-space-2);
        font-weight: 600;
      }
      .add {
        justify-self: start;
      }
      .cost {
        font-size: var(--portico-text-size-small);
      }
    `,
  ];

  @state() private questions: readonly Question[] = [firstQuestion];
  @state() private checked = false;
  /** The day chosen for the answer, `YYYY-MM-DD`; empty for the usual. */
  @state() private dueOn = '';

  protected override move(): MoveName {
    return 'requestInfo';
  }

  protected override question(): string {
    return msg('What do you need to know?', { id: 'desk.ask.question' });
  }

  protected override verb(): string {
    return msg('Send the questions', { id: 'desk.ask.send' });
  }

  protected override done(): string {
    return msg('Asked. The clock stands still until the partner answers.', { id: 'desk.ask.done' });
  }

  protected override check(): boolean {
    this.checked = true;
    return this.questions.every(({ question }) => question.trim() !== '');
  }

  protected override send(client: Client, { reference, key }: Sending): Promise<DecisionOutcome> {
    const items = this.questions.map(({ question, kind, field }) => ({
      question: question.trim(),
      kind,
      ...(field && { field }),
    }));
    // The chosen day counts whole, so the deadline is the first instant after it.
    const dueAt = this.dueOn && addDays(instantOf(Date.parse(this.dueOn)), 1);
    return key.send({ ...reference, items, ...(dueAt && { dueAt }) }, (input, options) =>
      client.desk.requestInfo.mutate(input, options),
    );
  }

  protected override clear(): void {
    super.clear();
    this.checked = false;
    this.dueOn = '';
    this.questions = [firstQuestion];
  }

  private change(at: number, change: Partial<Question>): void {
    this.questions = this.questions.map((each, index) => (index === at ? { ...each, ...change } : each));
  }

  private add(): void {
    const key = Math.max(...this.questions.map((each) => each.key)) + 1;
    this.questions = [...this.questions, { key, question: '', kind: 'clarifying', field: null }];
    void this.updateComplete.then(() =>
      [...this.renderRoot.querySelectorAll('portico-field')].at(-1)?.focus(),
    );
  }

  private drop(at: number): void {
    this.questions = this.questions.filter((_, index) => index !== at);
  }

  protected override fields(): TemplateResult {
    const { infoDueBusinessDays: days = 0, lapseDays = 0 } = this.subject?.figures ?? {};
    return html`<p>
        ${msg(
          str`The partner has ${days} business days. The decision clock stands still meanwhile; ${lapseDays} days after that the registration is withdrawn.`,
          {
            id: 'desk.ask.text',
          },
        )}
      </p>
      ${this.questions.map((each, at) => this.one(each, at))}
      ${
        this.questions.length < QUESTIONS_MAX
          ? html`<portico-button class="add" small @click=${this.add}
              >${drawIcon(plusIcon)} ${msg('Add a question', { id: 'desk.ask.add' })}</portico-button
            >`
          : nothing
      }
      ${this.due()}`;
  }

  private one(question: Question, at: number): TemplateResult {
    const isUnsaid = this.checked && !question.question.trim();
    return drawQuestion(question, {
      at,
      isOneOfMany: this.questions.length > 1,
      error: isUnsaid ? msg('Write the question.', { id: 'desk.ask.words-needed' }) : '',
      change: (change) => this.change(at, change),
      drop: () => this.drop(at),
    });
  }

  /** The day the answer is due, where another than the usual one suits. */
  private due(): TemplateResult {
    const { infoDueMaxDays = 0 } = this.subject?.figures ?? {};
    const now = instantOf(Date.now());
    return html`<portico-date
      optional
      label=${msg('Answer due by', { id: 'desk.ask.due' })}
      help=${msg(str`Left empty, the usual days count. At most ${infoDueMaxDays} days from now.`, { id: 'desk.ask.due.help' })}
      min=${addDays(now, 1).slice(0, 10)}
      max=${addDays(now, Math.max(1, infoDueMaxDays - 1)).slice(0, 10)}
      .value=${this.dueOn}
      .error=${this.refusal?.field === 'dueAt' ? deskRefusalText(this.refusal) : ''}
      @input=${(event: Event) => {
        this.dueOn = (event.currentTarget as PorticoDate).value;
        this.refusal = null;
      }}
    ></portico-date>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-ask': PorticoAsk;
  }
}

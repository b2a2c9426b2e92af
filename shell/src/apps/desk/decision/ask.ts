import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { MoveName } from '@portico/domain/deals/moves';
import type { Client } from '@portico/runtime/client';
import { PorticoChoice } from '@portico/ui/choice/choice';
import type { PorticoField } from '@portico/ui/field/field';
import { drawIcon } from '@portico/ui/icon/draw-icon';
import { closeIcon } from '@portico/ui/icon/icons';
import { plusIcon } from '../../../layout/icons.ts';
import { PorticoDecision, type DecisionOutcome, type Sending } from './decision.ts';

interface Question {
  readonly key: number;
  readonly question: string;
  readonly kind: 'missing' | 'clarifying';
}

const QUESTIONS_MAX = 10;

/**
 * @summary Asks the partner: a list of questions, each either missing or clarifying, with what that costs the partner.
 */
export class PorticoAsk extends PorticoDecision {
  static readonly tag = 'portico-desk-ask';
  static override readonly uses = [...PorticoDecision.uses, PorticoChoice];
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

  @state() private questions: readonly Question[] = [{ key: 0, question: '', kind: 'missing' }];
  @state() private checked = false;

  protected override move(): MoveName {
    return 'requestInfo';
  }

  protected override shownFields(): readonly string[] {
    return [];
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
    const items = this.questions.map(({ question, kind }) => ({ question: question.trim(), kind }));
    return key.send({ ...reference, items }, (input, options) =>
      client.desk.requestInfo.mutate(input, options),
    );
  }

  protected override clear(): void {
    super.clear();
    this.checked = false;
    this.questions = [{ key: 0, question: '', kind: 'missing' }];
  }

  private change(at: number, change: Partial<Question>): void {
    this.questions = this.questions.map((each, index) => (index === at ? { ...each, ...change } : each));
  }

  private add(): void {
    const key = Math.max(...this.questions.map((each) => each.key)) + 1;
    this.questions = [...this.questions, { key, question: '', kind: 'clarifying' }];
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
          str`The partner has ${days} business days. The decision clock stands still meanwhile (DM4); ${lapseDays} days after that the registration is withdrawn (DM10).`,
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
      }`;
  }

  private one({ question, kind }: Question, at: number): TemplateResult {
    const name = msg(str`Question ${at + 1}`, { id: 'desk.ask.number' });
    return html`<fieldset>
      <legend>
        ${name}
        ${
          this.questions.length > 1
            ? html`<portico-button
                small
                variant="quiet"
                label=${msg(str`Remove question ${at + 1}`, { id: 'desk.ask.remove' })}
                @click=${() => this.drop(at)}
                >${drawIcon(closeIcon)}</portico-button
              >`
            : nothing
        }
      </legend>
      <portico-field
        required
        multiline
        maxlength="300"
        label=${msg('Question', { id: 'desk.ask.words' })}
        .value=${question}
        .error=${this.checked && !question.trim() ? msg('Write the question.', { id: 'desk.ask.words-needed' }) : ''}
        @input=${(event: Event) => this.change(at, { question: (event.currentTarget as PorticoField).value })}
      ></portico-field>
      <portico-choice
        segmented
        label=${msg('Kind', { id: 'desk.ask.kind' })}
        .options=${[
          { value: 'missing', label: msg('Missing', { id: 'desk.ask.missing' }) },
          { value: 'clarifying', label: msg('Clarifying', { id: 'desk.ask.clarifying' }) },
        ]}
        .value=${kind}
        @input=${(event: Event) =>
          this.change(at, {
            kind: (event.currentTarget as PorticoChoice).value === 'missing' ? 'missing' : 'clarifying',
          })}
      ></portico-choice>
      <p class="cost">
        ${
          kind === 'missing'
            ? msg(
                'Something that had to be there: the partner’s place in line moves to the time of the answer (DM3).',
                { id: 'desk.ask.missing.cost' },
              )
            : msg('Only to understand better: costs the partner no priority (DM3).', {
                id: 'desk.ask.clarifying.cost',
              })
        }
      </p>
    </fieldset>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-desk-ask': PorticoAsk;
  }
}

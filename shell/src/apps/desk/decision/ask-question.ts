import { html, nothing, type TemplateResult } from 'lit';
import { ClaimField } from '@portico/domain/deals/claim';
import { msg, str } from '@portico/ui/msg';
import type { PorticoChoice } from '@portico/ui/choice/choice';
import type { PorticoField } from '@portico/ui/field/field';
import { drawIcon } from '@portico/ui/icon/draw-icon';
import { closeIcon } from '@portico/ui/icon/icons';
import type { PorticoSelect } from '@portico/ui/select/select';
import { fieldWords } from '@portico/widgets/deals/claim-words-more';

/** A question as it is being written. */
export interface Question {
  readonly key: number;
  readonly question: string;
  readonly kind: 'missing' | 'clarifying';
  /** The field of the claim that the answer may change; null for an answer in words (DM13). */
  readonly field: ClaimField | null;
}

/** What a question is drawn from. */
export interface QuestionView {
  readonly at: number;
  /** Whether it can be taken away: a list needs one. */
  readonly isOneOfMany: boolean;
  readonly error: string;
  readonly change: (change: Partial<Question>) => void;
  readonly drop: () => void;
}

// The statement about the contact and the currency are no questions of their own.
const askable = ClaimField.options.filter((name) => name !== 'contactAgreed' && name !== 'estCurrency');

/** One question: its words, what of the registration it may change, and what it costs the partner. */
export function drawQuestion({ question, kind, field }: Question, view: QuestionView): TemplateResult {
  const { at, change } = view;
  return html`<fieldset>
    <legend>
      ${msg(str`Question ${at + 1}`, { id: 'desk.ask.number' })}
      ${view.isOneOfMany ? drawRemove(view) : nothing}
    </legend>
    <portico-field
      required
      multiline
      maxlength="300"
      label=${msg('Question', { id: 'desk.ask.words' })}
      .value=${question}
      .error=${view.error}
      @input=${(event: Event) => change({ question: (event.currentTarget as PorticoField).value })}
    ></portico-field>
    <portico-select
      optional
      label=${msg('Field to mend', { id: 'desk.ask.field' })}
      placeholder=${msg('None, an answer in words', { id: 'desk.ask.field.none' })}
      help=${msg('The partner may change this field with the answer, and no other.', { id: 'desk.ask.field.help' })}
      .options=${askable.map((value) => ({ value, label: fieldWords(value) }))}
      .value=${field ?? ''}
      @change=${(event: Event) => {
        const { value } = event.currentTarget as PorticoSelect;
        change({ field: askable.find((name) => name === value) ?? null });
      }}
    ></portico-select>
    <portico-choice
      segmented
      label=${msg('Kind', { id: 'desk.ask.kind' })}
      .options=${[
        { value: 'missing', label: msg('Missing', { id: 'desk.ask.missing' }) },
        { value: 'clarifying', label: msg('Clarifying', { id: 'desk.ask.clarifying' }) },
      ]}
      .value=${kind}
      @input=${(event: Event) =>
        change({
          kind: (event.currentTarget as PorticoChoice).value === 'missing' ? 'missing' : 'clarifying',
        })}
    ></portico-choice>
    <p class="cost">${costWords(kind)}</p>
  </fieldset>`;
}

function costWords(kind: Question['kind']): string {
  return kind === 'missing'
    ? msg('It had to be there: the partner’s place in line moves to the time of the answer.', {
        id: 'desk.ask.missing.cost',
      })
    : msg('Only to understand better: costs the partner no priority.', {
        id: 'desk.ask.clarifying.cost',
      });
}

function drawRemove({ at, drop }: QuestionView): TemplateResult {
  return html`<portico-button
    small
    variant="quiet"
    label=${msg(str`Remove question ${at + 1}`, { id: 'desk.ask.remove' })}
    @click=${drop}
    >${drawIcon(closeIcon)}</portico-button
  >`;
}

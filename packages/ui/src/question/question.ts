import { html, nothing, type TemplateResult } from 'lit';
import { drawIcon } from '../icon/draw-icon.ts';
import { alertIcon, chevronIcon } from '../icon/first-icons.ts';
import type { Option } from './option.ts';

/** A question that must be answered, as a form draws it. */
export interface Question {
  /** The key of its answer: the native control's name and id. */
  name: string;
  label: string | TemplateResult;
  value: string;
  /** What is wrong and how to mend it; empty when all is well. */
  error: string;
  /** One line under the control that helps to fill it in. */
  help?: string | undefined;
  /** The kind of text, which chooses the keyboard: `text`, `email`. */
  type?: string | undefined;
}

/**
 * A line of text with label, help and error, as a native control in the form's own shadow root: a form that asks a few
 * plain questions needs no element for each. Styled by `questionStyles`; where more is asked of it take `<portico-field>`.
 */
export function drawTextQuestion(question: Question): TemplateResult {
  const { name, value, error, help, type = 'text' } = question;
  return drawFrame(
    question,
    html`<div class="box ${error && 'invalid'}">
        <input
          id=${name}
          name=${name}
          type=${type}
          autocomplete="off"
          required
          aria-invalid=${error ? 'true' : nothing}
          aria-describedby="${name}-help ${name}-error"
          .value=${value}
        />
      </div>
      ${help ? html`<p id="${name}-help" class="help">${help}</p>` : nothing}`,
  );
}

/** One of a list, as a native select. */
export function drawSelectQuestion(
  question: Question,
  options: readonly Option[],
  placeholder: string,
): TemplateResult {
  const { name, value, error } = question;
  return drawFrame(
    question,
    html`<div class="box select ${error && 'invalid'}">
      <select
        id=${name}
        name=${name}
        required
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby="${name}-error"
      >
        <option value="">${placeholder}</option>
        ${drawOptions(options, value)}
      </select>
      ${drawIcon(chevronIcon)}
    </div>`,
  );
}

/** The options of a native select, under the headings of their groups. */
export function drawOptions(options: readonly Option[], chosen?: string): unknown {
  return [...Map.groupBy(options, ({ group }) => group)].map(([group, members]) => {
    const drawn = members.map(
      ({ value, label, disabled }) =>
        html`<option value=${value} ?disabled=${disabled} .selected=${value === chosen}>${label}</option>`,
    );
    return group ? html`<optgroup label=${group}>${drawn}</optgroup>` : drawn;
  });
}

/** Yes or no, with the words beside the box. */
export function drawCheckQuestion({ name, label, value, error }: Question): TemplateResult {
  return html`<div class="question">
    <label class="check">
      <input
        id=${name}
        name=${name}
        type="checkbox"
        required
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby="${name}-error"
        .checked=${value !== ''}
      />
      <span>${label}</span>
    </label>
    ${drawError(`${name}-error`, error)}
  </div>`;
}

function drawFrame({ name, label, error }: Question, control: TemplateResult): TemplateResult {
  return html`<div class="question">
    <label for=${name}>${label}</label>
    ${control} ${drawError(`${name}-error`, error)}
  </div>`;
}

/** The place of an error, empty while all is well: it is always there, so that its coming is announced. */
export function drawError(id: string, error: string): TemplateResult {
  return html`<p id=${id} class="error" part="error" aria-live="polite">
    ${error ? html`${drawIcon(alertIcon)}<span>${error}</span>` : nothing}
  </p>`;
}

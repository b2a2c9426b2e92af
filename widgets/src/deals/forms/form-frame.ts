import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import type { FormView, Typed } from './deal-form.ts';

/** The words around a form's fields. */
export interface FormWords {
  title: string;
  /** What it means and what comes of it. */
  means?: string;
  /** The verb on its button. */
  submit: string;
  danger?: boolean;
}

/** A form as all of them look: what it is, what it means, its fields, and its two ways out. */
export function formFrame(view: FormView, words: FormWords, fields: unknown): TemplateResult {
  const { title, means, submit, danger } = words;
  return html`<form class="panel" novalidate @submit=${view.onSubmit}>
    <div>
      <h3>${title}</h3>
      ${means ? html`<p class="quiet">${means}</p>` : nothing}
    </div>
    ${fields}
    <footer>
      <portico-button type="submit" variant=${danger ? 'danger' : 'primary'} .busy=${view.busy}
        >${submit}</portico-button
      >
      ${
        view.onKeep
          ? html`<portico-button variant="quiet" @click=${view.onKeep}
              >${msg('Cancel', { id: 'deals.form.leave' })}</portico-button
            >`
          : nothing
      }
    </footer>
  </form>`;
}

/** Several lines of text. */
export function wordsField(
  view: FormView,
  { name, label, help = '', max }: { name: string; label: string; help?: string; max: number },
): TemplateResult {
  return html`<portico-field
    multiline
    required
    name=${name}
    .label=${label}
    .help=${help}
    maxlength=${max}
    .error=${view.error(name)}
  ></portico-field>`;
}

/** A place for files that show it. */
export function filesField(
  view: FormView,
  { label = msg('Files that show it', { id: 'deals.form.files' }), required = false } = {},
): TemplateResult {
  return html`<portico-evidence
    name="fileIds"
    .label=${label}
    .required=${required}
    .error=${view.error('fileIds')}
  ></portico-evidence>`;
}

/** What is wrong when one of `names` is empty. */
export function emptyOnes({ values }: Typed, names: readonly string[]): Map<string, string> {
  const empty = names.filter((name) => !values[name]);
  return new Map(empty.map((name) => [name, msg('Please fill this in.', { id: 'deals.problem.required' })]));
}

/** The day of an instant, in the reader's words. */
export function dayWords(instant: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(Date.parse(instant));
}

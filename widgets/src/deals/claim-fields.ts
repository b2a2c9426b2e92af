import { msg } from '@portico/ui/msg';
import type { ClaimField } from '@portico/domain/deals/claim';
import type { OutputOf } from '@portico/runtime/client';
import type { Option } from '@portico/ui/question/option';
import type { ClaimChoices } from './claim-words.ts';
import { html, nothing, type TemplateResult } from 'lit';

/** What the fields are drawn from. */
export interface FieldsView {
  setup: OutputOf<'deals.form'>;
  locale: string;
  /** What is typed in a field, as text. */
  value(field: ClaimField): string;
  /** What is wrong with a field, in words; empty while it was not left yet. */
  error(field: ClaimField): string;
  /** Whether the optional part is open. */
  more: boolean;
  /** Draws the optional part; nothing until its code is there. */
  drawMore(): TemplateResult | undefined;
  /** Told when the optional part is opened. */
  onMore: () => void;
}

/** The same for questions that can be answered before the server was heard: they do without, and fill in what it says. */
export interface FirstFieldsView extends Omit<FieldsView, 'setup'> {
  setup?: FieldsView['setup'] | undefined;
  /** What can be chosen already; those of a country are put in beside. */
  choices: ClaimChoices;
}

/** A field's key and the words above it. */
export interface Question {
  name: ClaimField;
  label: string;
}

interface FieldOptions {
  type?: string;
  help?: string;
  complete?: string;
  optional?: boolean;
  multiline?: boolean;
  max?: number;
}

/** A line or several of text. */
export function textField(
  view: FieldsView,
  { name, label }: Question,
  options: FieldOptions = {},
): TemplateResult {
  const { type = 'text', help = '', complete = 'off', optional = false, multiline = false, max } = options;
  return html`<portico-field
    name=${name}
    .label=${label}
    .type=${type}
    .help=${help}
    .autocomplete=${complete}
    .optional=${optional}
    .required=${!optional}
    .multiline=${multiline}
    maxlength=${max ?? nothing}
    .value=${view.value(name)}
    .error=${view.error(name)}
  ></portico-field>`;
}

/** One of a list. */
export function selectField(
  view: FieldsView,
  { name, label }: Question,
  options: readonly Option[],
): TemplateResult {
  return html`<portico-select
    class="narrow"
    name=${name}
    required
    .label=${label}
    .placeholder=${msg('Choose', { id: 'deals.choose' })}
    .options=${options}
    .value=${view.value(name)}
    .error=${view.error(name)}
  ></portico-select>`;
}

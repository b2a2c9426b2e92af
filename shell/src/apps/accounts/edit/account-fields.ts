import { html, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import type { AccountName } from '@portico/domain/accounts/views';
import type { Search } from '@portico/ui/combobox/combobox';
import { countryOptions } from '@portico/widgets/deals/countries';
import { buyingHelp, buyingWords } from '../account-words.ts';
import { type AccountDraft, buyingOf, type DraftField } from './account-draft.ts';
import { fieldWords } from './field-words.ts';

/** What the fields of an account show, and what happens when one is set. */
export interface AccountFields {
  readonly draft: AccountDraft;
  readonly errors: Readonly<Record<string, string>>;
  readonly locale: string;
  readonly segments: readonly string[];
  readonly parent: AccountName | null;
  readonly searchParents: Search;
  readonly set: (field: DraftField, value: string) => void;
}

/** The fields of an account, in the order they are known in. */
export function drawAccountFields(of: AccountFields): TemplateResult {
  const { draft, errors, locale, set } = of;
  return html`${line(of, 'legalName', { required: true })}
    <portico-combobox
      name="country"
      required
      label=${fieldWords('country')}
      .options=${countryOptions(locale)}
      .value=${draft.country}
      .error=${errors['country'] ?? ''}
      @change=${(event: Event) => set('country', valueOf(event))}
    ></portico-combobox>
    ${lines(of, 'aliases', msg('Trade names and former names, one a line.', { id: 'accounts.aliases.help' }))}
    ${lines(of, 'domains', msg('Of their website and e-mail, one a line: company.com', { id: 'accounts.domains.help' }))}
    ${lines(of, 'regNos', '')}${lines(of, 'vatNos', '')}${lines(of, 'dunsNos', '')}
    <p class="error" role="alert">${errors['registrationNos'] ?? ''}</p>
    ${belonging(of)} ${line(of, 'externalId', { required: false })}`;
}

function belonging({ draft, errors, segments, parent, searchParents, set }: AccountFields): TemplateResult {
  return html`<portico-combobox
      name="parent"
      optional
      label=${fieldWords('parentId')}
      help=${msg('The company it belongs to. Type a few letters of its name.', { id: 'accounts.parent.help' })}
      .options=${parent ? [{ value: parent.id, label: parent.legalName }] : []}
      .search=${searchParents}
      .value=${draft.parentId}
      .error=${errors['parentId'] ?? ''}
      @change=${(event: Event) => set('parentId', valueOf(event))}
    ></portico-combobox>
    <div class="pair">
      <portico-combobox
        name="segment"
        optional
        custom
        label=${fieldWords('segment')}
        .options=${segments.map((value) => ({ value, label: value }))}
        .value=${draft.segment}
        .error=${errors['segment'] ?? ''}
        @input=${(event: Event) => set('segment', valueOf(event))}
      ></portico-combobox>
      <portico-select
        name="buying"
        required
        label=${fieldWords('buyingMode')}
        .options=${(['central', 'by_site', 'mixed'] as const).map((value) => ({ value, label: buyingWords(value) }))}
        help=${buyingHelp(buyingOf(draft.buyingMode))}
        .value=${draft.buyingMode}
        @input=${(event: Event) => set('buyingMode', valueOf(event))}
      ></portico-select>
    </div>`;
}

function line(
  { draft, errors, set }: AccountFields,
  field: DraftField,
  { required }: { required: boolean },
): TemplateResult {
  return html`<portico-field
    name=${field}
    autocomplete="off"
    ?required=${required}
    ?optional=${!required}
    label=${fieldWords(field)}
    .value=${draft[field]}
    .error=${errors[field] ?? ''}
    @input=${(event: Event) => set(field, valueOf(event))}
  ></portico-field>`;
}

function lines({ draft, errors, set }: AccountFields, field: DraftField, help: string): TemplateResult {
  return html`<portico-field
    name=${field}
    multiline
    optional
    label=${fieldWords(field)}
    help=${help}
    .value=${draft[field]}
    .error=${errors[field] ?? ''}
    @input=${(event: Event) => set(field, valueOf(event))}
  ></portico-field>`;
}

function valueOf(event: Event): string {
  return (event.currentTarget as HTMLElement & { value: string }).value;
}

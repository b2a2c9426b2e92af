import { html, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import type { ClaimField, DraftClaim } from '@portico/domain/deals/claim';
import { PorticoCheck } from '@portico/ui/check/check';
import type { Option } from '@portico/ui/question/option';
import { PorticoDate } from '@portico/ui/date/date';
import type { ElementClass } from '@portico/ui/define';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoMoney } from '@portico/ui/money/money';
import { PorticoSelect } from '@portico/ui/select/select';
import { dealTypeOptions, secondRoleOptions, siteScopeOptions } from '../claim-words-more.ts';
import { bandWords, quarterWords } from '../claim-words.ts';
import { relationshipOptions } from '../relationship-words.ts';
import { PorticoEvidence } from '../../files/evidence.ts';
import { countryOptions } from '../countries.ts';
import type { FormView } from './deal-form.ts';
import { filesField } from './form-frame.ts';

/** Every element a field of a claim is drawn with. */
export const claimElements: readonly ElementClass[] = [
  PorticoField,
  PorticoSelect,
  PorticoMoney,
  PorticoDate,
  PorticoCheck,
  PorticoEvidence,
];

/** How a field is asked for. */
export interface ClaimQuestion {
  field: ClaimField;
  /** The control's name in its form. */
  name: string;
  label: string;
  help?: string;
  required?: boolean;
}

// Long texts, with their limits.
const long: Partial<Record<ClaimField, number>> = {
  compellingEvent: 500,
  helpRequested: 500,
  sites: 2000,
  lines: 2000,
};

/** A control for one field of a claim, with what the claim says now. */
export function claimControl(view: FormView, question: ClaimQuestion): TemplateResult {
  const { field, label, required = false } = question;
  if (field === 'fileIds') return filesField(view, { label, required });
  if (field === 'estAmountMinor') return moneyControl(view, question);
  if (field === 'contactAgreed') return checkControl(view, question);
  if (field === 'tenderPublishedOn') return dateControl(view, question);
  const options = optionsOf[field]?.(view);
  return options ? selectControl(view, question, options) : textControl(view, question);
}

function selectControl(
  view: FormView,
  { field, name, label, help = '', required = false }: ClaimQuestion,
  options: readonly Option[],
): TemplateResult {
  return html`<portico-select
    class="narrow"
    name=${name}
    data-field=${field}
    .required=${required}
    .label=${label}
    .help=${help}
    .placeholder=${msg('Choose', { id: 'deals.choose' })}
    .options=${options}
    .value=${textOf(view.deal.claim, field)}
    .error=${view.error(name)}
  ></portico-select>`;
}

function moneyControl(
  view: FormView,
  { field, name, label, help = '', required = false }: ClaimQuestion,
): TemplateResult {
  const { claim } = view.deal;
  return html`<portico-money
    class="narrow"
    name=${name}
    data-field=${field}
    .optional=${!required}
    .required=${required}
    .currency=${claim.estCurrency || view.setup?.policy.currency || 'EUR'}
    .label=${label}
    .help=${help}
    .value=${textOf(claim, field)}
    .error=${view.error(name)}
  ></portico-money>`;
}

function checkControl(
  view: FormView,
  { field, name, label, required = false }: ClaimQuestion,
): TemplateResult {
  return html`<portico-check
    name=${name}
    data-field=${field}
    .required=${required}
    .label=${label}
    .checked=${textOf(view.deal.claim, field) !== ''}
    .error=${view.error(name)}
  ></portico-check>`;
}

function dateControl(
  view: FormView,
  { field, name, label, help = '', required = false }: ClaimQuestion,
): TemplateResult {
  return html`<portico-date
    class="narrow"
    name=${name}
    data-field=${field}
    .required=${required}
    .label=${label}
    .help=${help}
    .value=${textOf(view.deal.claim, field)}
    .error=${view.error(name)}
  ></portico-date>`;
}

function textControl(
  view: FormView,
  { field, name, label, help = '', required = false }: ClaimQuestion,
): TemplateResult {
  return html`<portico-field
    name=${name}
    data-field=${field}
    .type=${field === 'contactEmail' ? 'email' : 'text'}
    .multiline=${field in long}
    .maxlength=${long[field]}
    .optional=${!required}
    .required=${required}
    .label=${label}
    .help=${help || (field === 'sites' ? sitesHelp() : '')}
    .value=${textOf(view.deal.claim, field)}
    .error=${view.error(name)}
  ></portico-field>`;
}

/** What `text` means as the value of a field; the amount brings its currency. Files are not typed, so they are not read here. */
export function claimValue(field: ClaimField, text: string, currency: string): DraftClaim {
  if (field === 'estAmountMinor')
    return text === '' ? { estAmountMinor: null } : { estAmountMinor: Number(text), estCurrency: currency };
  if (field === 'contactAgreed') return { contactAgreed: text === 'on' };
  if (field === 'sites') return { sites: sitesOf(text) };
  return { [field]: text };
}

/** What the claim says in a field, as text. */
export function textOf(claim: DraftClaim, field: ClaimField): string {
  if (field === 'sites')
    return (claim.sites ?? [])
      .map(({ name, postcode, city }) => [name, postcode, city].filter(Boolean).join(', '))
      .join('\n');
  const value = claim[field];
  if (typeof value === 'boolean') return value ? 'on' : '';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function sitesHelp(): string {
  return msg('One a line: name, postcode, city.', { id: 'deals.field.sites.help' });
}

function sitesOf(text: string): NonNullable<DraftClaim['sites']> {
  const lines = text.split('\n').map((line) => line.split(',').map((part) => part.trim()));
  return lines
    .filter(([name]) => name)
    .map(([name = '', ...place]) => {
      const postcode = place.length > 1 ? place[0] : '';
      const city = place.slice(postcode === '' ? 0 : 1).join(', ');
      return { name, ...(postcode && { postcode }), ...(city && { city }) };
    });
}

const optionsOf: Partial<Record<ClaimField, (view: FormView) => readonly Option[] | undefined>> = {
  customerCountry: ({ locale }) => countryOptions(locale),
  relationship: () => relationshipOptions(),
  dealType: () => dealTypeOptions(),
  siteScope: () => siteScopeOptions(),
  secondPartnerRole: () => secondRoleOptions(),
  productId: ({ setup }) =>
    setup?.products.map(({ id, name, family }) => ({ value: id, label: name, group: family })),
  valueBand: ({ setup, locale }) =>
    setup?.policy.valueBands.map((band) => ({
      value: band.code,
      label: bandWords(band, setup.policy.currency, locale),
    })),
  closeQuarter: ({ setup, locale }) =>
    setup?.quarters.map((quarter) => ({ value: quarter, label: quarterWords(quarter, locale) })),
};

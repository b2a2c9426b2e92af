import { html, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import type { PorticoCheck } from '@portico/ui/check/check';
import { countryOptions } from '@portico/widgets/deals/countries';

/** A site as its form holds it. */
export interface SiteDraft {
  readonly name: string;
  readonly street: string;
  readonly city: string;
  readonly postcode: string;
  readonly country: string;
  readonly main: boolean;
}

/** Everything empty. */
export const emptySite: SiteDraft = {
  name: '',
  street: '',
  city: '',
  postcode: '',
  country: '',
  main: false,
};

interface SiteForm {
  readonly errors: Readonly<Record<string, string>>;
  readonly checked: boolean;
  readonly locale: string;
  readonly set: (change: Partial<SiteDraft>) => void;
}

/** The fields of a site. */
export function drawSiteFields(draft: SiteDraft, { errors, checked, locale, set }: SiteForm): TemplateResult {
  const noName =
    checked && !draft.name.trim()
      ? msg('Enter a name for the site.', { id: 'accounts.site.name-needed' })
      : '';
  const text = (field: 'street' | 'city' | 'postcode', label: string) =>
    html`<portico-field
      name=${field}
      optional
      label=${label}
      .value=${draft[field]}
      .error=${errors[field] ?? ''}
      @input=${(event: Event) => set({ [field]: valueOf(event) })}
    ></portico-field>`;
  return html`<portico-field
      name="name"
      required
      autocomplete="off"
      label=${msg('Name of the site', { id: 'accounts.site.name' })}
      placeholder=${msg('Plant Dresden', { id: 'accounts.site.example' })}
      .value=${draft.name}
      .error=${errors['name'] ?? noName}
      @input=${(event: Event) => set({ name: valueOf(event) })}
    ></portico-field>
    ${text('street', msg('Street', { id: 'accounts.street' }))}
    <div class="pair">
      ${text('postcode', msg('Postcode', { id: 'accounts.postcode' }))}
      ${text('city', msg('City', { id: 'accounts.city' }))}
    </div>
    <portico-combobox
      name="country"
      required
      label=${msg('Country', { id: 'accounts.country' })}
      .options=${countryOptions(locale)}
      .value=${draft.country}
      .error=${errors['country'] ?? (checked && !draft.country ? msg('Choose a country.', { id: 'accounts.wrong.country' }) : '')}
      @change=${(event: Event) => set({ country: valueOf(event) })}
    ></portico-combobox>
    <portico-check
      label=${msg('This is the main address', { id: 'accounts.site.is-main' })}
      .checked=${draft.main}
      @input=${(event: Event) => set({ main: (event.currentTarget as PorticoCheck).checked })}
    ></portico-check>`;
}

function valueOf(event: Event): string {
  return (event.currentTarget as HTMLElement & { value: string }).value;
}

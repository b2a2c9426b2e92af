import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '@lit/localize';
import { type ClaimField, Relationship } from '@portico/domain/deals/claim';
import type { OutputOf } from '@portico/runtime/client';
import type { Option } from '@portico/ui/control';
import { define } from '@portico/ui/define';
import { bandWords, quarterWords, relationshipWords } from './claim-words.ts';
import { countryOptions } from './countries.ts';

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
}

interface FieldOptions {
  type?: string;
  help?: string;
  complete?: string;
  optional?: boolean;
  multiline?: boolean;
  max?: number;
}

/** The form's fields: eight questions and a statement, and what may be added. */
export function registrationFields(view: FieldsView): TemplateResult {
  const { setup, locale } = view;
  const { policy, products, quarters } = setup;
  const text = (name: ClaimField, label: string, options: FieldOptions = {}): TemplateResult => {
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
  };
  const select = (name: ClaimField, label: string, options: readonly Option[]): TemplateResult =>
    html`<portico-select
      class="narrow"
      name=${name}
      required
      .label=${label}
      .placeholder=${msg('Choose', { id: 'deals.choose' })}
      .options=${options}
      .value=${view.value(name)}
      .error=${view.error(name)}
    ></portico-select>`;
  const optional = { optional: true };
  return html`<section>
      <h3>${msg('The customer', { id: 'deals.customer' })}</h3>
      ${text('customerName', msg('Company name', { id: 'deals.customerName' }))}
      ${text('customerWeb', msg('Website or work e-mail', { id: 'deals.customerWeb' }), {
        help: msg('Tells two companies of one name apart.', { id: 'deals.customerWeb.help' }),
      })}
      ${select('customerCountry', msg('Country', { id: 'deals.customerCountry' }), countryOptions(locale))}
    </section>
    <section>
      <h3>${msg('Your contact there', { id: 'deals.contact' })}</h3>
      ${text('contactName', msg('Name', { id: 'deals.contactName' }))}
      ${text('contactEmail', msg('E-mail', { id: 'deals.contactEmail' }), { type: 'email' })}
      <portico-check
        name="contactAgreed"
        required
        .label=${msg('They know that I pass on their name and e-mail for this registration.', { id: 'deals.contactAgreed' })}
        .checked=${view.value('contactAgreed') !== ''}
        .error=${view.error('contactAgreed')}
      ></portico-check>
    </section>
    <section>
      <h3>${msg('The deal', { id: 'deals.deal' })}</h3>
      ${select('productId', msg('Product', { id: 'deals.productId' }), productOptions(products))}
      ${select(
        'valueBand',
        msg('Expected value', { id: 'deals.valueBand' }),
        policy.valueBands.map((band) => ({
          value: band.code,
          label: bandWords(band, policy.currency, locale),
        })),
      )}
      ${select(
        'closeQuarter',
        msg('Expected to close', { id: 'deals.closeQuarter' }),
        quarters.map((value) => ({ value, label: quarterWords(value, locale) })),
      )}
      ${select(
        'relationship',
        msg('How well do you know them?', { id: 'deals.relationship' }),
        Relationship.options.map((value) => ({ value, label: relationshipWords(value) })),
      )}
    </section>
    <details ?open=${view.more} @toggle=${loadMoney}>
      <summary>${msg('Add more detail', { id: 'deals.more' })}</summary>
      <div class="more">
        ${text('customerCity', msg('City', { id: 'deals.customerCity' }), optional)}
        ${text('customerPostcode', msg('Postcode', { id: 'deals.customerPostcode' }), optional)}
        ${text('customerRegistrationNo', msg('Company registration number', { id: 'deals.customerRegistrationNo' }), optional)}
        <portico-money
          class="narrow"
          name="estAmountMinor"
          optional
          .currency=${policy.currency}
          .label=${msg('Amount, as far as you know it', { id: 'deals.estAmountMinor' })}
          .value=${view.value('estAmountMinor')}
          .error=${view.error('estAmountMinor')}
        ></portico-money>
        ${text('competitor', msg('Who else is in the race?', { id: 'deals.competitor' }), optional)}
        ${text('compellingEvent', msg('Why do they buy now?', { id: 'deals.compellingEvent' }), {
          optional: true,
          multiline: true,
          max: 500,
        })}
      </div>
    </details>`;
}

/** The one element only the folded part needs comes when that is opened; it takes over what was set on it before. */
async function loadMoney(): Promise<void> {
  const { PorticoMoney } = await import('@portico/ui/money/money');
  define(PorticoMoney);
}

/** Products under their family, both in the order the server gives. */
function productOptions(products: FieldsView['setup']['products']): Option[] {
  return [...Map.groupBy(products, ({ family }) => family)].flatMap(([family, members]) =>
    members.map(({ id, name }) => ({ value: id, label: name, group: family })),
  );
}

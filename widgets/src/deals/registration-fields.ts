import { msg, str } from '@portico/ui/msg';
import type { Option } from '@portico/ui/control';
import { html, type TemplateResult } from 'lit';
import { selectField, textField, type FieldsView } from './claim-fields.ts';
import { bandWords, quarterWords, relationshipOptions } from './claim-words.ts';
import { countryOptions } from './countries.ts';

/** The form's fields: eight questions and a statement, and the fold for what may be added. */
export function registrationFields(view: FieldsView): TemplateResult {
  const { setup, locale } = view;
  const { policy, products, quarters } = setup;
  return html`<section>
      <h3>${msg('The customer', { id: 'deals.customer' })}</h3>
      ${textField(view, { name: 'customerName', label: msg('Company name', { id: 'deals.customerName' }) })}
      ${textField(
        view,
        { name: 'customerWeb', label: msg('Website or work e-mail', { id: 'deals.customerWeb' }) },
        {
          help: msg('Tells two companies of one name apart.', { id: 'deals.customerWeb.help' }),
        },
      )}
      ${selectField(view, { name: 'customerCountry', label: msg('Country', { id: 'deals.customerCountry' }) }, countryOptions(locale))}
    </section>
    <section>
      <h3>${msg('Your contact there', { id: 'deals.contact' })}</h3>
      ${textField(view, { name: 'contactName', label: msg('Name', { id: 'deals.contactName' }) })}
      ${textField(view, { name: 'contactEmail', label: msg('E-mail', { id: 'deals.contactEmail' }) }, { type: 'email' })}
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
      ${selectField(view, { name: 'productId', label: msg('Product', { id: 'deals.productId' }) }, productOptions(products))}
      ${selectField(
        view,
        { name: 'valueBand', label: msg('Expected value', { id: 'deals.valueBand' }) },
        policy.valueBands.map((band) => ({
          value: band.code,
          label: bandWords(band, policy.currency, locale),
        })),
      )}
      ${selectField(
        view,
        { name: 'closeQuarter', label: msg('Expected to close', { id: 'deals.closeQuarter' }) },
        quarters.map((value) => ({ value, label: quarterWords(value, locale) })),
      )}
      ${selectField(
        view,
        { name: 'relationship', label: msg('How well do you know them?', { id: 'deals.relationship' }) },
        relationshipOptions(),
      )}
    </section>
    <details ?open=${view.more} @toggle=${view.onMore}>
      <summary>${msg('Add more detail', { id: 'deals.more' })}</summary>
      ${view.drawMore()}
    </details>`;
}

/** Products under their family, both in the order the server gives. */
export function productOptions(products: FieldsView['setup']['products']): Option[] {
  return [...Map.groupBy(products, ({ family }) => family)].flatMap(([family, members]) =>
    members.map(({ id, name }) => ({ value: id, label: name, group: family })),
  );
}

/** What this is, and what one gets for it. */
export function registrationHeader({ policy }: FieldsView['setup']): TemplateResult {
  return html`<header>
    <h2>${msg('Register a deal', { id: 'deals.register' })}</h2>
    <p>
      ${msg(
        str`A decision comes within ${policy.decisionBusinessDays} business days. Until then the customer is held for you.`,
        {
          id: 'deals.register.lead',
        },
      )}
    </p>
  </header>`;
}

/** The shape of the form while it comes: a title and ten questions. */
export function registrationSkeleton(): TemplateResult {
  const question = html`<portico-skeleton class="label"></portico-skeleton
    ><portico-skeleton class="box"></portico-skeleton>`;
  return html`<portico-skeleton class="title"></portico-skeleton
    >${Array.from({ length: 10 }, () => question)}`;
}

import { html, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import { Relationship } from '@portico/domain/deals/claim';
import { type FieldsView, selectField, textField } from '@portico/widgets/deals/claim-fields';
import { bandWords, productOptions, quarterWords } from '@portico/widgets/deals/claim-words';
import { countryOptions } from '@portico/widgets/deals/countries';
import { deskRelationshipWords } from '../desk-words.ts';

/** What the fields are drawn from. */
export interface ClaimForm extends Pick<FieldsView, 'setup' | 'locale' | 'value' | 'error'> {
  /** Draws what may be added: evidence, places, a second partner. */
  drawMore(view: FieldsView): TemplateResult;
}

/** The eight questions, the statement and what may be added, as the vendor asks them for a partner. */
export function drawClaimFields(form: ClaimForm): TemplateResult {
  const view: FieldsView = { ...form, more: false, drawMore: () => form.drawMore(view), onMore: () => {} };
  const { setup, locale } = form;
  const { policy, products, quarters } = setup;
  return html`<h2>${msg('The customer', { id: 'desk.behalf.customer' })}</h2>
    ${textField(view, { name: 'customerName', label: msg('Company name', { id: 'desk.behalf.name' }) })}
    ${textField(view, { name: 'customerWeb', label: msg('Website or work e-mail', { id: 'desk.behalf.web' }) })}
    ${selectField(view, { name: 'customerCountry', label: msg('Country', { id: 'desk.fact.country' }) }, countryOptions(locale))}
    <h2>${msg('The contact there', { id: 'desk.behalf.contact' })}</h2>
    ${textField(view, { name: 'contactName', label: msg('Name', { id: 'desk.behalf.contact-name' }) })}
    ${textField(view, { name: 'contactEmail', label: msg('E-mail', { id: 'desk.behalf.contact-mail' }) }, { type: 'email' })}
    <portico-check
      name="contactAgreed"
      required
      .label=${msg('The partner says that the contact agreed to be named.', { id: 'desk.behalf.agreed' })}
      .checked=${view.value('contactAgreed') !== ''}
      .error=${view.error('contactAgreed')}
    ></portico-check>
    <h2>${msg('The deal', { id: 'desk.behalf.deal' })}</h2>
    ${selectField(view, { name: 'productId', label: msg('Product', { id: 'desk.column.product' }) }, productOptions(products))}
    ${selectField(
      view,
      { name: 'valueBand', label: msg('Value', { id: 'desk.column.value' }) },
      policy.valueBands.map((band) => ({
        value: band.code,
        label: bandWords(band, policy.currency, locale),
      })),
    )}
    ${selectField(
      view,
      { name: 'closeQuarter', label: msg('Expected to close', { id: 'desk.fact.quarter' }) },
      quarters.map((value) => ({ value, label: quarterWords(value, locale) })),
    )}
    ${selectField(
      view,
      { name: 'relationship', label: msg('Relationship', { id: 'desk.fact.relationship' }) },
      Relationship.options.map((value) => ({ value, label: deskRelationshipWords(value) })),
    )}
    <details>
      <summary>${msg('Add more detail', { id: 'desk.behalf.more' })}</summary>
      ${view.drawMore()}
    </details>`;
}

import { msg } from '@lit/localize';
import { define } from '@portico/ui/define';
import { PorticoMoney } from '@portico/ui/money/money';
import { html, type TemplateResult } from 'lit';
import { textField, type FieldsView } from './claim-fields.ts';

const optional = { optional: true };

/** What may be added to a claim. Loaded when somebody wants to. */
export function moreFields(view: FieldsView): TemplateResult {
  define(PorticoMoney);
  return html`<div class="more">
    ${textField(view, { name: 'customerCity', label: msg('City', { id: 'deals.customerCity' }) }, optional)}
    ${textField(view, { name: 'customerPostcode', label: msg('Postcode', { id: 'deals.customerPostcode' }) }, optional)}
    ${textField(view, { name: 'customerRegistrationNo', label: msg('Company registration number', { id: 'deals.customerRegistrationNo' }) }, optional)}
    <portico-money
      class="narrow"
      name="estAmountMinor"
      optional
      .currency=${view.setup.policy.currency}
      .label=${msg('Amount, as far as you know it', { id: 'deals.estAmountMinor' })}
      .value=${view.value('estAmountMinor')}
      .error=${view.error('estAmountMinor')}
    ></portico-money>
    ${textField(view, { name: 'competitor', label: msg('Who else is in the race?', { id: 'deals.competitor' }) }, optional)}
    ${textField(
      view,
      { name: 'compellingEvent', label: msg('Why do they buy now?', { id: 'deals.compellingEvent' }) },
      {
        optional: true,
        multiline: true,
        max: 500,
      },
    )}
  </div>`;
}

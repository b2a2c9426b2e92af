import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '@lit/localize';
import { Relationship } from '@portico/domain/deals/claim';
import type { DealView } from '@portico/domain/deals/views';
import { currencyExponent, formatMoney } from '@portico/domain/money';
import { quarterWords } from '@portico/widgets/deals/claim-words';
import { countryName } from '@portico/widgets/deals/country-name';
import { deskRelationshipWords, valueWords } from '../desk-words.ts';

/** What the partner claims, as terms and values; what was left empty is left out. */
export function drawFacts(deal: DealView, locale: string): TemplateResult {
  const { claim } = deal;
  const relationship = Relationship.options.find((each) => each === claim.relationship);
  const place = [claim.customerPostcode, claim.customerCity].filter(Boolean).join(' ');
  const rows: [string, unknown][] = [
    [msg('Customer', { id: 'desk.column.customer' }), claim.customerName],
    [msg('Website', { id: 'desk.fact.web' }), claim.customerWeb],
    [
      msg('Country', { id: 'desk.fact.country' }),
      claim.customerCountry ? countryName(claim.customerCountry, locale) : '',
    ],
    [msg('Place', { id: 'desk.fact.place' }), place],
    [msg('Registration number', { id: 'desk.fact.number' }), claim.customerRegistrationNo],
    [
      msg('Contact', { id: 'desk.fact.contact' }),
      [claim.contactName, claim.contactEmail].filter(Boolean).join('\n'),
    ],
    [msg('Product', { id: 'desk.column.product' }), deal.productName],
    [msg('Value', { id: 'desk.column.value' }), valueWords(claim.valueBand ?? null, locale)],
    [msg('Amount', { id: 'desk.fact.amount' }), amountWords(deal, locale)],
    [
      msg('Expected to close', { id: 'desk.fact.quarter' }),
      claim.closeQuarter ? quarterWords(claim.closeQuarter, locale) : '',
    ],
    [
      msg('Relationship', { id: 'desk.fact.relationship' }),
      relationship ? deskRelationshipWords(relationship) : '',
    ],
    [msg('Competitor', { id: 'desk.fact.competitor' }), claim.competitor],
    [msg('Why now', { id: 'desk.fact.event' }), claim.compellingEvent],
  ];
  return html`<dl>
    ${rows.map(([term, value]) =>
      value
        ? html`<dt>${term}</dt>
            <dd>${value}</dd>`
        : nothing,
    )}
  </dl>`;
}

function amountWords({ claim: { estAmountMinor, estCurrency } }: DealView, locale: string): string {
  if (typeof estAmountMinor !== 'number' || !estCurrency) return '';
  const isWhole = estAmountMinor % 10 ** currencyExponent(estCurrency) === 0;
  return formatMoney({ amountMinor: estAmountMinor, currency: estCurrency }, locale, { whole: isWhole });
}

import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '@lit/localize';
import { defaultDealPolicy } from '@portico/domain/deals/policy';
import type { DealView } from '@portico/domain/deals/views';
import { formatMoney } from '@portico/domain/money';
import { bandWords, deadlineWords, quarterWords, relationshipWords } from './claim-words.ts';
import { countryName } from './country-name.ts';
import { protectionWord } from './status-words.ts';

/** What is known of a deal, only what was said. */
export function dealFacts(deal: DealView, locale: string): TemplateResult {
  const { claim, receipt } = deal;
  const day = (instant: string): string =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(Date.parse(instant));
  const { estAmountMinor, estCurrency, relationship, closeQuarter } = claim;
  const city = [claim.customerPostcode, claim.customerCity].filter(Boolean).join(' ');
  const place = [city, deal.customerCountry && countryName(deal.customerCountry, locale)];
  const isWaiting = deal.review === 'submitted' || deal.review === 'in_review';
  return html`<dl>
    ${fact(msg('Number', { id: 'deals.number' }), deal.number)}
    ${fact(
      msg('Protection', { id: 'deals.protection' }),
      deal.protectionEnd && deal.protection !== 'none'
        ? `${protectionWord(deal.protection)} · ${day(deal.protectionEnd)}`
        : protectionWord(deal.protection),
    )}
    ${fact(msg('Decision by', { id: 'deals.dueAt' }), isWaiting && deal.decisionDueAt && deadlineWords(deal.decisionDueAt, locale))}
    ${fact(msg('Reviewer', { id: 'deals.reviewer' }), deal.reviewerName)}
    ${fact(msg('Place', { id: 'deals.place' }), place.filter(Boolean).join(', '))}
    ${fact(msg('Website', { id: 'deals.web' }), claim.customerWeb)}
    ${fact(msg('Contact', { id: 'deals.contact.fact' }), claim.contactName)}
    ${fact(msg('E-mail', { id: 'deals.contactEmail' }), claim.contactEmail)}
    ${fact(msg('Product', { id: 'deals.productId' }), deal.productName)}
    ${fact(
      msg('Expected value', { id: 'deals.valueBand' }),
      estAmountMinor && estCurrency
        ? formatMoney({ amountMinor: estAmountMinor, currency: estCurrency }, locale, { whole: true })
        : deal.valueBand && bandName(deal.valueBand, locale),
    )}
    ${fact(msg('Expected to close', { id: 'deals.closeQuarter' }), closeQuarter && quarterWords(closeQuarter, locale))}
    ${fact(msg('Relationship', { id: 'deals.relationship.fact' }), relationship && relationshipWords(relationship))}
    ${fact(msg('Other bidders', { id: 'deals.competitor.fact' }), claim.competitor)}
    ${fact(msg('Why now', { id: 'deals.compellingEvent.fact' }), claim.compellingEvent)}
    ${fact(msg('Registered by', { id: 'deals.seller' }), deal.sellerName)}
    ${fact(msg('Receipt', { id: 'deals.receipt' }), receipt && html`<span title=${receipt.hash}>${receipt.hash.slice(0, 12)}</span>`)}
  </dl>`;
}

/** A band's words by its code; the code itself when the policy no longer knows it. */
export function bandName(code: string, locale: string): string {
  const band = defaultDealPolicy.valueBands.find((one) => one.code === code);
  return band ? bandWords(band, defaultDealPolicy.currency, locale) : code;
}

function fact(name: string, value: unknown): unknown {
  return value
    ? html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`
    : nothing;
}
